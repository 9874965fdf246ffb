"""``unsaid tell``: finds a story and tells it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal, get_args

import click

from unsaid.api.outcome import given
from unsaid.api.told.telling import Telling
from unsaid.api.world import World
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.limits import limits
from unsaid.cli.opening import asked, side
from unsaid.cli.options import (
    All,
    AllMinds,
    As,
    Author,
    Character,
    Depth,
    Facing,
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
from unsaid.cli.parameters import option
from unsaid.cli.searching import every, searched, unfound
from unsaid.data.limits import Limits
from unsaid.terminal.out import form, ready
from unsaid.terminal.telling import To

Forms = Literal["prose", "md", "html", "epub", "sabre"]
Format = Annotated[
    Forms | None,
    option(
        "--format",
        type=click.Choice(get_args(Forms)),
        help="prose; md (Markdown), html or epub; or sabre: acts with their explanations (unset: as --out is named).",
    ),
]

ONE_BY_ONE = ("prose", "sabre")
"""The forms in which one story can follow another on a stream."""


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
    facing: Facing = False,
    json: Json = False,
    format_: Format = None,
    out: Out = None,
    force: Force = False,
    width: Width = None,
    pager: Pager = None,
    voice: VoiceUrl = None,
    voice_model: VoiceModel = None,
    voice_seconds: VoiceSeconds = 30.0,
) -> None:
    """Find a story in a world, or take the one given, and tell it."""
    chosen = "json" if json else form(format_, out)
    ready(out, force, chosen)
    told_by = _voice(voice, voice_model, voice_seconds)
    bounds = limits(author, character, depth, time, memory, states, shortest)
    about = asked(world, story, sabre, words)
    side(about.world, as_)  # a side that is not there is said before the search
    who = as_ or about.role
    page, other = (about.role, who) if facing else (who, None)
    if facing:
        _two_pages(about.world, page, as_, minds=minds or all_minds)
    shown = "all" if all_minds else "told" if minds else None
    how = {"person": person, "tense": tense, "thoughts": thoughts, "length": length, "seed": seed}
    to = To(chosen, out, width, pager, page, how | {"minds": shown, "facing": other}, bounds, told_by)
    if all_:
        _one_by_one(about.story, out, chosen)
        every(about.world, bounds, goal, to.one_of_many)
    else:
        _one(about.world, about.story, to, bounds, goal)


def _one(world: World, story: str | None, to: To, bounds: Limits, goal: float | None) -> None:
    """Tells the story given, or one that is found; halts where there is none, with all that can be said of it."""
    outcome = searched(world, bounds, goal) if story is None else given(world.story(story), bounds)
    to.one(outcome)
    if outcome.stop != "found":
        code, words = unfound(outcome, bounds)
        raise Halt(code, to.none(outcome, words))


def _two_pages(world: World, page: str | None, who: str | None, *, minds: bool) -> None:
    """Halts where ``--facing`` is asked for without another side, or with something else beside the page."""
    if minds:
        raise Halt(Exit.USAGE, "--facing sets another side beside the page, and --minds its minds: ask for one of them")
    if who is None or side(world, who) in (None, side(world, page)):
        raise Halt(Exit.USAGE, "--facing sets one mind's page beside another's: name the other with --as")


def _voice(url: str | None, model: str | None, seconds: float) -> Callable[[Telling], Telling] | None:
    if url is None:
        return None
    from unsaid.terminal.voiced import server_at, voiced  # only those who ask for a voice pay for it

    server = server_at(url, model, seconds)
    return lambda telling: voiced(server, telling)


def _one_by_one(story: str | None, out: str | None, chosen: str) -> None:
    """Halts where ``--all`` is asked for with what is about one story."""
    clash = "--story" if story is not None else "--out" if out is not None else None
    if clash is not None or chosen not in (*ONE_BY_ONE, "json"):
        raise Halt(Exit.USAGE, f"--all tells one story after another, which {clash or '--format ' + chosen} cannot")
