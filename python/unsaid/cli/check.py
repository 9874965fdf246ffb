"""``unsaid check``: replays a story and every reason in it, and says what does not hold."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.options import Character, Depth, Sabre, WorldArgument
from unsaid.cli.output import emit

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.checker.stories.checking import Finding


def check(
    world: WorldArgument,
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story: a file, or - for standard input.")],
    sabre: Sabre = None,
    character: Character = None,
    depth: Depth = None,
) -> None:
    """Say every hole of a story: acts that are impossible, or that somebody does without a reason."""
    from unsaid.checker.stories.checking import findings
    from unsaid.cli.limits import limits
    from unsaid.cli.opening import opened
    from unsaid.cli.stories import story_of

    there = opened(world, sabre)
    sound = True
    for fault in findings(there.ground, story_of(story), limits(character=character, depth=depth)):
        sound = sound and fault.remark
        emit(str(_told(there, fault)))
    if not sound:
        raise Halt(Exit.WORLD)
    emit("Every act is possible and has a reason.")


UNKNOWN = re.compile(r"(?P<plans>.* plans |)(?P<act>\S.*)(?: is no act of this world|, which is no act here)$")


def _told(world: OpenWorld, fault: Finding) -> Finding:
    """What is wrong; of an act that the world has and the ground world has not, why it can never happen."""
    found = UNKNOWN.match(fault.message) if fault.code == "unknown-act" else None
    never = None if found is None else world.never(found["act"])
    if found is None or never is None:
        return fault
    which = ", which" if found["plans"] else ""
    return replace(fault, message=f"{found['plans']}{found['act']}{which} {never.said}")
