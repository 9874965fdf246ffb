"""Names of 0.1 that have moved answer for one release longer, and say where they are now."""

from __future__ import annotations

from importlib import import_module

import pytest

from unsaid import checker
from unsaid.story import confirming


@pytest.mark.parametrize("name", ["Finding", "Restless", "check", "explain_acts"])
def test_what_the_story_room_had_of_the_checker(name: str) -> None:
    """``unsaid.story`` gives the checker's own, with a warning that names its room."""
    with pytest.warns(DeprecationWarning, match=f"is now unsaid.checker.{name}"):
        assert getattr(import_module("unsaid.story"), name) is getattr(checker, name)


def test_the_check_of_statements() -> None:
    """``unsaid.psyche.check.check`` is what confirms statements now."""
    with pytest.warns(DeprecationWarning, match=r"is now unsaid\.story\.confirming\.refusals"):
        assert import_module("unsaid.psyche.check").check is confirming.refusals
