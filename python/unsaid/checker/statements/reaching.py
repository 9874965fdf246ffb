"""The mind a run comes to: some acts of the story, others instead; a mind in it, put right; and further acts there."""

from __future__ import annotations

from collections.abc import Sequence

from unsaid.checker.replay import Replay
from unsaid.data.proof import At, literal, numbers


class Unreachable(Exception):
    """A run that cannot be made: an act in it is impossible, or a name in it is none of the world's."""


def reached(world: Replay, acts: Sequence[int], at: At) -> int:
    """The mind a run comes to; raises ``Unreachable`` where it cannot be made."""
    names = numbers(world.ground)
    try:
        chain, within = (tuple(names.characters[c] for c in found) for found in (at.who, at.within))
        patched = [literal(world.ground, fact) for fact in at.patched]
        then = [names.actions[act] for act in at.then]
        instead = {i.place: None if i.act is None else names.actions[i.act] for i in at.instead}
    except KeyError as missing:
        raise Unreachable(f"there is no {missing.args[0]} in this world") from None
    mind = world.patch(world.mind(_state(world, acts, at.done, instead), *chain), patched)
    mind, whose = world.mind(mind, *within), (None, *chain, *within)[-1]
    for act in then:
        if act not in world.possible(mind, whose):
            raise Unreachable(f"{world.ground.actions[act].name} is not possible there")
        mind = world.apply(mind, act)
    return mind


def _state(world: Replay, acts: Sequence[int], done: int, instead: dict[int, int | None]) -> int:
    if not 0 <= done <= len(acts):
        raise Unreachable(f"the story has no {done} acts")
    state, altered = world.initial, False
    for place, act in enumerate(acts[:done]):
        chosen = instead.get(place, act)
        if chosen is None:
            altered = True
            continue
        if altered and place not in instead and chosen not in world.possible(state):
            raise Unreachable(f"{world.ground.actions[chosen].name} could not have followed")
        altered = altered or place in instead
        state = world.advance(state, chosen)
    return state
