"""What a game is worth to a role: rewards that can be verified.

A ``Reward`` is a number for a game as it stands, and depends on nothing else. What a step is rewarded with is by how
much that number has changed, so that what an agent is paid in all is what the last game is worth less what the first
one was: whoever has the save can work it out again, and nobody is paid twice for the same thing by undoing it.

A reward may look at what no role knows. It is for the judge; the agent gets the number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import unsaid

Reward = Callable[[unsaid.Game, str], float]
"""What a game is worth to a role."""


def reached(game: unsaid.Game, role: str) -> float:
    """1 where the author's goal is reached or the story has come to one of the world's endings; else 0.

    >>> import unsaid
    >>> reached(unsaid.load("tutorial").play("Ida").take("light(Ida)").take("pass"), "Ida")
    1.0
    """
    return float(game.over in ("goal", "ending"))


@dataclass(frozen=True)
class Ended:
    """``worth`` where the story is over in the ending of that title, as ``Game.ending`` has it."""

    title: str
    worth: float = 1.0

    def __call__(self, game: unsaid.Game, role: str) -> float:
        """What the game is worth."""
        return self.worth if game.over and game.ending == self.title else 0.0


@dataclass(frozen=True)
class Believed:
    """``worth`` while a belief is held: that of a chain of minds (``("Olm",)``, ``("Olm", "Ida")``) in a condition.

    >>> import unsaid
    >>> game = unsaid.load("tutorial").play("Ida")
    >>> brought_about = Believed(("Olm",), "lit()")
    >>> brought_about(game, "Ida"), brought_about(game.take("light(Ida)"), "Ida")
    (0.0, 1.0)
    """

    who: tuple[str, ...]
    condition: str
    worth: float = 1.0

    def __call__(self, game: unsaid.Game, role: str) -> float:
        """What the game is worth."""
        return self.worth if game.moment.mind(*self.who).believes(self.condition) else 0.0


@dataclass(frozen=True)
class Kept:
    """``worth`` at the end of a story in which a secret was kept: that none of those it is kept from holds a condition
    to be so. A game that is not over has kept nothing yet."""

    condition: str
    from_: tuple[str, ...]
    worth: float = 1.0

    def __call__(self, game: unsaid.Game, role: str) -> float:
        """What the game is worth."""
        if not game.over:
            return 0.0
        moment = game.moment
        told = any(moment.mind(who).believes(self.condition) for who in self.from_)
        return 0.0 if told else self.worth


@dataclass(frozen=True)
class Worth:
    """What the role itself wants: its utility, as things really are; times ``weight``."""

    weight: float = 1.0

    def __call__(self, game: unsaid.Game, role: str) -> float:
        """What the game is worth; what is no number counts as nothing."""
        return self.weight * (game.moment.utility(role) or 0.0)


def total(rewards: Iterable[Reward], game: unsaid.Game, role: str) -> float:
    """What a game is worth to a role by several rewards."""
    return float(sum(reward(game, role) for reward in rewards))
