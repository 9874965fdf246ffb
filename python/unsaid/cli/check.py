"""``unsaid check``: replays a story and every reason in it, and says what does not hold."""

from __future__ import annotations

from typing import Annotated

import typer

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.options import Character, Depth, WorldArgument
from unsaid.cli.output import emit


def check(
    world: WorldArgument,
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story: a file, or - for standard input.")],
    character: Character = None,
    depth: Depth = None,
) -> None:
    """Say every hole of a story: acts that are impossible, or that somebody does without a reason."""
    from unsaid.cli.limits import limits
    from unsaid.cli.opening import opened
    from unsaid.cli.stories import story_of
    from unsaid.story.checking import findings

    ground = opened(world).ground
    sound = True
    for fault in findings(ground, story_of(story), limits(character=character, depth=depth)):
        sound = False
        emit(str(fault))
    if not sound:
        raise Halt(Exit.WORLD)
    emit("Every act is possible and has a reason.")
