"""Who is meant by a name that somebody gives: a character by its name in the world, or by what the world calls it.

Upper and lower case do not matter. A name in the world comes before what anybody is called; where two are called the
same, the one whom the side asked for calls so is meant, and else neither is guessed at.
"""

from __future__ import annotations

from collections.abc import Sequence

from unsaid.errors import UnknownName
from unsaid.language import core
from unsaid.language.nearest import nearest


class Unclear(UnknownName):
    """A name that several are called by; the message says who they are."""

    def __init__(self, message: str) -> None:
        super().__init__("ambiguous-name", message)


def character(world: core.World, name: str, side: str | None = None) -> str:
    """The character a name means; *you* is whoever the world names so, and else ``side``, whose telling it is.

    Raises UnknownName where there is no such one, with the nearest that there is, and Unclear where several are called
    so.
    """
    found = meant(world, name, side)
    if found is None and name.strip().lower() == "you":
        found = side
    if found is None:
        characters = world.members("character")
        near = nearest(name, characters)
        hint = f"did you mean {near}?" if near else f"this world has {', '.join(characters) or 'none'}"
        raise UnknownName("unknown-character", f"there is no character {name!r}; {hint}")
    return found


def side_of(world: core.World, who: str | None) -> str | None:
    """The side a telling is told from: a character, or None for the outside view (``nobody``).

    Without ``who`` it is the first role, where the world has roles. Raises UnknownName and Unclear.
    """
    roles, characters = world.roles, world.members("character")
    if who is None:
        return roles[0] if roles else None
    if who.lower() == "nobody":
        return None
    if who.lower() == "you" and "You" not in characters and roles:
        return roles[0]
    found = meant(world, who)
    if found is None:
        known = [*characters, "nobody", "both"]
        near = nearest(who, known)
        hint = f"did you mean {near}?" if near else f"this world has {', '.join(known)}"
        raise UnknownName("unknown-character", f"there is no such character; {hint}")
    return found


def sides_of(world: core.World, who: str | None) -> tuple[str | None, Sequence[str]]:
    """The side that is meant, and, where all of them are meant by turns (``both``), the sides."""
    if (who or "").lower() == "both":
        return None, world.roles or world.members("character")
    return side_of(world, who), ()


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
    names = [c for c in world.called if _bare(c.text) == _bare(wanted) and c.entity in characters]
    own = [c for c in names if side is not None and c.by == side]
    return list(dict.fromkeys(c.entity for c in own or names))


def _bare(name: str) -> str:
    """What somebody is called, without the article: “the teacher” is meant by “teacher”."""
    text = name.strip().lower()
    return next((text.removeprefix(article) for article in ("the ", "a ", "an ") if text.startswith(article)), text)
