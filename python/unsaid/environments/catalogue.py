"""What can be done in a world, each a number that means the same in all its games.

A menu changes from turn to turn, and an agent that learns wants numbers that do not. So everything a role could ever
choose has one: its acts in the order in which the world has them, then ``pass``, then each act of fate that it may let
come to end the story. Which of them are on the menu, a mask says.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import unsaid


@dataclass(frozen=True)
class Catalogue:
    """The choices of a role, as ``str`` makes them of a ``Move``."""

    role: str
    choices: tuple[str, ...]

    def number(self, move: unsaid.Move) -> int:
        """The number of a move."""
        return self.choices.index(str(move))


def catalogues(game: unsaid.Game) -> dict[str, Catalogue]:
    """What each role of a game could ever choose."""
    ground = json.loads(game.world.to_ground())
    people, acts = ground["characters"], ground["actions"]
    passes = {f"pass({who})" for who in people}
    come = [f"pass: {act['name']}" for act in acts if not act["consenting"]]

    def own(role: str) -> tuple[str, ...]:
        who = people.index(role)
        return tuple(a["name"] for a in acts if who in a["consenting"] and a["name"] not in passes)

    return {role: Catalogue(role, (*own(role), "pass", *come)) for role in game.roles}
