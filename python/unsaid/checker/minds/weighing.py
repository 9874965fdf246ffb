"""What an act says to those who see it happen in a story: the scales on which hypotheses are weighed.

In a plan an act only does what it does. In a story it is heard as an answer, or as the lack of one, or it is a thing
done that one hypothesis can account for and another cannot; and whoever lets a turn go by says something too. All that
comes of it is a few numbers written into the minds that see it. What is believed by such numbers, triggers decide.

One ``Scale`` stands for one question, and tells what weighs on its hypotheses in a mind that undergoes an act.
``Weighing`` has the scales of a world, keeps whose slot it is, and leads a story from state to state.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from unsaid.checker.minds.seeking import Seeker
from unsaid.checker.minds.withheld import Withholding

if TYPE_CHECKING:
    from unsaid.checker.minds.events import Deed
    from unsaid.checker.minds.mind import Mind, Write
    from unsaid.checker.minds.world import CheckedWorld
    from unsaid.world.inner import GroundHypothesis, GroundQuestion

STEPS, LEVELS = 4, 1
"""The longest plan, and the further levels of mind, by which people in a story make sense of what they see."""

MOST = 3
"""What an act can weigh at most for having cost its doer dear."""


class Heard(NamedTuple):
    """The acts by what they do to one question."""

    asks: frozenset[int]
    answers: frozenset[int]
    discharges: frozenset[int]


class Weighing:
    """Leads the stories of one world on, evidence included.

    Raises ``GivenUp`` where it would take too long to find whether something makes sense.
    """

    def __init__(self, world: CheckedWorld) -> None:
        self._world = world
        inner = world.ground.inner
        self._turns, self._slot = inner.turns, inner.slot
        self._scales = [Scale(world, number, question) for number, question in enumerate(inner.questions)]
        self._withholding = Withholding(world)
        self._any = any(scale.ranks for scale in self._scales) or bool(self._withholding.counts)

    def after(self, mind: Mind, act: int, seen_by: frozenset[int] | None = None) -> Mind:
        """The state of a story after an act, and after what it was evidence of; ``seen_by`` gives who sees it."""
        if seen_by is not None:
            return self._seen_by(mind, self._world.deeds[act].seen_by(seen_by))
        if not self._any:
            return self._world.after(mind, act)
        deed = self._world.deeds[act]
        return self._world.weighed(mind, act, lambda within: list(self._writes(within, deed)))

    def _seen_by(self, mind: Mind, deed: Deed) -> Mind:
        """The same for an act that only those see who were given."""
        further = (lambda within: list(self._writes(within, deed))) if self._any else None
        return self._world.settled(deed.happened(mind) if further is None else deed.witnessed(mind, further))

    def _writes(self, mind: Mind, deed: Deed) -> Iterator[Write]:
        """What is set in one mind that undergoes the act."""
        missed, place = self._round(mind, deed)
        if place is not None and self._slot is not None:
            yield (), self._slot, float(place)
        for scale in self._scales:
            yield from scale.writes(mind, deed, missed)
        yield from self._withholding.writes(mind, deed, missed)

    def _round(self, mind: Mind, deed: Deed) -> tuple[tuple[int, ...], int | None]:
        """Those who come before the doers in the round, and the place after; None where the act is in nobody's slot."""
        if self._slot is None or not self._turns:
            return (), None
        count, at = len(self._turns), mind.values[self._slot]
        start = int(at % count) % count if type(at) is float else 0
        round_ = self._turns[start:] + self._turns[:start]
        for ahead, whose in enumerate(round_):
            if whose in deed.action.consenting:
                return round_[:ahead], (start + ahead + 1) % count
        return (), None


