"""``unsaid explore --agency``: how much is left to whoever plays a role of a world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, get_args

import click

from unsaid.api.values import to_json
from unsaid.budget import Spent
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.opening import flag
from unsaid.cli.parameters import option
from unsaid.terminal.output import emit_json, emit_prose
from unsaid.terminal.progress import drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unsaid.api.world import World

Manner = Literal["believable", "greedy", "uniform"]

OURS = 0.85
"""The part of the time there is that the figures may take; the rest is for all else that a command does."""

Agency = Annotated[
    bool, option("--agency", help="With --free WHO: how much is left to whoever plays WHO, in figures, and no map.")
]
Policy = Annotated[
    Manner | None,
    option(
        "--policy",
        type=click.Choice(get_args(Manner)),
        help="With --agency: how WHO is played: believable (mostly acts), greedy (never passes), uniform.",
    ),
]


def measure(world: World, free: Sequence[str], policy: Manner | None, time: float | None, *, json: bool) -> None:
    """Prints the figures of one role."""
    from unsaid.graph.agency.asked import SECONDS, agency

    if len(free) != 1:
        raise Halt(Exit.USAGE, f"--agency is of one role: --free WHO says which ({', '.join(world.roles)})")
    with flag("--free", free[0]):
        (role,) = world.chain(free)
    seconds = SECONDS if time is None else OURS * time
    try:
        with drawing() as progress:
            found = agency(world, role, policy or "believable", seconds=seconds, progress=progress)
    except Spent as spent:
        raise Spent(spent.limit, time) from None
    if json:
        emit_json(to_json(found))
    else:
        emit_prose(str(found))


def without_a_map(given: dict[str, object]) -> None:
    """Refuses what is asked of a map where none is drawn; ``given``: by flag, whether it is there."""
    for name, there in given.items():
        if there:
            raise Halt(Exit.USAGE, f"{name} is for a map; --agency draws none")
