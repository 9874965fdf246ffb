"""The names a program imports: ``unsaid.load`` and what it leads to."""

from __future__ import annotations

import pytest

import unsaid


def test_a_bundled_world_is_loaded_and_its_story_found() -> None:
    """From two lines of Python: the lamp is lit, and Olm rows home by it."""
    world = unsaid.load("tutorial")
    outcome = world.find(reasons=2, depth=1)
    assert outcome.story is not None
    assert outcome.story.names == ("light(Ida)", "row_home(Olm)")


def test_reading_never_fails_for_what_the_text_says() -> None:
    """A text with a mistake is a world that is not ok and says why; only what needs it to run raises, with the same."""
    world = unsaid.read("utility(): nobody();")
    assert not world.ok
    assert [d.code for d in world.diagnostics] == ["unknown-property"]
    with pytest.raises(unsaid.WorldError, match="unknown-"):
        world.find()


def test_what_is_not_there_is_said_so() -> None:
    """A name the package does not have is an ordinary AttributeError."""
    with pytest.raises(AttributeError, match="no attribute 'tale'"):
        _ = unsaid.tale  # pyright: ignore[reportAttributeAccessIssue]


def test_names_of_the_first_version_work_and_warn() -> None:
    """What 0.1 gave of a world's workings, and of a result, is still there for one release, with a warning."""
    world = unsaid.load("tutorial")
    with pytest.warns(DeprecationWarning, match=r"World\.ground"):
        assert world.ground.characters == ("Ida", "Olm")  # pyright: ignore
    with pytest.warns(DeprecationWarning, match="acts of what"):
        found = world.find(unsaid.Limits(character=2, depth=1))
        assert found.acts == ("light(Ida)", "row_home(Olm)")  # pyright: ignore
