"""``unsaid tell``: finds a story and tells it."""

from __future__ import annotations

import time as clock
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.options import (
    All,
    AllMinds,
    As,
    Author,
    Character,
    Depth,
    Force,
    Given,
    Goal,
    Json,
    Length,
    Memory,
    Minds,
    Out,
    Pager,
    Person,
    Sabre,
    Seed,
    Shortest,
    States,
    Tense,
    Thoughts,
    Time,
    VoiceModel,
    VoiceSeconds,
    VoiceUrl,
    Width,
    Words,
    WorldArgument,
)
from unsaid.cli.output import remark
from unsaid.text.hidden import escaped_json

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.cli.prose import Asked
    from unsaid.data.limits import Limits
    from unsaid.data.story import Result
    from unsaid.telling.voice import Endpoint

Format = Annotated[
    Literal["prose", "md", "html", "epub", "sabre"] | None,
    typer.Option(
        "--format",
        help="prose; md (Markdown), html or epub; or sabre: acts with their explanations (unset: as --out is named).",
    ),
]


def tell(
    world: WorldArgument,
    sabre: Sabre = None,
    story: Given = None,
    goal: Goal = None,
    author: Author = None,
    character: Character = None,
    depth: Depth = None,
    time: Time = None,
    memory: Memory = None,
    states: States = None,
    shortest: Shortest = False,
    all_: All = False,
    as_: As = None,
    person: Person = None,
    tense: Tense = None,
    thoughts: Thoughts = True,
    length: Length = "full",
    seed: Seed = 0,
    words: Words = None,
    minds: Minds = False,
    all_minds: AllMinds = False,
    json: Json = False,
    format_: Format = None,
    out: Out = None,
    force: Force = False,
    width: Width = None,
    pager: Pager = None,
    voice: VoiceUrl = None,
    voice_model: VoiceModel = "default",
    voice_seconds: VoiceSeconds = 30.0,
) -> None:
    """Find a story in a world, or take the one given, and tell it."""
    from unsaid.cli.limits import limits
    from unsaid.cli.opening import opened
    from unsaid.cli.out import form, put, ready
    from unsaid.cli.prose import Asked, view
    from unsaid.cli.words import put_into
    from unsaid.telling.narration import manner

    chosen = form(format_, out)
    ready(out, force, chosen)
    endpoint = _voice(voice, voice_model, voice_seconds) if voice else None
    bounds = limits(author, character, depth, time, memory, states, shortest)
    began = clock.perf_counter()
    there = opened(world, sabre)
    if words is not None:
        put_into(there, words)
    view(there, as_)  # a side that is not there is said before the search
    shown = "all" if all_minds else "told" if minds else None
    asked = Asked(as_, manner(person, tense, thoughts, length, seed), shown, bounds, endpoint)
    if all_:
        _one_by_one(story, out, chosen)
        _tell_all(there, bounds, goal, asked, "json" if json else chosen, width)
        return
    result = searched(there, bounds, goal) if story is None else given(there, story, bounds)
    if json:
        put(escaped_json(_as_json(there, result, began, asked)), out)
    elif result.acts or result.stop == "found":
        _announce(result)
        _tell(there, result, asked, chosen, out, width, pager)
    _leave(result, bounds)


def _voice(url: str, model: str, seconds: float) -> Endpoint:
    from unsaid.cli.voiced import endpoint

    return endpoint(url, model, seconds)


def found(name: str, bounds: Limits, goal: float | None, sabre: bool | None = None) -> tuple[OpenWorld, Result]:
    """Opens a world and looks for a story in it, with progress on the terminal."""
    from unsaid.cli.opening import opened

    world = opened(name, sabre)
    return world, searched(world, bounds, goal)


def searched(world: OpenWorld, bounds: Limits, goal: float | None) -> Result:
    """Looks for a story in a world, with progress on the terminal."""
    from unsaid.cli.progress import progress

    shown = progress(bounds.time, bounds.author, bounds.character)
    try:
        return world.find(bounds, goal=goal, progress=shown)
    finally:
        if shown is not None:
            shown.wipe()


def given(world: OpenWorld, place: str, bounds: Limits) -> Result:
    """The story in a file, as if it had been found; an act that could not happen there ends the command."""
    from unsaid.budget import peak_bytes
    from unsaid.cli.stories import acts_of
    from unsaid.cli.why import explained
    from unsaid.data.story import Result
    from unsaid.version import VERSION

    beats = explained(world, acts_of(place), bounds)
    minds, numbers = world.minds, world.ground.actions_named()
    states = minds.course([numbers[beat.act] for beat in beats])
    return Result(
        stop="found",
        goal=None,
        utility=minds.utility(states[-1]),
        acts=tuple(beat.act for beat in beats),
        explanations=tuple(beat.reasons for beat in beats),
        seconds={},
        states=0,
        peak_bytes=peak_bytes(),
        version=VERSION,
        world=world.ground.name,
        before=minds.utility(states[0]),
    )


