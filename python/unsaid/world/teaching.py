"""What is learnt by each act, and what others take it for, once everything is known that can happen.

Of a thing learnt only what somebody can be open about is left, and only who can see the act learns by it; a part of an
action by which nobody could ever learn is refused. An act that others take for another refers to it by its number, so
that one is kept even if it can never happen by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from ..language import core
from .errors import GroundError, refusal
from .expressions import conjuncts, size
from .finishing import Finisher
from .lowering import Lowering, Names, entity
from .opening import Domain, Learnt, taught
from .structure import Expression, GroundAction, Learning, call_name


class Teaching:
    """What the acts of one world teach."""

    def __init__(self, lowering: Lowering, finish: Finisher, domains: Mapping[int, Domain]) -> None:
        self._learnt, self._finish, self._domains = Learnt(lowering), finish, domains
        self._names = list(lowering.characters)
        self._unseen: dict[int, tuple[core.Learning, str]] = {}
        self._seen: set[int] = set()

    def of(self, action: core.Action, names: Names, observing: Sequence[Expression]) -> tuple[Learning, ...]:
        """What is learnt by an act by those who may observe it."""
        found: list[Learning] = []
        for learning in action.learns:
            for who, when, what in self._learnt.of(learning, names):
                if observing[who] is False:
                    self._unseen.setdefault(learning.span[0], (learning, self._names[who]))
                    continue
                self._seen.add(learning.span[0])
                row = self._row(who, when, what)
                found += [row] if row is not None else []
        return tuple(found)

    def _row(self, who: int, when: Expression, what: Expression) -> Learning | None:
        left, condition = taught(what, self._domains, self._domains), self._finish.condition(when)
        if left is None or condition is False:
            return None
        self._finish.written.spend(size(left))
        return Learning(who, condition, self._finish.renumbered(left))

    def refuse_unseen(self) -> None:
        """Refuses a part by which nobody could ever learn, since nobody of those it names ever sees the act."""
        for place, (learning, who) in self._unseen.items():
            if place not in self._seen:
                raise _unseen(learning, who)


def _unseen(learning: core.Learning, who: str) -> GroundError:
    message = f"`{who}` would learn by an act that `{who}` never observes"
    if learning.type is not None:
        message = f"nobody of the type `{learning.type}` ever observes the act they would learn by"
    return refusal("learns-unseen", learning.span, message, "let them observe it, or leave this part out")


def taken_name(action: core.Action, names: Names) -> str | None:
    """The name of the act that others take an act for."""
    seen = action.seen
    return None if seen is None else call_name(seen.name, tuple(entity(term, names) for term in seen.arguments))


def with_seen(actions: Sequence[GroundAction], taken: Mapping[str, str]) -> tuple[GroundAction, ...]:
    """The actions, each with the number of what others take it for."""
    if not taken:
        return tuple(actions)
    numbers = {action.name: number for number, action in enumerate(actions)}
    return tuple(replace(a, seen=numbers[taken[a.name]]) if a.name in taken else a for a in actions)


def never_taken(action: core.Action, name: str, taken: str) -> GroundError:
    """The error for an act that would be taken for one that what never changes rules out."""
    assert action.seen is not None
    message = f"{name} would be taken for {taken}, which can never happen, whatever anybody thinks"
    return refusal("bad-seen", action.seen.span, message, "say in the precondition when it can be taken for that")


def kept_whole(precondition: Expression, finish: Finisher) -> Expression:
    """The precondition of an act that others are taken to see: if it never holds, what they learn by it stays."""
    parts = [finish.precondition(part) for part in conjuncts(precondition)]
    if False not in parts:
        return finish.precondition(precondition)
    return ("and", False, *(part for part in parts if type(part) is tuple))
