"""Sweeps: one world under many settings, each a row; what travels to a worker is the world's ground file.

A setting says what the search or the map is asked: ``{"goal": 2, "acts": 8}`` for a story, ``{"explore": {…}}`` for a map of all that
can come. Limits in it should be of states, acts and levels of mind, which are the same on every machine; a limit of time
is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import unsaid

Row = dict[str, Any]


def rows(first: int, count: int, text: str, settings: list[dict[str, Any]]) -> Iterator[Row]:
    """What comes of settings from a number on."""
    world = unsaid.read(text, name="swept")
    for number in range(first, first + count):
        yield {"number": number, "setting": settings[number], **_explored_or_found(world, dict(settings[number]))}


def _explored_or_found(world: unsaid.World, setting: dict[str, Any]) -> Row:
    budget = unsaid.Budget(states=setting.pop("states", None))
    explored = setting.pop("explore", None)
    if explored is not None:
        map_ = world.explore(**explored, budget=budget)
        return {"states": len(map_.states), "ways": len(map_.ways), "stop": map_.stop}
    outcome = world.find(**setting, budget=budget)
    acts = [str(act) for act in outcome.story.acts] if outcome.story else None
    return {"stop": outcome.stop, "acts": acts, "states": outcome.figures.states}
