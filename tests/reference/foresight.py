"""What somebody expects if they do nothing, in a world whose people foresee: by letting the others act, one by one.

In the mind of ``c`` the others have turns: the one whose turn it is does the first of its acts that makes sense to all
who must want it, or passes. That goes on for as many acts as the world lets anybody foresee, or until all have passed.
What a mind is *worth* is what it is worth at the end of that. A reason compares worths.

Others are judged with one level less, so this calls itself ever less deep; below zero levels nobody foresees anything.
"""

from __future__ import annotations

from .model import Acts, Model
from .state import State


def foreseen(model: Model, c: int, mind: State, levels: int) -> Acts:
    """The acts of others that ``c``, whose mind this is, expects."""
    acts: Acts = ()
    if levels < 0:
        return acts
    others = [d for d in model.world.order if d != c]
    passed, turn = 0, 0
    while others and len(acts) < model.world.foresight and passed < len(others):
        act = first_act(model, c, others[turn % len(others)], mind, levels)
        turn += 1
        passed = passed + 1 if act is None else 0
        if act is not None:
            acts, mind = (*acts, act), model.after(mind, act)
    return acts


def first_act(model: Model, c: int, other: int, mind: State, levels: int) -> int | None:
    """The first act of ``other`` that makes sense to everyone it needs; ``c`` is not among them."""
    from .reasons import reasoned

    def reason(d: int, act: int) -> bool:
        return reasoned(model, act, d, model.entered(mind, d), model.world.foresight, levels - 1)

    for act, event in enumerate(model.world.actions):
        if other not in event.consenting or c in event.consenting or not model.possible(mind, act, own=c):
            continue
        if all(reason(d, act) for d in event.consenting):
            return act
    return None


def worth(model: Model, c: int, mind: State, levels: int) -> float | None:
    """What a mind of ``c`` is worth to ``c``: its utility after what is foreseen."""
    key = ("worth", c, mind, levels)
    if key not in model.remembered:
        model.remembered[key] = model.utility(model.run(mind, foreseen(model, c, mind, levels)), c)
    return model.remembered[key]
