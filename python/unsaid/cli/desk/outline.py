"""``unsaid outline``: who knows what in a writer's outline, scene by scene, and what does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.options import Force, Json
from unsaid.cli.parameters import argument, option
from unsaid.terminal.out import put, ready
from unsaid.terminal.output import emit, emit_json, remark

if TYPE_CHECKING:
    from unsaid.desk.outline import Outline


def outline(
    file: Annotated[
        str | None, argument("[FILE]", help="An outline: a Markdown table, CSV or sentences; - is standard input.")
    ] = None,
    from_text: Annotated[
        str | None, option("--from-text", metavar="FILE", help="Have a voice read a manuscript, and go by its rows.")
    ] = None,
    voice: Annotated[
        str | None,
        option("--voice", metavar="URL", help="With --from-text: a language model that speaks as OpenAI's do."),
    ] = None,
    rows: Annotated[
        str | None, option("--rows", metavar="OUT", help="With --from-text: write the rows that were kept to OUT.")
    ] = None,
    world: Annotated[
        str | None, option("--world", metavar="OUT", help="Write the world it stands for to OUT (-: standard output).")
    ] = None,
    story: Annotated[
        str | None, option("--story", metavar="OUT", help="Write it to OUT as a story of that world, for check.")
    ] = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Say who knows what in an outline, scene by scene, and every hole in it with what would mend it.

    With --from-text and --voice a language model writes the rows, and each is held to the words of the text; its key is
    read from UNSAID_VOICE_KEY, its name from UNSAID_VOICE_MODEL."""
    if (file is None) == (from_text is None):
        raise Halt(Exit.USAGE, "give an outline, or a manuscript by --from-text (`unsaid outline --help` tells more)")
    if (from_text is None) != (voice is None) or (rows is not None and from_text is None):
        raise Halt(Exit.USAGE, "--from-text FILE and --voice URL go together, and --rows with them")
    for place in (world, story, rows):
        ready(place, force, "prose")
    plan = _read(file) if file is not None else _heard(str(from_text), str(voice), rows)
    texts = [(place, text()) for place, text in ((world, plan.world_text), (story, plan.story_text)) if place]
    for place, text in texts:
        put(text, place)
    if json:
        import json as form

        emit_json(form.dumps(plan.to_dict(), ensure_ascii=False, indent=2))
    elif not any(place == "-" for place, _ in (*texts, (rows, ""))):
        emit(plan.told)
    if plan.holes:
        raise Halt(Exit.WORLD)


def _read(file: str) -> Outline:
    from unsaid.desk.outline import outline as read

    return read(file)


def _heard(manuscript: str, url: str, rows: str | None) -> Outline:
    """The outline of the rows that a voice found in a manuscript and that stand on it."""
    from pathlib import Path

    from unsaid.desk.outline.manuscript import from_text
    from unsaid.desk.outline.manuscript.text import LARGEST
    from unsaid.language.files import text_of
    from unsaid.voice import voice_at

    asked = voice_at(url)
    text = text_of(Path(manuscript), LARGEST, "a manuscript", strict=False)
    found, unread = from_text(text, asked, manuscript, lambda said: remark(f"unsaid: {said}"))
    for said in (*unread, found.told):
        remark(f"unsaid: {said}")
    if rows is not None:
        put(found.rows, rows)
    return found.outline
