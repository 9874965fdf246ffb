"""Minds that cannot be told apart, made one.

Two minds are alike when they hold the same values and, for every character, believe minds that are alike. Minds that
differ are told apart round by round: first by their values, then by which kind of mind each character is believed to
have, until a round tells no more apart. What is left together is alike. The new ones among them are then looked up,
innermost first, by their values and beliefs; minds that go round in a circle are looked up as a circle.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from unsaid.checker.minds.mind import Mind

Kind = int


class Shared:
    """All minds met so far, each once."""

    def __init__(self, characters: int) -> None:
        self._everybody = range(characters)
        self._values: dict[Hashable, int] = {}
        self._minds: dict[Hashable, Mind] = {}

    def of(self, mind: Mind) -> Mind:
        """The one mind that stands for this one and all like it."""
        if mind.alike is not None:
            return mind.alike
        minds = self._within(mind)
        kinds = self._kinds(minds)
        beliefs = {kinds[id(m)]: [kinds[id(b)] for b in self._believed(m)] for m in minds}
        known = {kinds[id(m)]: m for m in minds if m.alike is m}
        samples = {kinds[id(m)]: m for m in minds}
        for circle in _circles(kinds[id(mind)], beliefs, known):
            self._enter(circle, samples, beliefs, known)
        for m in minds:
            m.alike = known[kinds[id(m)]]
        return known[kinds[id(mind)]]

    def _believed(self, mind: Mind) -> list[Mind]:
        believed = (mind.believed(c) for c in self._everybody)
        return [b.alike or b for b in believed]

    def _within(self, mind: Mind) -> list[Mind]:
        """The mind and all within it."""
        met, found = {id(mind)}, [mind]
        for at in found:
            for inner in self._believed(at):
                if id(inner) not in met:
                    met.add(id(inner))
                    found.append(inner)
        return found

    def _number(self, mind: Mind) -> int:
        if mind.number is None:
            look: Hashable = (mind.values, tuple(map(type, mind.values)))  # types too, for True equals 1.0
            if mind.owner is not None:
                look = look, mind.owner
            mind.number = self._values.setdefault(look, len(self._values))
        return mind.number

    def _kinds(self, minds: list[Mind]) -> dict[int, Kind]:
        """Which minds are alike: those with the same number."""
        believed = [[id(b) for b in self._believed(m)] for m in minds]
        kinds = {id(m): self._number(m) for m in minds}
        count = len(set(kinds.values()))
        while True:
            seen: dict[Hashable, Kind] = {}
            looks = [(kinds[id(m)], *(kinds[b] for b in inner)) for m, inner in zip(minds, believed, strict=True)]
            kinds = {id(m): seen.setdefault(look, len(seen)) for m, look in zip(minds, looks, strict=True)}
            if len(seen) == count:
                return kinds
            count = len(seen)

    def _enter(
        self, circle: list[Kind], samples: dict[Kind, Mind], beliefs: dict[Kind, list[Kind]], known: dict[Kind, Mind]
    ) -> None:
        """Finds the minds of a circle, or makes them known together."""
        looks = {kind: self._look(kind, set(circle), samples, beliefs, known) for kind in circle}
        for kind, look in looks.items():
            made = self._minds.get(look)
            known[kind] = self._minds[look] = made or Mind(samples[kind].values, _nobody, samples[kind].owner)
        for kind in circle:
            mind = known[kind]
            if mind.alike is None:
                mind.alike = mind
                mind.believing([known[b] for b in beliefs[kind]])

    def _look(
        self,
        first: Kind,
        circle: set[Kind],
        samples: dict[Kind, Mind],
        beliefs: dict[Kind, list[Kind]],
        known: dict[Kind, Mind],
    ) -> Hashable:
        """A circle as it looks from one of its minds; minds outside it are known already."""
        places, order = {first: 0}, [first]
        rows: list[Hashable] = []
        for kind in order:
            row: list[Hashable] = [self._number(samples[kind])]
            for inner in beliefs[kind]:
                if inner in circle and inner not in places:
                    places[inner] = len(order)
                    order.append(inner)
                row.append(places[inner] if inner in circle else ("known", id(known[inner])))
            rows.append(tuple(row))
        return tuple(rows)


def _nobody(character: int) -> Mind:
    raise AssertionError("a known mind has all its beliefs")


def _circles(first: Kind, beliefs: dict[Kind, list[Kind]], known: dict[Kind, Mind]) -> Iterator[list[Kind]]:
    """The kinds not known yet, in groups that lead to one another, innermost first (Tarjan's algorithm)."""
    index: dict[Kind, int] = {}
    lowest: dict[Kind, int] = {}
    open_: list[Kind] = []
    settled = set(known)
    if first in settled:
        return
    work = [(first, iter(beliefs[first]))]
    index[first] = lowest[first] = 0
    open_.append(first)
    while work:
        kind, rest = work[-1]
        inner = next((b for b in rest if b not in settled), None)
        if inner is None:
            work.pop()
            if work:
                lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[kind])
            if lowest[kind] == index[kind]:
                circle = open_[open_.index(kind) :]
                del open_[-len(circle) :]
                settled.update(circle)
                yield circle
        elif inner in index:
            lowest[kind] = min(lowest[kind], index[inner])
        else:
            index[inner] = lowest[inner] = len(index)
            open_.append(inner)
            work.append((inner, iter(beliefs[inner])))
