"""``unsaid new``: a world to begin from, small and commented, or made from an outline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import click

from unsaid.cli.options import Force
from unsaid.cli.parameters import argument, option
from unsaid.desk.starting import KINDS
from unsaid.errors import BadValue
from unsaid.terminal.out import put, ready
from unsaid.terminal.output import remark
from unsaid.text.hidden import on_one_line

SUFFIX = ".world"


AFTER = "see `unsaid tell`, `unsaid play` and `unsaid lint`"


def new(
    name: Annotated[str, argument("NAME", help="What it is called; it is written to NAME.world.")],
    kind: Annotated[
        Any,
        option(
            "--kind",
            type=click.Choice(KINDS),
            help="Two people, a case, people for a game, or a village (unset: people).",
        ),
    ] = None,
    outline: Annotated[
        str | None, option("--from", metavar="FILE", help="Make it from an outline (`unsaid outline --help`).")
    ] = None,
    force: Force = False,
) -> None:
    """Write a small world to begin from, with comments: it tells, checks and plays at once."""
    place = Path(name if name.endswith(SUFFIX) else f"{name}{SUFFIX}")
    if kind and outline:
        raise BadValue("kind", "--kind and --from do not go together: an outline says what its world is")
    if not place.stem.strip() or place.name == SUFFIX:
        raise BadValue("name", "a world needs a name to be written under")
    ready(str(place), force, "prose")
    text, after = _made(outline) if outline else (_started(place.stem, kind or KINDS[0]), AFTER)
    put(text, str(place))
    remark(f"wrote {on_one_line(str(place))}; {after}")


def _made(outline: str) -> tuple[str, str]:
    """The world of an outline, and what is to be said of it."""
    from unsaid.desk.outline import outline as read

    plan = read(outline)
    if plan.sound:
        return plan.world_text(), AFTER
    holes = "a hole" if len(plan.holes) == 1 else f"{len(plan.holes)} holes"
    said = f"the outline has {holes}, so that no story goes through to its end yet; `unsaid outline` says what mends it"
    return plan.world_text(), said


def _started(stem: str, kind: Any) -> str:
    from unsaid.desk.starting import start

    words = stem.replace("_", " ").replace("-", " ").strip()
    return start(words[:1].upper() + words[1:], kind)
