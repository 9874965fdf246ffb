"""One role, played from outside: a Gymnasium environment.

An episode is a game. It is over when the story is (``terminated``), and given up after so many moves (``truncated``).
``info`` has the mask of what can be chosen and the menu in words, each choice by its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gymnasium as gym
import numpy as np
from gymnasium import spaces

import unsaid
from unsaid.environments.rewards import Reward
from unsaid.environments.sight import Kind
from unsaid.environments.turn import CHANCES, Rules, Turn, chance, opened, rewarded

Observation = dict[str, Any]


class Solo(gym.Env[Observation, np.int64]):
    """A world as an environment in which one role is played; None: its first.

    ``chance``: the number by which the others draw where several acts are as good to them; None: a new one for each
    episode, drawn from the seed, unless ``reset`` is given one (``options={"chance": 3}``). ``rewards``: what a game is
    worth (see ``unsaid.environments.rewards``). ``observation``: ``facts``, ``text`` or ``both``; ``depth``: levels of
    mind among the facts. ``moves``: after how many an episode is given up. ``illegal``: what a number that is not on
    the menu is rewarded with. Whatever else is given goes to ``World.play``. Raises what ``load`` and ``play`` do.

    >>> from unsaid.environments import Solo
    >>> env = Solo("tutorial", "Ida")
    >>> seen, info = env.reset(seed=1)
    >>> print(seen["menu"])
    0  Light the lamp
    1  Let it be
    >>> seen, reward, terminated, truncated, info = env.step(0)
    >>> env.step(1)[1:4]
    (1.0, True, False)
    """

    metadata = {"render_modes": ["ansi"], "name": "unsaid-solo", "render_fps": 1}  # noqa: RUF012  # the interface's own form

    def __init__(
        self,
        world: unsaid.World | str,
        role: str | None = None,
        *,
        chance: int | None = None,
        rewards: Sequence[Reward] | Reward | None = None,
        observation: Kind = "both",
        depth: int = 2,
        moves: int = 200,
        illegal: float = 0.0,
        render_mode: str | None = None,
        **told: Any,
    ) -> None:
        roles = () if role is None else (role,)
        world, given = opened(world), rewarded(rewards)
        self.rules = Rules(world, roles, chance, given, observation, depth, moves, illegal, told)
        ((self.role, self.sight),) = self.rules.sights().items()
        self.render_mode = render_mode
        self.observation_space = self.sight.space
        self.action_space = spaces.Discrete(len(self.sight.catalogue.choices))
        self._turn: Turn | None = None

    @property
    def turn(self) -> Turn:
        """Where the episode stands. Raises UnsaidError before the first one."""
        if self._turn is None:
            raise unsaid.UnsaidError("not-begun", "no episode has begun yet: call reset first")
        return self._turn

    @property
    def game(self) -> unsaid.Game:
        """The game, for a judge: it holds what no role knows."""
        return self.turn.game

    @property
    def choices(self) -> tuple[str, ...]:
        """What each number chooses."""
        return self.sight.catalogue.choices

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Observation, dict[str, Any]]:
        """Begins an episode. Raises BadValue for a ``chance`` among the ``options`` that is none."""
        super().reset(seed=seed)
        drawn = int(self.np_random.integers(1, CHANCES))
        self._turn = Turn(self.rules, self.rules.begin(chance(self.rules, drawn, options)))
        return self._seen()

    def step(self, action: np.int64 | int) -> tuple[Observation, float, bool, bool, dict[str, Any]]:
        """Chooses, and lets the others reply; what is not on the menu changes nothing but the count of moves."""
        before = self.turn
        if before.game.over or before.cut:
            raise unsaid.UnsaidError("over", "this episode is over: call reset to begin another")
        self._turn, legal = before.chosen(self.sight.catalogue, int(action))
        reward = self._turn.worth(self.role) - before.worth(self.role) if legal else self.rules.illegal
        seen, info = self._seen()
        return seen, float(reward), self._turn.game.over is not None, self._turn.cut, info | {"illegal": not legal}

    def clone(self) -> Solo:
        """The same episode once more, to be gone on with otherwise; neither hears of the other."""
        made = object.__new__(Solo)
        made.__dict__.update(self.__dict__)
        made.np_random = np.random.default_rng()
        made.np_random.bit_generator.state = self.np_random.bit_generator.state
        return made

    def render(self) -> str | None:
        """All that the role has read so far and its menu, as text (``render_mode="ansi"``)."""
        if self.render_mode != "ansi":
            return None
        told = [passage.text for passage in self.game.read(self.role)]
        return "\n\n".join([*told, *([self._menu()] if self.game.options else [])])

    def _menu(self) -> str:
        catalogue = self.sight.catalogue
        return "\n".join(f"{catalogue.number(move)}  {move.words}" for move in self.game.options)

    def _seen(self) -> tuple[Observation, dict[str, Any]]:
        turn, sight = self.turn, self.sight
        seat = turn.game.seat(self.role)
        moves = seat.options
        menu = {sight.catalogue.number(move): move.words for move in moves}
        return sight.of(seat, turn.read.get(self.role, 0)), {"action_mask": sight.mask(moves), "menu": menu}
