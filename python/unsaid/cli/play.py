"""``unsaid play``: you take a role; without a terminal the story is told to its end instead."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import click

from unsaid.budget.counted import ACTS
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.options import Goal, Person, Sabre, Seed, Tense, Thoughts, Words, WorldArgument
from unsaid.cli.parameters import option
from unsaid.errors import UnknownName
from unsaid.language.nearest import nearest
from unsaid.play.table.menu import listed_or
from unsaid.telling.people import character, meant
from unsaid.terminal.streams import at_terminal

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld

Role = Annotated[
    str | None, option("--as", metavar="WHO", help="The character you play (unset: the world's first role).")
]
SaveFile = Annotated[
    str | None, option("--save", metavar="FILE", help="Keep the game in FILE (unset: in your state folder).")
]
New = Annotated[bool, option("--new", help="Begin anew, whatever is kept.")]
Resume = Annotated[bool, option("--resume", help="Go on with the kept game without asking.")]
Copy = Annotated[
    bool, option("--copy", help="Where another sitting has the game, go on in a copy of it without asking.")
]
LEVELS = click.IntRange(1, ACTS)
Plans = Annotated[
    int | None,
    option("--reasons", "--character", type=LEVELS, metavar="N", help="Others plan N acts ahead at most."),
]
Levels = Annotated[int | None, option("--depth", type=LEVELS, metavar="N", help="Others think N levels deep at most.")]
Breath = Annotated[
    Literal["off", "words", "numbers"],
    option("--breath", help="What holds you back, beside a choice: not, in words, or with how much it comes to."),
]
Lines = Annotated[
    bool | None, option("--ask/--no-ask", help="Ask for choices, or tell the story (unset: as the input allows).")
]


def play(
    world: WorldArgument,
    sabre: Sabre = None,
    as_: Role = None,
    save: SaveFile = None,
    new: New = False,
    resume: Resume = False,
    copy: Copy = False,
    goal: Goal = None,
    character: Plans = None,
    depth: Levels = None,
    ask: Lines = None,
    breath: Breath = "words",
    person: Person = None,
    tense: Tense = None,
    thoughts: Thoughts = True,
    seed: Seed = 0,
    words: Words = None,
) -> None:
    """Play a character of a world; the others act on their own minds."""
    from unsaid.cli.opening import opened
    from unsaid.play.stage import Rules, sight
    from unsaid.telling.narration import manner

    if new and resume:
        raise Halt(Exit.USAGE, "--new and --resume exclude each other")
    there = opened(world, sabre, words)
    ready = there.open
    _ = ready.minds  # a world that cannot run is refused before anything is asked
    role = played_role(ready, as_)
    asked = manner(person, tense, thoughts, seed=seed)
    steps, levels = sight(len(ready.ground.actions))
    rules = Rules(character or steps, depth or levels, goal)
    if at_terminal() if ask is None else ask:
        from unsaid.terminal.sitting import Wanted, sit

        sit(there, role, rules, Wanted(None if save is None else Path(save), new, resume, copy), asked, breath)
    else:
        from unsaid.terminal.unplayed import tell

        tell(there, role, rules, asked)


def played_role(world: OpenWorld, name: str | None) -> str:
    """The character to play: the one asked for, or the world's first role, or its first character."""
    roles = world.core.roles or world.ground.characters
    if name is None:
        if not roles:
            raise Halt(Exit.WORLD, "this world has no characters, so there is nobody to play")
        return roles[0]
    chosen = meant(world.core, name)
    if chosen is None and name.strip().lower() == "you":
        chosen = character(world.core, name)  # says what there is
    if chosen is None:
        near = nearest(name, [*roles, *_called_at_first(world, roles)])
        hint = f"did you mean {near}?" if near else f"you may play {_offered(world, roles)}"
        raise UnknownName("unknown-character", f"there is no character {name!r}; {hint}")
    if chosen not in roles:
        raise Halt(Exit.USAGE, f"{chosen} cannot be played in this world; you may play {_offered(world, roles)}")
    return chosen


def _called_at_first(world: OpenWorld, roles: Sequence[str]) -> list[str]:
    """What the roles are called before anything has happened: a name that comes out later is not given away."""
    from unsaid.telling import Teller

    teller = Teller(world.core, world.ground, world.minds)
    lexicon = teller.telling_from(None, world.minds.initial)
    return [lexicon.name(role) for role in roles]


def _offered(world: OpenWorld, roles: Sequence[str]) -> str:
    return listed_or(_called_at_first(world, roles))
