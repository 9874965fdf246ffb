"""Opening the world a command names, and saying what it could be where there is none of that name."""

from __future__ import annotations

import difflib
from pathlib import Path

from unsaid.api.opened import OpenWorld, bundled, load
from unsaid.cli.exits import Exit, Halt


def opened(name: str, sabre: bool | None = None) -> OpenWorld:
    """The world of that path or name, its text checked; a missing one is answered with what it could be.

    ``sabre``: whether it is read as Sabre reads it; None goes by its name.
    """
    missing(name)
    world = load(name, sabre=sabre)
    _ = world.core
    return world


def missing(name: str) -> None:
    """Halts where a name is neither a file nor a bundled world."""
    if name == "-" or Path(name).exists() or name in bundled():
        return
    raise Halt(Exit.FILE, f"there is no file and no bundled world called {name!r}{guess(name, bundled())}")


def guess(name: str, names: list[str]) -> str:
    """What a mistyped name may have meant, as the rest of a sentence."""
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.55)
    if near:
        return f"; did you mean {near[0]!r}?"
    return "; `unsaid worlds` lists those that come with Unsaid"


def character(world: OpenWorld, name: str) -> str:
    """A character of the world by its name or by what the world calls it, however it is cased."""
    from unsaid.cli.people import Unclear, meant

    names = world.ground.characters
    try:
        found = meant(world.core, name)
    except Unclear as several:
        raise Halt(Exit.USAGE, f"{name!r}: {several}") from None
    if found is not None:
        return found
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]}?" if near else f"its characters are {', '.join(names) or 'none'}"
    raise Halt(Exit.USAGE, f"this world has no character {name!r}; {hint}")
