"""Worlds to be played in pairs: random ones, those that come along, and problem files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import unsaid
from tests.minds.differential import foresight_text
from tests.play.pairs import ERRORS, Table
from tests.reference.written import written
from tests.strategies import seeded_sketch
from tests.worlds.staged import NAMES
from unsaid.play.stage import Rules


def random_table(seed: int) -> Table | None:
    """A small world of a seed; None for one whose triggers never come to rest, or in which only one has a mind."""
    sketch = seeded_sketch(seed)
    world = unsaid.read(written(sketch) + foresight_text(sketch, seed), name="random")
    if {d.code for d in world.diagnostics if d.severity == "error"} & {"trigger-cycle"}:
        return None
    try:
        made = _table(f"random {seed}", world, Rules(3, 2, chance=seed % 4))
        _ = made.minds, made.model.initial
    except ERRORS:
        return None
    return made if len(made.ground.characters) > 1 else None


@cache
def bundled(name: str, slow: bool = False) -> Table:
    """A world that comes along."""
    return _table(name, unsaid.load(name), Rules(4, 3, chance=2), slow)


@cache
def text(name: str, content: str) -> Table:
    """A world written for the purpose."""
    return _table(name, unsaid.read(content, name=name), Rules(3, 2))


@cache
def file(path: Path) -> Table:
    """A problem file."""
    return _table(path.stem, unsaid.load(path), Rules(3, 2, chance=1), slow=False)


def _table(name: str, world: unsaid.World, rules: Rules, slow: bool = True) -> Table:
    assert world.ok, world.diagnostics
    there = world.playable.open
    return Table(name, there.core, there.ground, there.stage(rules), slow)


__all__ = ["NAMES", "bundled", "file", "random_table", "text"]
