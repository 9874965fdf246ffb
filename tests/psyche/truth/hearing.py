"""Of which acts anybody knows: those one did, those one saw, and those one has heard of.

One hears of an act by coming to believe something that it made so: something that one does not just see being made so,
that no later act made so again, and that nobody else could have made so without one's seeing it.
"""

from __future__ import annotations

from tests.reference.values import Value, from_plain

from .life import Life

Thing = tuple[tuple[int, ...], int, Value]
"""A value of a fluent, in the world or in the mind of one."""


def witnessed(life: Life, c: int, place: int) -> bool:
    """Whether c did or saw the act at a place."""
    return c in life.doers(place) or life.saw(place, c)


def touched(life: Life, c: int, place: int) -> bool:
    """Whether the act at a place did anything to c's mind, or was before its eyes."""
    return witnessed(life, c, place) or life.mind(place, c) != life.mind(place + 1, c)


def known(life: Life, c: int, place: int, now: int) -> bool:
    """Whether c knows of the act at a place when the act ``now`` is done."""
    return witnessed(life, c, place) or any(place in heard(life, c, at) for at in range(now + 1))


def heard(life: Life, c: int, now: int) -> set[int]:
    """The acts c did not witness and hears of at the act ``now``."""
    found = set()
    for thing in _learnt(life, c, now):
        made = [place for place in range(now + 1) if thing in _made(life, place)]
        if made and not witnessed(life, c, made[-1]):
            others = [doers for doers in _who_could(life, c, thing) if doers != set(life.doers(made[-1]))]
            if not others:
                found.add(made[-1])
    return found


def _learnt(life: Life, c: int, now: int) -> set[Thing]:
    """All that c comes to believe at an act, without what the act does before its eyes."""
    news = set()
    shown = life.events[life.acts[now]].effects if witnessed(life, c, now) else ()
    for chain in [(), *((d,) for d in life.others(c))]:
        before, after = life.mind(now, c, *chain).values, life.mind(now + 1, c, *chain).values
        for f in range(len(after)):
            if before[f] != after[f] and not [e for e in shown if e.fluent == f and e.who in ((), chain)]:
                news.add((chain, f, after[f]))
    return news


def _made(life: Life, place: int) -> set[Thing]:
    """All that the act at a place itself made so."""
    found = set()
    for e in life.events[life.acts[place]].effects:
        if len(e.who) <= 1:
            was, is_ = (life.mind(done, *e.who).values[e.fluent] for done in (place, place + 1))
            if was != is_:
                found.add((e.who, e.fluent, is_))
    return found


def _who_could(life: Life, c: int, thing: Thing) -> list[set[int] | None]:
    """Those by whom something may have come about unseen by c; None where it may have without an act of theirs."""
    chain, fluent, value = thing
    ways: list[set[int] | None] = []
    for event in [*life.events, *life.model.world.triggers]:
        for e in event.effects:
            if e.fluent != fluent or not (isinstance(e.value, list) or from_plain(e.value) == value):
                continue
            act = event in life.events
            if e.who == chain and act:
                ways += [] if c in event.consenting or event.observing[c] is True else [set(event.consenting)]
            elif e.who in (chain, ()):
                ways.append(None)  # a trigger; or one who is told of it here may have seen it instead
    return ways
