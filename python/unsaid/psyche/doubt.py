"""Doubt: what somebody makes of what they see and hear, and of what is not said.

A question has hypotheses, each with a rank: 0 is believed, 1 is surprising, 2 very surprising (ranking functions: Spohn
1988; *The Laws of Belief*, 2012). Every piece of evidence costs each hypothesis what it cannot explain. The mind is
patched with the hypothesis, and the engine is asked whether the one who acted would have had a reason there:

- an answer costs 1 where it would not have been given under the hypothesis; so a denial that a liar would make as well
  as an innocent moves nothing;
- a silence costs 1 where some answer would have been given;
- any other act costs 1 where it makes no sense; one that makes sense under a single hypothesis, and costs its doer
  dear, costs the others as much.

The lowest rank is believed; on a tie, what was believed stays. A hypothesis nobody had thought of comes in when its
condition is first met, and then goes through all that has been, from the start: so one confession re-reads a past.

Everything here is the exact form of it, over the whole log. What plans can read is bounded and lives in the engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from unsaid.psyche.log import Entry, Log
from unsaid.psyche.running import Literal as Patched
from unsaid.psyche.silence import Speaking, breaches
from unsaid.psyche.statements import Took
from unsaid.world.inner import Question

Kind = Literal["answer", "silence", "act"]


class Evidence(NamedTuple):
    """Something taken in at a place of the story, and what it costs each hypothesis."""

    place: int
    kind: Kind
    costs: tuple[int, ...]


class Doubt:
    """One question, as it stands in the mind of its asker, or as the one asked believes it to stand there."""

    def __init__(self, log: Log, question: int, mirrored: bool = False) -> None:
        self.log = log
        self.number = question
        self.question: Question = log.inner.questions[question]
        self.chain = (self.question.asked, self.question.asker) if mirrored else (self.question.asker,)
        self.mirrored = mirrored
        self._speaking = Speaking(log)
        self._breached = {place for q, place in breaches(log) if q == question}

    # --- evidence ---

    def evidence(self) -> list[Evidence]:
        """All there is, act by act; a silence comes before the act at which it became clear."""
        found: list[Evidence] = []
        for entry in self.log.entries:
            if entry.place in self._breached:
                found.append(Evidence(entry.place, "silence", self._each(self._silence, entry)))
            if self._counts(entry):
                answer = self._speaking.answers(entry.act, self.number)
                costs = self._answered(entry) if answer else self._acted(entry)
                found.append(Evidence(entry.place, "answer" if answer else "act", costs))
        return found

    def _counts(self, entry: Entry) -> bool:
        """Whether an act is evidence: seen by all whose view this is, and done by another than the asker."""
        others = [c for c in entry.doers if c != self.question.asker]
        return bool(others) and all(c in entry.observers for c in self.chain)

    def _each(self, cost, entry: Entry) -> tuple[int, ...]:
        return tuple(cost(entry, h) for h in range(len(self.question.hypotheses)))

    def mind(self, place: int, hypothesis: int) -> int:
        """The mind this view has before the act at a place, were the hypothesis so.

        Whoever is asked is taken to know how things are with them, where the hypothesis does not say otherwise."""
        world, asked = self.log.world, self.question.asked
        patch = [Patched(p.who, p.fluent, p.value) for p in self.question.hypotheses[hypothesis].patch]
        knows = [Patched((asked,), p.fluent, p.value) for p in patch if p.who == ()]
        return world.patch(world.mind(self.log.states[place], *self.chain), [*knows, *patch])

    def explained(self, place: int, hypothesis: int, act: int, doer: int) -> bool:
        """Whether an act would have made sense to its doer under a hypothesis, as this view sees the doer."""
        world = self.log.world
        there = world.mind(self.mind(place, hypothesis), doer)
        return act in world.possible(there, doer) and world.prospect(there, act, doer, self.log.sight) is not None

    def _silence(self, entry: Entry, hypothesis: int) -> int:
        asked = self.question.asked
        place = max(
            (s.before for s in self.log.slots if s.whose == asked and s.before <= entry.place), default=entry.place
        )
        answers = self._speaking.answering(self.number)
        return int(any(self.explained(place, hypothesis, act, asked) for act in answers))

    def _answered(self, entry: Entry) -> tuple[int, ...]:
        return self._each(lambda e, h: int(not self.explained(e.place, h, e.act, self.question.asked)), entry)

    def _acted(self, entry: Entry) -> tuple[int, ...]:
        senseless = self._each(self._senseless, entry)
        if senseless.count(0) != 1:
            return senseless
        dear = max(1, self._price(entry, senseless.index(0)))
        return tuple(cost * dear for cost in senseless)

    def _senseless(self, entry: Entry, hypothesis: int) -> int:
        doers = [c for c in entry.doers if c != self.question.asker]
        return int(not all(self.explained(entry.place, hypothesis, entry.act, doer) for doer in doers))

    def _price(self, entry: Entry, hypothesis: int) -> int:
        """What an act costs its doer at once, in whole ranks, under the hypothesis that makes sense of it."""
        world, doer = self.log.world, next(c for c in entry.doers if c != self.question.asker)
        there = world.mind(self.mind(entry.place, hypothesis), doer)
        before, after = world.utility(there, doer), world.utility(world.apply(there, entry.act), doer)
        return int(before - after) if before is not None and after is not None else 0

    # --- ranks ---

    def conceived(self, done: int, hypothesis: int) -> bool:
        """Whether a hypothesis can be thought of once so many acts are done."""
        revealed = self.question.hypotheses[hypothesis].revealed
        minds = (self.log.world.mind(state, *self.chain) for state in self.log.states[: done + 1])
        return revealed is True or any(self.log.holds(mind, revealed) for mind in minds)

    def path(self) -> list[Took]:
        """How the ranks moved: every piece of evidence that came, and every hypothesis that was opened."""
        return list(_Reading(self).steps())


class _Reading:
    """Going through the evidence once, with the ranks as they stand."""

    def __init__(self, doubt: Doubt) -> None:
        self.doubt = doubt
        self.evidence = doubt.evidence()
        count = range(len(doubt.question.hypotheses))
        self.priors = [h.prior for h in doubt.question.hypotheses]
        self.ranks: list[int | None] = [self.priors[h] if doubt.conceived(0, h) else None for h in count]
        self.believed = least(self.ranks, None)

    def steps(self):
        """Each change of the ranks, in order."""
        for place in range(len(self.doubt.log.acts)):
            for one in (e for e in self.evidence if e.place == place):
                yield self._step(place, one.kind, one.costs)
            opened = [h for h, r in enumerate(self.ranks) if r is None and self.doubt.conceived(place + 1, h)]
            if opened:
                yield self._opened(place, opened)

    def _step(self, place: int, kind: str, costs: Sequence[int]) -> Took:
        after = [None if r is None else r + c for r, c in zip(self.ranks, costs, strict=True)]
        return self._took(place, kind, costs, after)

    def _opened(self, place: int, opened: Sequence[int]) -> Took:
        """A hypothesis nobody had thought of goes through all there has been."""
        after = list(self.ranks)
        costs = [0] * len(after)
        for h in opened:
            costs[h] = sum(e.costs[h] for e in self.evidence if e.place <= place)
            after[h] = self.priors[h] + costs[h]
        return self._took(place, "revealed", costs, after)

    def _took(self, place: int, kind: str, costs: Sequence[int], after: list[int | None]) -> Took:
        q, names = self.doubt.question, self.doubt.log.world.ground.characters
        before, was = tuple(self.ranks), self.believed
        self.ranks, self.believed = after, least(after, was)
        named = q.hypotheses[was].name, q.hypotheses[self.believed].name
        return Took(q.name, names[q.asker], place, kind, before, tuple(costs), tuple(after), named)  # type: ignore[arg-type]


def least(ranks: Sequence[int | None], present: int | None) -> int:
    """The hypothesis of the lowest rank: the present one on a tie, else the first."""
    low = min(rank for rank in ranks if rank is not None)
    if present is not None and ranks[present] == low:
        return present
    return next(h for h, rank in enumerate(ranks) if rank == low)


def doubts(log: Log) -> list[Took]:
    """How every question of a world moved in the mind of its asker, in the order of the story."""
    found = [took for q in range(len(log.inner.questions)) for took in Doubt(log, q).path()]
    return sorted(found, key=lambda took: took.place)
