"""What somebody knows to have been done, made out anew.

Written from the page: one knows of an act one did or saw, and of one that one has heard of. An act is heard of where a
belief comes in, not by looking on, that is what the act last made so, and that nobody else could have made so unseen.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.psyche.log import Log
from unsaid.psyche.proof import same_value
from unsaid.world import Scalar

Matter = tuple[tuple[int, ...], int]
"""Something that may be so: in the mind at the end of a chain, none or one, a fluent."""


def unnoticed(log: Log, place: int, who: int) -> bool:
    """Whether nothing at all of an act came to somebody."""
    return not _present(log, place, who) and log.mind(place, who) == log.mind(place + 1, who)


def knows_of(log: Log, who: int, place: int, now: int) -> bool:
    """Whether somebody knows of the act at a place when the act ``now`` is done."""
    return _present(log, place, who) or any(comes_out(log, who, place, at) for at in range(place, now + 1))


def comes_out(log: Log, who: int, place: int, now: int) -> bool:
    """Whether an act is heard of at the act ``now``."""
    return not _present(log, place, who) and any(
        _came_in(log, who, now, matter, value)
        and _last_made(log, matter, value, now) == place
        and _nobody_else(log, who, matter, value, set(log.entries[place].doers))
        for matter, value in _made(log, place)
    )


def _present(log: Log, place: int, who: int) -> bool:
    return who in (*log.entries[place].doers, *log.entries[place].observers)


def _made(log: Log, place: int) -> Iterator[tuple[Matter, Scalar]]:
    """What the act at a place made so by its own effects, and what it came to."""
    for effect in log.world.ground.actions[log.acts[place]].effects:
        if len(effect.who) < 2:
            matter = (effect.who, effect.fluent)
            was, made = (_value(log, log.states[done], matter) for done in (place, place + 1))
            if not same_value(was, made):
                yield matter, made


def _value(log: Log, mind: int, matter: Matter) -> Scalar:
    return log.world.values(log.world.mind(mind, *matter[0]))[matter[1]]


def _came_in(log: Log, who: int, now: int, matter: Matter, value: Scalar) -> bool:
    """Whether somebody came to believe something at an act, and not by looking on as it was done."""
    chain, fluent = matter
    was, came = (_value(log, log.mind(done, who), matter) for done in (now, now + 1))
    if who in chain or same_value(was, came) or not same_value(came, value):
        return False
    effects = log.world.ground.actions[log.acts[now]].effects
    return not (_present(log, now, who) and any(e.fluent == fluent and e.who in ((), chain) for e in effects))


def _last_made(log: Log, matter: Matter, value: Scalar, now: int) -> int | None:
    """The place of the last act, up to one, that made something so."""
    places = [p for p in range(now + 1) if any(m == matter and same_value(v, value) for m, v in _made(log, p))]
    return places[-1] if places else None


def _nobody_else(log: Log, who: int, matter: Matter, value: Scalar, doers: set[int]) -> bool:
    """Whether no trigger makes it so, and no act of other doers that somebody might miss; what another believes, only
    where that one cannot have seen it become so."""
    ground, (chain, fluent) = log.world.ground, matter
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
