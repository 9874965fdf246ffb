"""One run gone through again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unsaid.psyche.log import Log
from unsaid.psyche.proof import Run, Unreachable, numbers, reached
from unsaid.psyche.running import Lens, Sight

WEIGHED = Sight(4, 1)
"""How far evidence is weighed: the two numbers of the semantics page, written down here once more."""

NEAR = 1e-6
"""Worths closer than this are the same."""


def wrong_run(log: Log, run: Run) -> Iterator[str]:
    """What a run does not show that it is said to show."""
    try:
        mind = reached(log.world, log.acts, run.at)
    except Unreachable as problem:
        yield f"the run “{run.role}” cannot be made: {problem}"
        return
    who = numbers(log.world.ground).characters.get(run.character)
    if who is None:
        yield f"there is no {run.character} in this world"
    else:
        yield from _worth(log, run, mind, who)
        yield from _explained(log, run, mind, who)
        yield from _chosen(log, run, mind, who)


def _worth(log: Log, run: Run, mind: int, who: int) -> Iterator[str]:
    found = log.world.utility(mind, who) or 0.0
    if run.fortune:
        found -= sum(w for place, w in log.worth(mind, who).items() if place in _norms(log, who))
    if run.worth is not None and abs(found - run.worth) > NEAR:
        yield f"the run “{run.role}” ends at {found:g} for {run.character}, not at {run.worth:g}"


def _norms(log: Log, who: int) -> set[int]:
    """The places of a character's norms among all concerns."""
    return {place for place, c in enumerate(log.inner.concerns) if c.owner == who and c.kind == "norm"}


def _explained(log: Log, run: Run, mind: int, who: int) -> Iterator[str]:
    if run.act is None:
        return
    act = numbers(log.world.ground).actions.get(run.act)
    sight = WEIGHED if run.weighed else log.sight
    found = act is not None and makes_sense(log, mind, act, who, sight)
    if found != run.explained:
        yield f"{run.act} {'makes' if found else 'makes no'} sense to {run.character} there"


def makes_sense(log: Log, mind: int, act: int, who: int, sight: Sight) -> bool:
    """Whether an act has a reason in a mind of its doer."""
    return act in log.world.possible(mind, who) and log.world.prospect(mind, act, who, sight) is not None


def _chosen(log: Log, run: Run, mind: int, who: int) -> Iterator[str]:
    if run.chosen is None:
        return
    places = named_concerns(log, who, run.frozen)
    if places is None:
        yield f"{run.character} has no such concern"
        return
    found = {log.world.ground.actions[act].name for act in choice(log, mind, who, places)}
    if not (set(run.chosen) == found or (len(run.chosen) == 1 and set(run.chosen) <= found)):
        yield f"{run.character} would choose {', '.join(sorted(found)) or 'nothing'} there"


def named_concerns(log: Log, who: int, names: Iterable[str]) -> list[int] | None:
    """The places of a character's concerns by name; None where one is not its own."""
    places = {c.name: i for i, c in enumerate(log.inner.concerns) if c.owner == who}
    return [places[name] for name in names] if all(name in places for name in names) else None


def choice(log: Log, mind: int, who: int, frozen: Iterable[int] = ()) -> set[int]:
    """The acts a character would choose between in its mind, ties not broken, with some concerns frozen."""
    world = log.world
    has = log.worth(mind, who)
    held = tuple((place, has.get(place, 0.0)) for place in sorted(frozen))
    lens = Lens(who, held) if held else None
    ends: dict[int, float] = {}
    for act in world.possible(mind, who):
        if who in world.ground.actions[act].consenting:
            prospect = world.prospect(mind, act, who, log.sight, lens)
            if prospect is not None and prospect.after is not None:
                ends[act] = prospect.after
    return {act for act, end in ends.items() if end == max(ends.values())}
