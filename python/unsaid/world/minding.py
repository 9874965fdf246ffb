"""Grounding what a world says of minds: concerns and questions with every name filled in.

Concerns become terms of the utility the engine reads, and stay named beside it, so that reasons can be named. What
happens to doubt and pressure happens outside any one act, by evidence and by wants held back; so the fluents that
hold them, and those that a hypothesis is about, count as ones that may come to have other values.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from ..language import core
from .expressions import ARITHMETIC
from .finishing import Finisher
from .inner import Concern, Hypothesis, Inner, Like, Patch, Question, Release, Speech
from .lowering import Lowering, Names
from .possible import Token, token
from .structure import Action, Expression, Trigger

MOST_DOUBT = 3
"""The rank of doubt that fluents hold at most; what is doubted more is doubted so much."""

MOST_PRESSURE = 4


class Minding:
    """What one world says of minds, being grounded."""

    def __init__(self, world: core.World, lowering: Lowering, line: Callable[[int], int]) -> None:
        self.world, self.lowering, self.line = world, lowering, line
        self.characters = lowering.characters
        self._questions = {q.name: place for place, q in enumerate(world.questions)}
        self._hypotheses = {q.name: {h.name: place for place, h in enumerate(q.hypotheses)} for q in world.questions}
        self.patches = [[tuple(self._patch(h)) for h in q.hypotheses] for q in world.questions]

    # --- What may come about outside any act -------------------------------------------------------

    def may_become(self) -> Iterator[tuple[int, Token]]:
        """Fluents and values that they may come to have by evidence, or in a mind that takes a hypothesis for true."""
        for place, question in enumerate(self.world.questions):
            for number, hypothesis in enumerate(question.hypotheses):
                yield from ((patch.fluent, token(patch.value)) for patch in self.patches[place][number])
                fluent = self._fluent("doubt", question.name, hypothesis.name)
                yield from ((fluent, token(float(rank))) for rank in range(MOST_DOUBT + 1))
            yield from ((self._fluent("owes", question.asked, question.name), token(owes)) for owes in (True, False))
        for owner in self._owners():
            fluent = self._fluent("pressure", owner)
            yield from ((fluent, token(float(many))) for many in range(MOST_PRESSURE + 1))

    def _owners(self) -> Iterator[str]:
        by_name = {trigger.name: trigger for trigger in self.world.triggers}
        for release in self.world.releases:
            first = by_name[release.trigger].parameters[0]
            yield from [first.constant] if first.constant is not None else self.lowering.members(first.type)

    def _fluent(self, property_: str, *arguments: str) -> int:
        return next(
            numbers[arguments]
            for item, numbers in zip(self.world.properties, self.lowering.fluents.by_property, strict=True)
            if item.name == property_ and arguments in numbers
        )

    def _patch(self, hypothesis: core.Hypothesis) -> Iterator[Patch]:
        for effect in self.lowering.effects(hypothesis.patch, {}):
            yield Patch(effect.who, effect.fluent, effect.value)

    # --- Ground ------------------------------------------------------------------------------------

    def inner(self, finish: Finisher, actions: tuple[Action, ...], triggers: tuple[Trigger, ...]) -> Inner:
        """All of it, with fluents under their final numbers."""
        return Inner(
            concerns=tuple(self._concerns(finish)),
            questions=tuple(self._question(q, finish) for q in self.world.questions),
            speech=tuple(self._speech(actions)),
            likes=tuple(self._likes(finish)),
            releases=tuple(self._releases(triggers)),
            turns=tuple(self.characters[who] for who in self.world.turns),
            foresight=self.world.foresight,
        )

    def _concerns(self, finish: Finisher) -> Iterator[Concern]:
        for written in self.world.concerns:
            for names in self._bound(written.parameters):
                owner = names[written.parameters[0].name]
                toward = self.lowering.entity(written.toward, names) if written.toward is not None else None
                if toward == owner:
                    continue  # among the fillings of parameters, the one where both are the same
                yield Concern(
                    name=written.name,
                    owner=self.characters[owner],
                    kind=written.kind,
                    weight=written.weight,
                    term=finish.value(self.lowering.value(written.term, names)),
                    toward=None if toward is None else self.characters[toward],
                    line=self.line(written.span[0]),
                )

    def _bound(self, parameters: tuple[core.Parameter, ...]) -> Iterator[Names]:
        domains = [[p.constant] if p.constant is not None else self.lowering.members(p.type) for p in parameters]
        for filled in itertools.product(*domains):
            self.lowering.spend()
            yield {p.name: entity for p, entity in zip(parameters, filled, strict=True)}

    def _question(self, written: core.Question, finish: Finisher) -> Question:
        patches = self.patches[self._questions[written.name]]
        return Question(
            name=written.name,
            asker=self.characters[written.asker],
            asked=self.characters[written.asked],
            hypotheses=tuple(
                Hypothesis(
                    name=h.name,
                    prior=h.prior,
                    patch=tuple(Patch(p.who, finish.places[p.fluent], p.value) for p in patch),
                    revealed=True if h.revealed is None else finish.condition(self.lowering.condition(h.revealed, {})),
                )
                for h, patch in zip(written.hypotheses, patches, strict=True)
            ),
            line=self.line(written.span[0]),
        )

    def _speech(self, actions: tuple[Action, ...]) -> Iterator[Speech]:
        written = [action for action in self.world.actions if action.speech is not None]
        for number, action in enumerate(actions):
            for schema in written:
                if schema.name == action.schema and self.line(schema.span[0]) == action.line:
                    yield self._said(schema, number, action)

    def _said(self, schema: core.Action, number: int, action: Action) -> Speech:
        speech = schema.speech or core.Speech()
        names = {p.name: entity for p, entity in zip(schema.parameters, action.arguments, strict=True)}
        return Speech(
            action=number,
            asks=tuple(self._questions[q] for q in speech.asks),
            answers=tuple((self._questions[q], self._hypotheses[q][h]) for q, h in speech.answers),
            discharges=tuple(self._questions[q] for q in speech.discharges),
            shows=tuple((self.characters[self.lowering.entity(who, names)], felt) for felt, who in speech.shows),
        )

    def _likes(self, finish: Finisher) -> Iterator[Like]:
        for like in self.world.likes:
            degree = finish.value(self.lowering.value(like.degree, {}))
            yield Like(self.characters[like.who], self.characters[like.whom], degree)

    def _releases(self, triggers: tuple[Trigger, ...]) -> Iterator[Release]:
        for release in self.world.releases:
            for number, trigger in enumerate(triggers):
                if trigger.schema == release.trigger:
                    yield Release(self.characters[trigger.arguments[0]], release.threshold, number)


def summed(plain: Expression, concerns: list[Concern]) -> Expression:
    """A utility: what is written as such, and every concern, weighted."""
    if not concerns:
        return plain
    terms = [] if plain == 0.0 else [counted(plain)]
    for concern in concerns:
        terms.append(concern.term if concern.weight == 1.0 else ("*", concern.weight, concern.term))
    result, *rest = terms
    for term in rest:
        result = ("+", result, term)
    return result


def counted(utility: Expression) -> Expression:
    """A utility as a number, so that it may stand in a sum: a condition counts 1 or 0."""
    if type(utility) is float or (type(utility) is tuple and utility[0] in ARITHMETIC):
        return utility
    return ("if", ("==", utility, True), 1.0, ("if", ("==", utility, False), 0.0, utility))
