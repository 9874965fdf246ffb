"""The engine beside the reference on small random worlds. ``tools/differential.py`` does the same at length,
and ``test_kinds`` goes through the first two hundred seeds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from tests.minds.differential import compare_ground, compare_sketch, compare_text
from tests.reference.sketch import Sketch, ground
from tests.strategies import sketches


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 200, 50))
def test_seeded_texts(first: int) -> None:
    """What language, grounder and engine make of a text is what the reference makes of its plain grounding."""
    assert [d for d in map(compare_text, range(first, first + 50)) if d] == []


@pytest.mark.slow
@settings(max_examples=75)
@given(sketches(), st.integers(0, 9))
def test_drawn_worlds(sketch: Sketch, walk: int) -> None:
    """On any small world that can be drawn engine and reference agree in every answer."""
    assert compare_ground(ground(sketch), walk) is None


@pytest.mark.slow
@settings(max_examples=50)
@given(sketches(), st.integers(0, 9))
def test_drawn_texts(sketch: Sketch, walk: int) -> None:
    """The text of any small world that can be drawn means what its plain grounding means."""
    assert compare_sketch(sketch, walk) is None
