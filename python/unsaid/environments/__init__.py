"""Minds in the loop of whoever trains or measures an agent: games as Gymnasium and PettingZoo environments.

``Solo`` is a game in which one role is played from outside, ``Several`` one in which more are; whoever else is in the
world acts on its own mind. What an agent observes is its seat (``unsaid.Seat``): what it has read, and what it believes
at some depth, and nothing else. What it is rewarded for is a judge's business (``rewards``): facts about the game,
which anybody can work out again from a save.

    catalogue.py  what can be done in a world, each a number that means the same in all its games
    sight.py      what a seat holds, as text and as numbers
    rewards.py    what a game is worth to a role
    turn.py       a game, the roles' worth in it, and what a number does to it
    solo.py, several.py   the two interfaces

The packages they stand on come with an extra: ``pip install 'unsaid-stories[environments]'``.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import unsaid
from unsaid.environments.rewards import Believed, Ended, Kept, Reward, Worth, reached

if TYPE_CHECKING:
    from unsaid.environments.several import Several
    from unsaid.environments.solo import Solo

_NEEDED = {"Solo": ("gymnasium", "solo"), "Several": ("pettingzoo", "several")}
"""Of each environment the package it stands on, and its file."""

__all__ = ["Believed", "Ended", "Kept", "Reward", "Several", "Solo", "Worth", "reached"]


def __getattr__(name: str) -> Any:
    if name not in _NEEDED:
        raise AttributeError(f"module 'unsaid.environments' has no attribute {name!r}")
    package, home = _NEEDED[name]
    if find_spec(package) is None:
        raise unsaid.UnsaidError(
            "no-package", f"{name} needs {package}, which is not here: pip install 'unsaid-stories[environments]'"
        )
    return getattr(import_module(f"unsaid.environments.{home}"), name)
