"""Passes: for every character an act in which it does nothing, added to a world that is played.

A pass has no condition and no effect of its own. It matters for what else an act is: it takes a turn, so an answer that
is owed is let go by it, and those who are there see it. In plans it does nothing, so no plan has it.

Those who are where somebody is see it pass. Which property says *where* is taken from the world: the one that its
conditions of ``observing`` most often ask of the one who observes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count

from msgspec.structs import replace

from unsaid.language import core
from unsaid.world.tree import walk

NAMES = ("pass", "let_pass")
"""What a pass is called: the first that the world has no other act for."""

NOWHERE = (0, 0)
_WHO, _SEEING = core.Variable("c", NOWHERE), core.Variable("x", NOWHERE)


def with_passes(world: core.World) -> core.World:
    """The world in which everybody may pass. One that has passes of its own is as it was."""
    name = pass_name(world)
    if any(action.name == name for action in world.actions):
        return world
    who = core.Parameter(_WHO.name, "character", None, NOWHERE)
    action = core.Action(name, (who,), None, None, (_WHO,), _seen(world), NOWHERE)
    return replace(world, actions=(*world.actions, action))


def pass_name(world: core.World) -> str:
    """What a pass is called in a world, whether or not everybody may pass in it yet."""
    taken = {action.name for action in world.actions if not _does_nothing(action)}
    return next(name for name in _names() if name not in taken)


def _names() -> Iterator[str]:
    yield from NAMES
    yield from (f"{NAMES[-1]}_{number}" for number in count(2))


def _does_nothing(action: core.Action) -> bool:
    """Whether an action of the world's own may be the pass: one character does it alone, and it does nothing."""
    if len(action.parameters) != 1 or (action.precondition, action.effect, action.speech) != (None, None, None):
        return False
    (who,) = action.parameters
    names = [term.name if isinstance(term, core.Variable) else None for term in action.consenting]
    return who.type == "character" and who.constant is None and names == [who.name]


def _seen(world: core.World) -> core.Observing | None:
    """Who sees somebody pass; None for everybody."""
    where = place(world)
    if where is None:
        return None
    there, here = (core.Fluent(where, (who,), NOWHERE) for who in (_SEEING, _WHO))
    return core.Observing(_SEEING.name, core.Compare("==", there, here, NOWHERE), NOWHERE)


def place(world: core.World) -> int | None:
    """The property that says where somebody is, by its number; None where nobody's seeing hangs on such a one."""
    found = Counter(property for action in world.actions for property in set(_asked(world, action)))
    return min(found, key=lambda property: (-found[property], property), default=None)


def _asked(world: core.World, action: core.Action) -> Iterator[int]:
    """The properties of one character, with a value that is an entity, that an action asks of whoever observes it."""
    if action.observing is None:
        return
    for part in walk(action.observing.condition):
        if isinstance(part, core.Fluent) and len(part.arguments) == 1 and _is_entity(world, part.property):
            (who,) = part.arguments
            if isinstance(who, core.Variable) and who.name == action.observing.variable:
                yield part.property


def _is_entity(world: core.World, property: int) -> bool:
    return world.properties[property].type not in ("boolean", "number")
