"""``unsaid whatif``: what would have become of a story with something in it otherwise, and on what it hangs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, get_args

import click

from unsaid.api.otherwise.change import PLACED, move, weight
from unsaid.api.stories.given import is_save
from unsaid.api.stories.story import Story
from unsaid.api.values import Many, to_json
from unsaid.budget import Spent
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.limits import limits
from unsaid.cli.opening import Opened, asked, flag, side
from unsaid.cli.options import As, Author, Character, Depth, Goal, Json, Length, Memory, Sabre, Time, WorldArgument
from unsaid.cli.parameters import argument, option
from unsaid.cli.searching import story_found
from unsaid.data.limits import Limits
from unsaid.terminal.output import emit, emit_json, emit_prose
from unsaid.terminal.progress import trying

StoryArgument = Annotated[
    str | None, argument("[STORY]", help="A story, or a saved game of WORLD (unset: one is found).")
]
Fact = Annotated[
    tuple[str, ...],
    option("--fact", metavar="F", multiple=True, help="A fact of the start: “at(Tom) = Inn”, “not lit()”."),
]
Believes = Annotated[
    tuple[str, ...],
    option("--believes", metavar="B", multiple=True, help="A belief at the start: “Tom: lit()”, “Tom, Ann: lit()”."),
]
Since = Annotated[
    str | None,
    option(
        "--from",
        metavar="ACT",
        help="Tell it on from before this act, by name or number; --fact and --believes hold from there on.",
    ),
]
Without = Annotated[
    tuple[str, ...],
    option("--without", metavar="ACT", multiple=True, help="An act nobody can do, or all of its name."),
]
Instead = Annotated[
    tuple[str, ...],
    option(
        "--instead", metavar="'ACT: ACT'", multiple=True, help="Another act in an act's place; of a game, at a turn."
    ),
]
Weighing = Annotated[
    tuple[str, ...],
    option("--weighing", metavar="C", multiple=True, help="What somebody cares for: “shame(Tom) weighed 2”."),
]
Hinges = Annotated[
    bool, option("--hinges", help="Every fact and belief of the start on which the ending hangs, each of them tried.")
]
Keeps = Literal["minds", "choices", "policy", "acts"]
Keep = Annotated[
    Keeps | None,
    option(
        "--keep",
        type=click.Choice(get_args(Keeps)),
        help="minds: acts that make sense, told on to the goal; choices: a player's; policy: left alone; acts: only "
        "those that could still happen (unset: minds; of a saved game, choices).",
    ),
]


def whatif(
    world: WorldArgument,
    story: StoryArgument = None,
    fact: Fact = (),
    believes: Believes = (),
    since: Since = None,
    without: Without = (),
    instead: Instead = (),
    weighing: Weighing = (),
    hinges: Hinges = False,
    keep: Keep = None,
    sabre: Sabre = None,
    goal: Goal = None,
    author: Author = None,
    character: Character = None,
    depth: Depth = None,
    time: Time = None,
    memory: Memory = None,
    as_: As = None,
    length: Length = "short",
    json: Json = False,
) -> None:
    """Say what would have become of a story, or of a saved game, with something in it otherwise."""
    changes: dict[str, Any] = {
        "fact": fact,
        "believes": believes,
        "without": without,
        "instead": instead,
        "weighing": weighing,
    }
    _asks_for_something({**changes, "from": since, "keep": keep}, hinges)
    about = asked(world, story, sabre)
    who = side(about.world, as_ or about.role)
    bounds = limits(author, character, depth, time, memory)
    changes["weighing"] = [weight(one) for one in weighing]
    if about.story is not None and is_save(about.story):
        _of_game(about, changes, since, keep, who, hinges=hinges, json=json)
        return
    found = about.world.story(about.story) if about.story else story_found(about.world, bounds, goal)
    if hinges:
        _hinges(found, bounds, who, json=json)
        return
    changes["instead"] = [_act_for_act(found, one) for one in instead]
    with flag("--from", since):
        place = None if since is None else (found.places(_act(since)) or (0,))[0] + 1
    fork = found.whatif(**changes, since=place, keep=keep or "minds")  # pyright: ignore[reportArgumentType]
    if json:
        emit_json(to_json(fork))
    else:
        emit_prose(fork.prose(who, length))


def _asks_for_something(given: dict[str, Any], hinges: bool) -> None:
    """Halts where nothing is put otherwise, and where that is asked for beside ``--hinges``."""
    said = [f"--{name}" for name, value in given.items() if value]
    if hinges and said:
        raise Halt(Exit.USAGE, f"--hinges tries every fact and belief of the start, one at a time; leave out {said[0]}")
    if not hinges and not [name for name in said if name != "--keep"]:
        flags = "--fact, --believes, --from, --without, --instead or --weighing"
        raise Halt(Exit.USAGE, f"say what is to be otherwise: {flags}; --hinges says on what it hangs")


def _act(said: str) -> int | str:
    """An act of a story as it is named: its number, or its name."""
    return int(said) if said.isdecimal() else said


def _act_for_act(story: Story, said: str) -> tuple[int, str]:
    """Another act in the place of one of a story. Raises BadValue, UnknownName."""
    found = PLACED.fullmatch(said.strip())
    if found is None:
        raise Halt(Exit.USAGE, f"--instead {said}: write an act of the story, a colon and what is done in its place")
    with flag("--instead", said):
        return (story.places(_act(found[1])) or (0,))[0] + 1, found[2].strip()


# --- a saved game ---


def _of_game(
    about: Opened,
    changes: dict[str, Any],
    since: str | None,
    keep: str | None,
    who: str | None,
    *,
    hinges: bool,
    json: bool,
) -> None:
    """What would have become of a saved game, or all on which it hung."""
    from unsaid.api.games.resuming import game_at  # only those who give a saved game pay for loading this

    assert about.story is not None
    if since is not None or keep == "minds":
        flag_ = "--from" if since is not None else "--keep minds"
        raise Halt(Exit.USAGE, f"{flag_} is for a story that nobody played; another move is --instead 'TURN: ACT'")
    game = game_at(about.story, about.world)
    if hinges:
        forks = game.hinges()
        if json:
            emit_json(to_json(Many(forks)))
        else:
            from unsaid.api.otherwise.forked import hinged  # few ask

            emit_prose(hinged(forks, who))
        return
    moves = [move(one) for one in changes["instead"]]
    changes["instead"] = [one.pair for one in moves]
    fork = game.whatif(**changes, keep=keep or "choices")  # pyright: ignore[reportArgumentType]
    if json:
        emit_json(to_json(fork))
    else:
        emit_prose(fork.prose(who))


# --- hinges ---


def _hinges(story: Story, bounds: Limits, who: str | None, *, json: bool) -> None:
    """Says on what of the start the end of a story hangs; as JSON when all were tried, else each as it is found."""
    from unsaid.api.hinging.startinghinges import Hinge
    from unsaid.api.hinging.startingwords import alike, hinges_told, left_undecided, none_found

    found: list[Hinge] = []
    tried = [0, 0]

    def kept(hinges: Iterable[Hinge]) -> Iterator[Hinge]:
        for hinge in hinges:
            found.append(hinge)
            yield hinge

    with trying(tried) as shown:
        try:
            for group in alike(kept(story.hinges(progress=shown))):
                if not json:
                    emit(hinges_told(story, group, who))
        except (Spent, KeyboardInterrupt):
            if not json:
                emit(left_undecided(*tried))
            raise
        finally:
            if json:
                emit_json(to_json(Many(found)))
    if not json and not found:
        emit(none_found(tried[0]))
