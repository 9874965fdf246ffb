"""How long a feeling lasts: until its condition ends, not until it has faded.

A loss is felt until what was lost is back; a wrong is resented until it is made good. So each feeling about a level of
somebody's worth lasts as long as the mind of whoever feels it stands on the same side of that level.
"""

from __future__ import annotations

from unsaid.psyche.feelings.moment import SMALL, FeltMoment


def until(m: FeltMoment, of: int, level: float, sign: int, whole: bool = False) -> int | None:
    """The place of the act that brought somebody's worth back to a level, from above (1) or from below (-1)."""
    log = m.log
    for place in range(m.place + 1, len(log.acts)):
        if (m.worth(log.mind(place + 1, m.who), of, whole) - level) * sign <= SMALL:
            return place
    return None