def _one_by_one(story: str | None, out: str | None, chosen: str) -> None:
    """Halts where ``--all`` is asked for with what is about one story."""
    from unsaid.cli.every import FORMS

    clash = "--story" if story is not None else "--out" if out is not None else None
    if clash is not None or chosen not in FORMS:
        raise Halt(Exit.USAGE, f"--all tells one story after another, which {clash or '--format ' + chosen} cannot")


def _tell_all(
    world: OpenWorld, bounds: Limits, goal: float | None, asked: Asked, chosen: str, width: int | None
) -> None:
    from itertools import count

    from unsaid.cli.every import every, numbered

    numbers = count(1)

    def text(result: Result) -> str:
        if chosen == "json":
            return escaped_json(_as_json(world, result, clock.perf_counter(), asked, indent=0))
        if chosen == "sabre":
            from unsaid.story import to_sabre

            return numbered(next(numbers), result, to_sabre(result.story, world.ground))
        from unsaid.cli.prose import told
        from unsaid.cli.reading import made

        return numbered(next(numbers), result, str(made(told(world, result.acts, asked), "prose", width)))

    every(world, bounds, goal, text)


def _tell(
    world: OpenWorld,
    result: Result,
    asked: Asked,
    chosen: str,
    out: str | None,
    width: int | None,
    pager: bool | None,
) -> None:
    from unsaid.cli.out import put

    if chosen == "sabre":
        from unsaid.story import to_sabre

        put(to_sabre(result.story, world.ground), out)
        return
    from unsaid.cli.prose import told
    from unsaid.cli.reading import made, show

    tale = told(world, result.acts, asked)
    if chosen == "prose" and out is None:
        show(tale, width, pager)
    else:
        put(made(tale, chosen, width), out, prose=chosen == "prose")


def _as_json(world: OpenWorld, result: Result, began: float, asked: Asked, indent: int = 2) -> str:
    import msgspec

    from unsaid.cli.prose import minds_shown

    beside = {"beside": minds_shown(world, result.acts, asked)} if asked.shown else {}
    seconds = {"total": clock.perf_counter() - began, **world.seconds, **result.seconds, "tell": 0.0}
    reading = "sabre" if world.reading.sabre else "unsaid"
    fields = {**msgspec.structs.asdict(result), "reading": reading, "seconds": seconds, **beside}
    encoded = msgspec.json.encode(fields)
    return (msgspec.json.format(encoded, indent=indent) if indent else encoded).decode()


LIMITS = ("author", "character", "depth")
"""Limits on what a story is, by the flags that set them; all others say how long to look for one."""


def unfound(stop: str, bounds: Limits) -> tuple[Exit, str]:
    """The exit code of a search that found no story, and what is said of it."""
    from unsaid.cli.limits import raised

    if stop == "interrupted":
        return Exit.INTERRUPTED, "interrupted"
    if stop == "none":
        limited = any(getattr(bounds, limit) is not None for limit in LIMITS)
        which = "no story within these limits" if limited else "no story, of any length and with any reasons,"
        return Exit.NONE, f"{which} reaches the author's goal"
    limit = stop.removeprefix("limit:")
    return Exit.LIMIT, raised(limit, getattr(bounds, limit))


def _announce(result: Result) -> None:
    """Says on standard error that what follows is not the story asked for."""
    if result.stop != "found":
        remark("unsaid: this is not a whole story, only the best course met so far:")


def _leave(result: Result, bounds: Limits) -> None:
    if result.stop == "found":
        return
    code, words = unfound(result.stop, bounds)
    raise Halt(code, f"{words} ({searched_states(result)}){_ruled_out(result)}")


def searched_states(result: Result) -> str:
    """How many states were looked into."""
    return f"{result.states:,} state{'' if result.states == 1 else 's'} searched"


def _ruled_out(result: Result) -> str:
    """What a search that was cut short leaves certain: which lengths no story has, as far as was looked."""
    if result.stop == "none" or not result.proved:
        return ""
    reasons = f" with explanations of {result.steps} act{'' if result.steps == 1 else 's'}"
    return f"; there is no story of fewer than {result.proved} acts{reasons}"
