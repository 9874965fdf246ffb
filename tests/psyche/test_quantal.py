"""Choice that wavers."""

from __future__ import annotations

from math import log
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsaid.psyche.quantal import odds, wavered


class _Worth:
    """A world in which act ``i`` leads to state ``i``, and a state is worth what the list says."""

    def __init__(self, worths: list[float | None]) -> None:
        self.worths = worths

    def apply(self, state: int, action: int) -> int:
        return action

    def mind(self, state: int, *characters: int) -> int:
        return state

    def utility(self, state: int, character: int | None = None) -> float | None:
        return self.worths[state]


def made(worths: list[float | None]) -> Any:
    """That world, of which nothing else is asked."""
    return _Worth(worths)


def test_a_difference_of_log_three_makes_three_to_one() -> None:
    """An act better by log 3 is three times as likely."""
    assert odds(made([0.0, log(3)]), 0, 0, [0, 1]) == pytest.approx([0.25, 0.75])


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=6), st.floats(-100, 100))
def test_only_differences_count(worths: list[float], more: float) -> None:
    """The odds add up to one, follow the order of the worths, and stay when everything is worth so much more."""
    acts = range(len(worths))
    found = odds(made([*worths]), 0, 0, acts)
    assert sum(found) == pytest.approx(1)
    assert all(found[i] <= found[j] for i in acts for j in acts if worths[i] <= worths[j])
    assert odds(made([w + more for w in worths]), 0, 0, acts) == pytest.approx(found, abs=1e-6)


def test_an_unknown_worth_is_never_chosen() -> None:
    """An act that leaves the utility unknown is not done, and where all do there is no choice to make."""
    assert odds(made([None, 2.0]), 0, 0, [0, 1]) == [0.0, 1.0]
    assert wavered(made([None, 2.0]), 0, 0, [0, 1], Random(0)) == 1
    with pytest.raises(ValueError, match="none of these acts"):
        odds(made([None]), 0, 0, [0])
