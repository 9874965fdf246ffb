"""All feelings of a story, in the order in which they arise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from unsaid.data.statements import Felt
from unsaid.psyche.feelings.closeness import closeness
from unsaid.psyche.feelings.conduct import Conduct, about_oneself, about_others, letting_happen
from unsaid.psyche.feelings.fortune import fellow_feeling, in_spite_of_anger, own_fortune
from unsaid.psyche.feelings.honour import honour
from unsaid.psyche.feelings.moment import FeltMoment
from unsaid.psyche.feelings.near_miss import near_misses
from unsaid.psyche.feelings.prospects import Dread, after_fear, dreads, fears, hopes, outcomes
from unsaid.psyche.feelings.recognition import in_the_light
from unsaid.psyche.feelings.surprise import surprise
from unsaid.psyche.log import Log
from unsaid.psyche.plans import HeldPlan, held_plans


def feelings(log: Log) -> list[Felt]:
    """Everything anybody feels in a story, by the act it arises at, then by character."""
    if "feelings" not in log.kept:
        order = {name: number for number, name in enumerate(log.world.ground.characters)}
        log.kept["feelings"] = sorted(
            in_spite_of_anger(in_the_light(list(_all(log)), log)),
            key=lambda f: (-1 if f.place is None else f.place, order[f.who]),
        )
    return list(log.kept["feelings"])


def felt_at(felt: Iterable[Felt], place: int | None, who: str | None = None) -> list[Felt]:
    """The feelings there are right after the act at a place (None: at the start); of one character, or of all."""
    now = -1 if place is None else place
    return [
        f
        for f in felt
        if who in (None, f.who) and _begun(f) <= now and (f.ends is None or now <= max(f.ends - 1, _begun(f)))
    ]


def _begun(felt: Felt) -> int:
    return -1 if felt.place is None else felt.place


def _all(log: Log) -> Iterator[Felt]:
    plans, conduct = held_plans(log), Conduct(log)
    yield from hopes(log, plans)
    yield from outcomes(log, plans)
    for who in log.characters:
        dread = dreads(log, who)
        yield from fears(log, who, dread)
        own = [plan for plan in plans if plan.who == who]
        for entry in log.entries:
            held = [plan for plan in own if plan.left_at(entry.place)]
            counted = any(counts_on(plan, entry.place, entry.act) for plan in held)
            yield from _at(conduct, FeltMoment(log, entry, who), dread, bool(held), counted)


def counts_on(plan: HeldPlan, place: int, act: int) -> bool:
    """Whether the act at a place is the next step of a plan that is still held once it is done."""
    step = plan.acts[:1] if place == plan.place else plan.left_at(place - 1)[:1]
    return step == (act,)


def _at(conduct: Conduct, m: FeltMoment, dread: Sequence[Dread | None], meaning: bool, counted: bool) -> Iterator[Felt]:
    """What one character feels at one act. What a plan of its own ``counted`` on is a price, and no misfortune."""
    price = counted and m.change < 0
    yield from surprise(m)
    yield from after_fear(m, dread)
    yield from honour(conduct, m)
    if m.noticed:
        yield from own_fortune(m) if not price else ()
        yield from fellow_feeling(m)
        yield from near_misses(conduct, m)
        yield from about_others(conduct, m) if not price else ()
        yield from about_oneself(conduct, m, meaning)
        yield from letting_happen(m)
        yield from closeness(m, dread)
