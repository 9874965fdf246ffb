"""How the ranks of a question move, act by act: by what evidence costs, by what an act itself sets, by what is opened.

What evidence costs is added. An act with an effect of its own on a rank is no evidence, for there the author has said
what becomes of it: the effect is worked out with the ranks as they stand here, told from the least, so that what it
sets it sets, and what it adds it adds. A hypothesis nobody thought of comes in with all it would have paid till then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from unsaid.psyche.log import Entry
from unsaid.world import Scalar
from unsaid.world.inner import GroundQuestion
from unsaid.world.structure import Effect
from unsaid.world.values import holds, value

if TYPE_CHECKING:
    from unsaid.psyche.doubt import Doubt, Evidence

Ranks = tuple[float | None, ...]
"""One for each hypothesis; None for one that nobody thinks of."""


class RankStep(NamedTuple):
    """One change: by ``evidence``, by what an act itself sets (``moved``), or by what came in (``opened``)."""

    place: int
    before: Ranks
    costs: tuple[float, ...]
    after: Ranks
    evidence: Evidence | None = None
    moved: bool = False
    opened: tuple[int, ...] = ()
    believed: tuple[int, int] = (0, 0)


class Path:
    """The ranks as they stand. Priors, and what a piece of evidence of each kind costs a unit, may be put otherwise."""

    def __init__(
        self, doubt: Doubt, evidence: Sequence[Evidence], priors: Sequence[int], units: dict[str, int] | None = None
    ) -> None:
        self.doubt, self.evidence, self.units = doubt, evidence, units or {}
        self.ranks: Ranks = tuple(p if doubt.conceived(0, h) else None for h, p in enumerate(priors))
        self.kept: list[float] = list(priors)
        """What each would come in with; counted for those nobody thinks of."""
        self.believed = least(self.ranks, at_first(doubt.question, priors))

    def steps(self, place: int) -> list[RankStep]:
        """What the act at a place changes, in order; what is believed is decided once all of it is in."""
        was = self.believed
        paid = [self._paid(one) for one in self.evidence if one.place == place]
        found = [*paid, *self._moved(place), *self._opened(place)]
        self.believed = least(self.ranks, was)
        return [s._replace(believed=(was, self.believed if s is found[-1] else was)) for s in found]

    def _paid(self, one: Evidence) -> RankStep:
        before, costs = self.ranks, tuple(self.units.get(one.kind, 1) * cost for cost in one.costs)
        self.ranks = tuple(None if r is None else r + c for r, c in zip(before, costs, strict=True))
        self.kept = [k + c for k, c in zip(self.kept, costs, strict=True)]
        return RankStep(one.place, before, one.costs, self.ranks, one)

    def _moved(self, place: int) -> list[RankStep]:
        """What the act itself makes of the ranks, told from the least."""
        sets = settings(self.doubt, place)
        if not sets:
            return []
        low = min((rank for rank in self.ranks if rank is not None), default=0)
        before = tuple(None if rank is None else rank - low for rank in self.ranks)
        kept = [k - low for k in self.kept]
        after, unthought = list(before), list(kept)
        for fluent, h, come in sets:
            came = come(before, kept)
            if fluent == self.doubt.question.hypotheses[h].rank:
                after[h] = came
            elif came is not None:
                unthought[h] = came
        if tuple(after) == before and unthought == kept:
            return []
        self.ranks, self.kept = tuple(after), unthought
        return [RankStep(place, before, (0,) * len(before), self.ranks, moved=True)] if tuple(after) != before else []

    def _opened(self, place: int) -> list[RankStep]:
        """Hypotheses nobody had thought of, which come in with what they would have paid."""
        doubt, before = self.doubt, self.ranks
        new = [h for h, r in enumerate(before) if r is None and doubt.conceived(place + 1, h)]
        opened = tuple(h for h in new if not doubt.conceived(place, h))
        if not opened:
            return []
        self.ranks = tuple(self.kept[h] if h in opened else r for h, r in enumerate(before))
        past = [one for one in self.evidence if one.place <= place]
        costs = tuple(sum(one.costs[h] for one in past) if h in opened else 0 for h in range(len(before)))
        return [RankStep(place, before, costs, self.ranks, opened=opened)]


Come = Callable[[Ranks, Sequence[float]], float | None]
"""What a rank comes to, given the ranks as they stand and what those nobody thinks of would come in with."""


def settings(doubt: Doubt, place: int) -> list[tuple[int, int, Come]]:
    """The effects of the act at a place on ranks of a question: the fluent, its hypothesis, and what it comes to."""
    entry = doubt.log.entries[place]
    if not doubt.watched(entry):
        return []
    of = {f: n for n, h in enumerate(doubt.question.hypotheses) for f in (h.rank, h.unthought) if f is not None}
    effects = doubt.log.world.ground.actions[entry.act].effects
    return [(e.fluent, of[e.fluent], _come(doubt, entry, e, of)) for e in effects if not e.who and e.fluent in of]


def _come(doubt: Doubt, entry: Entry, effect: Effect, of: dict[int, int]) -> Come:
    """What an effect makes of a rank, all else read before the act."""
    world, state = doubt.log.world, doubt.state(entry)

    def come(ranks: Ranks, kept: Sequence[float]) -> float | None:
        def read(fluent: int, chain: tuple[int, ...]) -> Scalar:
            if chain or fluent not in of:
                return world.values(world.mind(state, *chain))[fluent]
            h = of[fluent]
            rank = ranks[h] if fluent == doubt.question.hypotheses[h].rank else kept[h]
            return None if rank is None else float(rank)

        came = value(effect.value, read) if holds(effect.when, read) else read(effect.fluent, ())
        return _whole(came) if type(came) is float else None

    return come


def _whole(number: float) -> float:
    """A number as a rank is written: whole where it is."""
    return int(number) if number.is_integer() else number


def least(ranks: Sequence[float | None], present: int | None) -> int:
    """The hypothesis of the lowest rank: the present one on a tie, else the first."""
    low = min((rank for rank in ranks if rank is not None), default=None)
    if present is not None and (low is None or ranks[present] == low):
        return present
    return next(h for h, rank in enumerate(ranks) if rank == low)


def at_first(question: GroundQuestion, priors: Sequence[int]) -> int:
    """The hypothesis believed at the outset: the likeliest of those anybody can think of at any time."""
    return least([p if h.revealed is True else None for h, p in zip(question.hypotheses, priors, strict=True)], None)
