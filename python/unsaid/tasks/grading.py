"""Whether what somebody did brings a task about: the engine does it in the task's world and looks.

>>> from unsaid.tasks import Dials, task, solved
>>> one = task(0, seed=1, dials=Dials(kinds=("keep",), rooms=2, unsolvable=0))
>>> solved(one, one["plan"]), solved(one, [])
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import unsaid
from unsaid.api.moments.moment import Moment
from unsaid.api.world import World
from unsaid.errors import UnsaidError


def solved(task: Mapping[str, Any], acts: Sequence[str] | None) -> bool:
    """Whether these acts can be done one after another and end as wanted; None says that it cannot be done.

    More acts than the task allows are a failure, and so is an act that is not possible when its turn comes.
    """
    if acts is None:
        return not task["solvable"]
    if len(acts) > task["most"]:
        return False
    world = unsaid.read(task["world"], name=task["id"])
    moment: Moment | None = world.start
    for act in acts:
        moment = _after(world, moment, act)
        if moment is None:
            return False
    return moment is not None and moment.holds(task["reaches"])


def _after(world: World, moment: Moment | None, act: str) -> Moment | None:
    """The moment after an act by the name it is chosen by; None where it is not possible.

    Who is asked answers as they know: of the acts that differ only in the answer, one is possible at most.
    """
    for name in _meant(world, act):
        try:
            return moment and moment.after(name)
        except UnsaidError:
            continue
    return None


def _meant(world: World, act: str) -> list[str]:
    """The world's acts that are chosen by a name."""
    asked = re.fullmatch(r"ask\((\w+), (\w+)\)", act)
    if asked is None:
        return [act]
    return [f"ask({asked[1]}, {who}, {asked[2]})" for who in world.characters]
