"""A state laid out: what is so, and every mind in it to any depth, as a graph of plain values.

Where a state is to be carried over, into a world that has forgotten somebody or into another version of the world, its
piece of the engine's graph is read, changed, and put in again. The engine makes equal minds one, whoever laid them out.

The bytes are those of the engine's own snapshots (``crates/minds/src/world/snapshot.rs``): numbers, rows of values, and
minds, each a row and a mind for every character.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from unsaid.minds.engine import Minds
from unsaid.minds.errors import MindsError
from unsaid.world.structure import GroundWorld, Scalar

CONSTANTS: dict[Scalar, int] = {None: 0, False: 1, True: 2}
ENTITIES = 3
"""The code of the first entity; constants come before."""


@dataclass(frozen=True)
class Node:
    """The world or a mind: the value of each fluent, and the place of the node that is each character's mind in it."""

    values: tuple[Scalar, ...]
    minds: tuple[int, ...]


def laid_out(minds: Minds, states: Iterable[int], through: Iterable[int]) -> tuple[list[int], list[Node]]:
    """All that some states lead to through the minds of some characters, the states first; in ``Node.minds`` those of
    the others are -1. Beside each node, its number in the engine."""
    people, count = tuple(through), len(minds.ground.characters)
    places = {state: place for place, state in enumerate(dict.fromkeys(states))}
    order, nodes = list(places), list[Node]()
    for state in order:
        edges = [-1] * count
        for who in people:
            mind = minds.mind(state, who)
            if mind not in places:
                places[mind] = len(order)
                order.append(mind)
            edges[who] = places[mind]
        nodes.append(Node(tuple(minds.values(state)), tuple(edges)))
    return order, nodes


def put(minds: Minds, nodes: Sequence[Node], *, settle: bool = False) -> int:
    """The state that is the first of some nodes; ``settle``: once its triggers have come to rest. Raises MindsError
    (``snapshot``) where that is not asked for, and there are any that would happen."""
    return minds.put(written(minds.ground, nodes, minds.moving), settle=settle)


def written(ground: GroundWorld, nodes: Sequence[Node], moving: int) -> bytes:
    """Nodes as the engine's bytes; ``moving`` is how many fluents of each are written."""
    entities = {entity.name: ENTITIES + place for place, entity in enumerate(ground.entities)}
    numbers: dict[float, int] = {}

    def code(value: Scalar) -> int:
        if value is None or isinstance(value, bool):
            return CONSTANTS[value] << 1
        if isinstance(value, str):
            return entities[value] << 1
        if not isinstance(value, int | float):
            raise MindsError("snapshot", "what is held there is no value, but several that are thought possible")
        return numbers.setdefault(float(value), len(numbers)) << 1 | 1

    rows = {row: place for place, row in enumerate(dict.fromkeys(_row(node, moving) for node in nodes))}
    values = b"".join(_count(code(value)) for row in rows for _, value in row)
    graph = b"".join(_count(rows[_row(node, moving)]) + b"".join(map(_count, node.minds)) for node in nodes)
    labels = _count(0) if any(fluent.domain for fluent in ground.fluents) else b""
    head = _count(len(numbers)) + b"".join(struct.pack("<d", number) for number in numbers)
    return head + labels + _count(len(rows)) + values + _count(len(nodes)) + graph


def _row(node: Node, moving: int) -> tuple[tuple[bool, Scalar], ...]:
    """The values that are written; True and 1 are not the same value."""
    return tuple((isinstance(value, bool), value) for value in node.values[:moving])


def _count(number: int) -> bytes:
    """A number seven bits to a byte, the low ones first, with the eighth set where more follow."""
    found = bytearray()
    while number >= 0x80:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    found.append(number)
    return bytes(found)
