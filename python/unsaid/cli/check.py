"""``unsaid check``: replays a story and every reason in it, and says what does not hold."""

from __future__ import annotations

from typing import Annotated

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.limits import limits
from unsaid.cli.opening import asked
from unsaid.cli.options import Character, Depth, Json, Sabre, WorldArgument
from unsaid.cli.parameters import argument, option
from unsaid.terminal.output import emit, emit_json

NoGoal = Annotated[bool, option("--no-goal", help="A half-written story: do not ask whether it reaches the goal.")]
Knowledge = Annotated[bool, option("--knowledge", help="Only who knows what: leave out whether anybody has a reason.")]


def check(
    world: WorldArgument,
    story: Annotated[
        str | None, argument("[STORY]", help="A story: a file, or - for standard input (unset: WORLD is a saved game).")
    ] = None,
    sabre: Sabre = None,
    character: Character = None,
    depth: Depth = None,
    no_goal: NoGoal = False,
    knowledge: Knowledge = False,
    json: Json = False,
) -> None:
    """Say every hole of a story: acts that are impossible, or that somebody does without a reason."""
    from unsaid.api.values import Many, to_json

    about = asked(world, story, sabre)
    if about.story is None:
        raise Halt(Exit.USAGE, "Missing argument 'STORY' (`unsaid check --help` tells more)")
    found, bounds = [], limits(character=character, depth=depth)
    for fault in about.world.story(about.story).findings(bounds, motives=not knowledge, ending=not no_goal):
        found.append(fault)
        if not json:
            emit(fault.prose())
    if json:
        emit_json(to_json(Many(found)))
    if not all(fault.remark for fault in found):
        raise Halt(Exit.WORLD)
    if not json:
        emit("Every act is possible, to all who do it." if knowledge else "Every act is possible and has a reason.")
