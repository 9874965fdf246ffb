"""What all commands about stories have in common: near names are guessed, everywhere, in one line with a code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import message, unsaid
from unsaid.cli.exits import Exit

STORY = "light(Ida)\nrow_home(Olm)\n"

NEAR = [
    (["tell", "tutorail"], "tutorial"),
    (["why", "tutorail"], "tutorial"),
    (["check", "tutorail", "story.txt"], "tutorial"),
    (["whatif", "tutorail", "--hinges"], "tutorial"),
    (["tell", "tutorial", "--as", "Idda"], "Ida"),
    (["why", "tutorial", "--as", "Idda"], "Ida"),
    (["whatif", "tutorial", "--without", "light", "--as", "Idda"], "Ida"),
    (["why", "tutorial", "lihgt"], "light"),
    (["why", "tutorial", "story.txt", "lihgt"], "light"),
    (["why", "tutorial", "--not", "row_hoem"], "row_home"),
    (["why", "tutorial", "--feel", "Idda"], "Ida"),
    (["why", "tutorial", "--believe", "Ida,Oml"], "Olm"),
    (["why", "tutorial", "--unsaid", "--whose", "Oml"], "Olm"),
    (["whatif", "tutorial", "--without", "lihgt"], "light"),
    (["whatif", "tutorial", "--fact", "litt()"], "lit"),
    (["whatif", "tutorial", "--believes", "Idda: lit()"], "Ida"),
    (["whatif", "tutorial", "--believes", "Ida: litt()"], "lit"),
    (["whatif", "tutorial", "--from", "row_hoem"], "row_home"),
    (["whatif", "tutorial", "--instead", "lihgt: light"], "light"),
    (["whatif", "the-unsaid", "--weighing", "sham(James) weighed 2"], "shame"),
]
"""A command with a name that is nearly right, and the name."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a story of the tutorial's world."""
    place = tmp_path_factory.mktemp("habits")
    (place / "story.txt").write_text(STORY, encoding="utf-8")
    return place


@pytest.mark.slow
@pytest.mark.parametrize(("arguments", "name"), NEAR, ids=[" ".join(arguments) for arguments, _ in NEAR])
def test_a_near_name_is_guessed(folder: Path, arguments: list[str], name: str) -> None:
    """What was probably meant is said, whatever kind of name it is, and the code is never that of a success."""
    ran = unsaid(*arguments, cwd=folder)
    assert ran.code in (Exit.USAGE, Exit.FILE, Exit.WORLD)
    said = ran.err if ran.err else ran.out
    assert "did you mean" in said and name in said.split("did you mean")[1]


ASKED = [
    ["tell", "tutorial", "--story", "story.txt"],
    ["why", "tutorial", "story.txt"],
    ["check", "tutorial", "story.txt"],
    ["whatif", "tutorial", "story.txt", "--without", "light"],
    ["whatif", "tutorial", "story.txt", "--hinges"],
]


@pytest.mark.slow
@pytest.mark.parametrize("arguments", ASKED, ids=[" ".join(arguments[:2]) for arguments in ASKED])
def test_data_and_limits_are_asked_for_alike(folder: Path, arguments: list[str]) -> None:
    """With ``--json`` standard output is one JSON value and nothing besides; ``--time`` and ``--memory`` bound each."""
    ran = unsaid(*arguments, "--json", "--time", "60", "--memory", "512 MiB", cwd=folder)
    assert (ran.code, ran.err) == (Exit.DONE, "")
    json.loads(ran.out)


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ["whatif", "tutorial"],
        ["whatif", "tutorial", "--hinges", "--without", "light"],
        ["whatif", "tutorial", "--instead", "light"],
        ["whatif", "tutorial", "--believes", "lit()"],
        ["whatif", "tutorial", "--weighing", "shame"],
        ["whatif", "tutorial", "--from", "9"],
        ["whatif", "tutorial", "--without", "light", "--keep", "choices"],
    ],
    ids=lambda arguments: " ".join(arguments[2:]),
)
def test_what_cannot_be_asked_of_what_if(folder: Path, arguments: list[str]) -> None:
    """Nothing, two things that exclude each other, and half a thing are one line and the code of the command line."""
    ran = unsaid(*arguments, cwd=folder)
    assert ran.code == Exit.USAGE
    assert message(ran)
