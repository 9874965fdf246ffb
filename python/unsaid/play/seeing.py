"""What the role can see of a session, and nothing else.

The role sees its own doings, every act whose ``observing`` held for it when the act happened, and what is
offered to it. Of all the rest it learns only what changes in its own beliefs. Whatever is shown to a player
goes through here.
"""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass
from typing import Any

from unsaid.play.events import Event, Turn
from unsaid.play.session import Session
from unsaid.play.stage import Stage, State


@dataclass(frozen=True, slots=True)
class Change:
    """A belief of the role's that became another: the fluent's number, the value before and after."""

    fluent: int
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Sight:
    """One thing the role notices: an event it saw, or (``event`` None) beliefs that changed unseen."""

    event: Event | None
    changes: tuple[Change, ...] = ()


def sights(session: Session, turn: Turn) -> list[Sight]:
    """What the role notices of one turn, in order."""
    noticed = (sight(session.stage, session.role, event) for event in turn)
    return [s for s in noticed if s is not None]


def sight(stage: Stage, role: int, event: Event) -> Sight | None:
    """What the role notices of one event, if anything."""
    if sees(stage, role, event):
        return Sight(event, changes(stage, role, event))
    changed = changes(stage, role, event)
    return Sight(None, changed) if changed else None


def sees(stage: Stage, role: int, event: Event) -> bool:
    """Whether the role sees the event itself."""
    if event.by == role or event.kind != "act":
        return True
    assert event.action is not None
    condition = stage.ground.actions[event.action].observing[role]
    return holds(stage, condition, event.before)


def changes(stage: Stage, role: int, event: Event) -> tuple[Change, ...]:
    """The role's beliefs about plain fluents that the event changed."""
    minds = stage.minds
    before, after = minds.mind(event.before, role), minds.mind(event.after, role)
    if before == after:
        return ()
    pairs = zip(minds.values(before), minds.values(after), strict=True)
    return tuple(Change(i, old, new) for i, (old, new) in enumerate(pairs) if old != new)


# --- conditions of the ground world, read in a state ---

_COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_ARITHMETIC = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def holds(stage: Stage, condition: Any, state: State) -> bool:
    """Whether a condition of the ground world holds in a state."""
    return value(stage, condition, state) is True


def value(stage: Stage, expression: Any, state: State) -> Any:
    """The value of an expression of the ground world in a state."""
    if not isinstance(expression, list | tuple):
        return expression
    head, *rest = expression
    if head == "get":
        return _get(stage, rest[0], rest[1:], state)
    if head in ("and", "or"):
        parts = (holds(stage, part, state) for part in rest)
        return all(parts) if head == "and" else any(parts)
    if head == "not":
        return not holds(stage, rest[0], state)
    if head == "if":
        return value(stage, rest[1] if holds(stage, rest[0], state) else rest[2], state)
    left, right = (value(stage, part, state) for part in rest)
    return _arithmetic(head, left, right) if head in _ARITHMETIC else _compared(head, left, right)


def _get(stage: Stage, fluent: int, chain: list[int], state: State) -> Any:
    for character in chain:
        state = stage.minds.mind(state, character)
    return stage.minds.values(state)[fluent]


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _same(left: Any, right: Any) -> bool:
    return left == right and isinstance(left, bool) == isinstance(right, bool)


def _compared(sign: str, left: Any, right: Any) -> bool:
    if sign in ("==", "!="):
        return _same(left, right) == (sign == "==")
    if _number(left) and _number(right):
        return _COMPARE[sign](left, right)
    return sign in ("<=", ">=") and _same(left, right)


def _arithmetic(sign: str, left: Any, right: Any) -> float | None:
    if not (_number(left) and _number(right)) or (sign == "/" and right == 0):
        return None
    result = _ARITHMETIC[sign](left, right)
    return result if math.isfinite(result) else None
