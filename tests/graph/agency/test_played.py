"""What is estimated by playing: chance adds nothing to how much two options differ."""

from __future__ import annotations

from unsaid.graph.agency.estimate.played import shown

PAIR = [(0, 1)]
WHITE, BLACK = ["white"] * 4, ["black"] * 4


def test_options_that_never_come_to_the_same_differ_wholly() -> None:
    """Where one option always brings what the other never does, the difference is 1."""
    assert shown([WHITE, BLACK], [WHITE, BLACK], PAIR) == 1


def test_what_does_not_come_again_is_no_difference() -> None:
    """What one half of the games shows and the other does not is chance, and counts for nothing."""
    assert shown([WHITE, BLACK], [WHITE, WHITE], PAIR) == 0
    assert shown([WHITE, WHITE], [WHITE, BLACK], PAIR) == 0


def test_a_difference_is_counted_as_often_as_it_comes() -> None:
    """Three in four against one in four are half of the games apart: the total variation between the two."""
    mostly, seldom = ["white", "white", "white", "black"], ["black", "black", "black", "white"]
    assert shown([mostly, seldom], [mostly, seldom], PAIR) == 0.5


def test_it_is_the_first_half_that_chooses_the_pair() -> None:
    """Of three options the two are looked at that differ most in the first half, whatever the second says."""
    assert shown([WHITE, BLACK, WHITE], [WHITE, WHITE, BLACK], [(0, 1), (0, 2)]) == 0
