"""Bad input of every kind: one clear message, the documented code, nothing half-written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.running import message, unsaid
from unsaid.cli.exits import Exit

COMMANDS = [["tell"], ["lint"], ["play"], ["ground"], ["why"], ["fmt", "--check"]]


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_file(command: list[str], tmp_path: Path) -> None:
    """A file that is not there is 5, and the message has its name."""
    ran = unsaid(*command, str(tmp_path / "nowhere.world"))
    assert ran.code == Exit.FILE
    assert "nowhere.world" in message(ran)


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_a_directory(command: list[str], tmp_path: Path) -> None:
    """A folder where a file should be is 5 and is called one."""
    ran = unsaid(*command, str(tmp_path))
    assert ran.code == Exit.FILE
    assert "folder" in message(ran) or "directory" in message(ran)


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_a_binary_file(command: list[str], tmp_path: Path) -> None:
    """Bytes that are no text are 5."""
    place = tmp_path / "picture.world"
    place.write_bytes(bytes(range(256)) * 20)
    ran = unsaid(*command, str(place))
    assert ran.code == Exit.FILE
    assert message(ran)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission(command: list[str], lamp: Path) -> None:
    """A file that may not be read is 5."""
    lamp.chmod(0)
    ran = unsaid(*command, str(lamp))
    assert ran.code == Exit.FILE
    assert "ermission" in message(ran) or "may not" in message(ran)


BAD_TEXTS = {
    "unknown name": "utility(): nobody();",
    "wrong type": "entity Ann : character; property p() : number; p() = Ann; utility(): p();",
    "half a definition": "action go(",
    "deep nesting": "utility(): " + "(" * 50_000 + "1" + ")" * 50_000 + ";",
    "deep negation": "property p() : boolean; utility(): " + "!" * 50_000 + "p();",
    "trigger cycle": """
        property a() : boolean; a();
        trigger off() { precondition: a(); effect: !a(); };
        trigger on() { precondition: !a(); effect: a(); };
        utility(): a();
    """,
}


@pytest.mark.slow
@pytest.mark.parametrize("text", BAD_TEXTS.values(), ids=BAD_TEXTS.keys())
@pytest.mark.parametrize("command", ["tell", "lint", "play", "ground"])
def test_a_world_with_errors_is_1(command: str, text: str, tmp_path: Path) -> None:
    """Each has a diagnostic with its place: on standard output for lint, on standard error for the others."""
    if command == "ground" and "trigger off" in text:
        pytest.skip("grounding does not run triggers")
    place = tmp_path / "bad.world"
    place.write_text(text)
    ran = unsaid(command, str(place))
    assert ran.code == Exit.WORLD
    said = ran.out if command == "lint" else ran.err
    assert "bad.world:" in said
    assert "error[" in said
    assert command == "lint" or ran.out == ""


def test_a_world_that_explodes_is_refused(tmp_path: Path) -> None:
    """A quantifier that would fill in millions of acts is refused by a limit, with its place."""
    people = "".join(f"entity P{i} : character;" for i in range(60))
    parameters = ", ".join(f"{x} : character" for x in "abcdef")
    acts = f"property p(c : character) : boolean; action all({parameters}) {{ effect: p(a); consenting: a; }};"
    place = tmp_path / "huge.world"
    place.write_text(people + acts + "utility(): p(P1);")
    ran = unsaid("tell", str(place))
    assert ran.code == Exit.WORLD
    assert "huge.world:" in ran.err


def test_an_empty_file_is_one_message(tmp_path: Path) -> None:
    """An empty file is no story and no crash."""
    place = tmp_path / "empty.world"
    place.write_text("")
    ran = unsaid("tell", str(place))
    assert ran.code in (Exit.WORLD, Exit.NONE)
    assert ran.err
    assert ran.out == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", Exit.WORLD),
        ('{"stop": 3}', Exit.WORLD),
        ("light(Nobody)\n", Exit.WORLD),
        ("row_home(Olm)\n", Exit.DONE),
    ],
)
def test_a_story_that_is_none_is_one_message(lamp: Path, text: str, code: int) -> None:
    """Broken JSON, and acts that do not exist, are told apart in a line; so is an act that cannot happen, which is
    taken to have happened."""
    ran = unsaid("why", str(lamp), "-", stdin=text)
    assert ran.code == code
    assert message(ran)


def test_a_binary_story_is_refused(lamp: Path) -> None:
    """Bytes on standard input that are no text are 5."""
    ran = unsaid("why", str(lamp), "-", stdin=b"\xff\x00\xfe")
    assert ran.code == Exit.FILE
    assert message(ran)


def test_binary_standard_input_as_world_is_refused() -> None:
    """A world on standard input must be text too."""
    ran = unsaid("tell", "-", stdin=b"\xff\x00\xfe")
    assert ran.code == Exit.FILE
    assert message(ran)
