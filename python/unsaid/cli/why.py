"""``unsaid why``: the reasons behind a story's acts, and what those in it felt, believed and held back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from msgspec.structs import replace

from unsaid.api.asking.answer import Answer
from unsaid.api.asking.answering import Kind
from unsaid.api.asking.nearly import nearly_in
from unsaid.api.outcome import Outcome
from unsaid.api.stories.given import is_save
from unsaid.api.stories.story import Story
from unsaid.api.world import World
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.limits import limits
from unsaid.cli.opening import asked, flag, side
from unsaid.cli.options import As, Author, Character, Depth, Goal, Json, Memory, Sabre, Time, WorldArgument
from unsaid.cli.parameters import argument, option
from unsaid.cli.searching import Unfound, story_found
from unsaid.data.limits import Limits
from unsaid.errors import UnknownName, UnsaidError
from unsaid.language.nearest import nearest
from unsaid.terminal.out import answered
from unsaid.terminal.output import remark

StoryArgument = Annotated[
    str | None,
    argument("[STORY]", help="A story: `tell --json` or `--format sabre` output (unset: one is found)."),
]
ActArgument = Annotated[
    str | None,
    argument("[ACT]", help="Which act: its number, counted from 1, or its name (unset: all of them)."),
]
Not = Annotated[str | None, option("--not", metavar="ACT", help="Why this was not done.")]
Feel = Annotated[str | None, option("--feel", metavar="WHO", help="What a character felt, and about what.")]
Believe = Annotated[
    str | None,
    option("--believe", metavar="WHO,WHO", help="What the first believed the next believed (one name: itself)."),
]
Knew = Annotated[bool, option("--knew", help="Who knew what, when; and who was wrong.")]
DoubtFlag = Annotated[bool, option("--doubt", help="How answers and silences were taken.")]
Proof = Annotated[
    bool,
    option("--proof", help="With what each statement rests on, and checked once more: for the questions above."),
]
Unsaid = Annotated[
    bool, option("--unsaid", help="What was nearly said and left unsaid, as a map; of an ACT: what stood before it.")
]
Who = Annotated[
    str | None, option("--who", metavar="WHO,WHO", help="With --knew: only these minds, and theirs of each other.")
]
FactOption = Annotated[
    str | None, option("--fact", metavar="F", help="With --knew: only this fact, or all of a property.")
]
Whose = Annotated[str | None, option("--whose", metavar="WHO", help="With --unsaid: only the wishes of WHO.")]


def why(
    world: WorldArgument,
    story: StoryArgument = None,
    act: ActArgument = None,
    sabre: Sabre = None,
    goal: Goal = None,
    author: Author = None,
    character: Character = None,
    depth: Depth = None,
    time: Time = None,
    memory: Memory = None,
    as_: As = None,
    not_: Not = None,
    feel: Feel = None,
    believe: Believe = None,
    knew: Knew = False,
    who: Who = None,
    fact: FactOption = None,
    unsaid: Unsaid = False,
    whose: Whose = None,
    doubt: DoubtFlag = False,
    proof: Proof = False,
    json: Json = False,
) -> None:
    """Say why each act of a story made sense to those who wanted it; or what they felt, believed and held back."""
    named = {"--not": not_, "--feel": feel, "--believe": believe}
    asking = {name: given for name, given in named.items() if given is not None}
    asking |= dict.fromkeys(
        name for name, given in (("--knew", knew), ("--unsaid", unsaid), ("--doubt", doubt)) if given
    )  # pyright: ignore[reportAssignmentType]
    if len(asking) > 1:
        raise Halt(Exit.USAGE, "ask one thing at a time: --not, --feel, --believe, --knew, --unsaid or --doubt")
    if (as_ or "").lower() == "both":
        raise Halt(Exit.USAGE, "--as both: reasons are told from one side at a time")
    bounds = limits(author, character, depth, time, memory)
    if story is not None and act is None and is_save(world):
        story, act = None, story
    about = asked(world, story, sabre)
    as_ = as_ or about.role

    def none(outcome: Outcome) -> None:
        with flag("--not", not_):
            answered(found := outcome.why_not(not_ or ""), lambda: found.prose(side(about.world, as_)), json=json)

    told, act = _story(about.world, about.story, act, bounds, goal, None if not_ is None else none)
    if proof and not asking.keys() & {"--not", "--feel", "--unsaid", "--doubt"}:
        raise Halt(Exit.USAGE, "--proof goes with --not, --feel, --unsaid or --doubt; `unsaid check` proves a story")
    if unsaid:
        with flag("--whose", whose):
            there = nearly_in(told, about.story or story, whose, bounds).before(_places(told, act))
        answered(there, lambda: (there.proof if proof else there.whole)(side(told.world, as_)), json=json)
        return
    if not knew and not (who is None and fact is None):
        raise Halt(Exit.USAGE, f"--{'fact' if who is None else 'who'} goes with --knew")
    if knew:
        _knew(told, _places(told, act), (who, fact), bounds, as_, json=json)
        return
    if whose is not None:
        raise Halt(Exit.USAGE, "--whose goes with --unsaid")
    _answer(told, _places(told, act), next(iter(asking.items()), ("", None)), bounds, as_, proof=proof, json=json)


def _knew(
    story: Story,
    places: tuple[int, ...] | None,
    asked: tuple[str | None, str | None],
    bounds: Limits,
    as_: str | None,
    *,
    json: bool,
) -> None:
    """Answers who knew what: of some minds alone, of one fact alone."""
    who, fact = asked
    side(story.world, as_)
    with flag("--fact" if who is None else "--who", fact if who is None else who):
        names = tuple(name.strip() for name in who.split(",")) if who else ()
        answer = story.ask("knew", places, bounds, who=names, side=as_, fact=fact)
        answered(answer, lambda: answer.prose(as_), json=json)


def _answer(
    story: Story,
    places: tuple[int, ...] | None,
    asked: tuple[str, str | None],
    bounds: Limits,
    as_: str | None,
    *,
    proof: bool,
    json: bool,
) -> None:
    """Answers a question, as prose or as data."""
    name, given = asked
    side(story.world, as_)
    with flag(name, given):
        answer = _asked(story, places, name, given or "", bounds, as_)
        answered(answer, lambda: (answer.proof if proof else answer.prose)(as_), json=json)


KINDS: dict[str, Kind] = {"--not": "why not", "--feel": "felt", "--believe": "believed", "--knew": "knew"}
KINDS |= {"--doubt": "doubt", "": "why"}
"""The kinds of question, by the flags that ask them."""


def _asked(
    story: Story, places: tuple[int, ...] | None, name: str, given: str, bounds: Limits, as_: str | None
) -> Answer:
    """The question that a flag asks."""
    who = tuple(given.split(",")) if name == "--believe" else (given,) if name == "--feel" else ()
    return story.ask(KINDS[name], places, bounds, act=given if name == "--not" else None, who=who, side=as_)


def _story(
    world: World, story: str | None, act: str | None, bounds: Limits, goal: float | None, none: Unfound | None
) -> tuple[Story, str | None]:
    """The story, from a file or from a search, and which of its acts is asked about."""
    if story is not None and (act is not None or not _means_an_act(world, story)):
        return _without_unknown(world.story(story)), act
    return story_found(world, bounds, goal, none), story


def _without_unknown(story: Story) -> Story:
    """The story without the acts that its world has not; of them, and of holes, it is said that they are there. Raises
    UnknownName where it has no other."""
    known = story.known
    missing = [f"act {place}" for place, name in enumerate(story.names, 1) if name not in known]
    if story.names and not known:
        error = story.world.unknown(story.names[0])
        raise UnsaidError(error.code, f"act 1: {error.message}", "act 1")
    if missing:
        remark(f"unsaid: {', '.join(missing)}: no such act; left out, and not counted (`unsaid check` says more)")
        beats = tuple(beat for beat in story.data.acts if beat.act in known)
        story = Story(story.world, replace(story.data, acts=beats))
    try:
        _ = story.states
    except UnsaidError as error:
        remark(f"unsaid: {error.message}; it is taken to have happened (`unsaid check` says more)")
    return story


def _means_an_act(world: World, given: str) -> bool:
    """Whether what is given in the place of a story is an act of the world, or the number of one; a file of that name
    comes first. What is neither, but nearly an act, is refused with a hint."""
    if given == "-" or Path(given).exists():
        return False
    if _is_number(given):
        return True
    try:
        return bool(world.named(given))
    except UnknownName as error:
        if error.code == "never-happens":
            return True
    near = nearest(given, [*world.acts, *world.act_names])
    if near:
        raise Halt(Exit.FILE, f"there is no file and no act called {given}; did you mean {near}?")
    return False


def _places(story: Story, act: str | None) -> tuple[int, ...] | None:
    """The places of the acts asked about, by number or name."""
    if act is None:
        return None
    try:
        return story.places(int(act) if _is_number(act) else act)
    except UnknownName as error:
        if error.code != "not-done":
            raise
        raise Halt(Exit.USAGE, f"{act} is not done in this story; `--not {act}` says why") from None


def _is_number(given: str) -> bool:
    return given.removeprefix("-").isdecimal()
