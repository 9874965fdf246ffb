"""Writing in minds: what is set at some places, and what becomes of the ties below them.

Whatever a label is changed to, the minds thought of from there that were tied to it are looked at again. Was nobody
amazed, the tie holds: it was about the same value all along, of which more is known now. Whoever was amazed had
something else in mind before; those it takes to hold that something hold it still, and can only be told to be sure.

A character's own edge leads to what it holds of itself. What is openable it holds of itself as it holds it, so writing
reaches along that edge; anything else stays as written, place by place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

from ..state import Edits, Path, Place, State, unfold
from ..state import edited as plain
from .labels import TIED, Label, amazed, broken, joined, retied
from .openable import Openable


@dataclass(frozen=True)
class Write:
    """A label to be set."""

    label: Label
    forced: bool = False
    """Ties to it break, whatever the label."""
    maybe: bool = False
    """It may stay unset."""
    supposed: bool = False
    """It is only supposed to have been so all along: no tie breaks."""
    beside: tuple[Label, ...] = ()
    """Other labels, of which one may be what is set. Ties among them are looked at before they are joined."""

    @property
    def whole(self) -> Label:
        """All that may be set, joined."""
        return reduce(joined, self.beside, self.label)


Writes = Mapping[Place, Write]
Frozen = tuple[tuple[Place, Write], ...]
Moves = tuple[tuple[int, bool, Label], ...]
"""Of each fluent that moved in the thinker's mind: whether ties to it break, and its new label."""


def merged(path: Path, own: int | None = None) -> Path:
    """The path with equal neighbours said once, and without what leads from ``own`` to itself."""
    out: list[int] = []
    for c in path:
        if c != (out[-1] if out else own):
            out.append(c)
    return tuple(out)


def frozen(writes: Writes) -> Frozen:
    """Writes as a part of a seed."""
    return tuple(sorted(writes.items(), key=lambda item: item[0]))


def below(writes: Writes, c: int) -> dict[Place, Write]:
    """The writes meant for places inside one character's mind, as seen from there."""
    return {(path[1:], f): w for (path, f), w in writes.items() if path[:1] == (c,)}


def along(writes: Writes, c: int, openable: Openable) -> dict[Place, Write]:
    """What reaches a character's mind of itself: all that is openable, and of the rest what is written there."""
    kept = {place: w for place, w in writes.items() if place[1] in openable and place[0][:1] != (c,)}
    return kept | {place: w for place, w in below(writes, c).items() if place[1] not in openable}


Seed = tuple[State, int | None, Frozen, Moves]


def written(state: State, writes: Writes, openable: Openable, own: int | None = None) -> State:
    """The state with each place set; ``own`` is the character whose mind it is, if it is one."""
    if not writes:
        return state
    places = {((merged(p, own) if f in openable else p), f): w for (p, f), w in writes.items()}

    def grow(seed: Seed) -> State | tuple[list, list[Seed]]:
        return _grown(seed, openable)

    return unfold(_seed(state, own, places), grow)


def _seed(state: State, own: int | None, writes: Writes) -> Seed:
    return state, own, frozen(writes), ()


def _grown(seed: Seed, openable: Openable) -> State | tuple[list, list[Seed]]:
    state, owner, edits, moves = seed
    writes = dict(edits)
    row = followed(state.values, moves)
    if not writes and row == state.values:
        return state
    new = list(row)
    for (path, f), w in writes.items():
        if not path:
            new[f] = w.label
    on = tuple((f, _breaks(row[f], writes.get(((), f))), new[f]) for f in _moved(state.values, new, openable))
    minds: list[Seed] = []
    for c in range(len(state.rows[0][1])):
        mind = state.mind(c)
        if c == owner:
            minds.append((mind, c, frozen(along(writes, c, openable)), moves))
        else:
            minds.append((mind, c, frozen(below(writes, c)), on))
    return new, minds


def followed(row: tuple, moves: Moves) -> tuple:
    """A row whose ties have been looked at again after what moved in the thinker's mind."""
    new = list(row)
    for f, breaks, label in moves:
        if new[f][0] == TIED:
            new[f] = broken(new[f]) if breaks else retied(label)
    return tuple(new)


def _moved(old: tuple, new: list, openable: Openable) -> list[int]:
    return [f for f in range(len(new)) if f in openable and old[f] != new[f]]


def _breaks(old: Label, write: Write | None) -> bool:
    return write is not None and not write.supposed and (write.forced or amazed(old, write.label))


def edited(state: State, edits: Edits, openable: Openable) -> State:
    """The state with each place set to its value, as a patch sets it: to what is openable, ties are looked at again."""
    if not openable:
        return plain(state, edits)
    return written(state, {place: Write(value) for place, value in edits.items()}, openable)
