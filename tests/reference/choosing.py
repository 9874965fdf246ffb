"""What somebody would do: of all acts that make sense to them, those whose best plans end highest.

And the two ways to ask it of a world that is not so: with a state patched, and with somebody's utility replaced.
"""

from __future__ import annotations

from .expressions import Expression
from .foresight import worth
from .model import Acts, Model
from .open.hoping import best_hope
from .reasons import plans, reasoned
from .state import Edits, State


def patched(model: Model, state: State, edits: Edits) -> State:
    """The state with each place set to its new value, everything settled."""
    return model.settled(model.edited(state, edits))


def wanting(model: Model, c: int, utility: Expression) -> Model:
    """The same world in which ``c`` has another utility."""
    return model.wanting(c, utility)


def best_plan(model: Model, act: int, c: int, mind: State, steps: int, levels: int) -> tuple[Acts, float] | None:
    """Of all plans that are reasons for ``act``, the one that ends highest; of equals the shortest, then the first."""
    found = [
        (plan, worth(model, c, model.run(mind, plan), levels)) for plan in plans(model, act, c, mind, steps, levels)
    ]
    ends = [(end, plan) for plan, end in found if end is not None]
    if not ends:
        return None
    highest = max(end for end, _ in ends)
    plan = min((plan for end, plan in ends if end == highest), key=lambda plan: (len(plan), plan))
    return plan, highest


def outlook(model: Model, act: int, c: int, mind: State, steps: int, levels: int) -> Acts | None:
    """What ``c`` would do an act for: the plan of its prospect; its best hope, where there is a reason for nothing."""
    best = best_plan(model, act, c, mind, steps, levels)
    if best is not None or not model.world.openable:
        return None if best is None else best[0]
    acts = [a for a, event in enumerate(model.world.actions) if c in event.consenting]
    if any(reasoned(model, a, c, mind, steps, levels) for a in acts):
        return None
    hope = best_hope(model, act, c, mind, steps, levels)
    return None if hope is None else hope[0]


def chosen(model: Model, c: int, mind: State, steps: int, levels: int, held: int | None = None) -> tuple[int, ...]:
    """The acts ``c`` would choose between in a mind of its own; none for doing nothing. Hopes come after reasons."""
    ends = {}
    for act, event in enumerate(model.world.actions):
        if c in event.consenting and (best := best_plan(model, act, c, mind, steps, levels)) is not None:
            ends[act] = best[1]
    if not ends:
        acts = range(len(model.world.actions))
        found = {act: best_hope(model, act, c, mind, steps, levels) for act in acts}
        ends = {act: hope[1] for act, hope in found.items() if hope is not None}
    acts = tuple(act for act, end in ends.items() if end == max(ends.values()))
    return (held,) if held is not None and held in acts else acts
