"""The words of a map: its acts as a menu would have them, with who does them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from unsaid.english.kinds import listed
from unsaid.telling.names import capital
from unsaid.telling.teller import Teller

if TYPE_CHECKING:
    from unsaid.api.map.map import Map


class Words:
    """Words for what is on a map. Its states are gone to again, act by act, where words hang on them."""

    def __init__(self, drawn: Map) -> None:
        self.drawn, open_ = drawn, drawn.world.open
        self.open, self.teller = open_, Teller(open_.core, open_.ground, open_.minds)
        self._states = {0: open_.minds.initial}
        self._acts = dict[int, str]()

    def state(self, number: int) -> int:
        """The engine's state of a state of the map."""
        plan, states = self.drawn.plan, self._states
        course = list[int]()
        while number not in states:
            way = plan.first_ways[number]
            course.append(way)
            number = plan.sources[way]
        state = states[number]
        for way in reversed(course):
            state = self.open.minds.advance(state, plan.rows.acts[way])
            states[plan.rows.to[way]] = state
        return state

    def by(self, act: int) -> tuple[str, ...]:
        """Those who choose an act, by name."""
        ground = self.open.ground
        return tuple(ground.characters[who] for who in ground.actions[act].consenting)

    def called(self, names: tuple[str, ...]) -> str:
        """Characters as they are called from outside; fate for none."""
        return capital(listed([self.drawn.world.called(who) for who in names])) if names else "Fate"

    def act(self, way: int) -> str:
        """The act of a way: who does it, and what it is as something to do."""
        act = self.drawn.plan.rows.acts[way]
        if act not in self._acts:
            self._acts[act] = self._said(self.state(self.drawn.plan.sources[way]), act)
        return self._acts[act]

    def named(self, name: str) -> str:
        """The same of an act by its name, as it is said at the start."""
        return self._said(self.open.minds.initial, self.open.ground.actions_named()[name])

    def _said(self, state: int, act: int) -> str:
        return f"{self.called(self.by(act))}: {self.teller.doing(state, act)}"

    def course(self, acts: Iterable[str]) -> tuple[str, ...]:
        """The acts of a story by their names, each as it is said where it is done."""
        state, found, numbers = self.open.minds.initial, list[str](), self.open.ground.actions_named()
        for name in acts:
            found.append(self._said(state, numbers[name]))
            state = self.open.minds.advance(state, numbers[name])
        return tuple(found)
