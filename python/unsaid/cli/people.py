"""Who is meant by a name on the command line: a character by its name in the world, or by what the world calls it.

Upper and lower case do not matter. A name in the world comes before what anybody is called; where two are called the
same, the one whom the side asked for calls so is meant, and else neither is guessed at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unsaid.language import core


class Unclear(Exception):
    """A name that several are called by; the message says who they are."""


def meant(world: core.World, name: str, side: str | None = None) -> str | None:
    """The character a name means, ``side`` being whose telling it is; None where there is no such one.

    Raises Unclear where several are called so."""
    wanted, characters = name.strip().lower(), world.members("character")
    named = [c for c in characters if c == name.strip()] or [c for c in characters if c.lower() == wanted]
    found = named or _called(world, wanted, side)
    if len(found) > 1:
        raise Unclear(f"that may be {' or '.join(found)}")
    return found[0] if found else None


def _called(world: core.World, wanted: str, side: str | None) -> Sequence[str]:
    """Those who are called so: by the side, if it calls anybody so, else by anybody."""
    characters = world.members("character")
    names = [c for c in world.called if c.text.lower() == wanted and c.entity in characters]
    own = [c for c in names if side is not None and c.by == side]
    return list(dict.fromkeys(c.entity for c in own or names))
