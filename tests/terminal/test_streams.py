"""Streams that are closed or full, and those whose encoding lacks what a story has."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import FAULTS, Ran
from unsaid.api.opened import bundled_text
from unsaid.cli.exits import Exit
from unsaid.terminal.streams import fitted, fitted_json

pytestmark = pytest.mark.slow


def shell(line: str, **env: str) -> Ran:
    """Runs a line of the shell in which ``unsaid`` is the command."""
    started = f'unsaid() {{ "{sys.executable}" -m unsaid "$@"; }}; {line}'
    fixed = {**os.environ, "NO_COLOR": "1", **env}
    done = subprocess.run(["bash", "-c", started], capture_output=True, env=fixed, timeout=120, check=False)
    ran = Ran(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode())
    assert not any(fault in ran.err for fault in FAULTS), ran.err
    return ran


PLAIN = shell("unsaid tell tutorial").out


@pytest.mark.parametrize(
    "command", ["tell tutorial", "lint tutorial", "ground tutorial", "worlds", "--help", "why tutorial"]
)
@pytest.mark.parametrize(("to", "why"), [("/dev/full", "No space left on device"), ("&-", "standard output is closed")])
def test_output_that_cannot_be_written_is_5(command: str, to: str, why: str) -> None:
    """Whatever was to be written, one message says why it was not."""
    ran = shell(f"unsaid {command} >{to}")
    assert (ran.code, ran.err) == (Exit.FILE, f"unsaid: writing the output failed: {why}\n")


@pytest.mark.parametrize("to", ["&-", "/dev/full"])
def test_messages_that_cannot_be_written_change_nothing(to: str) -> None:
    """A closed or full standard error loses the message, and neither the code nor the story."""
    assert shell(f"unsaid tell nothing-of-that-name 2>{to}").code == Exit.FILE
    assert shell(f"unsaid tell tutorial 2>{to}") == Ran(0, PLAIN, "")


def test_input_that_is_closed(tmp_path: Path) -> None:
    """A closed standard input is nobody at the keyboard, and no text where one is asked for."""
    assert shell("unsaid tell tutorial <&-").out == PLAIN
    assert shell("unsaid play tutorial <&-").out == PLAIN
    assert shell("unsaid play tutorial --ask <&-", UNSAID_SAVES=str(tmp_path)).code == 0
    for command in ("lint -", "tell -", "check tutorial -", "fmt -", "tell tutorial --words -"):
        ran = shell(f"unsaid {command} <&-")
        assert ran.code == Exit.FILE
        assert "closed" in ran.err


def test_a_file_takes_no_message_that_was_meant_for_a_closed_stream(tmp_path: Path) -> None:
    """With every stream closed the story still goes whole into its file, and nothing else does."""
    ran = shell(f"unsaid tell tutorial --out {tmp_path / 'story.txt'} <&- >&- 2>&-")
    assert (ran.code, (tmp_path / "story.txt").read_text()) == (0, PLAIN)


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_a_story_is_told_in_the_characters_there_are(env: dict[str, str]) -> None:
    """In an encoding without typographic signs the story is told whole, with plain ones."""
    ran = shell("unsaid tell the-saucer", **env)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.isascii()
    assert "'That is a handsome animal,' you say." in ran.out
    assert len(ran.out.split()) == len(shell("unsaid tell the-saucer").out.split())


def test_what_is_a_file_stays_the_same_in_any_encoding() -> None:
    """JSON says the same by its own escapes; a world that is laid out, a page and a table are UTF-8 all the same."""
    env = {"PYTHONIOENCODING": "ascii"}
    told = json.loads(shell("unsaid tell the-saucer --json", **env).out)
    assert told["acts"] == json.loads(shell("unsaid tell the-saucer --json").out)["acts"]
    for command in ("words the-saucer", "tell the-saucer --format html", "tell the-saucer --format md"):
        assert shell(f"unsaid {command}", **env).out == shell(f"unsaid {command}").out
    world = Path(__file__).parents[2] / "python" / "unsaid" / "worlds" / "the-saucer.world"
    assert shell(f"unsaid fmt - < {world}", **env).out == bundled_text("the-saucer")


def test_characters_are_fitted_one_by_one() -> None:
    """A plainer form where there is one, else an escape; what the encoding has stays."""
    assert fitted("“Zoë’s café” — 5 × 3… Ω €", "ascii") == '"Zoe\'s cafe" -- 5 x 3... Ω €'.replace(
        "Ω", "\\u03a9"
    ).replace("€", "\\u20ac")
    assert fitted("“Zoë” €", "latin-1") == '"Zoë" \\u20ac'
    assert json.loads(fitted_json('"“Ω” \N{PILE OF POO}"', "ascii")) == "“Ω” \N{PILE OF POO}"


def test_a_world_whose_name_is_no_text(tmp_path: Path) -> None:
    """A file's name may be any bytes: the world in it is told, grounded and played."""
    place = tmp_path / os.fsdecode(b"w\xff.world")
    place.write_text(bundled_text("tutorial"))
    for command in ("tell", "ground", "lint --json", "why", "fmt --check", "words", "play"):
        assert shell(f'unsaid {command} "$WORLD"', WORLD=str(place)).code == 0
    played = shell(
        'printf "wait\\nw\\xff\\nquit\\n" | unsaid play "$WORLD" --ask', WORLD=str(place), UNSAID_SAVES=str(tmp_path)
    )
    assert played.code == 0
    assert "“w�” is none of the choices" in played.out


@pytest.mark.parametrize(
    "command",
    [
        "tell",
        "tell tutorial --as",
        "tell tutorial --out",
        "tell tutorial --story",
        "check tutorial",
        "why tutorial --not",
    ],
)
def test_arguments_that_are_no_text_are_answered(command: str) -> None:
    """Bytes on the command line that are no text are quoted as escapes in the one message."""
    ran = shell(f"unsaid {command} $'no/w\\xff'")
    assert ran.code in (Exit.USAGE, Exit.FILE)
    assert ran.err.startswith("unsaid: ")
    assert ran.err.count("\n") == 1
