"""``unsaid whatif``: what would have become of a story with one thing in it otherwise."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

import click

from unsaid.api.change import move, weight
from unsaid.api.stories import is_save
from unsaid.api.values import to_json
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.limits import limits
from unsaid.cli.opening import asked, side
from unsaid.cli.options import As, Author, Character, Depth, Goal, Json, Memory, Sabre, Time, WorldArgument
from unsaid.cli.parameters import argument, option
from unsaid.cli.searching import story_found
from unsaid.terminal.output import emit_json, emit_prose

StoryArgument = Annotated[
    str | None, argument("[STORY]", help="A story, or a saved game of WORLD (unset: one is found).")
]
Fact = Annotated[str | None, option("--fact", metavar="F", help="A fact of the start: “at(Tom) = Inn”, “not lit()”.")]
Believes = Annotated[
    str | None, option("--believes", metavar="B", help="A belief at the start: “Tom believed Ann believed lit()”.")
]
Without = Annotated[str | None, option("--without", metavar="ACT", help="An act nobody can do, or all of its name.")]
Instead = Annotated[
    str | None, option("--instead", metavar="'TURN: ACT'", help="Another choice at a turn; of a story, another act.")
]
Weighing = Annotated[
    str | None, option("--weighing", metavar="C", help="What somebody cares for: “shame(Tom) weighed 2”.")
]
Keeps = Literal["choices", "policy", "acts"]
Keep = Annotated[
    Keeps,
    option(
        "--keep",
        type=click.Choice(get_args(Keeps)),
        help="Of a game: the player's old choices; nothing of them (policy); or only look through the old acts.",
    ),
]


def whatif(
    world: WorldArgument,
    story: StoryArgument = None,
    fact: Fact = None,
    believes: Believes = None,
    without: Without = None,
    instead: Instead = None,
    weighing: Weighing = None,
    keep: Keep = "choices",
    sabre: Sabre = None,
    goal: Goal = None,
    author: Author = None,
    character: Character = None,
    depth: Depth = None,
    time: Time = None,
    memory: Memory = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Say what would have become of a story, or of a saved game, with one thing in it otherwise."""
    if not any((fact, believes, without, instead, weighing)):
        raise Halt(Exit.USAGE, "say what is to be otherwise: --fact, --believes, --without, --instead or --weighing")
    other = None if instead is None else move(instead)
    changes = {
        "fact": fact,
        "believes": believes,
        "without": without,
        "instead": other and (other.turn, other.statement),
        "weighing": None if weighing is None else weight(weighing),
    }
    about = asked(world, story, sabre)
    who = side(about.world, as_ or about.role)
    if about.story is not None and is_save(about.story):
        from unsaid.api.resuming import game_at  # only those who give a saved game pay for loading this

        fork = game_at(about.story, about.world).whatif(**changes, keep=keep)
    else:
        bounds = limits(author, character, depth, time, memory)
        found = about.world.story(about.story) if about.story else story_found(about.world, bounds, goal)
        fork = found.whatif(**changes)
    if json:
        emit_json(to_json(fork))
    else:
        emit_prose(fork.prose(who))
