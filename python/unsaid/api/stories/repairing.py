"""A story mended: the nearest repair of one hole after the other, until the checker finds none.

Only what can be done in the story itself is done: acts moved, put in, or left out. Where one hole has no such repair
there is no mended story, rather than one that is half mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unsaid.data.limits import Limits

if TYPE_CHECKING:
    from unsaid.api.stories.finding import Finding
    from unsaid.api.stories.story import Story

ROUNDS = 12
"""Repairs that are made one after the other, at most."""

IN_STORY = ("moved", "swapped", "put in", "left out")


def repaired(story: Story, limits: Limits, goal: float | None, *, motives: bool, ending: bool) -> Story | None:
    """The story without its holes; None where it has none, or no repair was found for one."""
    mended, tried = story, {story.names}
    for _ in range(ROUNDS):
        holes = [one for one in mended.findings(limits, goal=goal, motives=motives, ending=ending) if not one.remark]
        if not holes:
            return mended if mended is not story else None
        acts = _next(mended, holes)
        if acts is None or acts in tried:
            return None
        tried.add(acts)
        mended = story.world.story(list(acts))
    return None


def _next(story: Story, holes: list[Finding]) -> tuple[str, ...] | None:
    """The acts of the story with one repair made: that which leaves the fewest holes."""
    ways = [repair for hole in holes for repair in hole.repairs if repair.kind in IN_STORY]
    if ways:
        return min(ways, key=lambda repair: repair.left).story
    return story.known if story.known != story.names else None
