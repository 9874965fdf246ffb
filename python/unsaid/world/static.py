"""Which properties never change, as far as the text alone shows.

A fluent is *static* when no effect assigns its property in any mind, no initial belief differs from the truth
about it, and no surprise could make it unknown. The last needs a look at preconditions: a mind that is surprised
forgets the first fluent mentioned in each condition it got wrong, unless that condition is an equality. A
condition made of static fluents alone is never got wrong; so the two are settled together, to a fixed point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..language import core
from .tree import parts, walk


def changing_properties(world: core.World, disagreed: Iterable[int], empty: frozenset[str]) -> set[int]:
    """Properties some fluent of which may change.

    ``disagreed`` are the properties some mind is wrong about at the start, ``empty`` the types without entities.
    """
    changing = {item for effect in _effects(world) for item in _assigned(effect)}
    forgettable = [list(_mentions(leaf, empty)) for leaf in _forgetful_conditions(world)]
    uncertain = changing | set(disagreed)
    while True:
        forgotten = {item for items in forgettable if uncertain.intersection(items) for item in items[:1]}
        if forgotten <= changing:
            return changing
        changing |= forgotten
        uncertain |= forgotten


def _effects(world: core.World) -> Iterator[core.Expression]:
    for event in (*world.actions, *world.triggers):
        if event.effect is not None:
            yield event.effect


def _assigned(effect: core.Expression) -> Iterator[int]:
    for e in walk(effect):
        if isinstance(e, core.Assign):
            target = e.target
            while isinstance(target, core.Believes):
                target = target.body  # type: ignore[assignment]  # a target is a fluent within beliefs
            assert isinstance(target, core.Fluent)
            yield target.property


def _forgetful_conditions(world: core.World) -> Iterator[core.Expression]:
    """The conditions in preconditions of actions that a surprise would correct to unknown."""
    for action in world.actions:
        if action.precondition is not None:
            yield from _leaves(action.precondition)


def _leaves(e: core.Expression) -> Iterator[core.Expression]:
    if isinstance(e, core.Junction | core.Believes) or (isinstance(e, core.Quantified) and e.kind in _JUNCTIONS):
        for part in parts(e):
            yield from _leaves(part)
    elif not _is_equality(e) and not any(isinstance(part, core.Knows) for part in walk(e)):
        yield e


_JUNCTIONS = ("forall", "exists")


def _is_equality(e: core.Expression) -> bool:
    if isinstance(e, core.Compare):
        return e.operator == "=="
    if isinstance(e, core.Not):
        e = e.body
        while isinstance(e, core.Believes):
            e = e.body
    return isinstance(e, core.Fluent)


def _mentions(e: core.Expression, empty: frozenset[str]) -> Iterator[int]:
    """The properties of the fluents that ``e`` mentions once grounded, left to right."""
    if isinstance(e, core.Fluent):
        yield e.property
    elif not (isinstance(e, core.Quantified) and e.type in empty):
        for part in parts(e):
            yield from _mentions(part, empty)
