"""Games in which one character is played, gone through from menu to menu until one comes to what is looked for.

What is reached is shown by the choices that reach it. Two games between which the rules will never tell apart are gone
on with once (``history``). Breadth first finds the shortest; where a world is too large for that, some games are played
by chance, each by a number that stays, and what such a game reaches is reached.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unsaid.desk.claims.meaning import Acts, Holding
from unsaid.graph.growing import Bounds as Size
from unsaid.graph.growing import explored
from unsaid.graph.history import history
from unsaid.play.items import items
from unsaid.play.turns import begin, ended, take

if TYPE_CHECKING:
    from unsaid.play.events import Item
    from unsaid.play.session import Session
    from unsaid.play.stage import Stage

CHANCES = 40
"""Games played by chance where not all can be gone through."""

LONGEST = 120
"""Moves of a game that is played by chance."""


@dataclass(frozen=True)
class Played:
    """A game that reaches what was looked for (None: none does), and whether all games were gone through."""

    session: Session | None
    whole: bool
    menus: int


class _Reached(Exception):
    def __init__(self, session: Session) -> None:
        self.session = session


def reaching(stage: Stage, role: str, wanted: Callable[[Session], bool], menus: int, most: int | None = None) -> Played:
    """Looks for a game in which ``role`` is played and that comes to what is wanted, within ``most`` acts, passes left
    out. Raises Spent."""

    def long(session: Session) -> bool:
        done = sum(event.action not in stage.passes for event in session.acts)
        return most is not None and done >= most

    def ways(session: Session) -> Iterator[tuple[Item, Session]]:
        if wanted(session):
            raise _Reached(session)
        if not ended(session) and not long(session):
            for item in items(session):
                yield item, take(session, item)

    try:
        graph = explored(begin(stage, role), ways, history, Size(menus))
    except _Reached as reached:
        return Played(reached.session, False, 0)
    if graph.stopped is None:
        return Played(None, True, len(graph.places))
    at_hand = (graph.places[number] for number in graph.cut)
    found = next((session for session in at_hand if wanted(session)), None)
    return Played(found or _by_chance(stage, role, wanted, long), False, len(graph.places))


def _by_chance(
    stage: Stage, role: str, wanted: Callable[[Session], bool], long: Callable[[Session], bool]
) -> Session | None:
    for number in range(CHANCES):
        for session in chance_game(begin(stage, role), random.Random(number)):
            if wanted(session):
                return session
            if long(session):
                break
    return None


def happened(session: Session, what: Acts | Holding, mark: Acts | None, order: str | None) -> bool:
    """Whether something that is never to happen, or not before or after an act, has happened in a game."""
    done, minds = False, session.stage.minds
    if isinstance(what, Holding) and _counts(False, order) and what.test(minds.initial):
        return True
    for event in session.acts:
        if isinstance(what, Acts) and event.action in what.numbers and _counts(done, order):
            return True
        done = done or (mark is not None and event.action in mark.numbers)
        if isinstance(what, Holding) and _counts(done, order) and what.test(event.after):
            return True
    return False


def _counts(done: bool, order: str | None) -> bool:
    return order is None or done is (order == "after")


def chance_game(session: Session, chance: random.Random, moves: int = LONGEST) -> Iterator[Session]:
    """A game in which every choice is drawn, menu by menu, to its end."""
    yield session
    while not ended(session) and session.moves < moves:
        session = take(session, chance.choice(items(session)))
        yield session
