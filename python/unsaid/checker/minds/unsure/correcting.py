"""What somebody's mind must have had wrong who sees an act whose precondition it did not hold.

Corrections are puts: made in the mind at once, all of them read in the thinker's. What is to be set in a place that is
tied shows what is so where the tie leads, and is set there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from unsaid.checker.minds.unsure.labels import Label, among, is_known, kind, label
from unsaid.checker.minds.unsure.reading import Root, shortened
from unsaid.checker.minds.unsure.setting import Put

if TYPE_CHECKING:
    from unsaid.checker.minds.mind import Mind
    from unsaid.checker.minds.unsure.reading import Readings
    from unsaid.world.structure import Expression

    Domains = dict[int, frozenset[Any]]


class Corrections:
    """What a surprise teaches about one precondition."""

    def __init__(self, precondition: Expression, domains: Domains, readings: Readings) -> None:
        self._precondition, self._domains, self._readings = precondition, domains, readings
        self._whole = readings.of(precondition)

    def puts(self, mind: Mind, thinker: Mind, *, taken: bool) -> tuple[Put, ...]:
        """What is to be set in a mind; ``taken``: the act is only taken to happen."""
        if self._whole.satisfied(mind):
            return ()
        if self._whole.satisfied(thinker):
            wrong = [e for e in self.clauses(self._precondition, thinker) if not self._readings.of(e).satisfied(mind)]
            return tuple(put for e in wrong for put in self._correction(e, mind, thinker))
        return tuple(self._as_taken(self._precondition, mind)) if taken else ()

    def clauses(self, e: Expression, thinker: Mind) -> list[Expression]:
        """The conditions a precondition is made of; of a choice between several, those that are so for the thinker."""
        if type(e) is not tuple or e[0] not in ("and", "or"):
            return [e]
        parts = e[1:] if e[0] == "and" else [part for part in e[1:] if self._readings.of(part).satisfied(thinker)]
        return [clause for part in parts for clause in self.clauses(part, thinker)]

    def _correction(self, e: Expression, mind: Mind, thinker: Mind) -> Iterator[Put]:
        places = self._readings.of(e).places
        if any(place.whether for place in places) or not places:
            return
        if type(e) is tuple and e[0] in ("==", "get"):
            for fluent, chain, _ in places:
                found = self._there(thinker, fluent, chain)
                if is_known(found):
                    yield self._put(mind, fluent, chain, found)
            return
        fluent, chain, _ = places[0]
        if fluent in self._domains:
            yield self._put(mind, fluent, chain, self._left(e, mind, fluent, chain))
        else:
            yield Put(chain, fluent, None)

    def _there(self, thinker: Mind, fluent: int, chain: tuple[int, ...]) -> Any:
        short = shortened(chain, thinker.owner) if fluent in self._domains else chain
        return thinker.at(short).values[fluent]

    def _left(self, e: Expression, mind: Mind, fluent: int, chain: tuple[int, ...]) -> Any:
        """What may be so of a fluent, a condition being so."""
        short = shortened(chain, mind.owner)
        old, reading = mind.at(short).values[fluent], self._readings.of(e)
        how = "open" if kind(old) in ("known", "open") else "unclear"
        while short and type(held := mind.at(short).values[fluent]) is Label and held.kind == "tied":
            short = short[:-1]
        for values in (among(old), self._domains[fluent]):
            left = [v for v in values if reading.satisfied_with(mind, Root(fluent, short), v)]
            if left:
                return label(how, left)
        return label(how, self._domains[fluent])

    def _put(self, mind: Mind, fluent: int, chain: tuple[int, ...], held: Any) -> Put:
        """Where something is to be set: where a tie leads, if it is tied and nothing else may be so than before."""
        if fluent not in self._domains:
            return Put(chain, fluent, held)
        short = shortened(chain, mind.owner)
        while short:
            old = mind.at(short).values[fluent]
            if type(old) is not Label or old.kind != "tied" or not among(held) <= old.among:
                break
            short = short[:-1]
        return Put(short, fluent, held)

    def _as_taken(self, e: Expression, mind: Mind) -> Iterator[Put]:
        """What is set by what an act needs that is only taken to happen."""
        if type(e) is tuple and e[0] == "and":
            for part in e[1:]:
                yield from self._as_taken(part, mind)
        elif type(e) is tuple and e[0] == "==" and not self._readings.of(e).satisfied(mind):
            for one, other in ((e[1], e[2]), (e[2], e[1])):
                if type(one) is tuple and one[0] == "get" and type(other) is not tuple:
                    yield self._put(mind, one[1], tuple(one[2:]), other)
