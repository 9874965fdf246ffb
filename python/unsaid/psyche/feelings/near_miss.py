"""Relief at a near miss: it could have gone worse, and nobody knew until now how it went.

As long as somebody else's act is out of sight, all that they might have done is open. Where it then comes out, and
another act of theirs would have left one worse off than one was before one knew, a loss has been escaped (Sweeny and
Vohs 2012 on near misses; the loss is what the prospect of Ortony, Clore and Collins would have been, had it been in
view). What was done before one's eyes, or could only have gone better, is no near miss.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.data.statements import Felt
from unsaid.psyche.feelings.conduct import Conduct, Otherwise
from unsaid.psyche.feelings.moment import SMALL, FeltMoment
from unsaid.psyche.log import Entry


def near_misses(conduct: Conduct, m: FeltMoment) -> Iterator[Felt]:
    """Relief, for each act of another's that comes out and might have been a worse one."""
    if m.change < -SMALL:
        return
    for entry in conduct.in_question(m.who):
        if entry.place in m.heard:
            escaped = list(_escaped(conduct, m, entry))
            if escaped:
                loss, other = max(escaped, key=lambda found: found[0])
                yield _relief(m, other, loss)


def _escaped(conduct: Conduct, m: FeltMoment, entry: Entry) -> Iterator[tuple[float, Otherwise]]:
    """The losses that other acts in the place of one would have brought, where nothing of them showed before."""
    had = m.worth(m.before, m.who)
    for other in conduct.comparable(entry.place, m):
        shown, made = conduct.made(m, other, m.who, 0), conduct.made(m, other, m.who, 1)
        if shown >= -SMALL:
            loss = had - (m.worth(m.after, m.who) + made)
            if loss > SMALL:
                yield loss, other


def _relief(m: FeltMoment, other: Otherwise, loss: float) -> Felt:
    had = m.worth(m.before, m.who)
    runs = (
        m.shows("had", m.at(0), m.who, had),
        m.shows("instead", m.at(1, instead=((other.place, other.act),)), m.who, had - loss),
        m.shows("now", m.at(1), m.who, m.worth(m.after, m.who)),
    )
    cause = m.log.world.ground.actions[m.log.acts[other.place]].name
    return Felt("relief", m.name, m.place, loss, cause=cause, ends=m.place + 1, runs=runs)
