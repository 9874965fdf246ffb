"""Ground worlds by hand, as the checker is given them."""

from __future__ import annotations

import json

from tests.reference.small import World
from unsaid.world import GroundWorld, loads

VERSION = 2
"""The version of the file that says of each action by itself who observes it, as worlds by hand do."""


def given(world: World) -> GroundWorld:
    """The world, read from its file; the entities that are values of its fluents are put in."""
    names = {entity["name"] for entity in world.data["entities"]}
    more = [{"name": name, "types": ["entity"]} for name in _entities(world.data) if name not in names]
    data = world.data | {"version": VERSION, "entities": [*world.data["entities"], *more]}
    return loads(json.dumps(data))


def _entities(data: dict) -> list[str]:
    """The entities that stand as values anywhere."""
    found: dict[str, None] = {}
    for row in data["fluents"]:
        found |= {value: None for value in (row["initial"], *row.get("domain", ())) if isinstance(value, str)}
    for row in (*data["actions"], *data["triggers"]):
        found |= {e["value"]: None for e in row["effects"] if isinstance(e["value"], str)}
    return list(found)
