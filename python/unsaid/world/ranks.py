"""What ranks of doubt do of themselves.

Evidence makes hypotheses dearer, and what follows from that is the same in every mind and in every plan. So questions
bring triggers with them, which come before those of the text, in the order in which they are tried:

    least     ranks are told from the least, which is 0 (Spohn 2012), and told up to 3
    most      what is doubted more than 3 is doubted 3
    thought   a hypothesis nobody thought of comes in once the asker believes its condition, with what it has cost
    believed  the first hypothesis of rank 0 is believed where the one believed till now is no longer of rank 0

To believe a hypothesis is to believe what it says, and that the one who is asked knows it. An asker whose own ranks
stayed as they were, because an act changed them unseen, goes on believing what it did. What it has cost a hypothesis
nobody thinks of yet is kept from -3 to 3, so that it may turn out to be the likeliest of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from ..language import core
from ..language.core import FARTHEST
from ..language.within import within

FLUENTS = {"doubt": ("question", "hypothesis"), "unthought": ("question", "hypothesis"), "believed": ("question",)}
"""The properties that hold ranks, and what they are of; the author may have others of these names."""


def with_ranks(world: core.World, members: Callable[[str], Sequence[str]]) -> core.World:
    """The world with what ranks do of themselves before its own triggers; ``members`` are the entities of a type."""
    ranks = (trigger for question in world.questions for trigger in Ranks(world, question, members).triggers())
    return replace(world, triggers=(*ranks, *world.triggers))


class Ranks:
    """The ranks of one question, and the words to speak of them."""

    def __init__(self, world: core.World, question: core.Question, members: Callable[[str], Sequence[str]]) -> None:
        self.world, self.question, self.span = world, question, question.span
        self.hypotheses = question.hypotheses
        self.doubts = [self._fluent("doubt", h) for h in self.hypotheses]
        self.unthought = {n: self._fluent("unthought", h) for n, h in enumerate(self.hypotheses) if h.revealed}
        self.asker, self.asked = map(self._standing, question.parameters[:2])
        one, other = (_standing_for(p, members) for p in question.parameters[:2])
        self.apart = [] if one.isdisjoint(other) else [self._is("!=", self.asker, self.asked)]

    def triggers(self) -> Iterator[core.Trigger]:
        """All that its ranks do, in order."""
        for kind in (self._least, self._most, self._thought, self._believed):
            yield from kind()

    def _least(self) -> Iterator[core.Trigger]:
        """Ranks are told from the least."""
        for n, h in enumerate(self.hypotheses):
            least = self.doubts[n]
            needs = [self._is("!=", least, 0.0), self._is("!=", least, None), *self._no_less(n)]
            everything = [*self.doubts, *self.unthought.values()]
            told = [self._set(f, self._within(core.Arithmetic("-", f, least, self.span))) for f in everything]
            yield self._trigger(f"{h.name} is the least doubted", needs, told)

    def _most(self) -> Iterator[core.Trigger]:
        """What is doubted more than the most is doubted the most."""
        for n, h in enumerate(self.hypotheses):
            zero = self._any([self._is("==", d, 0.0) for d in self._others(n)])
            needs = [self._is(">", self.doubts[n], FARTHEST), zero]
            yield self._trigger(f"{h.name} is doubted enough", needs, [self._set(self.doubts[n], FARTHEST)])
        for n, u in self.unthought.items():
            enough = f"{self.hypotheses[n].name} would be doubted enough"
            yield self._trigger(enough, [self._is(">", u, FARTHEST)], [self._set(u, FARTHEST)])

    def _thought(self) -> Iterator[core.Trigger]:
        """A hypothesis nobody thought of comes in."""
        for n, u in self.unthought.items():
            h = self.hypotheses[n]
            assert h.revealed is not None
            needs = [self._is("==", self.doubts[n], None), core.Believes(self.asker, h.revealed, self.span)]
            yield self._trigger(f"{h.name} is thought of", needs, [self._set(self.doubts[n], u)])

    def _believed(self) -> Iterator[core.Trigger]:
        """The least doubted is believed; what was believed stays while nothing is doubted less."""
        believed = self._fluent("believed")
        for n, h in enumerate(self.hypotheses):
            given_up = [
                self._all([self._is("==", believed, other.name), self._is("!=", d, 0.0)])
                for other, d in zip(self.hypotheses, self.doubts, strict=True)
                if other is not h
            ]
            earlier = [self._is("!=", d, 0.0) for d in self.doubts[:n]]
            zero = self._is("==", self.doubts[n], 0.0)
            needs = [zero, core.Believes(self.asker, zero, self.span), self._any(given_up), *earlier]
            yield self._trigger(f"{h.name} is believed", needs, [self._set(believed, h.name), *self._patch(h)])

    def _patch(self, h: core.Hypothesis) -> Iterator[core.Expression]:
        """What the asker believes with a hypothesis: what it says, and before it, that the one asked knows it."""
        known = _of_the_world(h.patch)
        if known is not None:
            yield within(self.asker, within(self.asked, known))
        yield within(self.asker, h.patch)

    # --- Words ---

    def _trigger(self, name: str, needs: list[core.Expression], effect: list[core.Expression]) -> core.Trigger:
        name, needs = f"{self.question.name}: {name}", [*self.apart, *needs]
        return core.Trigger(name, self.question.parameters, self._all(needs), self._all(effect), self.span)

    def _standing(self, p: core.Parameter) -> core.Value | core.Variable:
        return core.Variable(p.name, self.span) if p.constant is None else core.Value(p.constant, self.span)

    def _fluent(self, name: str, *hypothesis: core.Hypothesis) -> core.Fluent:
        """A property of the question, or of it and a hypothesis."""
        arguments = (self.question.entity, *(core.Value(h.name, self.span) for h in hypothesis))
        number = next(n for n, p in enumerate(self.world.properties) if _is_named(p, name))
        return core.Fluent(number, arguments, self.span)

    def _others(self, n: int) -> list[core.Fluent]:
        return [d for m, d in enumerate(self.doubts) if m != n]

    def _no_less(self, n: int) -> Iterator[core.Expression]:
        for other in self._others(n):
            yield self._any([self._is("==", other, None), self._is("<=", self.doubts[n], other)])

    def _within(self, number: core.Expression) -> core.Expression:
        """A number kept from -3 to 3."""
        low, high = self._value(-FARTHEST), self._value(FARTHEST)
        return core.If(((self._is(">", number, high), high), (self._is("<", number, low), low)), number, self.span)

    def _is(self, operator: Any, left: core.Expression, right: core.Expression | core.Scalar) -> core.Expression:
        return core.Compare(operator, left, self._value(right), self.span)

    def _set(self, target: core.Fluent, value: core.Expression | core.Scalar) -> core.Expression:
        return core.Assign(target, self._value(value), self.span)

    def _value(self, value: core.Expression | core.Scalar) -> core.Expression:
        return core.Value(value, self.span) if isinstance(value, int | float | str | None) else value

    def _all(self, items: list[core.Expression]) -> core.Expression:
        return items[0] if len(items) == 1 else core.Junction("and", tuple(items), self.span)

    def _any(self, items: list[core.Expression]) -> core.Expression:
        return items[0] if len(items) == 1 else core.Junction("or", tuple(items), self.span)


def _standing_for(p: core.Parameter, members: Callable[[str], Sequence[str]]) -> set[str]:
    """The entities that a parameter may stand for."""
    return {p.constant} if p.constant is not None else set(members(p.type))


def _is_named(p: core.Property, name: str) -> bool:
    return p.name == name and tuple(parameter.type for parameter in p.parameters) == FLUENTS[name]


def _of_the_world(e: core.Expression) -> core.Expression | None:
    """What of a hypothesis is about the world, not about what somebody believes; None where nothing is."""
    match e:
        case core.Assign():
            return e if isinstance(e.target, core.Fluent) else None
        case core.Junction():
            items = [part for part in map(_of_the_world, e.items) if part is not None]
            return core.Junction("and", tuple(items), e.span) if items else None
        case core.Quantified():
            body = _of_the_world(e.body)
            return None if body is None else replace(e, body=body)
        case _:
            return None
