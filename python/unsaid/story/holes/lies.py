"""Lies that convince nobody.

An answer that is not so to whoever gives it, and that whoever asked does not come to believe. And an effect of an act
on somebody's belief, of which the doer knows that it is not so: where something at once undoes it, or where whoever is
to believe it sees for themselves, since the act that they see done is possible only where it is as it is, or since they
saw it become so. That somebody is told what is not so, and has no more than the word for it, is no remark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from unsaid.data.holes import Remark
from unsaid.data.proof import fact, same_value
from unsaid.data.running import Literal
from unsaid.psyche.log import Log


def holds(log: Log, mind: int, one: Literal) -> bool:
    """Whether something is so in a mind."""
    return same_value(log.world.values(log.world.mind(mind, *one.who))[one.fluent], one.value)


@dataclass
class Lies:
    """The lies of one story that convince nobody."""

    log: Log

    def at(self, place: int) -> Iterator[Remark]:
        """Those of the act at a place."""
        yield from self._answers(place)
        yield from self._made(place)

    def _answers(self, place: int) -> Iterator[Remark]:
        log, ground = self.log, self.log.world.ground
        said = [one for one in log.inner.speech if one.action == log.acts[place]]
        for number, claimed in (answer for one in said for answer in one.answers):
            question = log.inner.questions[number]
            hypothesis, speaker = question.hypotheses[claimed], question.asked
            mind, hearer = log.mind(place, speaker), log.mind(place + 1, question.asker)
            patches = [Literal(tuple(p.who), p.fluent, p.value) for p in hypothesis.patch]
            lie = any(not holds(log, mind, one) for one in patches)
            convinced = all(holds(log, hearer, one) for one in patches)
            if lie and not convinced and question.asker in log.entries[place].observers:
                facts = tuple(fact(ground, one) for one in patches)
                yield Remark("lie-convinces-nobody", place, ground.characters[question.asker], facts=facts)

    def _made(self, place: int) -> Iterator[Remark]:
        """Effects by which somebody is made to believe what the doer knows is not so."""
        log, ground = self.log, self.log.world.ground
        action, state = ground.actions[log.acts[place]], log.states[place]
        for effect in action.effects:
            if len(effect.who) != 1 or effect.who[0] in action.consenting or not log.holds(state, effect.when):
                continue
            (hearer,) = effect.who
            claimed = Literal((), effect.fluent, log.world.value(state, effect.value))
            if (
                claimed.value is None
                or holds(log, log.states[place + 1], claimed)
                or any(holds(log, log.mind(place, c), claimed) for c in action.consenting)
            ):
                continue
            kept = not holds(log, log.mind(place + 1, hearer), claimed)
            if kept or self._sees_through(place, hearer, effect.fluent):
                name = ground.characters[hearer]
                kind = "lie-convinces-nobody" if kept else "lie-seen-through"
                yield Remark(kind, place, name, facts=(fact(ground, claimed),))

    def _sees_through(self, place: int, hearer: int, fluent: int) -> bool:
        """Whether somebody knows better of a fact, and sees for themselves: the act that they see done is possible only
        where it is as it is; or they saw it become so."""
        log, world = self.log, self.log.world
        really = world.values(log.states[place])[fluent]
        if not holds(log, log.mind(place, hearer), Literal((), fluent, really)):
            return False
        seen = hearer in log.entries[place].observers
        if seen and self._rests(place, fluent, really):
            return True
        rows = [world.values(state)[fluent] for state in log.states[: place + 1]]
        since = next((n for n in range(place, 0, -1) if not same_value(rows[n - 1], rows[n])), None)
        return since is not None and hearer in log.entries[since - 1].observers

    def _rests(self, place: int, fluent: int, really: object) -> bool:
        """Whether an act is possible only with a fact as it is: put otherwise there, it is not."""
        log, world = self.log, self.log.world
        other = not really if type(really) is bool else None
        changed = world.patch(log.states[place], (Literal((), fluent, other),))
        return not log.holds(changed, world.ground.actions[log.acts[place]].precondition)
