"""Worlds to be played in pairs: random ones, those that come along, and problem files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.minds.differential import foresight_text
from tests.play.pairs import ERRORS, Table
from tests.reference.written import written
from tests.strategies import seeded_sketch
from tests.worlds.staged import NAMES, staged
from unsaid.language import Reading, read, read_file
from unsaid.play.stage import Rules
from unsaid.world import ground


def random_table(seed: int) -> Table | None:
    """A small world of a seed; None for one whose triggers never come to rest, or in which only one has a mind."""
    sketch = seeded_sketch(seed)
    made = _table(f"random {seed}", read(written(sketch) + foresight_text(sketch, seed)), Rules(3, 2, chance=seed % 4))
    try:
        _ = made.minds, made.model.initial
    except ERRORS:
        return None
    return made if len(made.ground.characters) > 1 else None


@cache
def bundled(name: str, slow: bool = False) -> Table:
    """A world that comes along."""
    world = staged(name)
    return Table(name, world.world, world.ground, Rules(4, 3, chance=2), slow)


@cache
def file(path: Path) -> Table:
    """A problem file."""
    return _table(path.stem, read_file(path), Rules(3, 2, chance=1), slow=False)


def _table(name: str, reading: Reading, rules: Rules, slow: bool = True) -> Table:
    assert reading.world is not None, [d.render(reading.source) for d in reading.diagnostics]
    return Table(name, reading.world, ground(reading.world, reading.source), rules, slow)


__all__ = ["NAMES", "bundled", "file", "random_table"]
