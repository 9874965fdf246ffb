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

An act that has an effect of its own on a rank is no evidence: what it sets is set (``ranks``).

This is the step of a story (“Evidence” in the semantics) without its bounds: there ranks are told from the least, and
no rank and no price is above 3. Where none would be, the fluents of the world say the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from unsaid.data.running import Horizon
from unsaid.data.running import Literal as Patched
from unsaid.data.statements import Took
from unsaid.psyche.log import Entry, Log
from unsaid.psyche.ranks import Path, RankStep
from unsaid.psyche.silence import SpeechActs, silences
from unsaid.psyche.weighed import weighed
from unsaid.world.inner import GroundQuestion

Kind = Literal["answer", "silence", "act"]

WEIGHING = Horizon(4, 2)
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
        self.question: GroundQuestion = log.inner.questions[question]
        self.chain = (self.question.asked, self.question.asker) if mirrored else (self.question.asker,)
        self.mirrored = mirrored
        self._outer = self.chain[:-1]
        self._speaking = SpeechActs(log)
        self._silences = set(silences(log, question, *self._outer))
        self._ranks = {f for h in self.question.hypotheses for f in (h.rank, h.unthought) if f is not None}

    # --- evidence ---

    def evidence(self) -> list[Evidence]:
        """All there is, act by act; a silence comes before the act at which it became clear."""
        found: list[Evidence] = []
        for entry in filter(self._evident, self.log.entries):
            if entry.place in self._silences:
                found.append(Evidence(entry.place, "silence", self._each(self._silence, entry)))
            if self._speaking.answers(entry.act, self.number) and self.question.asked in entry.doers:
                found.append(Evidence(entry.place, "answer", self._each(self._answered, entry)))
            elif any(c != self.question.asker for c in entry.doers):
                found.append(Evidence(entry.place, "act", self._acted(entry)))
        return found

    def _evident(self, entry: Entry) -> bool:
        """Whether an act is evidence: seen by all whose view this is, and not one that itself settles what is
        doubted."""
        action = self.log.world.ground.actions[entry.act]
        return self.watched(entry) and not any(not e.who and e.fluent in self._ranks for e in action.effects)

    def watched(self, entry: Entry) -> bool:
        """Whether an act is seen by all whose view this is."""
        observing = self.log.world.ground.actions[entry.act].observing[self.question.asker]
        return all(c in entry.observers for c in self._outer) and self.log.holds(self.state(entry), observing)

    def state(self, entry: Entry) -> int:
        """What is so before an act, as this view has it: the mind of the one asked, or the world."""
        return self.log.world.mind(entry.before, *self._outer)

    def _each(self, cost: Callable[[Entry, int], int], entry: Entry) -> tuple[int, ...]:
        return tuple(cost(entry, h) for h in range(len(self.question.hypotheses)))

    def mind(self, entry: Entry, hypothesis: int) -> int:
        """The mind the asker has as the act is seen, were the hypothesis so."""
        world = self.log.world
        seen = world.mind(self.state(entry), self.question.asker)
        return world.patch(seen, self.patch(entry, hypothesis))

    def patch(self, entry: Entry, hypothesis: int) -> list[Patched]:
        """What makes the asker's mind one in which the hypothesis is so and the act is seen; whoever is asked knows how
        things are with them, where the hypothesis does not say otherwise."""
        asker, asked = self.question.asker, self.question.asked
        patch = [Patched(p.who, p.fluent, p.value) for p in self.question.hypotheses[hypothesis].patch]
        knows = [Patched((asked,), p.fluent, p.value) for p in patch if p.who == ()]
        return [*self.log.world.learnt(self.state(entry), asker, entry.act), *knows, *patch]

    def explained(self, entry: Entry, hypothesis: int, act: int, doer: int) -> bool:
        """Whether an act would have made sense to its doer under a hypothesis, as this view sees the doer."""
        world = self.log.world
        there = world.mind(self.mind(entry, hypothesis), doer)
        if not world.ground.actions[act].consenting or act not in world.possible(there, doer):
            return False
        return world.explained(there, act, doer, steps=WEIGHING.steps, depth=WEIGHING.depth)

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
        """How the ranks moved: by every piece of evidence that came, by every act that sets one itself, and by every
        hypothesis that was opened."""
        path = Path(self, self.evidence(), [h.prior for h in self.question.hypotheses])
        return [self._took(path, step) for place in range(len(self.log.acts)) for step in path.steps(place)]

    def _took(self, path: Path, step: RankStep) -> Took:
        """One step as a statement, with the runs that show what each hypothesis paid."""
        q, names = self.question, self.log.world.ground.characters
        kind, runs = "effect", ()
        if step.evidence is not None:
            kind, runs = step.evidence.kind, weighed(self, step.evidence)
        elif step.opened:
            past = (e for e in path.evidence if e.place <= step.place)
            kind, runs = "revealed", tuple(run for e in past for run in weighed(self, e, step.opened))
        was, now = (q.hypotheses[h].name for h in step.believed)
        return Took(q.name, names[q.asker], step.place, kind, step.before, step.costs, step.after, (was, now), runs)


def doubts(log: Log) -> list[Took]:
    """How every question of a world moved in the mind of its asker, in the order of the story."""
    found = [took for q in range(len(log.inner.questions)) for took in Doubt(log, q).path()]
    return sorted(found, key=lambda took: took.place)
