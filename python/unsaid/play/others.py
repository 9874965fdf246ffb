"""The others: what somebody whom nobody plays would do, on its own mind.

Of all acts it has a reason for it does one whose best plan leads highest, as it sees things. Where several are as good,
it goes on with the plan it holds; else it answers what it owes an answer to; else it does what has not been done yet;
else it draws. A draw depends on the world's text, on the number of the game and on the story so far, and on nothing
else: so the same moves always meet the same answers.

A character with a temper does not always do what leads highest: it draws, the better of two acts being the likelier
(a quantal response: McKelvey and Palfrey 1995).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from math import exp

from unsaid.data.running import Prospect
from unsaid.play.session import Session
from unsaid.play.trying import spent

BITS = 64
"""Bits of a draw."""


def wanted(session: Session, who: int) -> int | None:
    """The act somebody would do now; None for nothing."""
    vain = spent(session, who)
    open_ = [p for p in session.stage.options(session.mind(who), who) if p.acts[0] not in vain]
    if not open_:
        return None
    temper = session.stage.temper(who)
    return _tempered(session, who, open_, temper) if temper else _best(session, who, open_)


def _best(session: Session, who: int, open_: Sequence[Prospect]) -> int:
    highest = max(prospect.after for prospect in open_)
    best = [prospect.acts[0] for prospect in open_ if prospect.after == highest]
    for preferred in _preferences(session, who) if len(best) > 1 else ():
        best = [act for act in best if preferred(act)] or best
    return best[0] if len(best) == 1 else best[drawn(session, who, len(best))]


def _preferences(session: Session, who: int) -> tuple[Callable[[int], bool], ...]:
    """What decides between acts that are as good, one after another."""
    stage = session.stage
    plan, owed = held_plan(session, who)[:1], stage.owed(session.mind(who), who)
    done = {event.action for event in session.acts}
    return (
        lambda act: act in plan,
        lambda act: not stage.settles(act).isdisjoint(owed),
        lambda act: act not in done,
    )


def held_plan(session: Session, who: int) -> list[int]:
    """What is left of the plan behind somebody's last act, once what has happened since is taken off."""
    stage, acts = session.stage, session.acts
    own = (i for i in reversed(range(len(acts))) if acts[i].by == who and acts[i].action not in stage.passes)
    last = next(own, None)
    if last is None:
        return []
    event = acts[last]
    plan = stage.prospect(stage.minds.mind(event.before, who), event.action, who)
    rest = list(plan.acts[1:]) if plan else []
    for later in acts[last + 1 :]:
        if rest and later.action == rest[0]:
            rest.pop(0)
    return rest


def gone_on_with(session: Session, who: int) -> int | None:
    """The next act of the plan somebody holds, if it is what it would do now."""
    rest = held_plan(session, who)
    return rest[0] if rest and wanted(session, who) == rest[0] else None


# --- draws ---


def drawn(session: Session, who: int | None, count: int) -> int:
    """The place that is drawn of so many; the first where there is no chance. None is fate."""
    return number(session, who) % count if session.stage.rules.chance else 0


def number(session: Session, who: int | None) -> int:
    """The draw of a character, or of fate, as the story stands."""
    stage = session.stage
    story = (f"{e.kind} {stage.name(e.action)} {stage.called(e.by)}" for e in session.events)
    lines = "\n".join((stage.text, str(stage.rules.chance), stage.called(who), *story))
    return int.from_bytes(blake2b(lines.encode("utf-8", "surrogatepass"), digest_size=BITS // 8).digest(), "big")


def _tempered(session: Session, who: int, open_: Sequence[Prospect], temper: float) -> int:
    highest = max(prospect.after for prospect in open_)
    weights = [exp((prospect.after - highest) / temper) for prospect in open_]
    point = number(session, who) / 2**BITS * sum(weights)
    for prospect, weight in zip(open_, weights, strict=True):
        if point < weight:
            return prospect.acts[0]
        point -= weight
    return open_[-1].acts[0]
