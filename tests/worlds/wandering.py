"""Games played at random, as somebody might who mostly does what they have a reason for: many nights of one world."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

import unsaid
from unsaid.play.events import Item
from unsaid.play.items import items
from unsaid.play.seen.voice import Voice
from unsaid.play.session import Session
from unsaid.play.turns import ended, take

REASONED, FREE, REST = 8, 4, 1
"""How likely an act is to be chosen with a reason and without one; and an end, or letting the turn pass."""

MOST = 80
"""Moves after which a game is left."""


@dataclass(frozen=True)
class Wandered:
    """One game: the session at its end, whose words it is told in, and what its role was offered each time, with what
    had happened by then."""

    role: str
    session: Session
    voice: Voice
    menus: tuple[tuple[tuple[str, ...], frozenset[str]], ...]

    @property
    def acts(self) -> tuple[str, ...]:
        """All that happened, but passes."""
        stage = self.session.stage
        return tuple(stage.name(e.action) for e in self.session.acts if e.action not in stage.passes)

    @property
    def ending(self) -> str | None:
        """The ending it came to."""
        return self.session.stage.ending(self.session.state)


@cache
def wandered(name: str, role: str, games: int) -> tuple[Wandered, ...]:
    """So many games of a bundled world, always the same ones."""
    game = unsaid.load(name).play(role)
    voice = game.table.voice(game.session.role)
    return tuple(_game(game.session, voice, role, Random(f"{name} {role} {number}")) for number in range(games))


def _game(session: Session, voice: Voice, role: str, random: Random) -> Wandered:
    stage = session.stage
    menus: list[tuple[tuple[str, ...], frozenset[str]]] = []
    while not ended(session) and session.moves < MOST:
        menu = items(session)
        happened = frozenset(stage.name(e.action) for e in session.acts)
        menus.append((tuple(stage.name(i.action) for i in menu if i.kind == "act" and i.action is not None), happened))
        session = take(session, random.choices(menu, [_weight(session, item) for item in menu])[0])
    return Wandered(role, session, voice, tuple(menus))


def _weight(session: Session, item: Item) -> int:
    if item.kind != "act" or item.action is None or item.ends:
        return REST
    return REASONED if session.stage.explained(session.mind(session.role), item.action, session.role) else FREE
