"""``unsaid outline``: who knows what in a writer's outline, scene by scene, and what does not hold."""

from __future__ import annotations

from typing import Annotated

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.options import Force, Json
from unsaid.cli.parameters import argument, option
from unsaid.terminal.out import put, ready
from unsaid.terminal.output import emit, emit_json


def outline(
    file: Annotated[str, argument("FILE", help="An outline: a Markdown table, CSV or sentences; - is standard input.")],
    world: Annotated[
        str | None, option("--world", metavar="OUT", help="Write the world it stands for to OUT (-: standard output).")
    ] = None,
    story: Annotated[
        str | None, option("--story", metavar="OUT", help="Write it to OUT as a story of that world, for check.")
    ] = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Say who knows what in an outline, scene by scene, and every hole in it with what would mend it."""
    from unsaid.desk.outline import outline as read

    for place in (world, story):
        ready(place, force, "prose")
    plan = read(file)
    texts = [(place, text()) for place, text in ((world, plan.world_text), (story, plan.story_text)) if place]
    for place, text in texts:
        put(text, place)
    if json:
        import json as form

        emit_json(form.dumps(plan.to_dict(), ensure_ascii=False, indent=2))
    elif not any(place == "-" for place, _ in texts):
        emit(plan.told)
    if plan.holes:
        raise Halt(Exit.WORLD)
