"""A game that nobody is there to play: the story is told to its end instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unsaid.api.games.game import improvised
from unsaid.budget import Budget
from unsaid.terminal.output import remark
from unsaid.terminal.reading import show

if TYPE_CHECKING:
    from unsaid.api.world import World
    from unsaid.play.stage import Rules
    from unsaid.telling import Manner

STORY_TIME = 20.0
"""Seconds the planner may look for a story when there is nobody to play; after that the minds improvise one."""


def tell(world: World, role: str, rules: Rules, manner: Manner) -> None:
    """Tells the planner's story from the role's side; where it finds none in time, the minds make one up."""
    outcome = world.find(goal=rules.goal, budget=Budget(time=STORY_TIME))
    if outcome.stop == "interrupted":
        raise KeyboardInterrupt
    if outcome.story is None:
        remark("unsaid: no story to the author's goal was found in time; this is what its characters do by themselves")
    story = outcome.story or world.story(improvised(world, role, rules))
    telling = story.tell(role, person=manner.person, tense=manner.tense, thoughts=manner.thoughts, seed=manner.seed)
    show(telling.tale)
