"""The words of a map: its acts as a menu would have them, with who does them."""

from __future__ import annotations

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
        """The act of a way: who does it, and what a menu would call it."""
        act = self.drawn.plan.rows.acts[way]
        if act not in self._acts:
            state = self.state(self.drawn.plan.sources[way])
            self._acts[act] = f"{self.called(self.by(act))}: {self.teller.choice(state, act)}"
        return self._acts[act]
