"""``unsaid audit`` and ``unsaid convention`` on the command line: codes, messages, JSON by its schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.running import message, unsaid
from unsaid.audit.conventions import FORMATS
from unsaid.cli import audit as command
from unsaid.cli.exits import Exit
from unsaid.conventions.rules import CONVENTIONS

pytestmark = pytest.mark.slow

SCHEMAS = Path(__file__).resolve().parent.parent.parent / "docs" / "reference" / "schemas"
STORY = (
    "Ada entered the hall. Bo entered the hall. The leek is in the pot. Bo exited the hall. "
    "Ada moved the leek to the bag."
)


def line(target: str, question: str = "Where will Bo look for the leek?") -> str:
    """A sample with a label."""
    return json.dumps({"input": f"{STORY} {question}", "target": target}) + "\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (line("pot"), Exit.DONE),
        (line("bag"), Exit.WORLD),
        (line("pot") + "nothing\n", Exit.UNDECIDED),
        (line("pot", "Why?"), Exit.FILE),
        ("", Exit.FILE),
    ],
)
def test_how_it_ends(text: str, code: Exit) -> None:
    """All right is 0, a wrong label 1, a line that is not read 6, and no item read at all 5."""
    assert unsaid("audit", "-", "--format", "inspect", stdin=text).code == code


def test_what_is_printed_as_json_has_its_schema() -> None:
    """The JSON of an audit with a wrong label and an unread line is what its schema says."""
    ran = unsaid("audit", "-", "--format", "inspect", "--json", stdin=line("bag") + "{\n")
    found = json.loads(ran.out)
    jsonschema.validate(found, json.loads((SCHEMAS / "audit.json").read_text(encoding="utf-8")))
    assert (found["wrong"], found["unread"], found["unreadable"][0]["line"]) == (1, 1, 2)


def test_a_missing_file_is_one_message() -> None:
    """A file that is not there is one line, with code 5."""
    ran = unsaid("audit", "no-such-set", "--format", "tomi")
    assert (ran.code, message(ran)) == (Exit.FILE, "no-such-set: there is no such file")


def test_an_unknown_format_is_the_command_lines_fault() -> None:
    """A format that there is not is answered with those that there are."""
    ran = unsaid("audit", "-", "--format", "sally")
    assert ran.code == Exit.USAGE
    assert "'tomi', 'hitom', 'bigtom-like', 'inspect'" in message(ran)


def test_the_command_offers_what_there_is() -> None:
    """The formats and conventions that the command line lists are those of the program."""
    assert tuple(FORMATS) == command.FORMATS
    assert tuple(CONVENTIONS) == command.CONVENTIONS


def test_terminal_codes_of_a_set_are_shown() -> None:
    """What a terminal would obey in a set's sentences leaves no trace of its own."""
    ran = unsaid("audit", "-", "--format", "inspect", stdin=line("bag\x1b]52;c;aGk=\x07"))
    assert "\x1b" not in ran.out + ran.err


def test_a_story_of_a_convention_opens_as_a_world(tmp_path: Path) -> None:
    """A story of a set is written as a world and its acts, which the other commands read; the file beside it stays."""
    assert unsaid("convention", "tomi", "--seed", "3", "--world", "one.world", cwd=tmp_path).code == Exit.DONE
    assert unsaid("lint", "one.world", cwd=tmp_path).code == Exit.DONE
    again = unsaid("convention", "tomi", "--seed", "3", "--world", "one.world", cwd=tmp_path)
    assert (again.code, message(again)) == (Exit.FILE, "one.world is already there; --force replaces it")


def test_a_quiz_may_be_in_the_words_of_a_set(tmp_path: Path) -> None:
    """``quiz --convention`` writes items of a set's stories; a world has stories of its own, and is refused."""
    assert (
        unsaid("quiz", "--convention", "bigtom", "--items", "4", "--out", "one.jsonl", cwd=tmp_path).code == Exit.DONE
    )
    made = [json.loads(line) for line in (tmp_path / "one.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [item["answer"] in item["choices"] for item in made] == [True] * 4
    ran = unsaid("quiz", "tutorial", "--convention", "bigtom", "--out", "two.jsonl", cwd=tmp_path)
    assert (ran.code, (tmp_path / "two.jsonl").exists()) == (Exit.USAGE, False)


def test_rules_are_said_and_changed() -> None:
    """``--rules`` says the rules of a set, with those that are asked for instead."""
    told = unsaid("convention", "tomi", "--rules").out
    assert "whoever enters a room sees where the things in it are" in told
    assert "does not see into what is closed" in unsaid("convention", "tomi", "--rules", "--boxes", "closed").out
