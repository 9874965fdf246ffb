"""Every way a command can end, and that the documentation lists them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import message, unsaid
from unsaid.cli import command as main
from unsaid.cli.exits import MEANING, Exit, epilogue

pytestmark = pytest.mark.slow

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "exit-codes.md"


def test_the_page_lists_every_code_with_its_meaning() -> None:
    """The reference page's table and the program's list are the same."""
    rows = re.findall(r"^\| (\d+) \| (.*?) \|$", PAGE.read_text(), re.MULTILINE)
    assert [(int(code), words) for code, words in rows] == [(int(c), words) for c, words in MEANING.items()]


def test_every_code_has_a_meaning() -> None:
    """No code is left without words."""
    assert set(MEANING) == set(Exit)


@pytest.mark.parametrize("command", ["", "tell", "why", "lint", "fmt", "play", "worlds", "ground", "check", "serve"])
def test_every_help_ends_with_the_codes(command: str) -> None:
    """Each --help leaves with 0 and has the exit codes at its end."""
    ran = unsaid(*command.split(), "--help", COLUMNS="80")
    assert ran.code == 0
    assert " ".join(ran.out.split()).endswith(epilogue())


def test_version() -> None:
    """--version prints the version and leaves with 0."""
    from unsaid import __version__

    ran = unsaid("--version")
    assert (ran.code, ran.out) == (0, f"unsaid {__version__}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["dance"],
        ["tell"],
        ["tell", "tutorial", "--goal", "high"],
        ["tell", "tutorial", "--goal", "nan"],
        ["tell", "tutorial", "--time", "-1"],
        ["tell", "tutorial", "--acts", "-2"],
        ["tell", "tutorial", "--nonsense"],
        ["tell", "tutorial", "--as", "Nemo"],
        ["tell", "tutorial", "--format", "opera"],
        ["play", "tutorial", "--new", "--resume"],
        ["play", "tutorial", "--as", "Nemo"],
        ["why", "tutorial", "99"],
    ],
)
def test_a_wrong_command_line_is_2(arguments: list[str]) -> None:
    """Whatever is wrong with the command line is one message and code 2."""
    ran = unsaid(*arguments)
    assert ran.code == Exit.USAGE
    assert message(ran)
    assert ran.out == ""


def test_a_found_story_is_0(lamp: Path) -> None:
    """A story that is found is told on standard output, and nothing else is said."""
    ran = unsaid("tell", str(lamp))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out


def test_no_story_is_3(lamp: Path) -> None:
    """A goal that nothing reaches is proved out of reach, and under that it is said why."""
    ran = unsaid("tell", str(lamp), "--goal", "2")
    assert (ran.code, ran.out) == (Exit.NONE, "")
    first, why = ran.err.splitlines()
    assert first.startswith("unsaid: no story, of any length and with any reasons, reaches the author's goal (")
    assert why == "The author's utility comes to 1 at most."


@pytest.mark.parametrize("limit", [("--acts", "1"), ("--reasons", "1"), ("--depth", "0")])
def test_a_proof_within_limits_says_so(lamp: Path, limit: tuple[str, str]) -> None:
    """The story has two acts, and the first a plan of two that counts on another; with less there is none."""
    ran = unsaid("tell", str(lamp), *limit)
    assert (ran.code, ran.out) == (Exit.NONE, "")
    first, why = ran.err.splitlines()
    assert first.startswith("unsaid: no story within these limits reaches the author's goal (")
    assert why == f"There is a story of 2 acts; {' '.join(limit)} leaves it out."


def test_why_there_is_no_story_is_data_too(lamp: Path) -> None:
    """With --json it is a part of the data, and on standard error there is one line as ever."""
    ran = unsaid("tell", str(lamp), "--acts", "1", "--json")
    assert (ran.code, json.loads(ran.out)["why_none"]["beyond"]["limits"]) == (Exit.NONE, [["acts", 1]])
    assert "no story within these limits" in message(ran)


def test_why_an_act_is_in_no_story(lamp: Path) -> None:
    """Asked why an act was not done where there is no story, the answer is of the act, and an answer is no failure."""
    ran = unsaid("why", str(lamp), "--goal", "2", "--not", "row_home")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Nothing keeps anybody from it: ")
    assert json.loads(unsaid("why", str(lamp), "--goal", "2", "--not", "row_home", "--json").out)["kind"] == "free"
    nobody = unsaid("why", str(lamp), "--goal", "2", "--not", "dance")
    assert nobody.code == Exit.USAGE
    assert message(nobody).startswith("--not dance: this world has no act dance")


def test_why_of_no_story_is_still_3(lamp: Path) -> None:
    """Any other question about a story that is not there ends as before."""
    assert unsaid("why", str(lamp), "--goal", "2").code == Exit.NONE
    assert unsaid("why", str(lamp), "--goal", "2", "--knew").code == Exit.NONE


def test_a_story_too_long_for_the_limit_is_3(lamp: Path) -> None:
    """Two acts are needed; with at most one there is no story."""
    assert unsaid("tell", str(lamp), "--acts", "1").code == Exit.NONE


@pytest.mark.parametrize("limit", [["--time", "0.2"], ["--states", "10"], ["--memory", "1"]])
def test_a_limit_that_stops_the_search_is_4(endless: Path, limit: list[str]) -> None:
    """Time, states and memory each stop a search that would not end, and the message names the limit."""
    ran = unsaid("tell", str(endless), *limit)
    assert ran.code == Exit.LIMIT
    assert limit[0].removeprefix("--") in ran.err


def test_a_missing_world_is_5_and_guesses_what_was_meant() -> None:
    """A name close to a bundled world's is answered with it."""
    ran = unsaid("tell", "tutorail")
    assert ran.code == Exit.FILE
    assert "did you mean 'tutorial'?" in message(ran)


def test_interrupting_a_search_is_130(endless: Path) -> None:
    """^C stops the search promptly; with --json the partial result is whole and says `interrupted`."""
    command = [sys.executable, "-m", "unsaid", "tell", str(endless), "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == Exit.INTERRUPTED
    assert b'"stop": "interrupted"' in out
    assert b"Traceback" not in err


def test_a_fault_is_70_in_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault in the program is one line with a way to see more, and with it the traceback."""

    def broken() -> list[str]:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("unsaid.cli.worlds.listed", broken)
    assert main.outcome(["worlds"]) == Exit.FAULT
    err = capsys.readouterr().err
    assert err == "unsaid: a fault in Unsaid itself (ZeroDivisionError: by nothing); UNSAID_DEBUG=1 shows where\n"
    monkeypatch.setenv("UNSAID_DEBUG", "1")
    assert main.outcome(["worlds"]) == Exit.FAULT
    assert "Traceback" in capsys.readouterr().err


def test_a_closed_pipe_ends_quietly() -> None:
    """When the reader has gone, the command leaves with 0 and says nothing."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "unsaid", "worlds"], stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", [["worlds"], ["tell", "tutorial"], ["ground", "tutorial"], ["tell", "--help"]])
def test_a_full_disk_under_the_output_is_5(command: list[str]) -> None:
    """Output that cannot be written is one message and code 5."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "unsaid", *command], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.returncode == Exit.FILE
    assert done.stderr.decode() == "unsaid: writing the output failed: No space left on device\n"
