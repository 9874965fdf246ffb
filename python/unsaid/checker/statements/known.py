"""What somebody knows to have been done, made out anew.

Written from the page: one knows of an act one did or saw, and of one that one has heard of. An act is heard of where a
belief comes in, not by looking on, that is what the act last made so, and that nobody else could have made so unseen.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.checker.statements.walk import Walk
from unsaid.data.proof import same_value
from unsaid.world.structure import Scalar

Matter = tuple[tuple[int, ...], int]
"""Something that may be so: in the mind at the end of a chain, none or one, a fluent."""


def unnoticed(walk: Walk, place: int, who: int) -> bool:
    """Whether nothing at all of an act came to somebody."""
    return not _present(walk, place, who) and walk.mind(place, who) == walk.mind(place + 1, who)


def knows_of(walk: Walk, who: int, place: int, now: int) -> bool:
    """Whether somebody knows of the act at a place when the act ``now`` is done."""
    return _present(walk, place, who) or any(comes_out(walk, who, place, at) for at in range(place, now + 1))


def comes_out(walk: Walk, who: int, place: int, now: int) -> bool:
    """Whether an act is heard of at the act ``now``."""
    return not _present(walk, place, who) and any(
        _came_in(walk, who, now, matter, value)
        and _last_made(walk, matter, value, now) == place
        and _nobody_else(walk, who, matter, value, set(walk.entries[place].doers))
        for matter, value in _made(walk, place)
    )


def _present(walk: Walk, place: int, who: int) -> bool:
    return who in (*walk.entries[place].doers, *walk.entries[place].observers)


def _made(walk: Walk, place: int) -> Iterator[tuple[Matter, Scalar]]:
    """What the act at a place made so by its own effects, and what it came to."""
    for effect in walk.world.ground.actions[walk.acts[place]].effects:
        if len(effect.who) < 2:
            matter = (effect.who, effect.fluent)
            was, made = (_value(walk, walk.states[done], matter) for done in (place, place + 1))
            if not same_value(was, made):
                yield matter, made


def _value(walk: Walk, mind: int, matter: Matter) -> Scalar:
    return walk.world.values(walk.world.mind(mind, *matter[0]))[matter[1]]


def _came_in(walk: Walk, who: int, now: int, matter: Matter, value: Scalar) -> bool:
    """Whether somebody came to believe something at an act, and not by looking on as it was done."""
    chain, fluent = matter
    was, came = (_value(walk, walk.mind(done, who), matter) for done in (now, now + 1))
    if who in chain or same_value(was, came) or not same_value(came, value):
        return False
    effects = walk.world.ground.actions[walk.acts[now]].effects
    return not (_present(walk, now, who) and any(e.fluent == fluent and e.who in ((), chain) for e in effects))


def _last_made(walk: Walk, matter: Matter, value: Scalar, now: int) -> int | None:
    """The place of the last act, up to one, that made something so."""
    places = [p for p in range(now + 1) if any(m == matter and same_value(v, value) for m, v in _made(walk, p))]
    return places[-1] if places else None


def _nobody_else(walk: Walk, who: int, matter: Matter, value: Scalar, doers: set[int]) -> bool:
    """Whether no trigger makes it so, and no act of other doers that somebody might miss; what another believes, only
    where that one cannot have seen it become so."""
    ground, (chain, fluent) = walk.world.ground, matter
    makers = [
        (event, e.who)
        for event in (*ground.actions, *ground.triggers)
        for e in event.effects
        if e.fluent == fluent and e.who in ((), chain) and (isinstance(e.value, tuple) or same_value(e.value, value))
    ]
    for event, of in makers:
        if of != chain:
            return False
        consenting = getattr(event, "consenting", None)
        if consenting is None:
            return False
        seen = getattr(event, "observing", ())[who] is True
        if set(consenting) != doers and who not in consenting and not seen:
            return False
    return True
