"""What may still come, as a mind has it, seen from afar: so that it can be told which facts nothing hangs on any more.

From what is so, every act and trigger is done whose condition some of the values reached so far allow, and what it sets
is added to them; nothing is ever taken away (a relaxation without deletions: Bonet and Geffner 2001). What cannot come
in this way can never come. What is read in another mind may be anything here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unsaid.world import GroundWorld
from unsaid.world.expressions import COMPARISONS, reads
from unsaid.world.scalars import Expression, Scalar
from unsaid.world.structure import Effect, GroundEvent
from unsaid.world.supposing import unsure
from unsaid.world.values import compare

Values = list[set[Scalar] | None]
"""What each fact may come to be; None: anything."""


def hung_on(ground: GroundWorld, values: Sequence[Scalar]) -> set[int]:
    """The facts that something hangs on which may still come: an act, a trigger, or what either would change."""
    found: set[int] = set()
    for event in _still(ground, values):
        for one in (event.precondition, *(part for e in event.effects for part in (e.when, e.value))):
            found.update(fluent for fluent, _ in reads(one))
    return found


def ever_hung_on(ground: GroundWorld) -> set[int]:
    """The facts that anything hangs on at any time."""
    events = (*ground.actions, *ground.triggers)
    parts = (part for event in events for e in event.effects for part in (e.when, e.value))
    return {fluent for one in (*(event.precondition for event in events), *parts) for fluent, _ in reads(one)}


def _still(ground: GroundWorld, values: Sequence[Scalar]) -> Iterator[GroundEvent]:
    """The acts and triggers that may still come."""
    reached: Values = [set(label[1]) if (label := unsure(one)) is not None else {one} for one in values]
    waiting: list[GroundEvent] = [*ground.actions, *ground.triggers]
    while True:
        coming = [event for event in waiting if may(event.precondition, reached)]
        if not coming:
            return
        yield from coming
        waiting = [event for event in waiting if event not in coming] if len(coming) < len(waiting) else []
        for effect in (effect for event in coming for effect in event.effects):
            _sets(effect, reached)


def _sets(effect: Effect, reached: Values) -> None:
    there = reached[effect.fluent]
    if there is None or effect.who:
        return
    if type(effect.value) is tuple:
        reached[effect.fluent] = None
    else:
        there.add(effect.value)


def may(condition: Expression, reached: Values, so: bool = True) -> bool:
    """Whether a condition may be satisfied; with ``so`` False, whether it may not be."""
    if type(condition) is not tuple:
        return (condition is True) is so
    kind, *parts = condition
    if kind in ("and", "or"):
        every = (kind == "and") is so
        return (all if every else any)(may(part, reached, so) for part in parts)
    if kind == "not":
        return may(parts[0], reached, not so)
    if kind == "get":
        known = _known(condition, reached)
        return known is None or any((one is True) is so for one in known)
    if kind in COMPARISONS:
        sides = [_known(part, reached) for part in parts]
        left, right = sides
        return left is None or right is None or any(compare(kind, a, b) is so for a in left for b in right)
    return True


def _known(part: Expression, reached: Values) -> set[Scalar] | None:
    """What a side of a comparison may come to; None: anything."""
    if type(part) is not tuple:
        return {part}
    return reached[part[1]] if part[0] == "get" and len(part) == 2 else None
