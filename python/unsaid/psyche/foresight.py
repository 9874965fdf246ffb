"""What a character expects if it does nothing: the acts it believes the others will take, one after the other.

In its mind, the others are asked in order (that of the turns, or of their definition). The first who has an act that
makes sense to them, as the character sees them, does the first such act; and so on, up to as many acts as the world
lets anybody foresee. A world that does not speak of foresight has none: then what is expected is the present.

This is what makes averting a loss a reason: against what would come of itself, keeping what one has is a gain.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.psyche.log import Log


def foreseen(log: Log, mind: int, character: int) -> tuple[int, ...]:
    """The acts of others a character foresees in its mind if it does nothing itself."""
    given = getattr(log.world, "foreseen", None)
    if given is not None:
        return given(mind, character)
    return tuple(_simulated(log, mind, character))


def _simulated(log: Log, mind: int, character: int) -> Iterator[int]:
    for _ in range(log.inner.foresight):
        act = _next(log, mind, character)
        if act is None:
            return
        yield act
        mind = log.world.apply(mind, act)


def _next(log: Log, mind: int, character: int) -> int | None:
    """The next act the others would do: the first that makes sense to the first of them who has one."""
    world = log.world
    possible = world.possible(mind, character)
    for other in log.inner.turns or log.characters:
        if other == character:
            continue
        for act in possible:
            doers = world.ground.actions[act].consenting
            if doers == (other,) and world.prospect(world.mind(mind, other), act, other, log.sight) is not None:
                return act
    return None


def expected(log: Log, mind: int, character: int) -> tuple[tuple[int, ...], float | None]:
    """The acts foreseen, and what the character's mind is worth to it after them."""
    acts = foreseen(log, mind, character)
    end = mind
    for act in acts:
        end = log.world.apply(end, act)
    return acts, log.world.utility(end, character)
