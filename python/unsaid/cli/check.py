"""``unsaid check``: replays a story and every reason in it, and says what does not hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.limits import limits
from unsaid.cli.opening import asked
from unsaid.cli.options import Character, Depth, Force, Goal, Json, Sabre, WorldArgument
from unsaid.cli.parameters import argument, option
from unsaid.terminal.out import put, ready
from unsaid.terminal.output import emit, emit_json, remark

if TYPE_CHECKING:
    from unsaid.api.stories.story import Story
    from unsaid.data.limits import Limits

LISTS = (".md", ".markdown")
"""Files in which a story is a list."""

NoGoal = Annotated[bool, option("--no-goal", help="A half-written story: do not ask whether it reaches the goal.")]
Knowledge = Annotated[bool, option("--knowledge", help="Only who knows what: leave out whether anybody has a reason.")]
Fix = Annotated[
    bool, option("--fix", help="Write the story mended beside the old one (story.repaired.txt): whole, or not at all.")
]


def check(
    world: WorldArgument,
    story: Annotated[
        str | None, argument("[STORY]", help="A story: a file, or - for standard input (unset: WORLD is a saved game).")
    ] = None,
    sabre: Sabre = None,
    goal: Goal = None,
    no_goal: NoGoal = False,
    knowledge: Knowledge = False,
    character: Character = None,
    depth: Depth = None,
    fix: Fix = False,
    force: Force = False,
    json: Json = False,
) -> None:
    """Say every hole of a story: acts that cannot be, or that somebody does without knowing or without a reason; for
    each of them who knew, since when, the last chance to help it, and repairs that were tried."""
    from unsaid.api.values import Many, to_json

    about = asked(world, story, sabre)
    if about.story is None:
        raise Halt(Exit.USAGE, "Missing argument 'STORY' (`unsaid check --help` tells more)")
    place = _beside(about.story, force) if fix else None
    given, bounds, found = about.world.story(about.story), limits(character=character, depth=depth), []
    for fault in given.findings(bounds, goal=goal, motives=not knowledge, ending=not no_goal):
        found.append(fault)
        if not json:
            emit(fault.prose())
    if json:
        emit_json(to_json(Many(found)))
    if not all(fault.remark for fault in found):
        if place is None:
            raise Halt(Exit.WORLD)
        _mend(given, place, bounds, goal, motives=not knowledge, ending=not no_goal)
    elif not json:
        emit("Every act is possible, to all who do it." if knowledge else "Every act is possible and has a reason.")


def _beside(story: str, force: bool) -> Path:
    """Where the mended story is to be written; ends the command where it cannot be, before anything is worked out."""
    if story == "-":
        raise Halt(Exit.USAGE, "--fix writes a story beside its file; standard input has none")
    old = Path(story)
    suffix = old.suffix if old.suffix.lower() in LISTS else ".txt"
    place = old.with_name(f"{old.stem}.repaired{suffix}")
    ready(str(place), force, "prose")
    return place


def _mend(story: Story, place: Path, bounds: Limits, goal: float | None, *, motives: bool, ending: bool) -> None:
    """Writes the story mended, if that can be done; else nothing."""
    mended = story.repaired(bounds, goal=goal, motives=motives, ending=ending)
    if mended is None:
        raise Halt(Exit.WORLD, "no repair of the story alone mends all of it, so nothing was written")
    mark = "- " if place.suffix.lower() in LISTS else ""
    put("".join(f"{mark}{name}\n" for name in mended.names), str(place))
    remark(f"unsaid: the story mended is in {place}")
