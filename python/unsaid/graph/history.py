"""What the rules read of the past of a game, and nothing more: two moments at which it is the same go on alike.

A menu, what becomes of a choice and what the others do follow from the page on how a turn works. It reads the state,
and with it every mind; and of what has been before:

- the open offers;
- what was tried in vain, by whom and in which mind;
- which acts have happened: of the others, because of two that are as good the new one is preferred; of fate's, because
  they happen once; and which of fate's the role has seen;
- the plan that each of the others holds;
- whether the last turn was uneventful for the role, and whether something was held up in it;
- whether anything has happened at all.

So it is with one role and without draws. A draw reads the whole story, so that with a chance, or with somebody who has
a temper, the whole story is what makes two moments the same. With several roles more would be read; there is no graph
of these.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from unsaid.errors import BadValue
from unsaid.play.events import Event
from unsaid.play.others import held_plan
from unsaid.play.seen.seeing import uneventful
from unsaid.play.session import Session
from unsaid.play.trying import offers
from unsaid.play.turns import ended


def history(session: Session) -> Hashable:
    """All that the rules read of a session of one role."""
    if len(session.roles) > 1:
        raise BadValue("roles", "the graph of a game is drawn for one role")
    held_up = bool(session.turns) and session.turns[-1].held_up is not None
    end = ended(session)
    if end is not None:
        return session.state, end
    return (
        session.state,
        frozenset(offers(session)),
        _vain(session),
        frozenset(_done(session)),
        tuple(tuple(held_plan(session, who)) for who in session.others),
        (uneventful(session, session.role), held_up, bool(session.acts)),
        _story(session) if _draws(session) else None,
    )


def _vain(session: Session) -> Hashable:
    """What was tried in vain, by whom, and in which mind."""
    tries = (e for e in session.events if e.kind != "act" and e.by is not None)
    return frozenset((e.by, e.action, session.stage.minds.mind(e.before, e.by or 0)) for e in tries)


def _done(session: Session) -> Iterator[tuple[int, bool]]:
    """The acts that have happened and need another, or are fate's; and whether the role saw those."""
    stage, role = session.stage, session.role
    for event in session.acts:
        if event.action not in stage.passes and [*stage.consenting(event.action)] != [role]:
            yield event.action, event.by is None and stage.minds.sees(event.before, event.action, role)


def _draws(session: Session) -> bool:
    """Whether something is drawn in a game."""
    return bool(session.stage.rules.chance or session.stage.tempers)


def _story(session: Session) -> Hashable:
    """All that a draw reads."""
    return tuple(_entry(event) for event in session.events)


def _entry(event: Event) -> tuple[str, int, int | None]:
    return event.kind, event.action, event.by
