"""Words that tell what their side cannot know.

A line of a telling is told by somebody. Who never sees the act has nothing to tell of it. And words may give away more
than that something was done: their author says so, with a line ``knows: …;`` among them. Then each side that has words
there must be able to come to believe it: from the start, by what it sees, or by what it is told. What is worked out
here is what a side may believe at most, so that what is said to be out of reach is.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.language import core
from unsaid.language.diagnostic import Diagnostic, diagnose
from unsaid.world.expressions import fluents
from unsaid.world.possible import ANYTHING, HOLDS, Tokens, only, token
from unsaid.world.structure import GroundAction, GroundEvent

from .bounds import Bounds, InTheWorld

Names = dict[str, str]


def unknowable(bounds: Bounds) -> Iterator[Diagnostic]:
    """``unknowable-words``, once for each line."""
    sides = Sides(bounds)
    for telling in bounds.core.tellings:
        if telling.sort == "plain" and telling.name in {action.name for action in bounds.core.actions}:
            yield from _of_an_act(bounds, sides, telling)
    for passage in bounds.core.passages:
        if passage.knows is not None:
            yield from _around(bounds, sides, passage, passage.knows)


def _of_an_act(bounds: Bounds, sides: Sides, telling: core.Telling) -> Iterator[Diagnostic]:
    acts = [(act, names) for act in bounds.ground.actions if (names := _fits(bounds, telling, act)) is not None]
    for line in telling.lines:
        told = [(who, act, names) for act, names in acts if (who := _side(bounds, line.key, names)) is not None]
        seen = [(who, names) for who, act, names in told if sides.sees(who, act)]
        if told and not seen:
            who = bounds.ground.characters[told[0][0]]
            said = f"these words are told by {who}, who never sees `{telling.name}`"
            yield diagnose("unknowable-words", line.span, said, repair=f"let {who} see it, or take them out")
        elif telling.knows is not None:
            condition = telling.knows
            never = next((one for one in seen if not sides.may_hold(one[0], condition, one[1])), None)
            if never is not None:
                yield _given_away(bounds, line, never[0])


def _around(bounds: Bounds, sides: Sides, passage: core.Passage, knows: core.Expression) -> Iterator[Diagnostic]:
    for line in passage.lines:
        who = _side(bounds, line.key, {})
        if who is not None and not sides.may_hold(who, knows, {}):
            yield _given_away(bounds, line, who)


def _given_away(bounds: Bounds, line: core.Line, who: int) -> Diagnostic:
    name = bounds.ground.characters[who]
    said = f"these words are told by {name}, and give away what {name} can never know"
    return diagnose("unknowable-words", line.span, said, repair=f"let {name} learn it, or tell less")


def _fits(bounds: Bounds, telling: core.Telling, act: GroundAction) -> Names | None:
    """What the names of a telling stand for, where it may tell of an act."""
    if act.schema != telling.name or len(act.arguments) != len(telling.parameters):
        return None
    for parameter, argument in zip(telling.parameters, act.arguments, strict=True):
        there = (parameter.constant,) if parameter.constant else bounds.core.members(parameter.type)
        if argument not in there:
            return None
    return {p.name: a for p, a in zip(telling.parameters, act.arguments, strict=True)}


def _side(bounds: Bounds, key: str, names: Names) -> int | None:
    """Whose words a line has; None where they are nobody's."""
    name, characters = names.get(key, key), bounds.ground.characters
    return characters.index(name) if name in characters else None


class Sides:
    """What each character sees, and may come to believe."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds, self._minds = bounds, dict[int, InTheWorld]()

    def sees(self, who: int, act: GroundAction) -> bool:
        """Whether somebody may see an act, or has a part in it."""
        seen = bool(self._bounds.in_minds.verdict(act.observing[who]) & HOLDS)
        return seen or who in act.consenting

    def may_hold(self, who: int, condition: core.Expression, names: Names) -> bool:
        """Whether a condition may ever hold in somebody's mind."""
        ground = self._bounds.world.grounded.condition(condition, names)
        return bool(self._mind(who).verdict(ground) & HOLDS)

    def _mind(self, who: int) -> InTheWorld:
        if who not in self._minds:
            self._minds[who] = self._believed(who)
        return self._minds[who]

    def _believed(self, who: int) -> InTheWorld:
        """All that somebody may come to believe, fluent by fluent."""
        ground = self._bounds.ground
        values: list[Tokens] = [only(token(fluent.initial)) for fluent in ground.fluents]
        for belief in ground.beliefs:
            if belief.who == (who,):
                values[belief.fluent] = only(token(belief.value))
        for number, fluent in enumerate(ground.fluents):
            if fluent.domain:  # anybody may come to think it possible, or learn it
                values[number] = ANYTHING
        for fluent in (*ground.inner.accounts, *self._by_evidence()):
            values[fluent] = ANYTHING
        mind = InTheWorld(values)
        while sum(self._learns(who, act, mind, values) for act in ground.actions) + sum(
            self._undergoes(who, trigger, mind, values) for trigger in ground.triggers
        ):
            pass
        return mind

    def _by_evidence(self) -> Iterator[int]:
        """The fluents that a hypothesis says something of: evidence may make anybody believe them."""
        for question in self._bounds.ground.inner.questions:
            for hypothesis in question.hypotheses:
                yield from (patch.fluent for patch in hypothesis.patch)

    def _learns(self, who: int, act: GroundAction, mind: InTheWorld, values: list[Tokens]) -> bool:
        """Adds what an act makes somebody believe: what its effects say, and, if it is seen, that it was possible."""
        anybody = self._bounds.in_minds
        if not anybody.verdict(act.precondition) & HOLDS:
            return False
        if not self.sees(who, act):
            told = (effect for effect in act.effects if effect.who == (who,))
            return sum(_added(values, effect.fluent, anybody.values(effect.value)) for effect in told) > 0
        grown = self._undergoes(who, act, mind, values)
        return sum((grown, *(_added(values, f, anybody.of[f]) for f in fluents(act.precondition)))) > 0

    def _undergoes(self, who: int, event: GroundEvent, mind: InTheWorld, values: list[Tokens]) -> bool:
        """Adds what an event sets in somebody's mind, as it goes there."""
        grown = False
        for effect in event.effects:
            if effect.who == ():
                grown |= _added(values, effect.fluent, mind.values(effect.value))
            elif effect.who == (who,):
                grown |= _added(values, effect.fluent, self._bounds.in_minds.values(effect.value))
        return grown


def _added(values: list[Tokens], fluent: int, new: Tokens) -> bool:
    """Adds values that a fluent may have; says whether there was anything new."""
    before = values[fluent]
    if before is ANYTHING:
        return False
    after = ANYTHING if new is ANYTHING else before | new
    if after is ANYTHING or len(after) > len(before):
        values[fluent] = after
        return True
    return False


__all__ = ["Sides", "unknowable"]
