"""Acts worth asking about: which of all the things somebody did not do deserve a reason.

Everybody refrains from nearly everything. An act is salient for a character where it is an answer it owes; where it has
done the like before; or where it is what the character would do if a single one of its concerns were all that counted:
the first step towards what pulls it.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.psyche.choosing import Choosing


def salient(choosing: Choosing, place: int, who: int) -> list[int]:
    """The acts to ask about before the act at a place, without repetition, in the order of the world."""
    mind = choosing.log.mind(place, who)
    own = choosing.own_acts(mind, who)
    wanted = {*_owed(choosing, who), *_done_before(choosing, place, who), *_pulled(choosing, mind, who)}
    return [act for act in own if act in wanted]


def _owed(choosing: Choosing, who: int) -> Iterator[int]:
    """The answers to questions put to the character; whether one is open is for their preconditions to say."""
    questions = choosing.log.inner.questions
    for speech in choosing.log.inner.speech:
        if any(questions[q].asked == who for q, _ in speech.answers):
            yield speech.action


def _done_before(choosing: Choosing, place: int, who: int) -> Iterator[int]:
    log = choosing.log
    yield from (entry.act for entry in log.entries[:place] if who in entry.doers)


def _pulled(choosing: Choosing, mind: int, who: int) -> Iterator[int]:
    """What the character would do for each of its concerns, were it the only one."""
    places = [i for i, c in enumerate(choosing.log.inner.concerns) if c.owner == who]
    for only in places:
        yield from choosing.chosen(mind, who, tuple(p for p in places if p != only))
