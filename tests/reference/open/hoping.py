"""Acts done in ignorance: a plan that may come to something, whatever else is so, and costs no more than is dared.

A *hope* of a character for an act is a plan that begins with it, judged under each *supposition* about what the
plan and the character's utility read: in the state that is its mind with that supposed, while its own mind stays
what it is. There the acts happen as they would in a story, so what it would find out, it finds out; the plan stops
before the first act that would not be done. It is a hope if it may end better, and nowhere ends worse than is
dared.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import TYPE_CHECKING

from ..expressions import Expression, places
from ..state import Place, State
from ..world import Event
from .labels import OPEN, SURE, TIED, UNCLEAR, Label, among, known
from .supposing import at
from .writing import Write, merged, written

if TYPE_CHECKING:
    from ..model import Acts, Model

MOST = 64
"""More suppositions than this are not gone through: there is no hope."""

Supposition = tuple[tuple[Place, Label], ...]
Hope = tuple["Acts", float]
"""The plan, and the most that it may gain."""


def hopes(model: Model, act: int, c: int, mind: State, steps: int, levels: int) -> Iterator[Hope]:
    """Every plan that is a hope of ``c`` for ``act``, in its mind taken as a state; shorter ones first."""
    if not model.world.openable or act in model.idle or c not in model.world.actions[act].consenting:
        return
    if not model.possible(mind, act, own=c):
        return
    for length in range(1, (steps if levels >= 0 else min(steps, 1)) + 1):
        for later in product(range(len(model.world.actions)), repeat=length - 1):
            gain = Trial(model, c, mind, steps, levels).gain((act, *later))
            if gain is not None:
                yield (act, *later), gain


def best_hope(model: Model, act: int, c: int, mind: State, steps: int, levels: int) -> Hope | None:
    """The hope that may gain most; of equals the shortest; of these the first."""
    return min(hopes(model, act, c, mind, steps, levels), key=lambda h: (-h[1], len(h[0]), h[0]), default=None)


class Trial:
    """Plans of one character tried in one mind, with so many steps and levels."""

    def __init__(self, model: Model, c: int, mind: State, steps: int, levels: int) -> None:
        self.model, self.c, self.mind, self.steps, self.levels = model, c, mind, steps, levels

    def gain(self, plan: Acts) -> float | None:
        """The most that a plan may gain, if it is a hope."""
        supposed = suppositions(self.model, self.c, self.mind, plan)
        if supposed is None:
            return None
        starts = [under(self.model, self.mind, s) for s in supposed]
        ends = [self.run(start, plan, plan[0]) for start in starts]
        differences = self._differences(starts, [end for end, _ in ends])
        if differences is None or not self._dared(differences, [whole for _, whole in ends]):
            return None
        idle = any(self._does_as_well(starts, [end for end, _ in ends], part, plan[0]) for part in _parts(plan))
        return None if idle else max(differences)

    def run(self, state: State, plan: Acts, first: int) -> tuple[State, bool]:
        """Where a plan ends, and whether it was carried out to its end."""
        for position, act in enumerate(plan, start=1):
            if not self.model.possible(state, act) or not self._sensible(state, act, position, first):
                return state, False
            state = self.model.after(state, act)
        return state, True

    def _sensible(self, state: State, act: int, position: int, first: int) -> bool:
        """Whether all who consent would do the act there. Who hopes is not asked of what it begins with."""
        from ..reasons import explained

        consenting = self.model.world.actions[act].consenting
        if not consenting or act in self.model.idle:
            return False
        if position == 1 and act == first:
            return True
        left = self.steps - position + 1
        return all(
            explained(self.model, act, d, self.model.entered(state, d), left, self.levels - (d != self.c))
            for d in consenting
            if position > 1 or d != self.c
        )

    def _differences(self, starts: list[State], ends: list[State]) -> list[float] | None:
        pairs = [(self._utility(s), self._utility(e)) for s, e in zip(starts, ends, strict=True)]
        found = [b - a for a, b in pairs if a is not None and b is not None]
        return found if len(found) == len(pairs) else None

    def _dared(self, differences: list[float], whole: list[bool]) -> bool:
        worst = min(0.0, *differences)
        best = max((d for d, w in zip(differences, whole, strict=True) if w), default=0.0)
        dares = self.model.world.dares[self.c] if self.model.world.dares else 0.0
        return best > 0 and worst >= -dares and best > -worst

    def _does_as_well(self, starts: list[State], ends: list[State], part: Acts, first: int) -> bool:
        if not self.model.possible(self.mind, part[0], own=self.c):
            return False
        for start, end in zip(starts, ends, strict=True):
            other, here = self._utility(self.run(start, part, first)[0]), self._utility(end)
            if other is None or here is None or other < here:
                return False
        return True

    def _utility(self, state: State) -> float | None:
        return self.model.utility(state, self.c)


def _parts(plan: Acts) -> Iterator[Acts]:
    for size in range(1, len(plan)):
        yield from combinations(plan, size)


# --- what is supposed -------------------------------------------------------------------------------


def suppositions(model: Model, c: int, mind: State, plan: Acts) -> list[Supposition] | None:
    """All suppositions for a plan, in order; None if there is nothing to suppose, or too much."""
    where = dict.fromkeys(_place(p, c, mind) for p in _read(model, c, plan))
    own = [p for p in where if not p[0] and not known(at(mind, p))]
    others = [p for p in where if len(p[0]) == 1 and at(mind, p)[0] in (SURE, UNCLEAR)]
    count = 1
    for p in (*own, *others):
        count *= len(among(at(mind, p))) + (at(mind, p)[0] == UNCLEAR)
    if count == 1 or count > MOST:
        return None
    found = []
    for values in product(*[sorted(among(at(mind, p))) for p in own]):
        mine = dict(zip(own, values, strict=True))
        for theirs in product(*[_held(at(mind, p), mine.get(((), p[1]), mind.values[p[1]])) for p in others]):
            found.append((*mine.items(), *zip(others, theirs, strict=True)))
    return found


def _place(place: Place, c: int, mind: State) -> Place:
    """Where a place is read: as far out as ties lead."""
    path, f = merged(place[0], c), place[1]
    while path and at(mind, (path, f))[0] == TIED:
        path = path[:-1]
    return path, f


def _held(label: Label, real: Label) -> list[Label]:
    """What another may hold, where the thinker cannot tell: a value; or, if unclear, what is so, or nothing certain."""
    if label[0] == SURE:
        return sorted(among(label))
    return [*([real] if real in among(label) else sorted(among(label))), (OPEN, among(label))]


def _read(model: Model, c: int, plan: Acts) -> Iterator[Place]:
    """Every place that a plan's acts read, also in the minds of those who consent, and the utility of who makes it."""
    for event in (model.world.actions[act] for act in plan):
        yield from _read_by(event)
        yield from (((d, *path), f) for path, f in places(event.precondition) for d in event.consenting)
    yield from places(model.world.utilities[c])


def _read_by(event: Event) -> Iterator[Place]:
    for e in _expressions(event):
        yield from places(e)
    if event.seen is not None:
        yield from _read_by(event.seen)


def _expressions(event: Event) -> Iterator[Expression]:
    yield event.precondition
    for e in event.effects:
        yield from (e.when, e.value)
    for item in event.learning:
        yield from (item.when, item.what)
    yield from event.observing


def under(model: Model, mind: State, supposed: Supposition) -> State:
    """The state that a mind is, with something supposed to be so; its owner's own mind stays as it is."""
    writes = {place: Write(label, supposed=True) for place, label in supposed}
    return model.settled(written(mind, writes, model.world.openable))
