"""What the effects of an act or a trigger make of values and labels.

All effects on one fluent are taken together, as one choice between them: the last whose condition holds, or else the
old value. What that choice comes to, under each supposition, are the results; how they are held hangs on the places
that were read to make it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from unsaid.checker.minds.unsure.labels import Label, among, is_known, label, same, tied
from unsaid.checker.minds.unsure.reading import Reading, held_at, shortened
from unsaid.checker.minds.unsure.setting import Put, normal

if TYPE_CHECKING:
    from unsaid.checker.minds.mind import Mind
    from unsaid.checker.minds.unsure.labels import Held
    from unsaid.world.structure import Effect, Expression


class _Old:
    """The value a fluent had before."""


OLD: Any = _Old()

Domains = dict[int, frozenset[Any]]


class Change(NamedTuple):
    """What becomes of a fluent of a mind's own. ``moved``: its value may be another."""

    fluent: int
    held: Held
    moved: bool


class Choice:
    """All effects on one fluent of the mind's own, in order."""

    def __init__(self, fluent: int, effects: Iterable[Effect], domains: Domains) -> None:
        self.fluent, self._domains = fluent, domains
        e: Expression = OLD
        for effect in effects:
            e = effect.value if effect.when is True else ("if", effect.when, effect.value, e)
        self._reading = Reading(e, frozenset(domains))

    def change(self, mind: Mind, thinker: Mind | None) -> Change | None:
        """What comes of it in a mind; None where the fluent is left alone. ``thinker`` is the mind of which this one is
        read as a part, where the same happens in both."""
        results = self._reading.results(mind)
        if results == [OLD]:
            return None
        old = mind.values[self.fluent]
        if self.fluent not in self._domains:
            found = [] if results is None else [old if one is OLD else one for one in results]
            one = bool(found) and all(same(found[0], other) for other in found)
            return Change(self.fluent, found[0] if one else None, True)
        if results is None:
            results = [*self._domains[self.fluent], OLD]
        values = {value for one in results for value in (among(old) if one is OLD else (one,))}
        places = [(place.fluent, place.chain) for place in self._reading.places]
        places += [(self.fluent, ())] if OLD in results else []
        return Change(self.fluent, label(self._kind(mind, thinker, places), values), True)

    def _kind(self, mind: Mind, thinker: Mind | None, places: list[tuple[int, tuple[int, ...]]]) -> str:
        """How the results are held."""
        kinds = list(self._kinds(mind, places))
        alike = thinker is not None and all(self._alike(mind, thinker, *place) for place in places)
        if alike and all(kind == "tied" for kind in kinds):
            return "tied"
        if all(kind in ("tied", "sure") for kind in kinds):
            return "sure"
        return "open" if all(kind == "open" for kind in kinds) else "unclear"

    def _kinds(self, mind: Mind, places: list[tuple[int, tuple[int, ...]]]) -> Iterator[str]:
        for fluent, chain in places:
            if fluent not in self._domains:
                continue
            held, where = held_at(mind, fluent, shortened(chain, mind.owner))
            if type(held) is not Label:
                continue
            if not where:
                yield held.kind
            elif len(where) == 1 and held.kind in ("sure", "unclear"):
                yield "open"

    def _alike(self, mind: Mind, thinker: Mind, fluent: int, chain: tuple[int, ...]) -> bool:
        """Whether what is known at a place is known alike in the thinker's mind."""
        if fluent not in self._domains:
            return same(mind.at(chain).values[fluent], thinker.at(chain).values[fluent])
        place = shortened(chain, mind.owner)
        held = mind.at(place).values[fluent]
        return not is_known(held) or same(held, thinker.at(place).values[fluent])


class Changes:
    """The effects of an act or a trigger, in a world where not all is known.

    ``of_itself``: a trigger's. In a mind of somebody's, what an act's effect makes that one believe of an openable
    fluent was set from outside, and is passed over; a trigger's is an effect on the mind's own fluent."""

    def __init__(self, effects: tuple[Effect, ...], domains: Domains, *, of_itself: bool = False) -> None:
        self._of_itself = of_itself
        self._domains, self._openable = domains, frozenset(domains)
        self._effects = effects
        self._choices: dict[int | None, list[Choice]] = {}
        self._beliefs = [(e, Reading(e.when, self._openable), Reading(e.value, self._openable)) for e in effects]
        self.named = frozenset(e.fluent for e in effects if not e.who)

    def own(self, mind: Mind, thinker: Mind | None = None) -> list[Change]:
        """What becomes of the fluents of a mind's own."""
        found = (choice.change(mind, thinker) for choice in self._own(mind.owner))
        return [change for change in found if change is not None]

    def _own(self, owner: int | None) -> list[Choice]:
        """The choices, in a mind of the owner's."""
        if owner not in self._choices:
            sets: dict[int, list[Effect]] = {}
            for e in self._effects:
                if not self._chain(e, owner) and not self._passed_over(e, owner):
                    sets.setdefault(e.fluent, []).append(e)
            self._choices[owner] = [Choice(f, rows, self._domains) for f, rows in sets.items()]
        return self._choices[owner]

    def _chain(self, effect: Effect, owner: int | None) -> tuple[int, ...]:
        return normal(effect.who, owner, effect.fluent in self._openable)

    def _passed_over(self, effect: Effect, owner: int | None) -> bool:
        oneself = owner is not None and effect.who[:1] == (owner,)
        return oneself and effect.fluent in self._openable and not self._of_itself

    def believed(
        self, mind: Mind, end: tuple[Held, ...], breaking: frozenset[int] = frozenset(), *, surely: bool = True
    ) -> list[Put]:
        """What they set in minds within this one; ``end`` is what this one holds in the end, for those tied to it, and
        ``breaking`` are the fluents to which ties break. ``surely``: whether it is sure that they are made."""
        puts = []
        for effect, when, value in self._beliefs:
            chain = self._chain(effect, mind.owner)
            if not chain or self._passed_over(effect, mind.owner) or not when.possible(mind):
                continue
            either = not surely or not when.satisfied(mind)
            may_tie = len(chain) == 1 and effect.value == ("get", effect.fluent) and effect.fluent not in breaking
            held = self._held(effect.fluent, value.results(mind), (end[effect.fluent],) if may_tie else ())
            puts.append(Put(chain, effect.fluent, held, "forced" if either else "plain", either))
        return puts

    def _held(self, f: int, results: list[Any] | None, thinker: tuple[Held, ...]) -> Held:
        """How the results are held; ``thinker`` is what they may be tied to, if anything."""
        if f not in self._openable:
            return results[0] if results is not None and len(results) == 1 else None
        if results is None:
            results = list(self._domains[f])
        return tied(thinker[0]) if thinker and len(results) > 1 else label("sure", results)
