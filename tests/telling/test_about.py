"""The words an act is told in: what a typed line may call it by."""

from __future__ import annotations

import unsaid
from unsaid.telling.about import about, bare


def test_they_are_those_of_the_side_and_the_name_of_the_act():
    """Whoever plays Ida is found by what Ida reads of it, and not by what Olm does, far away."""
    world = unsaid.load("tutorial").open.core
    words = about(world, "light", ("Ida",), "Ida")
    assert words.startswith("light . ") and "match" in words and "upstairs window" in words
    assert "low down" not in words and "low down" in about(world, "light", ("Ida",), "Olm")


def test_they_have_no_marks():
    """Who does something, verbs that agree and thoughts are words of the author's, without what stands around them."""
    assert bare("{I carry} the lamp, {Olm.he waits} and it [burns]. <{I know}.>") == (
        "I carry the lamp, waits and it burns . I know ."
    )
