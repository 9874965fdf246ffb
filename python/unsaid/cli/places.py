"""Which acts of a story a question is about: one by its number, or all of a name.

People ask “why did he leave?”, so ``unsaid why the-unsaid leave`` is as good as ``unsaid why the-unsaid 13``. What is
given in place of a story may be meant as an act, too, where there is no such file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from unsaid.cli.exits import Exit, Halt

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.world import GroundWorld


def means_an_act(world: OpenWorld, given: str) -> bool:
    """Whether what is given in the place of a story is an act of the world, or the number of one; a file of that name
    comes first. What is neither, but nearly an act, is refused with a hint."""
    if given == "-" or Path(given).exists():
        return False
    names = _names(world.ground)
    if given in names or _is_number(given) or world.never(given) is not None:
        return True
    hint = near(given, names)
    if hint:
        raise Halt(Exit.FILE, f"there is no file and no act called {given}{hint}")
    return False


def places_of(world: OpenWorld, acts: Sequence[str], given: str | None) -> tuple[int, ...] | None:
    """The places in a story, counted from 0, of the act given by number or name; None where none is given."""
    if given is None:
        return None
    if _is_number(given):
        return (_place(int(given), len(acts)),)
    schemas = {action.name: action.schema for action in world.ground.actions}
    found = tuple(place for place, act in enumerate(acts) if given in (act, schemas.get(act)))
    if not found:
        known = given in _names(world.ground)
        said = f"{given} is not done in this story; `--not {given}` says why" if known else None
        raise Halt(Exit.USAGE, said or unknown(world, given))
    return found


def unknown(world: OpenWorld, act: str) -> str:
    """What there is to say of an act that cannot happen or that there is not: why it never can, or what was meant."""
    never = world.never(act)
    return f"this world has no act {act}{near(act, _names(world.ground))}" if never is None else f"{act} {never.said}"


def _is_number(given: str) -> bool:
    return given.removeprefix("-").isdecimal()


def _place(number: int, acts: int) -> int:
    if number < 1:
        raise Halt(Exit.USAGE, f"there is no act {number}; acts are counted from 1")
    if number > acts:
        has = "1 act" if acts == 1 else f"{acts} acts"
        raise Halt(Exit.USAGE, f"the story has {has}; there is no act {number}")
    return number - 1


def _names(ground: GroundWorld) -> list[str]:
    """What acts are called: with their arguments, and without."""
    return [a.name for a in ground.actions] + [a.schema for a in ground.actions]


def quoted(name: str) -> str:
    """A name as it was given; one of nothing in quotes, so that it is seen."""
    return name or "''"


def near(name: str, names: Sequence[str]) -> str:
    """A hint at what may have been meant, or nothing."""
    import difflib

    found = difflib.get_close_matches(name, names, n=1)
    return f"; did you mean {found[0]}?" if found else ""
