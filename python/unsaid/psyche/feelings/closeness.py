"""Jealousy and loneliness: what becomes of being near somebody.

Loneliness is not being alone: it is closeness lost while the other is there, or could be reached. It grows with every
turn it lasts. Jealousy needs a third: one believes that the other prefers somebody else, and stands to lose (Hawkley
and Cacioppo 2010 on the one; White and Mullen, *Jealousy*, 1989, on the other).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unsaid.data.statements import Felt
from unsaid.psyche.feelings.moment import SMALL, FeltMoment
from unsaid.psyche.feelings.prospects import Dread
from unsaid.world.inner import GroundConcern


def closeness(m: FeltMoment, dread: Sequence[Dread | None]) -> Iterator[Felt]:
    """Both, for each closeness the character cares about."""
    for place, concern in m.log.concerns(m.who, "closeness"):
        if concern.toward is not None:
            yield from _lonely(m, place, concern)
            yield from _jealous(m, place, concern, dread) if len(m.others) > 1 else ()


def _near(m: FeltMoment, mind: int, place: int) -> float:
    owner = m.log.inner.concerns[place].owner
    return m.log.standing(mind, owner, place)


def _lonely(m: FeltMoment, place: int, concern: GroundConcern) -> Iterator[Felt]:
    was, now = _near(m, m.before, place), _near(m, m.after, place)
    if not now < was - SMALL or not in_reach(m, m.after, place):
        return
    over = next((p for p in range(m.place + 1, len(m.log.acts)) if _near(m, _later(m, p), place) >= was - SMALL), None)
    slots = (len(m.log.acts) if over is None else over) - m.place
    yield _felt(m, "loneliness", concern, (was - now) * slots, over)


def _later(m: FeltMoment, place: int) -> int:
    return m.log.mind(place + 1, m.who)


def in_reach(m: FeltMoment, mind: int, place: int) -> bool:
    """Whether, as the character believes, some act that is possible would bring the other nearer."""
    world = m.log.world
    now = _near(m, mind, place)
    return any(_near(m, world.apply(mind, act), place) > now + SMALL for act in world.possible(mind, m.who))


def _jealous(m: FeltMoment, place: int, concern: GroundConcern, dread: Sequence[Dread | None]) -> Iterator[Felt]:
    assert concern.toward is not None
    if rival(m, m.before, concern.toward) is not None or rival(m, m.after, concern.toward) is None:
        return
    feared = dread[m.place + 1]
    stake = _near(m, m.before, place) - _near(m, m.after, place) if feared is None else feared[0] - feared[1]
    if stake > SMALL:
        places = range(m.place + 1, len(m.log.acts))
        over = next((p for p in places if rival(m, _later(m, p), concern.toward) is None), None)
        yield _felt(m, "jealousy", concern, stake, over)


def rival(m: FeltMoment, mind: int, other: int) -> int | None:
    """Somebody to whom, as the character believes, another would rather be near than to the character itself."""
    near: dict[int | None, float] = {}
    for i, concern in m.log.concerns(other, "closeness"):
        near[concern.toward] = near.get(concern.toward, 0.0) + m.log.standing(mind, other, i)
    mine = near.get(m.who, 0.0)
    return next((c for c, w in near.items() if c is not None and c not in (m.who, other) and w > mine + SMALL), None)


def _felt(m: FeltMoment, feeling: str, concern: GroundConcern, intensity: float, over: int | None) -> Felt:
    ground = m.log.world.ground
    assert concern.toward is not None
    return Felt(
        feeling,  # type: ignore[arg-type]
        m.name,
        m.place,
        intensity,
        ground.characters[concern.toward],
        ground.actions[m.entry.act].name,
        concern.name,
        over,
        m.both(m.who),
    )
