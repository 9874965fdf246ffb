"""A game that is played by numbers: what a number does, and what a role is paid for it.

A number that is not on the menu does nothing to the game: it costs the role ``illegal``, and it counts as a move, so
that an agent that knows no better comes to an end too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import unsaid
from unsaid.environments.catalogue import Catalogue, catalogues
from unsaid.environments.rewards import Reward, reached, total
from unsaid.environments.sight import Kind, Sight
from unsaid.errors import BadValue

KINDS: tuple[Kind, ...] = ("facts", "text", "both")
DEEPEST = 4
"""Levels of mind that are shown at most: their number grows with the power of the people."""

CHANCES = 2**31 - 1


@dataclass(frozen=True)
class Rules:
    """What an environment is made with, the same for all its episodes."""

    world: unsaid.World
    roles: tuple[str, ...]
    chance: int | None = None
    rewards: tuple[Reward, ...] = (reached,)
    kind: Kind = "both"
    depth: int = 2
    moves: int = 200
    illegal: float = 0.0
    told: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What else ``World.play`` is given."""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise BadValue("kind", f"there is no observation {self.kind!r}; it is one of {', '.join(KINDS)}")
        if not 1 <= self.depth <= DEEPEST:
            raise BadValue("depth", f"{self.depth} levels of mind cannot be shown; it is 1 to {DEEPEST}")
        if self.moves < 1:
            raise BadValue("moves", f"a game of {self.moves} moves cannot be played; it is 1 or more")

    def begin(self, chance: int) -> unsaid.Game:
        """A new game."""
        return self.world.play(*self.roles, chance=chance, **self.told)

    def sights(self) -> dict[str, Sight]:
        """How each role's seat is observed."""
        game = self.begin(0)
        found: dict[str, Catalogue] = catalogues(game)
        return {role: Sight(game, catalogue, self.kind, self.depth) for role, catalogue in found.items()}


@dataclass(frozen=True)
class Turn:
    """Where an episode stands; a value, so that to keep it is to clone the episode."""

    rules: Rules
    game: unsaid.Game
    tried: int = 0
    """Moves that were made, those that were on no menu included."""

    read: Mapping[str, int] = field(default_factory=dict[str, int])
    """How many passages each role has observed and answered."""

    @property
    def cut(self) -> bool:
        """Whether the episode is over before its story is."""
        return self.tried >= self.rules.moves and not self.game.over

    def worth(self, role: str) -> float:
        """What the game is worth to a role."""
        return total(self.rules.rewards, self.game, role)

    def chosen(self, catalogue: Catalogue, action: int) -> tuple[Turn, bool]:
        """The episode after the role whose move it is has chosen a number, and whether that was on its menu."""
        game, role = self.game, self.game.to_move
        wanted = catalogue.choices[action] if 0 <= action < len(catalogue.choices) else None
        move = next((one for one in game.options if str(one) == wanted), None)
        if move is None:
            return Turn(self.rules, game, self.tried + 1, self.read), False
        read = {**self.read, role: len(game.read(role))}
        return Turn(self.rules, game.take(move), self.tried + 1, read), True


def chance(rules: Rules, drawn: int, options: Mapping[str, Any] | None) -> int:
    """The number by which the others draw in an episode: the one that is asked for, or the rules', or what was drawn.
    Raises BadValue."""
    asked = (options or {}).get("chance", rules.chance)
    if asked is not None and (isinstance(asked, bool) or not isinstance(asked, int) or asked < 0):
        raise BadValue("chance", f"{asked!r} is no number to draw by; it is 0 or more")
    return drawn if asked is None else asked


def opened(world: unsaid.World | str) -> unsaid.World:
    """A world, or the one of that name or file. Raises UnsaidError."""
    return unsaid.load(world) if isinstance(world, str) else world


def rewarded(rewards: Sequence[Reward] | Reward | None) -> tuple[Reward, ...]:
    """The rewards that were given; none: that the story comes to its end."""
    if rewards is None:
        return (reached,)
    return (rewards,) if callable(rewards) else tuple(rewards)
