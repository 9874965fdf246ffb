"""When an act makes sense to somebody: by trying every plan that starts with it.

A *plan* of character ``c`` is a run of acts in a state that is ``c``'s mind. It is a reason for its first act when
it works, leaves ``c`` better off (in a world whose people foresee: better off than doing nothing would), and is made
of acts that make sense themselves, none of them idle. Budgets: ``steps``, how many acts the plan may have; ``levels``,
how many more minds may be entered. Below zero levels only an immediate reason counts: a plan of the one act.

The definition calls itself, always with fewer steps or fewer levels.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from .foresight import worth
from .model import Acts, Model
from .open.hoping import hopes
from .state import State
from .values import above


def explained(model: Model, act: int, c: int, mind: State, steps: int, levels: int) -> bool:
    """Whether ``act`` makes sense to ``c``, whose mind is ``mind``: it has a reason for it, or a hope."""
    if reasoned(model, act, c, mind, steps, levels):
        return True
    key = ("hope", act, c, mind, steps, levels)
    if key not in model.remembered:
        model.remembered[key] = next(hopes(model, act, c, mind, steps, levels), None) is not None
    return model.remembered[key]


def reasoned(model: Model, act: int, c: int, mind: State, steps: int, levels: int) -> bool:
    """Whether ``c`` has a reason for ``act``, and not merely a hope."""
    key = (act, c, mind, steps, levels)
    if key not in model.remembered:
        model.remembered[key] = next(plans(model, act, c, mind, steps, levels), None) is not None
    return model.remembered[key]


def plans(model: Model, act: int, c: int, mind: State, steps: int, levels: int) -> Iterator[Acts]:
    """Every plan that gives ``c`` a reason for ``act``, shorter ones of one beginning first."""
    longest = steps if levels >= 0 else min(steps, 1)
    for plan in attempts(model, (act,), c, mind, longest, (steps, levels)):
        if is_reason(model, plan, c, mind, steps, levels):
            yield plan


def is_plan(model: Model, acts: Acts, c: int, mind: State, steps: int, levels: int) -> bool:
    """Whether ``acts`` is one of those plans, found by carrying it out."""
    here = mind
    for position, act in enumerate(acts, start=1):
        sensible = position == 1 or makes_sense(model, act, position, c, here, steps, levels)
        if not (model.possible(here, act, own=c) and sensible):
            return False
        here = model.after(here, act)
    return len(acts) <= (steps if levels >= 0 else 1) and is_reason(model, acts, c, mind, steps, levels)


def attempts(model: Model, acts: Acts, c: int, here: State, longest: int, budget: tuple[int, int]) -> Iterator[Acts]:
    """All runs of acts that begin with ``acts``, each possible in turn and making sense at its place.

    ``here`` is the state before the last of ``acts``.
    """
    *_, last = acts
    if len(acts) > longest or last in model.idle or not model.possible(here, last, own=c):
        return
    if len(acts) > 1 and not makes_sense(model, last, len(acts), c, here, *budget):
        return
    yield acts
    for following in range(len(model.world.actions)):
        yield from attempts(model, (*acts, following), c, model.after(here, last), longest, budget)


def makes_sense(model: Model, act: int, position: int, c: int, here: State, steps: int, levels: int) -> bool:
    """Whether everyone who consents to ``act`` has a reason for it, as ``c`` sees them; someone must consent.

    At a plan's first position ``c``'s own reason is the plan itself and is not asked again.
    """
    consenting = model.world.actions[act].consenting
    left = steps - position + 1
    return bool(consenting) and all(
        explained(model, act, d, model.entered(here, d), left, levels - 1)
        if d != c
        else position == 1 or explained(model, act, c, here, left, levels)
        for d in consenting
    )


def is_reason(model: Model, plan: Acts, c: int, mind: State, steps: int, levels: int) -> bool:
    """Whether a plan that can be carried out is worth it, and has no idle step."""
    end = worth(model, c, model.run(mind, plan), levels)
    if not above(end, worth(model, c, mind, levels)):
        return False
    return not any(does_as_well(model, plan, kept, end, c, mind, steps, levels) for kept in parts(len(plan)))


def parts(count: int) -> Iterator[tuple[int, ...]]:
    """The places of every shorter plan got by leaving acts out, but not all of them."""
    for size in range(1, count):
        yield from combinations(range(count), size)


def does_as_well(
    model: Model, plan: Acts, kept: tuple[int, ...], end: float | None, c: int, mind: State, steps: int, levels: int
) -> bool:
    """Whether a plan's acts at these places can be carried out alone, are as sure, and end with the same utility."""
    here = mind
    for position, place in enumerate(kept, start=1):
        if not model.possible(here, plan[place], own=c):
            return False
        if place and not as_sure(model, plan, place, position, c, (mind, here), steps, levels):
            return False
        here = model.after(here, plan[place])
    return worth(model, c, here, levels) == end


def as_sure(
    model: Model, plan: Acts, place: int, position: int, c: int, minds: tuple[State, State], steps: int, levels: int
) -> bool:
    """Whether an act of a plan makes sense in a part of it, and rests on no hope of who has a reason in the plan.

    ``minds`` are the mind in which the plan begins and the one in which the part comes to the act.
    """
    (start, here), act = minds, plan[place]
    if not makes_sense(model, act, position, c, here, steps, levels):
        return False
    there = model.run(start, plan[:place])
    others = [d for d in model.world.actions[act].consenting if position > 1 or d != c]
    return all(
        has_reason(model, act, d, c, here, steps - position + 1, levels)
        or not has_reason(model, act, d, c, there, steps - place, levels)
        for d in others
    )


def has_reason(model: Model, act: int, d: int, c: int, here: State, steps: int, levels: int) -> bool:
    """Whether ``d`` has a reason for an act, as ``c`` sees them."""
    mind = here if d == c else model.entered(here, d)
    return reasoned(model, act, d, mind, steps, levels - (d != c))
