"""Shame and pride: one's own conduct, or what others come to think of it, against a rule one holds to.

Shame comes of breaking a rule where one need not have, or of being found to: another comes to believe that one falls
short of it. Pride comes of keeping to it against a temptation: did it not count, another act would have led further.
How far it is broken, or was kept from being, is the feeling's strength: for a rule that only
holds or does not, its weight. Guilt looks at the harm done to another; shame at oneself as the rule, or
the other, sees one (Tangney and Dearing, *Shame and Guilt*, 2002).

What others do breaks no rule of one's own. A question put to one, a debt one comes by: something has fallen due. It is
broken by the first turn in which one could see to it and does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from unsaid.data.running import Lens
from unsaid.data.statements import Felt
from unsaid.psyche.concerns import NOT_KNOWN
from unsaid.psyche.feelings.conduct import Conduct
from unsaid.psyche.feelings.moment import SMALL, FeltMoment
from unsaid.world.inner import GroundConcern


def honour(conduct: Conduct, m: FeltMoment) -> Iterator[Felt]:
    """Shame and pride."""
    seen = list(_seen(m))
    for place, concern in m.log.concerns(m.who, "norm"):
        own = list(_own_conduct(conduct, m, place, concern)) if m.entry.doers == (m.who,) else []
        yield from own or [*_left_undone(m, place, concern), *_found_out(m, seen, place, concern)]


def _kept(m: FeltMoment, mind: int, place: int) -> float:
    return m.log.standing(mind, m.who, place)


def _own_conduct(conduct: Conduct, m: FeltMoment, place: int, concern: GroundConcern) -> Iterator[Felt]:
    """What one's own act did to the rule, against what one could have done."""
    now, was = _kept(m, m.after, place), _kept(m, m.before, place)
    kept = [(_kept(m, m.log.world.mind(o.at_once, m.who), place), o) for o in conduct.alternatives(m.place, m.who)]
    if now < was - SMALL:
        if any(there > now + SMALL for there, _ in kept):
            yield _felt(m, "shame", concern, place, None, was - now)
        return
    lures = (now - there for there, other in kept if there < now - SMALL and _tempting(m, other.act, place))
    most = max(lures, default=None)
    if most is not None:
        yield _felt(m, "pride", concern, place, None, most)


def _left_undone(m: FeltMoment, place: int, concern: GroundConcern) -> Iterator[Felt]:
    """What had fallen due, and was not seen to in the first turn since."""
    now = _kept(m, m.after, place)
    if not _had_a_turn(m, m.place) or not now <= _kept(m, m.before, place) + SMALL:
        return
    level = _due(m, place)
    if level is None:
        return
    world = m.log.world
    own = (act for act in world.possible(m.before, m.who) if world.ground.actions[act].consenting == (m.who,))
    for act in own:
        if _kept(m, world.apply(m.before, act), place) >= level - SMALL:
            kept = m.at(0, then=(act,))
            worth = m.worth(world.apply(m.before, act), m.who, whole=True)
            felt = _felt(m, "shame", concern, place, None, level - now, level)
            yield msgspec.structs.replace(felt, runs=(*felt.runs, m.shows("kept", kept, m.who, worth, whole=True)))
            return


def _due(m: FeltMoment, place: int) -> float | None:
    """What a rule came to before it fell due, if it did since the character's last turn and has not been seen to."""
    for done in range(m.place - 1, -1, -1):
        was, fell = (_kept(m, m.log.mind(at, m.who), place) for at in (done, done + 1))
        if _had_a_turn(m, done):
            return None
        if fell < was - SMALL:
            return was if _kept(m, m.before, place) < was - SMALL else None
    return None


def _had_a_turn(m: FeltMoment, place: int) -> bool:
    """Whether the character did the act at a place, or had let its turn pass when it was done."""
    return m.who in m.log.entries[place].doers or m.who in m.log.passed(place)


def _tempting(m: FeltMoment, act: int | None, place: int) -> bool:
    """Whether, did the rule not count, an act would have led further than the one that was done."""
    if act is None:
        return False
    lens = Lens(m.who, ((place, m.log.worth(m.before, m.who).get(place, 0.0)),))
    ends = []
    for option in (act, m.entry.act):
        prospect = m.log.prospect(m.before, option, m.who, lens)
        ends.append(None if prospect is None else prospect.after)
    lured, done = ends
    return lured is not None and lured > (m.worth(m.before, m.who, whole=True) if done is None else done) + SMALL


class Seen(NamedTuple):
    """What the character's concerns come to as another sees it, before an act and after it."""

    by: int
    was: dict[int, float]
    now: dict[int, float]


def _seen(m: FeltMoment) -> Iterator[Seen]:
    """How others see the character, as it believes, where that has changed."""
    for other in m.others if m.noticed else ():
        was, now = (m.log.worth(m.log.world.mind(mind, other), m.who) for mind in (m.before, m.after))
        if was != now:
            yield Seen(other, was, now)


def _found_out(m: FeltMoment, seen: Iterable[Seen], place: int, concern: GroundConcern) -> Iterator[Felt]:
    """Somebody comes to believe that one falls short of the rule: who watches one break it, or learns that one had."""
    for other in seen:
        was, now = other.was.get(place, NOT_KNOWN), other.now.get(place, NOT_KNOWN)
        broken = m.who in m.entry.doers or _kept(m, m.before, place) < was - SMALL
        if broken and now < was - SMALL:
            yield _felt(m, "shame", concern, place, other.by, was - now)


def _felt(
    m: FeltMoment,
    feeling: str,
    concern: GroundConcern,
    place: int,
    other: int | None,
    strength: float,
    level: float | None = None,
) -> Felt:
    ground = m.log.world.ground
    return Felt(
        feeling,  # type: ignore[arg-type]
        m.name,
        m.place,
        strength,
        toward=None if other is None else ground.characters[other],
        cause=ground.actions[m.entry.act].name,
        concern=concern.name,
        ends=_over(m, place, other, level),
        runs=m.both(m.who, whole=True),
    )


def _over(m: FeltMoment, place: int, other: int | None, level: float | None) -> int | None:
    """The place of the act at which the rule stood as it had before, or at a level, in the mind it is about."""
    world, chain = m.log.world, () if other is None else (other,)
    level = _kept(m, world.mind(m.before, *chain), place) if level is None else level
    now = _kept(m, world.mind(m.after, *chain), place)
    for later in range(m.place + 1, len(m.log.acts)):
        then = _kept(m, world.mind(m.log.mind(later + 1, m.who), *chain), place)
        if then >= level - SMALL if now < level else then < now - SMALL:
            return later
    return None
