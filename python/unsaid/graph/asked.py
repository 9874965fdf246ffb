"""What a command asks for: the graph of a world's game from a role, as small as it can be, and a story to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unsaid.budget import Budget, Spent
from unsaid.graph.game import GameGraph, drawn
from unsaid.graph.growing import Bounds, Progress, TooLarge
from unsaid.graph.merging import merged

if TYPE_CHECKING:
    from unsaid.api.world import World
    from unsaid.telling.setting.tale import Tale

NODES = 20_000
"""Positions up to which a graph is drawn where nothing else is asked for: minutes of work, in a world of many acts."""


def graph_of(
    world: World, role: str, nodes: int = NODES, progress: Progress | None = None, *, whole: bool = False
) -> GameGraph:
    """The graph of a world's game; ``whole``: with what is said on being asked why, and what is
    told of the same to the others who may be played. Raises TooLarge, which says
    for whom, how far it came, and what would help."""
    sides = [who for who in world.roles or world.characters if who != role] if whole else []
    try:
        return merged(drawn(world.play(role), Bounds(nodes), progress, reasons=whole, sides=sides), turns=True)
    except TooLarge as large:
        raise large.of(world.name, role) from None


def story_of(world: World, seconds: float = 20.0) -> Tale | None:
    """The story that the planner finds in a world; None where it finds none in some seconds."""
    try:
        found = world.find(budget=Budget(seconds))
    except Spent:
        return None
    return None if found.story is None else found.story.tell().tale
