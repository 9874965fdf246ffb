"""What a role may choose.

The menu holds what the character *believes* it can do. It may be wrong: then the attempt fails. Others may be needed,
and may refuse. Besides there is one way to let the turn pass, if there is anything to let pass: an answer, a wish,
somebody else, time. All of it is read in the role's own mind and in what it has seen, but for one thing: what would end
the story is marked, whoever knows it; what hangs on something the role does not know is marked alike, however it is
(``foreseen``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from unsaid.play.events import Item
from unsaid.play.foreseen import end
from unsaid.play.seen.seeing import uneventful
from unsaid.play.session import Session, circle
from unsaid.play.trying import offers, spent


def items(session: Session, role: int | None = None) -> list[Item]:
    """What a role can choose (whose move it is, if none is named): acts, a way to let the turn pass, and ends of
    fate's."""
    who = session.role if role is None else role
    doing = [marked(session, who, item) for item in acts(session, who).values()]
    way, ends = passing(session, who), _fates_ends(session, who)
    return [*doing, *([] if way is None else [way]), *(one for one in ends if one != way)]


def marked(session: Session, role: int, item: Item) -> Item:
    """An act of a role's menu, marked if it would end the story."""
    assert item.action is not None
    return replace(item, ends=_ends(session, role, item.action))


def shown(menu: list[Item]) -> bool:
    """Whether there is anything to choose on a menu; if not, the turn goes on by itself."""
    return len(menu) > 1 or any(item.kind == "act" or item.ends for item in menu)


# --- acts ---


def acts(session: Session, role: int) -> dict[int, Item]:
    """The acts a role believes possible, in order of definition, without its pass and what it has tried in vain; none
    of the items is marked."""
    stage, vain = session.stage, spent(session, role)
    offered = {act for act, by in offers(session) if by != role}
    own = (a for a in stage.possible(session.mind(role), role) if role in stage.consenting(a))
    return {a: Item("act", a, offered=a in offered) for a in own if a not in vain and a not in stage.passes}


def _ends(session: Session, role: int, action: int) -> bool:
    """Whether the story would be over after an act, as the role has it or in the world."""
    stage, state = session.stage, session.state
    if end(session, role, action) != "none":
        return True
    return action in stage.possible(state) and stage.over(stage.minds.advance(state, action))


def _over_in(session: Session, role: int, mind: int, action: int) -> bool:
    """Whether a mind that holds the story not to be over holds it to be so after an act."""
    stage = session.stage
    return stage.over_in(stage.minds.apply(mind, action), role) and not stage.over_in(mind, role)


# --- letting the turn pass ---


def passing(session: Session, role: int) -> Item | None:
    """The way for a role to let the turn pass; None where there is nothing to let pass."""
    held_up = bool(session.turns) and session.turns[-1].held_up is not None
    way = next(_ways(session, role), Item("listen") if held_up else None)
    if way is None:
        return None
    brings = [session.stage.passes[role], *([way.action] if way.kind == "time" and way.action is not None else [])]
    return replace(way, ends=held_up or any(_ends(session, role, act) for act in brings))


def _ways(session: Session, role: int) -> Iterator[Item]:
    """What there is to let pass, the weightiest first."""
    stage, mind = session.stage, session.mind(role)
    waited = uneventful(session, role)
    yield from (Item("silence", about=question) for question in stage.owed(mind, role))
    if not waited:
        yield from (Item("hold", act) for act in stage.minds.held_back(mind, role))
        yield from _others_acts(session, role, mind)
    yield from _times(session, role, mind)
    if acts(session, role) and not waited:
        yield Item("rest")


def _others_acts(session: Session, role: int, mind: int) -> Iterator[Item]:
    """What the role expects of others before its eyes."""
    stage = session.stage
    there = (c for c in circle(stage, role) if c not in session.roles and _sees(session, mind, stage.passes[c], role))
    possible: set[int] | None = None
    for other in there:
        open_ = stage.options(stage.minds.mind(mind, other), other)
        best = max(open_, key=lambda prospect: prospect.after, default=None)
        if best is not None:
            possible = possible or set(stage.possible(mind, role))
            if best.acts[0] in possible and _sees(session, mind, best.acts[0], role):
                yield Item("listen", best.acts[0])


def _sees(session: Session, mind: int, action: int, role: int) -> bool:
    return session.stage.minds.sees(mind, action, role)


def _times(session: Session, role: int, mind: int) -> Iterator[Item]:
    """The acts of fate's that the role expects, the one that serves the author best first."""
    stage = session.stage
    after = {act: stage.minds.apply(mind, act) for act in _fate(session, role)}
    open_ = [act for act, end in after.items() if end != mind and not _over_in(session, role, mind, act)]
    yield from (Item("time", act) for act in sorted(open_, key=lambda act: -_worth(session, after[act])))


def _worth(session: Session, mind: int) -> float:
    utility = session.stage.minds.utility(mind, None)
    return float("-inf") if utility is None else utility


def _fate(session: Session, role: int) -> list[int]:
    """The acts of fate's that a role believes possible, and has not seen."""
    unseen = _unseen(session, role)
    return [act for act in session.stage.fate(session.mind(role), role) if act in unseen]


def _unseen(session: Session, role: int) -> list[int]:
    """The acts of fate's that a role has not seen happen, whether or not they are possible."""
    stage = session.stage
    seen = {e.action for e in session.acts if e.by is None and stage.minds.sees(e.before, e.action, role)}
    return [act for act in range(len(stage.ground.actions)) if act not in seen and not stage.consenting(act)]


def _fates_ends(session: Session, role: int) -> list[Item]:
    """The acts of fate's that would end the story, or may, as the role has it, and those that would in the world, where
    the role noticed nothing in the last round."""
    stage, state = session.stage, session.state
    if not uneventful(session, role):
        return []
    done = {event.action for event in session.acts}
    found = {act for act in _unseen(session, role) if end(session, role, act) != "none"}
    found |= {a for a in stage.fate(state) if a not in done and stage.over(stage.minds.advance(state, a))}
    return [Item("time", act, ends=True) for act in sorted(found)]
