"""Whether an old story still holds in a world that was changed: quickly, by the engine, act by act.

This is what can be said at once. The checker, which shares nothing with the engine, goes through a story more
thoroughly, and takes longer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from unsaid.play.stage import Rules, sight
from unsaid.telling.teller import Teller
from unsaid.world.expressions import conjuncts
from unsaid.world.text import as_text

if TYPE_CHECKING:
    from unsaid.api.world import World


def amiss(world: World, acts: Sequence[str]) -> Iterator[str]:
    """What does not hold any more in a story, act by act, up to one that cannot happen. Raises WorldError."""
    open_ = world.open
    minds, ground, numbers = open_.minds, open_.ground, open_.ground.actions_named()
    steps, depth = sight(len(ground.actions))
    teller, state = Teller(open_.core, ground, minds), minds.initial
    with open_.working:
        for place, name in enumerate(acts, start=1):
            act = numbers.get(name)
            if act is None:
                yield f"act {place}, {name}: this world has no such act any more"
                return
            if act not in minds.possible(state):
                needs = [p for p in conjuncts(ground.actions[act].precondition) if not minds.holds(state, p)]
                why = f": it needs {' and '.join(f'`{as_text(p, ground)}`' for p in needs)}" if needs else ""
                yield f"act {place}, {name}: it cannot happen any more{why}"
                return
            for who in ground.actions[act].consenting:
                if not minds.explained(minds.mind(state, who), act, who, steps=steps, depth=depth):
                    called = teller.lexicon.name(ground.characters[who])
                    yield f"act {place}, {name}: {called} has no reason for it any more"
            state = minds.advance(state, act)
    if acts and not open_.stage(Rules(steps, depth)).over(state):
        yield "it no longer comes to an end"
