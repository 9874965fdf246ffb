"""The splitting game: what is felt at its outcomes, by hand and against people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.evidence.splitting import OTHERS, OUTCOMES, PARTS, WORDS, WORLD, interval, pairs, strengths, world_of

from unsaid.checker.replay import Replay
from unsaid.psyche.feelings import feelings
from unsaid.psyche.log import log_of
from unsaid.story.confirming import refusals


def test_what_is_felt_at_each_outcome() -> None:
    """By hand, for the first player: shares of the pot, less 1 where the other has taken all.

    Both split: .5 gained; had the other stolen, -1, so thanks for 1.5. Robbed: -1; the other might have left .5, so
    anger at 1.5. Robbing: 1 gained; the other is left at -1 and might have had .5, so guilt of 1.5. Both steal:
    nothing, where 1 was hoped for; had the other split, 1, and the blame for it is shared.
    """
    felt = {outcome: strengths(outcome) for outcome in OUTCOMES}
    assert (felt["CC"]["joy"], felt["CC"]["gratitude"]) == (0.5, 1.5)
    assert (felt["CD"]["distress"], felt["CD"]["anger"]) == (1.0, 1.5)
    assert (felt["DC"]["joy"], felt["DC"]["guilt"]) == (1.0, 1.5)
    assert (felt["DD"]["disappointment"], felt["DD"]["anger"]) == (1.0, 0.5)
    assert "joy" not in felt["DD"] and "anger" not in felt["CC"]


def test_the_world_does_not_mention_what_is_to_come_out() -> None:
    """None of the twenty words is in the world."""
    text = WORLD.read_text(encoding="utf-8").lower()
    assert not [word for word in WORDS if word in text]


@pytest.mark.slow
def test_each_part_that_can_be_left_out_makes_a_difference_somewhere() -> None:
    """Without it something is felt otherwise at one of the outcomes."""
    whole = {outcome: strengths(outcome) for outcome in OUTCOMES}
    assert all({outcome: strengths(outcome, [part]) for outcome in OUTCOMES} != whole for part in PARTS)


def test_all_that_is_felt_in_the_game_is_confirmed() -> None:
    """The checker, on its own minds, finds every feeling again at each of the four outcomes."""
    for outcome, (mine, theirs) in OUTCOMES.items():
        ground = world_of(outcome).ground
        acts = [ground.actions_named()[act] for act in (f"{mine}(Kim)", f"{theirs}(Lou)", "reveal()")]
        assert refusals(ground, acts, feelings(log_of(Replay(ground), acts))) == []


def test_most_pairs_are_in_the_order_people_give(shared: Path) -> None:
    """Of 97 pairs rated apart, at least 90 are in order; of the 71 by words for feelings of the table, at least 66."""
    ratings = json.loads((shared / "people" / "split_or_steal_a.json").read_text(encoding="utf-8"))
    found = pairs(ratings["means"])
    assert {pair.word for pair in found} == set(ratings["means"]["CC"])
    assert len(found) == 97
    assert sum(pair.right for pair in found) >= 90
    common = [pair for pair in found if pair.word not in OTHERS]
    assert len(common) == 71
    assert sum(pair.right for pair in common) >= 66


def test_the_interval_of_pairs_half_of_which_are_right() -> None:
    """Of a hundred pairs half are right: about .1 either way, twice the standard error of .05."""
    half = [pair._replace(right=n % 2 == 0) for n, pair in enumerate(pairs(_flat()) * 100)][:100]
    low, high = interval(half)
    assert low == pytest.approx(0.4, abs=0.02) and high == pytest.approx(0.6, abs=0.02)


def _flat() -> dict[str, dict[str, float]]:
    """Ratings in which only joy tells two outcomes apart."""
    return {outcome: dict.fromkeys(WORDS, 0.0) | {"joy": float(outcome == "CC")} for outcome in OUTCOMES}
