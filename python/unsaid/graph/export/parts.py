"""What all forms need of a graph: what is told, and which texts are told in several places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from unsaid.graph.game import End, GameGraph


def ways(graph: GameGraph) -> Iterator[Sequence[int]]:
    """All that is told together: the opening, what is told after each choice, and each end."""
    yield graph.opening
    for position in graph.positions:
        yield from (choice.told for choice in position.choices)
        if position.end is not None:
            yield position.end.told


def returning(graph: GameGraph) -> list[int]:
    """The texts that are told in several places, by their numbers, in order."""
    told = Counter(number for way in ways(graph) for number in way)
    return sorted(number for number, times in told.items() if times > 1)


def closing(graph: GameGraph, end: End) -> list[str]:
    """The paragraphs of an end, the title of the ending last."""
    return [*graph.paragraphs(end.told), *([end.title] if end.title else [])]


def about(graph: GameGraph) -> str:
    """What a file holds, in one line."""
    return f"{graph.title or graph.world}, as {graph.called}; made from the world {graph.world} by Unsaid"
