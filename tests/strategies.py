"""What Hypothesis draws: small worlds, as sketches, as ground world files, and as text."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.chance import Seeded
from tests.random_worlds import random_sketch
from tests.reference.sketch import Sketch, ground
from tests.reference.written import written


class _Drawn:
    """Chance from Hypothesis, so that a failing world shrinks."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def integer(self, low: int, high: int) -> int:
        return self._draw(st.integers(low, high))


@st.composite
def sketches(draw: st.DrawFn) -> Sketch:
    """Small worlds before grounding."""
    return random_sketch(_Drawn(draw))


def ground_worlds() -> st.SearchStrategy[dict[str, Any]]:
    """Small ground worlds, as the data of a world file."""
    return sketches().map(ground)


def world_texts() -> st.SearchStrategy[str]:
    """Small worlds in the author's words."""
    return sketches().map(written)


def seeded_sketch(seed: int) -> Sketch:
    """The small world of a seed."""
    return random_sketch(Seeded(seed))
