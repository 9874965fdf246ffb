"""What somebody learns from seeing done what they believed impossible.

Whoever sees an act knows from then on that it was possible. So before it is asked what they make of it, their mind is
put right, as it is before it undergoes the act: of the conditions of the act that were really so, those it held false.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from unsaid.data.running import Literal
from unsaid.psyche.log import Log

if TYPE_CHECKING:
    from unsaid.world import Expression


def put_right(log: Log, state: int, who: int, act: int) -> list[Literal]:
    """What is set right in the mind that ``who`` has in a state, seeing an act done there; mostly nothing."""
    precondition = log.world.ground.actions[act].precondition
    mind = log.world.mind(state, who)
    if log.holds(mind, precondition) or not log.holds(state, precondition):
        return []
    wrong = [e for e in _conditions(log, state, precondition) if not log.holds(mind, e)]
    return [literal for e in wrong for literal in _lesson(log, state, e)]


def _conditions(log: Log, state: int, e: Expression) -> Iterator[Expression]:
    """The single conditions of a precondition; of alternatives, those that are so."""
    if type(e) is not tuple or e[0] not in ("and", "or"):
        yield e
        return
    for part in e[1:]:
        if e[0] == "and" or log.holds(state, part):
            yield from _conditions(log, state, part)


def _lesson(log: Log, state: int, e: Expression) -> list[Literal]:
    """An equality teaches the values of what it is about; anything else, that one fluent is not known."""
    mentioned = list(_mentioned(e))
    if type(e) is tuple and e[0] in ("==", "get"):
        return [Literal(who, f, log.world.values(log.world.mind(state, *who))[f]) for who, f in mentioned]
    return [Literal(who, f, None) for who, f in mentioned[:1]]


def _mentioned(e: Expression) -> Iterator[tuple[tuple[int, ...], int]]:
    if type(e) is not tuple:
        return
    if e[0] == "get":
        yield e[2:], e[1]
        return
    for part in e[1:]:
        yield from _mentioned(part)
