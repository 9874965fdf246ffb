"""What happens, and what becomes of a model: every world is taken to what it becomes, as each character sees it.

A character who sees something keeps, of the worlds it thought possible, those in which that could be seen. If there
is none it is *surprised*: it keeps them all, and puts right in each what it now sees to be otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .worlds import Model, Values, grown

Fix = tuple[tuple[int, int], ...]
"""Fluents put right, each with its value."""

Thing = tuple
"""What is learnt: ("value", f), ("whether", f, v) or ("alike", f, g)."""

Change = tuple
"""To what a fluent is changed: ("to", v), ("copy", f) or ("if", f, v, u)."""


@dataclass(frozen=True)
class Happening:
    """Something that happens."""

    kind: str
    actor: int
    seen_by: str | frozenset[int] = "room"
    """``all``, ``room`` (those who are in it, and the actor), or just these."""
    claim: tuple[int, int] | None = None
    """All who see it take the fluent to have the value: it could not happen otherwise, or they trust who says so."""
    speaker: int | None = None
    """Who is taken to believe the claim."""
    changes: tuple[tuple[int, Change], ...] = ()
    learnt: tuple[tuple[int, Thing], ...] = ()
    taken_for: Happening | None = None
    """What all but the actor take it for."""

    def as_seen(self, c: int) -> Happening:
        """What happens in the eyes of ``c``."""
        return self if self.taken_for is None or c == self.actor else self.taken_for


@dataclass(frozen=True)
class Scale:
    """How many plain fluents there are, and of how many values each; ``plain + c`` is whether ``c`` is in the room."""

    plain: int
    sizes: tuple[int, ...]


def sees(h: Happening, c: int, here: Values, scale: Scale) -> bool:
    """Whether a character sees it, in a world."""
    if c == h.actor or h.seen_by == "all":
        return True
    return here[scale.plain + c] == 1 if isinstance(h.seen_by, str) else c in h.seen_by


def changed(h: Happening, here: Values) -> Values:
    """The values of a world after the changes."""
    out = list(here)
    for f, change in h.changes:
        match change:
            case ("to", v):
                out[f] = v
            case ("copy", g):
                out[f] = here[g]
            case ("if", g, v, u) if here[g] == v:
                out[f] = u
    return tuple(out)


def fixed(here: Values, fix: Fix) -> Values:
    """A world put right."""
    out = list(here)
    for f, v in fix:
        out[f] = v
    return tuple(out)


Seed = tuple[int, int, Fix]
"""A world of the model before; whether what happens there is what really happens, 1, what that is taken for, 2, or
nothing, 0; and what was put right in it."""


def after(model: Model, h: Happening, scale: Scale) -> Model:
    """The model after something has happened."""

    events = (None, h, h.taken_for)

    def grow(seed: Seed) -> tuple[Values, list[frozenset[Seed]]]:
        w, which, fix = seed
        event = events[which]
        if event is None:
            return model.values[w], [frozenset((x, 0, ()) for x in there) for there in model.thinks[w]]
        before = fixed(model.values[w], fix)
        real = changed(event, before)
        return real, [_seen(model, c, w, event, which, before, real, scale) for c in range(len(model.thinks[w]))]

    return grown((0, 1, ()), grow)


def _seen(
    model: Model, c: int, w: int, event: Happening, which: int, before: Values, real: Values, scale: Scale
) -> frozenset[Seed]:
    """The worlds that ``c`` thinks possible afterwards, in one that the event really happens in."""
    there = model.thinks[w][c]
    if not sees(event, c, before, scale):
        return frozenset((x, 0, ()) for x in there)
    mine = event.as_seen(c)
    left: set[tuple[int, Fix]] = {(x, ()) for x in there}
    if mine.claim is not None:
        left = _trusted(model, c, left, mine)
    if mine is event:
        for thing in (thing for who, thing in event.learnt if who == c):
            left = _told_apart(model, left, mine, thing, real, scale)
    return frozenset((x, which if mine is event else 2, fix) for x, fix in left)


def _trusted(model: Model, c: int, left: set[tuple[int, Fix]], h: Happening) -> set[tuple[int, Fix]]:
    assert h.claim is not None
    f, v = h.claim
    kept = {(x, fix) for x, fix in left if model.values[x][f] == v}
    left = kept or {(x, ((f, v),)) for x, _ in left}
    if h.speaker is None or h.speaker == c:
        return left
    speaker = h.speaker
    return {(x, fix) for x, fix in left if all(model.values[y][f] == v for y in model.thinks[x][speaker])} or left


def _told_apart(
    model: Model, left: set[tuple[int, Fix]], h: Happening, thing: Thing, real: Values, scale: Scale
) -> set[tuple[int, Fix]]:
    test, fixes = _findings(thing, real, scale)
    kept = {(x, fix) for x, fix in left if test(changed(h, fixed(model.values[x], fix)))}
    return kept or {(x, fix + more) for x, fix in left for more in fixes}


def _findings(thing: Thing, real: Values, scale: Scale) -> tuple[Callable[[Values], bool], list[Fix]]:
    """Which worlds agree with what is found to be so, and how one that does not may be put right."""
    match thing:
        case ("value", f):
            return (lambda here: here[f] == real[f]), [((f, real[f]),)]
        case ("whether", f, v) if real[f] == v:
            return (lambda here: here[f] == v), [((f, v),)]
        case ("whether", f, v):
            return (lambda here: here[f] != v), [((f, u),) for u in range(scale.sizes[f]) if u != v]
        case ("alike", f, g):
            same = real[f] == real[g]
            return (lambda here: (here[f] == here[g]) == same), [((f, real[f]), (g, real[g]))]
    raise ValueError(thing)
