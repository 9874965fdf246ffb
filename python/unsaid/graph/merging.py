"""The smallest graph that reads the same: positions from which every course of choices reads alike are one.

Two moments of a game may differ in what only the rules read, and lead to the same words for ever. They are found by
dividing: all positions that look alike are taken for one, and a part is divided as long as the choices of two in it
lead to different parts (Hopcroft 1971, without his order). What a position looks like is its end, or its menu with what
is told on the way; with ``turns`` also what happened on the way, as a saved game needs it.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from unsaid.graph.game import GameGraph, Position


def merged(graph: GameGraph, *, turns: bool) -> GameGraph:
    """The smallest graph of the same stories; positions are numbered in the order of the first of each part."""
    parts = _parts(graph.positions, turns)
    firsts: dict[int, int] = {}
    for number, part in enumerate(parts):
        firsts.setdefault(part, number)
    at = {part: place for place, part in enumerate(firsts)}
    kept = (graph.positions[number] for number in firsts.values())
    return replace(graph, positions=tuple(_led(position, [at[part] for part in parts]) for position in kept))


def _led(position: Position, at: Sequence[int]) -> Position:
    """A position whose choices lead to the new numbers."""
    return replace(position, choices=tuple(replace(choice, to=at[choice.to]) for choice in position.choices))


def _parts(positions: Sequence[Position], turns: bool) -> list[int]:
    """The part of each position."""
    looks = _numbered([_look(position, turns) for position in positions])
    parts, count = looks, len(set(looks))
    while True:
        leads = [tuple(parts[choice.to] for choice in position.choices) for position in positions]
        parts = _numbered(list(zip(parts, leads, strict=True)))
        if len(set(parts)) == count:
            return parts
        count = len(set(parts))


def _look(position: Position, turns: bool) -> Hashable:
    """What is seen of a position, but for where its choices lead."""
    said = [(c.words, c.aside, c.told, c.because, c.because_over, c.beside) for c in position.choices]
    done = [(c.move, c.turns) for c in position.choices] if turns else []
    return position.end, position.could, tuple(said), tuple(done)


def _numbered(things: Sequence[Hashable]) -> list[int]:
    """The same things by numbers, counted from 0 as they are met."""
    known: dict[Hashable, int] = {}
    return [known.setdefault(thing, len(known)) for thing in things]
