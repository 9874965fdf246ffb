"""Several roles, played from outside in turn: a PettingZoo environment (``AECEnv``).

What an agent observes is its seat and the mask of what it can choose, which is empty where it is not its move. Who is
not played acts on its own mind. That a story is over is told to all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from gymnasium import spaces
from pettingzoo import AECEnv

import unsaid
from unsaid.environments.rewards import Reward
from unsaid.environments.sight import Kind
from unsaid.environments.turn import CHANCES, Rules, Turn, chance, opened, rewarded


class Several(AECEnv[str, dict[str, Any], int]):
    """A world as an environment in which several roles are played, each an agent by its name; the arguments are those
    of ``Solo``. ``rewards`` may be given for each role. Many tools for several agents read numbers alone, so that is
    what is observed unless text is asked for; the ``info`` of the agent whose move it is has what it has been ``told``
    since it last chose, and the ``menu`` in words.

    >>> from unsaid.environments import Several
    >>> env = Several("tutorial", "Ida", "Olm")
    >>> env.reset(seed=1)
    >>> env.agent_selection, env.observe("Ida")["action_mask"].tolist()
    ('Ida', [1, 1])
    """

    metadata = {"render_modes": ["ansi"], "name": "unsaid_several", "is_parallelizable": False}  # noqa: RUF012

    def __init__(
        self,
        world: unsaid.World | str,
        *roles: str,
        chance: int | None = None,
        rewards: Mapping[str, Sequence[Reward] | Reward] | Sequence[Reward] | Reward | None = None,
        observation: Kind = "facts",
        depth: int = 2,
        moves: int = 200,
        illegal: float = 0.0,
        render_mode: str | None = None,
        **told: Any,
    ) -> None:
        super().__init__()
        self._own = {who: rewarded(one) for who, one in rewards.items()} if isinstance(rewards, Mapping) else None
        given = rewarded(None if isinstance(rewards, Mapping) else rewards)
        self.rules = Rules(opened(world), roles, chance, given, observation, depth, moves, illegal, told)
        self.sights = self.rules.sights()
        self.possible_agents, self.agents = list(self.sights), []
        self.render_mode = render_mode
        self._seen = {who: self._space(who) for who in self.sights}
        self._done = {who: spaces.Discrete(self._count(who)) for who in self.sights}
        self._turn: Turn | None = None
        self._random = np.random.default_rng()

    def _count(self, who: str) -> int:
        return len(self.sights[who].catalogue.choices)

    def _space(self, who: str) -> spaces.Dict:
        mask = spaces.Box(0, 1, (self._count(who),), np.int8)
        return spaces.Dict({"observation": self.sights[who].space, "action_mask": mask})

    def observation_space(self, agent: str) -> spaces.Dict:
        """What an agent observes."""
        return self._seen[agent]

    def action_space(self, agent: str) -> spaces.Space[Any]:
        """What an agent can choose."""
        return self._done[agent]

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

    def reset(self, seed: int | None = None, options: dict[str, Any] | None = None) -> None:
        """Begins an episode; ``options`` as those of ``Solo.reset``."""
        if seed is not None:
            self._random = np.random.default_rng(seed)
        drawn = int(self._random.integers(1, CHANCES))
        self._turn = Turn(self.rules, self.rules.begin(chance(self.rules, drawn, options)))
        self.agents = list(self.possible_agents)
        self.rewards = dict.fromkeys(self.agents, 0.0)
        self._cumulative_rewards = dict.fromkeys(self.agents, 0.0)
        self.terminations = dict.fromkeys(self.agents, self._turn.game.over is not None)
        self.truncations = dict.fromkeys(self.agents, False)
        self.agent_selection = self._turn.game.to_move
        self.infos = {who: {} for who in self.agents}
        self.infos[self.agent_selection] = self._said()

    def step(self, action: int | None) -> None:
        """The agent whose move it is chooses; what is not on its menu changes nothing but the count of moves."""
        who = self.agent_selection
        if self.terminations[who] or self.truncations[who]:
            self._was_dead_step(action)  # type: ignore[arg-type]
            return
        before, self._cumulative_rewards[who] = self.turn, 0.0
        number = -1 if action is None else int(action)
        self._turn, legal = before.chosen(self.sights[who].catalogue, number)
        for agent in self.agents:
            self.rewards[agent] = self._worth(self._turn, agent) - self._worth(before, agent) if legal else 0.0
        if not legal:
            self.rewards[who] = self.rules.illegal
        over, cut = self._turn.game.over is not None, self._turn.cut
        self.terminations, self.truncations = dict.fromkeys(self.agents, over), dict.fromkeys(self.agents, cut)
        self._accumulate_rewards()
        self.agent_selection = self._turn.game.to_move if not (over or cut) else self.agents[0]
        self.infos = {agent: {"illegal": agent == who and not legal} for agent in self.agents}
        self.infos[self.agent_selection] |= self._said()

    def _said(self) -> dict[str, Any]:
        """What the agent whose move it is has been told since it last chose, and its menu."""
        who, game = self.agent_selection, self.turn.game
        numbers, read = self.sights[who].catalogue, self.turn.read.get(who, 0)
        moves = game.options if game.to_move == who else ()
        told = "\n\n".join(passage.text for passage in game.read(who)[read:])
        return {"told": told, "menu": {numbers.number(move): move.words for move in moves}}

    def _worth(self, turn: Turn, agent: str) -> float:
        own = turn.rules.rewards if self._own is None else self._own.get(agent, ())
        return float(sum(reward(turn.game, agent) for reward in own))

    def observe(self, agent: str) -> dict[str, Any]:
        """An agent's seat, and the mask of what it can choose."""
        turn, sight = self.turn, self.sights[agent]
        seat = turn.game.seat(agent)
        seen = sight.of(seat, turn.read.get(agent, 0))
        return {"observation": seen, "action_mask": sight.mask(() if turn.cut else seat.options)}

    def clone(self) -> Several:
        """The same episode once more, to be gone on with otherwise; neither hears of the other."""
        made = object.__new__(Several)
        made.__dict__.update(self.__dict__)
        for name in ("agents", "rewards", "_cumulative_rewards", "terminations", "truncations", "infos"):
            setattr(made, name, getattr(self, name).copy())
        made._random = np.random.default_rng()
        made._random.bit_generator.state = self._random.bit_generator.state
        return made

    def render(self) -> str | None:
        """All that the agent whose move it is has read (``render_mode="ansi"``)."""
        if self.render_mode != "ansi":
            return None
        return "\n\n".join(passage.text for passage in self.game.read(self.agent_selection))

    def close(self) -> None:
        """Nothing is open."""
