"""The worlds made to measure are what they are said to be."""

from __future__ import annotations

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from bench.generated import Size, world

from unsaid.api.opened import OpenWorld
from unsaid.data.limits import Limits
from unsaid.language import read
from unsaid.story.find import find


@pytest.mark.parametrize("size", [Size(2, 1, 3), Size(3, 2, 2), Size(4, 3, 1)])
def test_a_story_has_the_acts_and_needs_the_depth_asked_for(size: Size) -> None:
    """A shortest story has as many acts as builders times rounds; with a level of mind less there is none."""
    minds = OpenWorld(read(world(size))).minds
    limits = Limits(author=size.acts, character=size.chain, depth=size.depth, shortest=True)
    assert len(find(minds, limits).acts) == size.acts
    short = Limits(author=size.acts, character=size.chain, depth=size.depth - 1)
    assert find(minds, short).stop == "none"


def test_sizes_that_make_no_world_are_refused() -> None:
    """Nobody can be deeper than there are people."""
    with pytest.raises(ValueError, match="no world of"):
        world(Size(characters=2, depth=2))
