"""States of belief without end, held exactly.

A state is a value for every fluent and, for every character, the state that character believes to be the case;
so it is an endless tree. Every tree that arises here repeats itself: it is the unfolding of some finite graph.
Two graphs that unfold to the same tree are the same state, so a state is kept as the one *smallest* graph of its
tree, written in one fixed order: states are then equal exactly when their trees are, at every depth. There is
no cut-off anywhere and none needs to be argued for.

Everything that makes a state does it by ``unfold``: it says, for a *seed*, which values stand there and which
seeds lie below it, one for each character. Seeds met again close the graph. A seed may also be a finished state.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from .values import Value

Path = tuple[int, ...]
"""Believers, outermost first: (a, b) is what a believes b believes."""

Place = tuple[Path, int]
"""One fluent (by number) in the state at the end of a path."""

Edits = Mapping[Place, Value]

Row = tuple[tuple[Value, ...], tuple[int, ...]]
"""One node of a graph: its values, and the number of the node each character believes in."""

Seed = TypeVar("Seed", bound=Hashable)

MOST_NODES = 20_000


class TooManyMinds(Exception):
    """An unfolding that does not close (or not soon): every level deeper differs from all before."""


class State:
    """A state: ``values``, and ``mind(c)``, the state that character ``c`` believes to be the case."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self.values = rows[0][0]
        self._hash = hash(rows)
        self._minds: dict[int, State] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, State) and self.rows == other.rows

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"State({self.rows!r})"

    def mind(self, character: int) -> State:
        """What ``character`` believes to be the case."""
        if character not in self._minds:
            self._minds[character] = _from(self.rows, range(len(self.rows)), self.rows[0][1][character])
        return self._minds[character]

    def at(self, path: Sequence[int]) -> State:
        """The state at the end of a path of believers."""
        state = self
        for character in path:
            state = state.mind(character)
        return state

    def minds(self) -> list[State]:
        """What each character believes, in order."""
        return [self.mind(c) for c in range(len(self.rows[0][1]))]


def unfold(root: Seed, grow: Callable[[Seed], State | tuple[Sequence[Value], Sequence[Seed]]]) -> State:
    """The state that grows from ``root``: ``grow`` gives a seed's values and its seeds below, or its whole state."""
    rows: list[Row] = []
    place: dict[Seed | State, int] = {root: 0}
    order: list[Seed | State | _Ready] = [root]

    def number_of(seed: Seed | State) -> int:
        if seed not in place:
            if len(order) >= MOST_NODES:
                raise TooManyMinds
            place[seed] = len(order)
            order.append(seed)
        return place[seed]

    while len(rows) < len(order):
        seed = order[len(rows)]
        if isinstance(seed, _Ready):
            rows.append(seed.row)
            continue
        grown = seed if isinstance(seed, State) else grow(seed)
        if isinstance(grown, State):
            first, *rest = _moved(grown.rows, len(rows), len(order))
            rows.append(first)
            order.extend(map(_Ready, rest))
        else:
            rows.append((tuple(grown[0]), tuple(number_of(b) for b in grown[1])))
    return _smallest(tuple(rows), 0)


class _Ready:
    """A node of a finished state, which need not be grown."""

    def __init__(self, row: Row) -> None:
        self.row = row


def _moved(rows: tuple[Row, ...], top: int, others: int) -> list[Row]:
    """A finished state's nodes as they stand in another graph: the first at one place, the others from another on."""
    return [(values, tuple(others + n - 1 if n else top for n in below)) for values, below in rows]


def edited(state: State, edits: Edits) -> State:
    """The state with each place set to its new value, and nothing else changed."""
    return unfold((state, frozen(edits)), lambda seed: write(seed[0], dict(seed[1])))


def write(state: State, edits: Edits) -> State | tuple[list[Value], list[tuple[State, FrozenEdits]]]:
    """One level of ``edited``: the values here, and the edits that remain for each mind below."""
    if not edits:
        return state
    below = [(mind, frozen(edits_below(edits, c))) for c, mind in enumerate(state.minds())]
    return values_with(state, edits), below


FrozenEdits = tuple[tuple[Place, Value], ...]


def frozen(edits: Edits) -> FrozenEdits:
    """Edits as something that can be part of a seed."""
    return tuple(sorted(edits.items()))


def values_with(state: State, edits: Edits) -> list[Value]:
    """The state's own values after those edits that are meant for it."""
    return [edits.get(((), fluent), value) for fluent, value in enumerate(state.values)]


def edits_below(edits: Edits, character: int) -> dict[Place, Value]:
    """The edits meant for places inside one character's mind, as seen from there."""
    return {(path[1:], fluent): v for (path, fluent), v in edits.items() if path[:1] == (character,)}


def _smallest(rows: Sequence[Row], root: int) -> State:
    """The state a graph unfolds to from ``root``: equal nodes made one, numbered breadth first."""
    return _from(rows, _groups(rows), root)


def _from(rows: Sequence[Row], group: Sequence[int], root: int) -> State:
    """The same where it is known which nodes unfold alike; in a graph that is smallest already, no two do."""
    order, number = [root], {group[root]: 0}
    for node in order:
        for child in rows[node][1]:
            if group[child] not in number:
                number[group[child]] = len(order)
                order.append(child)
    return State(tuple((rows[n][0], tuple(number[group[c]] for c in rows[n][1])) for n in order))


def _groups(rows: Sequence[Row]) -> list[int]:
    """Which nodes unfold alike: split by values, then by what lies below, until nothing splits any more."""
    group, count = _numbered([values for values, _ in rows])
    while True:
        finer, more = _numbered([(group[n], tuple(group[c] for c in rows[n][1])) for n in range(len(rows))])
        if more == count:
            return group
        group, count = finer, more


def _numbered(labels: Sequence[Hashable]) -> tuple[list[int], int]:
    """Labels replaced by small numbers, and how many different ones there are."""
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(label, len(numbers)) for label in labels], len(numbers)
