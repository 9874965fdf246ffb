"""Doubt: what somebody makes of what they see and hear, and of what is not said.

A question has hypotheses, each with a rank: 0 is believed, 1 is surprising, 2 very surprising (ranking functions: Spohn
1988; *The Laws of Belief*, 2012). Every piece of evidence costs each hypothesis what it cannot explain. The mind is
patched with the hypothesis, and the engine is asked whether the one who acted would have had a reason there:

- an answer costs 1 where it would not have been given under the hypothesis; so a denial that a liar would make as well
  as an innocent moves nothing;
- a silence costs 1 where some answer would have been given;
- any other act costs 1 where it makes no sense; one that makes sense under a single hypothesis, and costs its doer
  dear, costs the others as much.

The lowest rank is believed; on a tie, what was believed stays. It is decided once all that came with an act is in, the
silence before it too. A hypothesis nobody had thought of comes in when its condition is first met, and then goes
through all that has been, from the start: so one confession re-reads a past.

This is the step of a story (“Evidence” in the semantics) without its bounds: there ranks are told from the least, and
no rank and no price is above 3. Where none would be, the fluents of the world say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from unsaid.psyche.log import Entry, Log
from unsaid.psyche.proof import Run
from unsaid.psyche.righting import put_right
from unsaid.psyche.running import Literal as Patched
from unsaid.psyche.running import Sight
from unsaid.psyche.silence import Speaking, silences
from unsaid.psyche.statements import Took
from unsaid.psyche.weighed import weighed
from unsaid.world.inner import Question

Kind = Literal["answer", "silence", "act"]

WEIGHING = Sight(4, 1)
"""How far anybody looks for a reason to make sense of what they see; the same in every world and every study."""


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
        self._outer = self.chain[:-1]
        self._speaking = Speaking(log)
        self._silences = set(silences(log, question, *self._outer))
        self._ranks = {f for h in self.question.hypotheses for f in (h.rank, h.unthought) if f is not None}

    # --- evidence ---

    def evidence(self) -> list[Evidence]:
        """All there is, act by act; a silence comes before the act at which it became clear."""
        found: list[Evidence] = []
        for entry in filter(self._seen, self.log.entries):
            if entry.place in self._silences:
                found.append(Evidence(entry.place, "silence", self._each(self._silence, entry)))
            if self._speaking.answers(entry.act, self.number) and self.question.asked in entry.doers:
                found.append(Evidence(entry.place, "answer", self._each(self._answered, entry)))
            elif any(c != self.question.asker for c in entry.doers):
                found.append(Evidence(entry.place, "act", self._acted(entry)))
        return found

    def _seen(self, entry: Entry) -> bool:
        """Whether an act is evidence: seen by all whose view this is, and not one that itself settles what is
        doubted."""
        action = self.log.world.ground.actions[entry.act]
        if any(not e.who and e.fluent in self._ranks for e in action.effects):
            return False
        outer = all(c in entry.observers for c in self._outer)
        return outer and self.log.holds(self._state(entry), action.observing[self.question.asker])

    def _state(self, entry: Entry) -> int:
        """What is so before an act, as this view has it: the mind of the one asked, or the world."""
        return self.log.world.mind(entry.before, *self._outer)

    def _each(self, cost: Callable[[Entry, int], int], entry: Entry) -> tuple[int, ...]:
        return tuple(cost(entry, h) for h in range(len(self.question.hypotheses)))

    def mind(self, entry: Entry, hypothesis: int) -> int:
        """The mind the asker has as the act is seen, were the hypothesis so."""
        world = self.log.world
        seen = world.mind(self._state(entry), self.question.asker)
        return world.patch(seen, self.patch(entry, hypothesis))

    def patch(self, entry: Entry, hypothesis: int) -> list[Patched]:
        """What makes the asker's mind one in which the hypothesis is so and the act is seen; whoever is asked knows how
        things are with them, where the hypothesis does not say otherwise."""
        asker, asked = self.question.asker, self.question.asked
        patch = [Patched(p.who, p.fluent, p.value) for p in self.question.hypotheses[hypothesis].patch]
        knows = [Patched((asked,), p.fluent, p.value) for p in patch if p.who == ()]
        return [*put_right(self.log, self._state(entry), asker, entry.act), *knows, *patch]

    def explained(self, entry: Entry, hypothesis: int, act: int, doer: int) -> bool:
        """Whether an act would have made sense to its doer under a hypothesis, as this view sees the doer."""
        world = self.log.world
        there = world.mind(self.mind(entry, hypothesis), doer)
        if not world.ground.actions[act].consenting or act not in world.possible(there, doer):
            return False
        return world.explained(there, act, doer, WEIGHING)

    def answering(self) -> list[int]:
        """The acts that answer the question."""
        return self._speaking.answering(self.number)

    def _silence(self, entry: Entry, hypothesis: int) -> int:
        return int(any(self.explained(entry, hypothesis, act, self.question.asked) for act in self.answering()))

    def _answered(self, entry: Entry, hypothesis: int) -> int:
        return int(not self.explained(entry, hypothesis, entry.act, self.question.asked))

    def _acted(self, entry: Entry) -> tuple[int, ...]:
        senseless = self._each(self._senseless, entry)
        if senseless.count(0) != 1:
            return senseless
        dear = max(1, self._price(entry, senseless.index(0)))
        return tuple(cost * dear for cost in senseless)

    def _senseless(self, entry: Entry, hypothesis: int) -> int:
        doers = [c for c in entry.doers if c != self.question.asker]
        return int(not all(self.explained(entry, hypothesis, entry.act, doer) for doer in doers))

    def _price(self, entry: Entry, hypothesis: int) -> int:
        """What an act costs its doer at once, in whole ranks, under the hypothesis that makes sense of it."""
        world, doer = self.log.world, next(c for c in entry.doers if c != self.question.asker)
        there = world.mind(self.mind(entry, hypothesis), doer)
        before, after = world.utility(there, doer), world.utility(world.apply(there, entry.act), doer)
        return int(before - after) if before is not None and after is not None else 0

    # --- ranks ---

    def conceived(self, done: int, hypothesis: int) -> bool:
        """Whether a hypothesis can be thought of once so many acts are done.

        The world's own fluent says so where it has one: a thought may come between two triggers, and it stays."""
        one, world = self.question.hypotheses[hypothesis], self.log.world
        if one.revealed is True:
            return True
        states = self.log.states[: done + 1]
        if one.rank is not None:
            return any(world.values(world.mind(state, *self._outer))[one.rank] is not None for state in states)
        return any(self.log.holds(world.mind(state, *self.chain), one.revealed) for state in states)

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
        self.believed = least(self.ranks, at_first(doubt.question, self.priors))

    def steps(self) -> Iterator[Took]:
        """Each change of the ranks, in order."""
        for place in range(len(self.doubt.log.acts)):
            came = [e for e in self.evidence if e.place == place]
            opened = [h for h, r in enumerate(self.ranks) if r is None and self.doubt.conceived(place + 1, h)]
            for one in came:
                yield self._step(one, decides=one is came[-1] and not opened)
            if opened:
                yield self._opened(place, opened)

    def _step(self, one: Evidence, decides: bool) -> Took:
        after = [None if r is None else r + c for r, c in zip(self.ranks, one.costs, strict=True)]
        return self._took(one.place, one.kind, one.costs, after, weighed(self.doubt, one), decides)

    def _opened(self, place: int, opened: Sequence[int]) -> Took:
        """A hypothesis nobody had thought of goes through all there has been."""
        after = list(self.ranks)
        costs = [0] * len(after)
        for h in opened:
            costs[h] = sum(e.costs[h] for e in self.evidence if e.place <= place)
            after[h] = self.priors[h] + costs[h]
        runs = (run for e in self.evidence if e.place <= place for run in weighed(self.doubt, e, opened))
        return self._took(place, "revealed", costs, after, tuple(runs))

    def _took(
        self,
        place: int,
        kind: str,
        costs: Sequence[int],
        after: list[int | None],
        runs: tuple[Run, ...],
        decides: bool = True,
    ) -> Took:
        """What was taken in; ``decides`` says that no more comes with the same act, so that what is believed is
        clear."""
        q, names = self.doubt.question, self.doubt.log.world.ground.characters
        before, was = tuple(self.ranks), self.believed
        self.ranks = after
        self.believed = least(after, was) if decides else was
        named = q.hypotheses[was].name, q.hypotheses[self.believed].name
        return Took(q.name, names[q.asker], place, kind, before, tuple(costs), tuple(after), named, runs)  # type: ignore[arg-type]


def least(ranks: Sequence[int | None], present: int | None) -> int:
    """The hypothesis of the lowest rank: the present one on a tie, else the first."""
    low = min(rank for rank in ranks if rank is not None)
    if present is not None and ranks[present] == low:
        return present
    return next(h for h, rank in enumerate(ranks) if rank == low)


def at_first(question: Question, priors: Sequence[int]) -> int:
    """The hypothesis believed at the outset: the likeliest of those anybody can think of at any time."""
    return least([p if h.revealed is True else None for h, p in zip(question.hypotheses, priors, strict=True)], None)


def doubts(log: Log) -> list[Took]:
    """How every question of a world moved in the mind of its asker, in the order of the story."""
    found = [took for q in range(len(log.inner.questions)) for took in Doubt(log, q).path()]
    return sorted(found, key=lambda took: took.place)
