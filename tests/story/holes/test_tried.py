"""Every repair was tried: on random worlds and random courses the checker, which took no part in it, finds the same."""

from __future__ import annotations

from random import Random

import pytest

import unsaid
from tests.reference.written import written
from tests.strategies import seeded_sketch
from unsaid.data.holes import Repair

pytestmark = pytest.mark.slow

SEEDS = range(60)


def holes(story: unsaid.Story) -> list[unsaid.Finding]:
    """What the checker finds wrong."""
    return [one for one in story.check(depth=3, reasons=4) if not one.remark]


def mended(story: unsaid.Story, repair: Repair) -> unsaid.Story:
    """The story as a repair has it, in the world that it has."""
    world = story.world
    for statement in (repair.statement or "").split("; ") if repair.statement else ():
        world = world.having(statement)
    return world.story(list(repair.story))


def test_what_is_left_after_a_repair_is_what_the_checker_finds() -> None:
    """As many holes as were said, and fewer than before; of those who see an act from outside it cannot tell."""
    tried: dict[str, int] = dict.fromkeys(("moved", "swapped", "put in", "left out", "belief"), 0)
    for seed in SEEDS:
        world = unsaid.read(written(seeded_sketch(seed)), name=f"random {seed}")
        if not world.ok or not world.acts:
            continue
        chance = Random(seed)
        story = world.story([chance.choice(world.acts) for _ in range(4)])
        found = holes(story)
        for repair in (repair for one in found for repair in one.repairs if repair.kind in tried):
            left = holes(mended(story, repair))
            assert len(left) == repair.left < len(found), (seed, story.names, repair)
            tried[repair.kind] += 1
    assert min(many for kind, many in tried.items() if kind != "swapped") > 2, tried


@pytest.mark.parametrize("seed", range(0, 60, 6))
def test_a_mended_story_has_no_hole(seed: int) -> None:
    """Where a story is mended the checker confirms it, act by act."""
    world = unsaid.read(written(seeded_sketch(seed)), name=f"random {seed}")
    if world.ok and world.acts:
        story = world.story([Random(seed).choice(world.acts) for _ in range(3)])
        found = story.repaired(unsaid.Limits(character=4, depth=3))
        assert found is None or holes(found) == []
