"""``unsaid why``: the reasons behind a story's acts, as plans that characters believed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.options import As, Author, Character, Depth, Goal, Json, Memory, Sabre, Time, WorldArgument
from unsaid.cli.output import emit_json, emit_prose
from unsaid.cli.places import means_an_act, places_of, unknown

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.cli.inward import Asked
    from unsaid.data.limits import Limits
    from unsaid.data.story import Beat

StoryArgument = Annotated[
    str | None,
    typer.Argument(metavar="[STORY]", help="A story: `tell --json` or `--format sabre` output (unset: one is found)."),
]
ActArgument = Annotated[
    str | None,
    typer.Argument(metavar="[ACT]", help="Which act: its number, counted from 1, or its name (unset: all of them)."),
]
Not = Annotated[str | None, typer.Option("--not", metavar="ACT", help="Why this was not done.")]
Feel = Annotated[str | None, typer.Option("--feel", metavar="WHO", help="What a character felt, and about what.")]
Believe = Annotated[
    str | None,
    typer.Option("--believe", metavar="WHO,WHO", help="What the first believed the next believed (one name: itself)."),
]
Knew = Annotated[bool, typer.Option("--knew", help="Who knew what, when; and who was wrong.")]
DoubtFlag = Annotated[bool, typer.Option("--doubt", help="How answers and silences were taken.")]
Proof = Annotated[
    bool,
    typer.Option("--proof", help="With what each statement rests on, and checked once more: for the questions above."),
]
Unsaid = Annotated[bool, typer.Option("--unsaid", help="What was left unsaid.")]


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
    unsaid: Unsaid = False,
    doubt: DoubtFlag = False,
    proof: Proof = False,
    json: Json = False,
) -> None:
    """Say why each act of a story made sense to those who wanted it; or what they felt, believed and held back."""
    from unsaid.cli.inward import Asked
    from unsaid.cli.limits import limits

    asked = Asked(not_, feel, believe, knew, unsaid, doubt)
    if asked.count() > 1:
        raise Halt(Exit.USAGE, "ask one thing at a time: --not, --feel, --believe, --knew, --unsaid or --doubt")
    bounds = limits(author, character, depth, time, memory)
    if (as_ or "").lower() == "both":
        raise Halt(Exit.USAGE, "--as both: reasons are told from one side at a time")
    opened, acts, act = _story(world, sabre, story, act, bounds, goal)
    if proof and not any((not_ is not None, feel is not None, unsaid, doubt)):
        raise Halt(Exit.USAGE, "--proof goes with --not, --feel, --unsaid or --doubt; `unsaid check` proves a story")
    places = places_of(opened, acts, act)
    if asked.count():
        _inward(opened, acts, places, asked, bounds, as_, proof=proof, json=json)
        return
    beats = explained(opened, acts, bounds)
    chosen = list(range(len(beats)) if places is None else places)
    if json:
        emit_json(_as_json([beats[place] for place in chosen]))
    else:
        emit_prose(_as_prose(opened, beats, chosen, as_))


def _inward(
    world: OpenWorld,
    acts: tuple[str, ...],
    places: tuple[int, ...] | None,
    asked: Asked,
    bounds: Limits,
    as_: str | None,
    *,
    proof: bool,
    json: bool,
) -> None:
    """Answers a question about minds."""
    from unsaid.cli.inward import Answer, answer, proved

    _possible(world, acts)
    found = answer(world, acts, places, asked, bounds, as_)
    if proof and isinstance(found, Answer):
        found = proved(world, acts, found, bounds, as_, places if asked.doubt else ())
    if json:
        import msgspec

        emit_json(msgspec.json.format(msgspec.json.encode(found.data()), indent=2).decode())
    else:
        emit_prose(found.prose())


def _story(
    name: str, sabre: bool | None, story: str | None, act: str | None, bounds: Limits, goal: float | None
) -> tuple[OpenWorld, tuple[str, ...], str | None]:
    """The world, the acts of the story, from a file or from a search, and which of them is asked about."""
    from unsaid.cli.opening import opened
    from unsaid.cli.stories import acts_of
    from unsaid.cli.tell import searched, unfound

    world = opened(name, sabre)
    if story is not None and (act is not None or not means_an_act(world, story)):
        return world, acts_of(story), act
    result = searched(world, bounds, goal)
    if result.stop != "found":
        raise Halt(*unfound(result.stop, bounds))
    return world, result.acts, story


def explained(world: OpenWorld, acts: tuple[str, ...], bounds: Limits) -> list[Beat]:
    """Each act with the reasons of those who consented; an act that could not happen ends the command."""
    from unsaid.data.story import Beat
    from unsaid.story.find import why as reason

    minds, beats = world.minds, []
    for name, action, state in _possible(world, acts):
        consenting = world.ground.actions[action].consenting
        reasons = (reason(minds, state, action, c, bounds) for c in consenting)
        beats.append(Beat(name, tuple(r for r in reasons if r is not None)))
    return beats


def _possible(world: OpenWorld, acts: tuple[str, ...]) -> list[tuple[str, int, int]]:
    """Each act by name and number, and the state before it; an act that could not happen ends the command."""
    minds, found = world.minds, []
    numbers = world.ground.actions_named()
    state = minds.initial
    for place, name in enumerate(acts, start=1):
        action = numbers.get(name)
        if action is None:
            raise Halt(Exit.WORLD, f"act {place}: {unknown(world, name)}")
        if action not in minds.possible(state):
            raise Halt(Exit.WORLD, f"act {place}: {name} is not possible there")
        found.append((name, action, state))
        state = minds.advance(state, action)
    return found


def _as_json(beats: list[Beat]) -> str:
    import msgspec

    return msgspec.json.format(msgspec.json.encode(beats), indent=2).decode()


def _as_prose(world: OpenWorld, beats: list[Beat], places: list[int], as_: str | None) -> str:
    from unsaid.cli.prose import reasons_told

    return reasons_told(world, beats, places, as_) or "There are no acts in this story."
