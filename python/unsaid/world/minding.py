"""Grounding what a world says of minds: concerns and questions with every name filled in.

Concerns become terms of the utility the engine reads, and stay named beside it, so that reasons can be named. What
happens to doubt and pressure happens outside any one act, by evidence and by wants held back; so the fluents that
hold them, and those that a hypothesis is about, count as ones that may come to have other values.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce

import msgspec

from ..language import core
from .allowance import Allowance
from .effects import LoweredEffects
from .errors import GroundError, refusal
from .finishing import Finisher
from .inner import (
    GroundConcern,
    GroundHypothesis,
    GroundLike,
    GroundQuestion,
    GroundSpeech,
    Inner,
    Patch,
    Release,
    Secret,
)
from .lowering import Lowering, Names, entity
from .possible import FALSE, NUMBER, TRUE, Token, token
from .structure import Expression, GroundAction, call_name
from .values import value

MOST_PRESSURE = 4


class AskedQuestion(msgspec.Struct, frozen=True):
    """A question between two characters: how it is written, its name, and what fills its parameters."""

    written: core.Question
    name: str
    asker: str
    asked: str
    names: Names


class MindGrounding:
    """What one world says of minds, being grounded."""

    def __init__(self, world: core.World, lowering: Lowering, tries: Allowance, line: Callable[[int], int]) -> None:
        self.world, self.lowering, self.tries, self.line = world, lowering, tries, line
        self.characters = lowering.characters
        self.questions = [asked for q in world.questions for asked in self._asked(q)]
        self._numbers = {asked.name: number for number, asked in enumerate(self.questions)}

    def _asked(self, written: core.Question) -> Iterator[AskedQuestion]:
        self.tries.place = written
        for names in self._bound(written.parameters):
            asker, asked, *_ = names.values()
            if asker != asked:
                yield AskedQuestion(written, entity(written.entity, names), asker, asked, names)

    def _bound(self, parameters: Sequence[core.Parameter]) -> Iterator[Names]:
        """Every way to fill parameters, the first slowest; a constant stands for itself."""
        domains = [[p.constant] if p.constant is not None else self.lowering.members(p.type) for p in parameters]
        for filled in itertools.product(*domains):
            self.tries.spend()
            yield {p.name: entity for p, entity in zip(parameters, filled, strict=True)}

    # --- What may come about outside any act -------------------------------------------------------

    def may_become(self) -> Iterator[tuple[int, Token]]:
        """Fluents and values that they may come to have by evidence, or in a mind that takes a hypothesis for true."""
        for asked in self.questions:
            for hypothesis in asked.written.hypotheses:
                yield from ((patch.fluent, token(patch.value)) for patch in self._patches(asked, hypothesis))
                yield from ((fluent, NUMBER) for fluent in self._ranks(asked, hypothesis))
                yield self._fluent("believed", asked.name), hypothesis.name
            yield from ((self._fluent("silent", asked.asked, asked.name), truth) for truth in (TRUE, FALSE))
        if self._counts_turns():
            yield self._fluent("slot"), NUMBER
        for fluent in dict.fromkeys(map(self._pressure, self._owners())):
            yield from ((fluent, float(many)) for many in range(MOST_PRESSURE + 1))

    def _counts_turns(self) -> bool:
        """Whether a story has to keep whose turn it is."""
        return bool(self.world.turns.order) and (bool(self.questions) or any(self._owners()))

    def _ranks(self, asked: AskedQuestion, hypothesis: core.Hypothesis) -> Iterator[int]:
        yield self._fluent("doubt", asked.name, hypothesis.name)
        if hypothesis.revealed is not None:
            yield self._fluent("unthought", asked.name, hypothesis.name)

    def _owners(self) -> Iterator[str]:
        for trigger in self.world.triggers:
            if trigger.threshold is not None:
                first = trigger.parameters[0]
                yield from [first.constant] if first.constant is not None else self.lowering.members(first.type)

    def _pressure(self, owner: str) -> int:
        return self._fluent("pressure", owner)

    def _fluent(self, property_: str, *arguments: str) -> int:
        return next(
            numbers[arguments]
            for item, numbers in zip(self.world.properties, self.lowering.fluents.by_property, strict=True)
            if item.name == property_ and arguments in numbers
        )

    def _patches(self, asked: AskedQuestion, hypothesis: core.Hypothesis) -> list[Patch]:
        effects = LoweredEffects(self.lowering).of(hypothesis.patch, asked.names)
        return [Patch(effect.who, effect.fluent, value(effect.value, _unread)) for effect in effects]

    # --- Concerns ----------------------------------------------------------------------------------

    def concerns(self, finish: Finisher) -> list[GroundConcern]:
        """Every concern, for everybody it fits."""
        found: list[GroundConcern] = []
        for written in self.world.concerns:
            self.tries.place = finish.written.place = written
            found += (self._concern(written, names, finish) for names in self._bound(written.parameters))
        found = [concern for concern in found if concern.owner != concern.toward]
        self._told_apart(found)
        return found

    def _concern(self, written: core.Concern, names: Names, finish: Finisher) -> GroundConcern:
        owner = names[written.parameters[0].name]
        toward = entity(written.toward, names) if written.toward is not None else None
        filled = tuple(names[p.name] for p in written.parameters[1:] if p.constant is None)
        return GroundConcern(
            name=call_name(written.name, filled) if filled else written.name,
            owner=self.characters[owner],
            kind=written.kind,
            weight=written.weight + 0.0,  # there is one zero
            term=finish.value(self.lowering.value(written.term, names)),
            toward=None if toward is None else self.characters[toward],
            line=self.line(written.span[0]),
        )

    def _told_apart(self, found: list[GroundConcern]) -> None:
        """Refuse two concerns of one name for one character: a reason could not say which it means."""
        seen: dict[tuple[int, str], GroundConcern] = {}
        for concern in found:
            if seen.setdefault((concern.owner, concern.name), concern) is not concern:
                raise self._same(concern)

    def _same(self, concern: GroundConcern) -> GroundError:
        written = [c for c in self.world.concerns if c.name == concern.name.split("(")[0]]
        who = list(self.characters)[concern.owner]
        message = (
            f"two definitions both give `{who}` a concern {concern.name}, so a reason could not say which it means"
        )
        return refusal("same-concern", written[-1].span, message, "give one of them another name")

    # --- The rest ----------------------------------------------------------------------------------

    def inner(
        self,
        concerns: list[GroundConcern],
        finish: Finisher,
        spoken: Sequence[tuple[core.Speech | None, Names]],
        forced: Sequence[tuple[core.Trigger, Names]],
        secrets: Iterable[Secret] = (),
    ) -> Inner:
        """All of it, with fluents under their final numbers; what each action says and each trigger is, in order."""
        return Inner(
            concerns=tuple(concerns),
            questions=tuple(self._question(asked, finish) for asked in self.questions),
            speech=tuple(self._speech(n, said, names) for n, (said, names) in enumerate(spoken) if said is not None),
            likes=tuple(self._likes(finish)),
            releases=tuple(self._releases(forced, finish)),
            turns=tuple(self.characters[who] for who in self.world.turns.order),
            foresight=self.world.foresight,
            slot=finish.places[self._fluent("slot")] if self._counts_turns() else None,
            secrets=tuple(msgspec.structs.replace(s, fluent=finish.places[s.fluent]) for s in secrets),
            dares=self._dares(),
        )

    def _dares(self) -> tuple[float, ...]:
        """What each character dares to lose; nothing where nobody dares anything."""
        daring = {dares.who: dares.degree for dares in self.world.dares if dares.degree}
        return tuple(daring.get(name, 0.0) for name in self.characters) if daring else ()

    def _question(self, asked: AskedQuestion, finish: Finisher) -> GroundQuestion:
        return GroundQuestion(
            name=asked.name,
            asker=self.characters[asked.asker],
            asked=self.characters[asked.asked],
            hypotheses=tuple(self._hypothesis(asked, h, finish) for h in asked.written.hypotheses),
            line=self.line(asked.written.span[0]),
            owes=finish.places[self._fluent("owes", asked.asked, asked.name)],
            silent=finish.places[self._fluent("silent", asked.asked, asked.name)],
            believed=finish.places[self._fluent("believed", asked.name)],
        )

    def _hypothesis(self, asked: AskedQuestion, h: core.Hypothesis, finish: Finisher) -> GroundHypothesis:
        revealed: Expression = True
        if h.revealed is not None:
            revealed = finish.condition(self.lowering.condition(h.revealed, asked.names))
        patch = tuple(Patch(p.who, finish.places[p.fluent], p.value) for p in self._patches(asked, h))
        rank, *unthought = (finish.places[fluent] for fluent in self._ranks(asked, h))
        return GroundHypothesis(h.name, h.prior, patch, revealed, rank, *unthought)

    def _speech(self, action: int, said: core.Speech, names: Names) -> GroundSpeech:
        def numbers(terms: Sequence[core.Term]) -> tuple[int, ...]:
            found = (self._numbers.get(entity(term, names)) for term in terms)
            return tuple(number for number in found if number is not None)  # None: somebody would ask themselves

        return GroundSpeech(
            action=action,
            asks=numbers(said.asks),
            answers=tuple((q, self._claimed(q, h)) for term, h in said.answers for q in numbers([term])),
            discharges=numbers(said.discharges),
            shows=tuple((self.characters[entity(who, names)], felt.replace("_", " ")) for felt, who in said.shows),
        )

    def _claimed(self, question: int, hypothesis: str) -> int:
        return [h.name for h in self.questions[question].written.hypotheses].index(hypothesis)

    def _likes(self, finish: Finisher) -> Iterator[GroundLike]:
        for like in self.world.likes:
            degree = finish.value(self.lowering.value(like.degree, {}))
            yield GroundLike(self.characters[like.who], self.characters[like.whom], degree)

    def _releases(self, forced: Sequence[tuple[core.Trigger, Names]], finish: Finisher) -> Iterator[Release]:
        for number, (written, names) in enumerate(forced):
            if written.threshold is not None:
                who = names[written.parameters[0].name]
                pressure = finish.places[self._pressure(who)]
                yield Release(self.characters[who], written.threshold, number, pressure)

    def fed(self, actions: Sequence[GroundAction]) -> None:
        """Refuse an order of turns in which somebody who decides on an act never has one; nobody decides to pass."""
        turns, names = set(self.world.turns.order), list(self.characters)
        deciding = (action for action in actions if action.effects or action.precondition is not True)
        for action in deciding if turns else ():
            for who in (names[c] for c in action.consenting):
                if who not in turns:
                    message = f"`{who}` has acts to choose, such as {action.name}, and never a turn"
                    repair = f"write `turns {', '.join((*self.world.turns.order, who))};`"
                    raise refusal("starved", self.world.turns.span, message, repair)


def _unread(fluent: int, chain: tuple[int, ...]) -> None:
    """The reader of a hypothesis, which reads nothing: its values are fixed."""


def summed(plain: Expression, concerns: list[GroundConcern]) -> Expression:
    """A utility: what is written as such, a number, and every concern, weighted."""
    if not concerns:
        return plain
    terms: list[Expression] = [] if plain == 0.0 else [plain]
    for concern in concerns:
        terms.append(concern.term if concern.weight == 1.0 else ("*", concern.weight, concern.term))
    return added(terms)


IN_A_ROW = 100
"""Terms of a sum that are added one after another; of more, each half is a sum of its own."""


def added(terms: list[Expression]) -> Expression:
    """The sum of some terms, with no more operators inside one another than a world file may have."""
    if len(terms) > IN_A_ROW:
        middle = len(terms) // 2
        return ("+", added(terms[:middle]), added(terms[middle:]))
    return reduce(lambda so_far, term: ("+", so_far, term), terms)
