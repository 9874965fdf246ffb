"""What a world is told in without its author's words, and how often a reader comes to it.

Some games are played by chance, the roles in turn. In each, whoever is played reads the acts that they see and the
menus they are given; what of that is a sentence made from names is counted. So is every fact that changed and for which
there are no words, since the questions a reader can ask are answered with those. What never came up stands last.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from unsaid.api.values import plain
from unsaid.language import core
from unsaid.telling import Teller

if TYPE_CHECKING:
    from unsaid.api.world import World
    from unsaid.play.session import Session

GAMES = 24
"""Games that are played unless another number is asked for."""

LONGEST = 120
"""Moves of a game."""

Sort = Literal["act", "menu", "fact"]


@dataclass(frozen=True)
class Unworded:
    """Something for which a world has no words.

    ``name`` is what it is, as a telling of it would begin: ``walk(c : character, to : place)``. ``sort``: an ``act``
    that happens, as ``side`` (None: from outside) is told it; an act in a ``menu``; or a ``fact``. ``met``: how often
    it came up in the games.

    >>> import unsaid
    >>> text = "entity Tom : character; property up() : boolean; utility(Tom): up();"
    >>> text += "action rise by Tom { precondition: !up(); effect: up(); };"
    >>> lines = unsaid.read(text).unworded(games=2)
    >>> [(line.name, line.sort, line.side) for line in lines]
    [('rise()', 'menu', None), ('rise()', 'act', None), ('rise()', 'act', 'Tom'), ('up()', 'fact', None)]
    """

    name: str
    sort: Sort
    side: str | None
    met: int

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields."""
        return plain(self)


def unworded(world: World, games: int = GAMES) -> tuple[Unworded, ...]:
    """All that a world has no words for, what is met most often first. Raises WorldError, Spent."""
    counting = Counting(world.playable)
    for number in range(games):
        counting.game(number)
    found = [Unworded(*what, counting.met[what]) for what in dict.fromkeys((*counting.met, *counting.all()))]
    place = {name: n for n, name in enumerate(counting.order)}
    return tuple(sorted(found, key=lambda u: (-u.met, place[u.name], u.sort, u.side or "")))


What = tuple[str, Sort, str | None]


class Counting:
    """Games of a world being played, and what is told in them without words."""

    def __init__(self, world: World) -> None:
        open_ = world.open
        self.world, self.core, self.ground, self.minds = world, open_.core, open_.ground, open_.minds
        self.roles = world.roles or world.characters
        self.met: Counter[What] = Counter()
        self.tellers: dict[str | None, Teller] = {}
        self.passing = {self.ground.actions[act].schema for act in open_.passes}
        actions = [a for a in self.core.actions if a.name not in self.passing]
        self.order = [shown(a.name, a.parameters) for a in actions]
        self.order += [shown(p.name, p.parameters) for p in self.core.properties]

    def game(self, seed: int) -> None:
        """One game by chance."""
        from unsaid.play.items import items
        from unsaid.play.turns import ended, take

        if not self.roles:
            return
        role, chance = self.roles[seed % len(self.roles)], random.Random(seed)
        session = self.world.play(role, chance=seed).session
        while not ended(session) and session.moves < LONGEST:
            menu = items(session)
            for item in menu:
                if item.kind == "act" and item.action is not None:
                    self._menu(session.state, item.action, role)
            session = take(session, chance.choice(menu))
        self._course(session, role)

    def _menu(self, state: int, action: int, role: str) -> None:
        if self._teller(role).chosen(state, action) is None:
            self._count(self._act(action), "menu", None)

    def _course(self, session: Session, role: str) -> None:
        """The acts of a game as its role reads them, and the facts that changed."""
        acts = [event.action for event in session.acts if event.action is not None]
        states = self.minds.course(acts)
        teller, number = self._teller(role), self.ground.characters.index(role)
        for i, act in enumerate(acts):
            if self.ground.actions[act].schema in self.passing:
                continue
            if teller.states.sees(states[i], act, number):
                self._told(teller, states[i], act, role, states[i + 1])
            self._told(teller, states[i], act, None, states[i + 1])
            self._changed(states[i], states[i + 1])

    def _told(self, teller: Teller, state: int, act: int, side: str | None, after: int) -> None:
        if not teller.act(state, act, side, teller.memory(), after).authored:
            self._count(self._act(act), "act", side)

    def _changed(self, before: int, after: int) -> None:
        values = zip(self.ground.fluents, self.minds.values(before), self.minds.values(after), strict=True)
        for name in dict.fromkeys(f.property for f, one, other in values if one != other):
            for p in self.core.properties:
                if p.name == name and p.name not in self._worded:
                    self._count(shown(p.name, p.parameters), "fact", None)

    def all(self) -> Iterator[What]:
        """Everything without words, whether it came up or not; acts as they are told from outside, and in menus."""
        for action in self.core.actions:
            lines = [line.key for t in self.core.tellings if about(t, action) for line in t.lines]
            if action.name in self.passing:
                continue
            if "nobody" not in lines:
                yield shown(action.name, action.parameters), "act", None
            if action.consenting and "choice" not in lines:
                yield shown(action.name, action.parameters), "menu", None
        for p in self.core.properties:
            if p.name not in self._worded and p.span[1] <= len(self.world.text):
                yield shown(p.name, p.parameters), "fact", None

    @property
    def _worded(self) -> set[str]:
        """The properties that there are words for, and those that no author wrote."""
        told = {t.name for t in self.core.tellings if t.sort == "plain"}
        text = self.world.source.whole
        return told | {p.name for p in self.core.properties if text[slice(*p.span)] != p.name}

    def _act(self, action: int) -> str:
        schema, _ = self._teller(None).schema(action)
        return shown(schema.name, schema.parameters)

    def _count(self, name: str, sort: Sort, side: str | None) -> None:
        self.met[name, sort, side] += 1

    def _teller(self, side: str | None) -> Teller:
        if side not in self.tellers:
            self.tellers[side] = Teller(self.core, self.ground, self.minds, side)
        return self.tellers[side]


def about(telling: core.Telling, action: core.Action) -> bool:
    """Whether words are of an action, or of some of its acts."""
    same = telling.name == action.name and len(telling.parameters) == len(action.parameters)
    return same and telling.sort == "plain"


def shown(name: str, parameters: tuple[core.Parameter, ...]) -> str:
    """An act or a property as a telling of it begins."""
    return f"{name}({', '.join(p.constant or f'{p.name} : {p.type}' for p in parameters)})"