class Scale:
    """One question, and what weighs on its hypotheses. ``ranks`` are the fluents that hold what each weighs."""

    def __init__(self, world: CheckedWorld, number: int, question: GroundQuestion) -> None:
        self._world, self._question = world, question
        self._seeker = Seeker(world)
        self._said = said(world, number)
        fluents = (f for h in question.hypotheses for f in (h.rank, h.unthought))
        self.ranks = frozenset(f for f in fluents if f is not None)

    def writes(self, mind: Mind, deed: Deed, missed: tuple[int, ...]) -> Iterator[Write]:
        """What becomes of the question in a mind that undergoes the act."""
        q = self._question
        unanswered = self._unanswered(mind, deed, missed)
        if unanswered and q.silent is not None and deed.number not in self._said.asks:
            yield (), q.silent, True
        authored = any(e.fluent in self.ranks for e in deed.action.effects if not e.who)
        if authored or not deed.observes(mind, q.asker):
            return
        witness = deed.in_mind(mind, q.asker)
        loads = self._loads(witness, deed)
        for n, hypothesis in enumerate(q.hypotheses):
            load = loads[n] + (unanswered and self._would_speak(witness, hypothesis))
            yield from _loaded(mind, hypothesis, load)

    def _unanswered(self, mind: Mind, deed: Deed, missed: tuple[int, ...]) -> bool:
        """Whether an answer that is owed is let go here, for the first time since it was asked for."""
        q = self._question
        if q.owes is None or q.silent is None:
            return False
        if mind.values[q.owes] is not True or mind.values[q.silent] is True:
            return False
        speaks = deed.number in self._said.answers or deed.number in self._said.discharges
        return q.asked in missed or (q.asked in deed.action.consenting and not speaks)

    def _would_speak(self, witness: Mind, hypothesis: GroundHypothesis) -> bool:
        """Whether, the hypothesis being so, the one asked could have gained by some answer."""
        return any(self._sensible(witness, hypothesis, answer, self._question.asked) for answer in self._said.answers)

    def _loads(self, witness: Mind, deed: Deed) -> list[int]:
        """What the act itself lays on each hypothesis."""
        q, act = self._question, deed.number
        doers = [c for c in deed.action.consenting if c != q.asker]
        answer = act in self._said.answers and q.asked in deed.action.consenting
        if answer:
            doers = [q.asked]
        baffled = [not all(self._sensible(witness, h, act, c) for c in doers) for h in q.hypotheses]
        if answer or baffled.count(False) != 1:
            return [int(b) for b in baffled]
        dear = self._price(witness, q.hypotheses[baffled.index(False)], act, doers[0]) if doers else 0
        return [dear if b else 0 for b in baffled]

    def _price(self, witness: Mind, hypothesis: GroundHypothesis, act: int, doer: int) -> int:
        there = self._world.planning(self._supposed(witness, hypothesis), doer)
        had, left = (self._world.utility(m, doer) for m in (there, self._world.after(there, act)))
        return 1 if had is None or left is None or had - left < 1 else int(min(had - left, MOST))

    def _sensible(self, witness: Mind, hypothesis: GroundHypothesis, act: int, character: int) -> bool:
        """Whether an act makes sense to its doer, as the one who asks would see it, were the hypothesis so."""
        if not self._world.deeds[act].action.consenting:
            return False
        self._seeker.begin()
        there = self._world.planning(self._supposed(witness, hypothesis), character)
        return self._seeker.makes_sense(there, character, act, STEPS, LEVELS)

    def _supposed(self, witness: Mind, hypothesis: GroundHypothesis) -> Mind:
        """The mind of the one who asks with a hypothesis put into it, and into what is thought of the one asked."""
        key = ("supposed", id(hypothesis))
        if key not in witness.known:
            told = [((self._question.asked,), p.fluent, p.value) for p in hypothesis.patch if not p.who]
            said_so = [(p.who, p.fluent, p.value) for p in hypothesis.patch]
            witness.known[key] = self._world.patched(witness, [*told, *said_so])
        return witness.known[key]


def said(world: CheckedWorld, question: int) -> Heard:
    """Which acts of a world ask, answer and discharge a question."""
    speech = world.ground.inner.speech
    return Heard(
        frozenset(s.action for s in speech if question in s.asks),
        frozenset(s.action for s in speech for asked, _ in s.answers if asked == question),
        frozenset(s.action for s in speech if question in s.discharges),
    )


def _loaded(mind: Mind, hypothesis: GroundHypothesis, load: int) -> Iterator[Write]:
    """What a hypothesis weighs with a load more; what it will weigh, where nobody thinks of it yet."""
    for fluent in (hypothesis.rank, hypothesis.unthought):
        if load and fluent is not None and type(weight := mind.values[fluent]) is float:
            yield (), fluent, weight + load
            return
