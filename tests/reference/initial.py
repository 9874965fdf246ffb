"""The state in which every story starts.

A path of believers names a mind. Saying the same believer twice running says nothing new, since everyone knows
their own mind to begin with; and where nothing is stated for a path, the last believer is dropped and the
shorter path asked, down to the plain truth. So beyond the longest stated path every mind repeats the one above.
"""

from __future__ import annotations

from .state import Path, State, unfold
from .values import Value
from .world import World


def merged(path: Path) -> Path:
    """The path with neighbours who are the same believer said once."""
    return tuple(c for i, c in enumerate(path) if i == 0 or path[i - 1] != c)


def unsettled(world: World) -> State:
    """The initial state before any trigger has fired."""
    stated = {(merged(who), fluent): value for who, fluent, value in world.beliefs}
    longest = max((len(who) for who, _ in stated), default=0)

    def grow(path: Path) -> tuple[list[Value], list[Path]]:
        values = [_believed(world, stated, path, f) for f in range(len(world.fluents))]
        below = [merged((*path, c)) for c in range(len(world.characters))]
        return values, [b if len(b) <= longest else path for b in below]

    return unfold((), grow)


def _believed(world: World, stated: dict[tuple[Path, int], Value], path: Path, fluent: int) -> Value:
    if (path, fluent) in stated:
        return stated[path, fluent]
    return _believed(world, stated, path[:-1], fluent) if path else world.initial[fluent]
