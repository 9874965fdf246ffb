"""--minds: notes beside the story, and as data."""

from __future__ import annotations

import json

import pytest

from tests.cli.running import unsaid


@pytest.mark.slow
def test_notes_follow_their_paragraph() -> None:
    """Into a pipe, each paragraph's notes are set in under it."""
    parts = unsaid("tell", "the-saucer", "--as", "nobody", "--minds").out.split("\n\n")
    assert any(part.startswith("    ") and "wrongly thinks" in part for part in parts)
    assert not any(part.startswith("    ") for part in unsaid("tell", "the-saucer", "--as", "nobody").out.split("\n\n"))


@pytest.mark.slow
def test_the_viewpoint_is_kept_unless_all_are_asked_for() -> None:
    """From a mind, --minds tells of that mind alone; --all-minds tells of everybody."""
    own = json.loads(unsaid("tell", "the-unsaid", "--as", "james", "--minds", "--json").out)["beside"]
    everybody = json.loads(unsaid("tell", "the-unsaid", "--as", "james", "--all-minds", "--json").out)["beside"]
    assert {note["who"][0] for note in own} == {"James"}
    assert {note["who"][0] for note in everybody} == {"James", "You"}


@pytest.mark.slow
def test_notes_as_data() -> None:
    """--json has, for each note, its act, kind, minds and facts; without --minds there are none."""
    data = json.loads(unsaid("tell", "the-saucer", "--as", "nobody", "--minds", "--json").out)
    last = [note for note in data["beside"] if note["kind"] == "believes"][-1]
    assert data["acts"][last["place"]] == "refuse()"
    assert last["who"] == ["Vane", "Orrin"]
    assert "beside" not in json.loads(unsaid("tell", "the-saucer", "--json").out)


@pytest.mark.slow
def test_notes_are_in_every_form() -> None:
    """Markdown quotes them, and the page has them aside."""
    assert (
        "\n> Vane now thinks Orrin believes"
        in unsaid("tell", "the-saucer", "--as", "nobody", "--minds", "--format", "md").out
    )
    assert "<aside><p>" in unsaid("tell", "the-saucer", "--as", "nobody", "--minds", "--format", "html").out
