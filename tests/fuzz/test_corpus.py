"""Inputs that once broke something, or well may: each is tried again."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.targets import TARGETS

from tests.conftest import ROOT

CORPUS = sorted((ROOT / "fuzz" / "corpus").glob("*/*"))


@pytest.mark.parametrize("place", CORPUS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_nothing_breaks_again(place: Path) -> None:
    """Every input of the corpus keeps all properties of its target."""
    TARGETS[place.parent.name].check(place.read_bytes())


def test_every_target_has_a_corpus() -> None:
    """Each target has a folder of inputs, and each folder a target."""
    assert {place.parent.name for place in CORPUS} == set(TARGETS)
