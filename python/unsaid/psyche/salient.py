"""Acts worth asking about: which of all the things somebody did not do deserve a reason.

Everybody refrains from nearly everything. An act is salient for a character where it is an answer it owes; where it has
done it before, when it had as much at stake as now; or where it would at once do most for one of its concerns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unsaid.psyche.choosing import Choosing
from unsaid.psyche.concerns import SMALL, changes


def salient(choosing: Choosing, place: int, who: int) -> list[int]:
    """The acts to ask about before the act at a place, without repetition, in the order of the world."""
    mind = choosing.log.mind(place, who)
    own = choosing.own_acts(mind, who)
    wanted = {*_owed(choosing, who, own), *_done_before(choosing, place, who, own), *_pulling(choosing, mind, who, own)}
    return [act for act in own if act in wanted]


def _owed(choosing: Choosing, who: int, own: Sequence[int]) -> Iterator[int]:
    """The answers to questions put to the character; whether one is open is for their preconditions to say."""
    questions = choosing.log.inner.questions
    for speech in choosing.log.inner.speech:
        if speech.action in own and any(questions[q].asked == who for q, _ in speech.answers):
            yield speech.action


def _done_before(choosing: Choosing, place: int, who: int, own: Sequence[int]) -> Iterator[int]:
    log = choosing.log
    now = log.worth(log.mind(place, who), who)
    for entry in log.entries[:place]:
        if entry.act in own and who in entry.doers and log.worth(log.mind(entry.place, who), who) == now:
            yield entry.act


def _pulling(choosing: Choosing, mind: int, who: int, own: Sequence[int]) -> Iterator[int]:
    """For each concern of the character's, the acts that would at once raise it most."""
    log, now = choosing.log, choosing.log.worth(mind, who)
    moved = {act: changes(now, log.worth(log.world.apply(mind, act), who)) for act in own}
    for place in {place for raised in moved.values() for place, by in raised.items() if by > SMALL}:
        most = max(raised.get(place, 0.0) for raised in moved.values())
        yield from (act for act, raised in moved.items() if raised.get(place, 0.0) >= most - SMALL)
