"""Joy and distress, and feelings at the fortunes of others: what an event does to somebody's good.

Joy is at being better off, distress at being worse off, and their strength is by how much. The four feelings about
others go by the sign of what happened to them and of how much they are liked (Ortony, Clore and Collins 1988, chapter
5): happy for, pity, resentment, gloating. All of it as believed: one may pity the lucky.

Somebody may learn by seeing an act that they had something wrong. Where that is bad news and the act a good turn, or
the other way round, both are felt.

A change lasts as a feeling until what was lost is back, or what was gained is gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unsaid.data.statements import Felt
from unsaid.english.feelings import Feeling
from unsaid.psyche.feelings.lasting import until
from unsaid.psyche.feelings.moment import SMALL, FeltMoment

FELLOW: dict[tuple[bool, bool], Feeling] = {
    (True, True): "happy for",
    (False, True): "pity",
    (True, False): "resentment",
    (False, False): "gloating",
}
"""By whether the other gained, and whether the other is liked."""


def own_fortune(m: FeltMoment) -> Iterator[Felt]:
    """Joy or distress; both, where what one learns by seeing an act and what the act then does go opposite ways."""
    before, between, after = (m.worth(mind, m.who) for mind in (m.before, m.righted, m.after))
    if (between - before) * (after - between) < -SMALL:
        yield _gain(m, ("before", "learnt"), before, between)
        yield _gain(m, ("learnt", "after"), between, after)
    elif abs(m.change) > SMALL:
        yield _gain(m, ("before", "learnt", "after") if m.learnt else ("before", "after"), before, after)


def _gain(m: FeltMoment, roles: Sequence[str], was: float, now: float) -> Felt:
    """Joy or distress at a change from the first of some minds to the last."""
    minds = {
        "before": (m.before, m.at(0)),
        "learnt": (m.righted, m.at(0, patched=m.learnt)),
        "after": (m.after, m.at(1)),
    }
    runs = tuple(m.shows(role, minds[role][1], m.who, m.worth(minds[role][0], m.who)) for role in roles)
    sign = 1 if now > was else -1
    ground = m.log.world.ground
    return Felt(
        "joy" if sign > 0 else "distress",
        m.name,
        m.place,
        abs(now - was),
        cause=ground.actions[m.entry.act].name,
        concern=m.moved(minds[roles[0]][0], minds[roles[-1]][0], m.who, sign),
        ends=until(m, m.who, was, sign),
        runs=runs,
    )


def fellow_feeling(m: FeltMoment) -> Iterator[Felt]:
    """What the fortunes of others do to one who likes or dislikes them."""
    for other in m.others:
        gained = m.gained(other)
        like = m.like(other) if gained else 0.0
        if abs(gained * like) > SMALL:
            feeling = FELLOW[gained > 0, like > 0]
            yield _fellow(m, feeling, other, abs(gained * like), 1 if gained > 0 else -1)


def _fellow(m: FeltMoment, feeling: Feeling, of: int, intensity: float, sign: int) -> Felt:
    ground = m.log.world.ground
    return Felt(
        feeling,
        m.name,
        m.place,
        intensity,
        toward=ground.characters[of],
        cause=ground.actions[m.entry.act].name,
        concern=m.concern(of, sign),
        ends=until(m, of, m.worth(m.before, of), sign),
        runs=m.both(of),
    )
