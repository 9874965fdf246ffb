"""Which of the author's words fit an event: the most particular pattern wins.

A pattern fits when its constants are the event's arguments and its types hold of them. Among those that fit, one whose
``when`` holds comes before one without, more constants before fewer, narrower types before wider, later before
earlier.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from unsaid.language import core


def fits(pattern: core.Telling, name: str, arguments: Sequence[str], world: core.World) -> bool:
    """Whether a pattern is about this event or fluent."""
    if pattern.name != name or len(pattern.parameters) != len(arguments):
        return False
    return all(_allows(p, a, world) for p, a in zip(pattern.parameters, arguments, strict=True))


def _allows(parameter: core.Parameter, argument: str, world: core.World) -> bool:
    return argument == parameter.constant if parameter.constant else argument in world.members(parameter.type)


def bound(pattern: core.Telling, arguments: Sequence[str]) -> dict[str, str]:
    """What the pattern's parameters stand for."""
    return {p.name: a for p, a in zip(pattern.parameters, arguments, strict=True)}


Holds = Callable[[core.Expression | None, dict[str, str]], bool]


def best_first(
    world: core.World, name: str, arguments: Sequence[str], holds: Holds, sort: core.Sort = "plain"
) -> list[tuple[core.Telling, dict[str, str]]]:
    """The patterns that fit and whose condition holds, most particular first, with their bindings."""
    meant = (t for t in world.tellings if t.sort == sort and fits(t, name, arguments, world))
    fitting = [(t, bound(t, arguments)) for t in meant]
    holding = [(t, names) for t, names in fitting if holds(t.when, names)]
    order = {id(t): place for place, t in enumerate(world.tellings)}
    return sorted(holding, key=lambda pair: (*_particular(pair[0], world), order[id(pair[0])]), reverse=True)


def _particular(pattern: core.Telling, world: core.World) -> tuple[bool, int, int]:
    constants = sum(p.constant is not None for p in pattern.parameters)
    breadth = sum(len(world.members(p.type)) for p in pattern.parameters if p.constant is None)
    return pattern.when is not None, constants, -breadth
