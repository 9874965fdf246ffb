"""Joy and distress, and feelings at the fortunes of others: what an event does to somebody's good.

Joy is at being better off, distress at being worse off, and their strength is by how much. The four feelings about
others go by the sign of what happened to them and of how much they are liked (Ortony, Clore and Collins 1988, chapter
5): happy for, pity, resentment, gloating. All of it as believed: one may pity the lucky.

A change lasts as a feeling until what was lost is back, or what was gained is gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.psyche.feelings.lasting import until
from unsaid.psyche.feelings.moment import SMALL, Moment
from unsaid.psyche.statements import Feeling, Felt

FELLOW: dict[tuple[bool, bool], Feeling] = {
    (True, True): "happy for",
    (False, True): "pity",
    (True, False): "resentment",
    (False, False): "gloating",
}
"""By whether the other gained, and whether the other is liked."""


def own_fortune(m: Moment) -> Iterator[Felt]:
    """Joy or distress."""
    if abs(m.change) > SMALL:
        sign = 1 if m.change > 0 else -1
        yield _felt(m, "joy" if sign > 0 else "distress", m.who, abs(m.change), sign)


def fellow_feeling(m: Moment) -> Iterator[Felt]:
    """What the fortunes of others do to one who likes or dislikes them."""
    for other in m.others:
        gained = m.gained(other)
        like = m.like(other) if gained else 0.0
        if abs(gained * like) > SMALL:
            feeling = FELLOW[gained > 0, like > 0]
            yield _felt(m, feeling, other, abs(gained * like), 1 if gained > 0 else -1)


def _felt(m: Moment, feeling: Feeling, of: int, intensity: float, sign: int) -> Felt:
    ground = m.log.world.ground
    return Felt(
        feeling,
        m.name,
        m.place,
        intensity,
        toward=None if of == m.who else ground.characters[of],
        cause=ground.actions[m.entry.act].name,
        concern=m.concern(of, sign),
        ends=until(m, of, m.worth(m.before, of), sign),
        runs=m.both(of),
    )
