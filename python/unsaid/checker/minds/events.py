"""What an act does to a mind, before triggers settle it.

Everything is read in the mind as it was. Values change; the minds of those who observe undergo the same act; effects
on beliefs come last. Whoever observes what they believed impossible is surprised: first they are put right about
those conditions of the act that were really so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from unsaid.checker.minds import values
from unsaid.checker.minds.mind import Mind, assigned

if TYPE_CHECKING:
    from collections.abc import Callable

    from unsaid.checker.minds.mind import Write
    from unsaid.checker.minds.shared import Shared
    from unsaid.world.structure import Effect, Expression, GroundAction

    Further = Callable[[Mind], list[Write]]


class Changes:
    """The effects of an act or a trigger."""

    def __init__(self, effects: Iterable[Effect]) -> None:
        rows = ((e, values.condition(e.when), values.value(e.value)) for e in effects)
        self._rows = [(e.who, e.fluent, when, value) for e, when, value in rows]

    def writes(self, mind: Mind) -> list[Write]:
        """What they set in this mind, and in minds within it."""
        return [(who, fluent, value(mind)) for who, fluent, when, value in self._rows if when(mind)]


class Deed:
    """A ground action, ready to happen in any mind."""

    def __init__(
        self, number: int, action: GroundAction, shared: Shared, seen_by: frozenset[int] | None = None
    ) -> None:
        self.number = number
        self._seen_by = None if seen_by is None else seen_by | set(action.consenting)
        self.action = action
        self._shared = shared
        self.holds = values.condition(action.precondition)
        self._changes = Changes(action.effects)
        self._observing = tuple(map(values.condition, action.observing))

    def seen_by(self, witnesses: frozenset[int]) -> Deed:
        """The same act where it is given from outside who sees it; those who consent to it do."""
        return Deed(self.number, self.action, self._shared, witnesses)

    def happened(self, mind: Mind) -> Mind:
        """The mind after the act, triggers not yet looked at."""
        return self._undergone(mind, "happened", None)

    def witnessed(self, mind: Mind, further: Further) -> Mind:
        """The same where the act is evidence besides: ``further`` says what else is set in each mind that undergoes it.

        It must always be the same, for what comes of it is remembered.
        """
        return self._undergone(mind, "witnessed", further)

    def _undergone(self, mind: Mind, how: str, further: Further | None) -> Mind:
        key = (how, self.number, self._seen_by)
        after = mind.known.get(key)
        if after is None:
            after = mind.known[key] = self._after(mind, how, further)
        return after

    def _after(self, mind: Mind, how: str, further: Further | None) -> Mind:
        writes = self._changes.writes(mind)
        if further is not None:
            writes += further(mind)
        new = list(mind.values)
        inward: dict[int, list[Write]] = {}
        for who, fluent, value in writes:
            if who:
                inward.setdefault(who[0], []).append((who[1:], fluent, value))
            else:
                new[fluent] = value

        def make(character: int) -> Mind:
            believed = mind.believed(character)
            if self.observes(mind, character):
                believed = self._undergone(self.in_mind(mind, character), how, further)
            return assigned(believed, inward[character]) if character in inward else believed

        return Mind(tuple(new), make)

    def observes(self, mind: Mind, character: int) -> bool:
        """Whether a character sees the act."""
        return self._observing[character](mind) if self._seen_by is None else character in self._seen_by

    def in_mind(self, mind: Mind, character: int) -> Mind:
        """The mind in which a character who sees the act undergoes it: put right, if it held the act impossible."""
        believed = mind.believed(character)
        return believed if self.holds(believed) else self.put_right(mind, believed, character)

    def put_right(self, mind: Mind, believed: Mind, character: int) -> Mind:
        """A surprised believer's mind, corrected by what was really so in ``mind``."""
        key = ("put right", self.number, character)
        corrected = mind.known.get(key)
        if corrected is None:
            writes = self.learnt(mind, believed)
            # Made one with those like it: surprises within surprises would otherwise never repeat.
            corrected = mind.known[key] = self._shared.of(assigned(believed, writes))
        return corrected

    def learnt(self, mind: Mind, believed: Mind) -> list[Write]:
        """What a believer learns by seeing the act done in a mind; nothing where it believes the precondition, or where
        that is not so in ``mind`` either, itself a surprised one."""
        if self.holds(believed) or not self.holds(mind):
            return []
        wrong = (e for e in clauses(self.action.precondition, mind) if not values.condition(e)(believed))
        return [write for e in wrong for write in correction(e, mind)]


def clauses(e: Expression, mind: Mind) -> list[Expression]:
    """The conditions a precondition is made of; of a choice between several, those that are so in the mind."""
    if type(e) is not tuple or e[0] not in ("and", "or"):
        return [e]
    parts = e[1:] if e[0] == "and" else [part for part in e[1:] if values.condition(part)(mind)]
    return [clause for part in parts for clause in clauses(part, mind)]


def correction(e: Expression, mind: Mind) -> list[Write]:
    """What is learnt from a condition being so: an equality teaches values; others make one fluent uncertain."""
    mentioned = values.reads(e)
    if type(e) is tuple and e[0] in ("==", "get"):
        return [(chain, fluent, mind.at(chain).values[fluent]) for fluent, chain in mentioned]
    return [(chain, fluent, None) for fluent, chain in mentioned[:1]]
