"""One run gone through again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unsaid.checker.statements.reaching import Unreachable, reached
from unsaid.checker.statements.walk import Walk
from unsaid.data.proof import Run, numbers
from unsaid.data.running import Horizon

WEIGHED = Horizon(4, 2)
"""How far evidence is weighed: the two numbers of the semantics page, written down here once more."""

NEAR = 1e-6
"""Worths closer than this are the same."""


def wrong_run(walk: Walk, run: Run) -> Iterator[str]:
    """What a run does not show that it is said to show."""
    try:
        mind = reached(walk.world, walk.acts, run.at)
    except Unreachable as problem:
        yield f"the run “{run.role}” cannot be made: {problem}"
        return
    who = numbers(walk.world.ground).characters.get(run.character)
    if who is None:
        yield f"there is no {run.character} in this world"
    else:
        yield from _worth(walk, run, mind, who)
        yield from _explained(walk, run, mind, who)
        yield from _chosen(walk, run, mind, who)


def _worth(walk: Walk, run: Run, mind: int, who: int) -> Iterator[str]:
    found = walk.fortune(mind, who) if run.fortune else walk.whole(mind, who)
    if run.worth is not None and not abs(found - run.worth) <= NEAR:
        yield f"the run “{run.role}” ends at {found:g} for {run.character}, not at {run.worth:g}"


def _explained(walk: Walk, run: Run, mind: int, who: int) -> Iterator[str]:
    if run.act is None:
        return
    act = numbers(walk.world.ground).actions.get(run.act)
    horizon = WEIGHED if run.weighed else walk.horizon
    found = act is not None and makes_sense(walk, mind, act, who, horizon)
    if found != run.explained:
        yield f"{run.act} {'makes' if found else 'makes no'} sense to {run.character} there"


def makes_sense(walk: Walk, mind: int, act: int, who: int, horizon: Horizon | None = None) -> bool:
    """Whether an act has a reason, or a hope, in a mind of its doer."""
    steps, depth = horizon or walk.horizon
    return act in walk.world.possible(mind, who) and walk.world.explained(mind, act, who, steps=steps, depth=depth)


def _chosen(walk: Walk, run: Run, mind: int, who: int) -> Iterator[str]:
    if run.chosen is None:
        return
    places = named_concerns(walk, who, run.frozen)
    if places is None:
        yield f"{run.character} has no such concern"
        return
    found = {walk.world.ground.actions[act].name for act in choice(walk, mind, who, places)}
    if not (set(run.chosen) == found or (len(run.chosen) == 1 and set(run.chosen) <= found)):
        yield f"{run.character} would choose {', '.join(sorted(found)) or 'nothing'} there"


def named_concerns(walk: Walk, who: int, names: Iterable[str]) -> list[int] | None:
    """The places of a character's concerns by name; None where one is not its own."""
    places = {c.name: i for i, c in enumerate(walk.inner.concerns) if c.owner == who}
    return [places[name] for name in names] if all(name in places for name in names) else None


def choice(walk: Walk, mind: int, who: int, frozen: Iterable[int] = ()) -> set[int]:
    """The acts a character would choose between in its mind, ties not broken, with some concerns frozen."""
    world, lens = walk.world, walk.frozen(mind, who, frozen)
    ends: dict[int, float] = {}
    for act in world.possible(mind, who):
        if who in world.ground.actions[act].consenting:
            prospect = walk.prospect(mind, act, who, lens)
            if prospect is not None:
                ends[act] = prospect.after
    return {act for act, end in ends.items() if end == max(ends.values())}
