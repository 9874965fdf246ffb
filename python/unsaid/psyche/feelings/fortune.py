"""Joy and distress, and feelings at the fortunes of others: what an event does to somebody's good.

Joy is at being better off, distress at being worse off, and their strength is by how much. The four feelings about
others go by the sign of what happened to them and of how much they are liked (Ortony, Clore and Collins 1988, chapter
5): happy for, pity, resentment, gloating. All of it as believed: one may pity the lucky.

Three things bound them. What one comes to think of somebody has not happened to them (``moment``).
What they brought on themselves, and saw coming, is a price they chose and no misfortune. And while one is angry with
somebody, what befalls them moves one only where it weighs more than what they did.

Who learns what it has done is not glad of the news that tells it (``recognition``).

Somebody may learn by seeing an act that they had something wrong. Where that is bad news and the act a good turn, or
the other way round, both are felt.

A change lasts as a feeling until what was lost is back, or what was gained is gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unsaid.data.proof import Run
from unsaid.data.statements import Felt
from unsaid.english.feelings import Feeling
from unsaid.psyche.concerns import UNNAMED, changes
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
    before, between, after = (m.worth(mind, m.who) for mind in (m.compared(m.who), m.righted, m.after))
    if m.put(m.who):
        yield from _in_its_light(m)
    elif (between - before) * (after - between) < -SMALL:
        yield _gain(m, ("before", "learnt"), before, between)
        yield _gain(m, ("learnt", "after"), between, after)
    elif abs(m.change) > SMALL:
        yield _gain(m, ("before", "learnt", "after") if m.learnt else ("before", "after"), before, after)


def _in_its_light(m: FeltMoment) -> Iterator[Felt]:
    """Joy or distress at what is left, where the good news is what one has done."""
    if abs(m.change) > SMALL:
        yield _gain(m, ("before", "after"), m.worth(m.compared(m.who), m.who), m.worth(m.after, m.who))


def _gain(m: FeltMoment, roles: Sequence[str], was: float, now: float) -> Felt:
    """Joy or distress at a change from the first of some minds to the last."""
    minds = {
        "before": (m.compared(m.who), m.at(0, patched=m.put(m.who))),
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
        befell = gained if gained > 0 or not like else min(0.0, gained + accepted(m, other))
        if abs(befell * like) > SMALL:
            feeling = FELLOW[gained > 0, like > 0]
            yield _fellow(m, feeling, other, abs(befell * like), 1 if gained > 0 else -1)


def accepted(m: FeltMoment, other: int) -> float:
    """The loss that another took on with open eyes, by an act it had a hand in and one knows of."""
    had, left = (m.worth(mind, other) for mind in _eyes(m, other))
    return max(0.0, had - left)


def _eyes(m: FeltMoment, other: int) -> tuple[int, int]:
    """Another's mind as one sees it, before an act it had a hand in and after it as that one could see it coming; the
    same twice, where it had none or one does not know of it, or it could not have seen how to do it."""
    world, act = m.log.world, m.entry.act
    mind = world.mind(m.before, other)
    chose = other in m.entry.doers and m.knows(m.place) and act in world.possible(mind, other)
    return mind, world.apply(mind, act) if chose else mind


def _fellow(m: FeltMoment, feeling: Feeling, of: int, intensity: float, sign: int) -> Felt:
    ground = m.log.world.ground
    return Felt(
        feeling,
        m.name,
        m.place,
        intensity,
        toward=ground.characters[of],
        cause=ground.actions[m.entry.act].name,
        concern=m.concern(of, sign) if sign > 0 else m.main(_befallen(m, of), sign),
        ends=until(m, of, m.worth(m.compared(of), of), sign),
        runs=(*m.both(of), *(_took_on(m, of) if sign < 0 and accepted(m, of) > SMALL else ())),
    )


def _befallen(m: FeltMoment, of: int) -> dict[int, float]:
    """By how much each concern of another changed, beyond what that one took on."""
    log = m.log
    changed = changes(log.worth(m.compared(of), of), log.worth(m.after, of))
    if accepted(m, of) <= SMALL:
        return changed
    had, left = (log.worth(mind, of) for mind in _eyes(m, of))
    chosen = changes(had, left)
    places = sorted(changed | chosen, key=lambda i: (i == UNNAMED, i))
    return {i: round(changed.get(i, 0.0) - chosen.get(i, 0.0), 9) for i in places}


def _took_on(m: FeltMoment, of: int) -> tuple[Run, Run]:
    """The runs that show what another took on."""
    had, left = _eyes(m, of)
    return (
        m.shows("had", m.at(0, (of,)), of, m.worth(had, of)),
        m.shows("chosen", m.at(0, (of,), then=(m.entry.act,)), of, m.worth(left, of)),
    )


def in_spite_of_anger(felt: Sequence[Felt]) -> list[Felt]:
    """The feelings without what is felt for somebody with whom one is angrier than that."""
    angry = [f for f in felt if f.feeling == "anger"]
    return [f for f in felt if f.feeling not in ("happy for", "pity") or not any(_outweighs(a, f) for a in angry)]


def _outweighs(anger: Felt, moved: Felt) -> bool:
    """Whether one is angry with somebody when something befalls them, and no less than that would move one."""
    assert anger.place is not None
    assert moved.place is not None
    standing = anger.place <= moved.place and (anger.ends is None or anger.ends > moved.place)
    same = (anger.who, anger.toward) == (moved.who, moved.toward)
    return same and standing and anger.intensity >= moved.intensity - SMALL
