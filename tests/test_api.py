"""The names a program imports: ``unsaid.load`` and what it leads to."""

from __future__ import annotations

import pytest

import unsaid
from unsaid.language import read


def test_a_bundled_world_is_loaded_and_its_story_found() -> None:
    """From two lines of Python: the lamp is lit, and Olm rows home by it."""
    world = unsaid.load("tutorial")
    result = world.find(unsaid.Limits(character=2, depth=1))
    assert result.acts == ("light(Ida)", "row_home(Olm)")


def test_errors_in_a_world_come_when_it_is_used() -> None:
    """A text with a mistake is an error with its diagnostics, not a half-built world."""
    world = unsaid.load("tutorial")
    broken = type(world)(read("utility(): nobody();"))
    with pytest.raises(unsaid.WorldError, match="unknown-"):
        _ = broken.ground


def test_what_is_not_there_is_said_so() -> None:
    """A name the package does not have is an ordinary AttributeError."""
    with pytest.raises(AttributeError, match="no attribute 'tale'"):
        _ = unsaid.tale  # pyright: ignore[reportAttributeAccessIssue]
