"""``--time`` and ``--memory``: every command that can be long is held to them, by a message that says which."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.running import message, unsaid
from unsaid.cli.exits import Exit

pytestmark = pytest.mark.slow

HARD = """
entity C0 : character; entity C1 : character; entity C2 : character; entity C3 : character;
entity C4 : character; entity C5 : character; entity C6 : character; entity C7 : character;
property owes(c : character, d : character) : number;
action lend(a : character, b : character, c : character) {
  precondition: a != b & b != c & owes(b, a) < 6;
  effect: owes(b, a) = owes(b, a) + 1 & believes(c, owes(a, b)) = owes(a, b) + 1;
  consenting: a, c;
  observing(x : character): owes(x, a) <= owes(b, a);
};
utility(): (sum(a : character) owes(a, C0)) > 1000;
"""


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A world in which to look for a reason takes for ever, and a story of one act of it."""
    folder = tmp_path_factory.mktemp("hard")
    wants = "".join(
        f"utility(C{n}): (sum(d : character) owes(d, C{n})) - (sum(d : character) owes(C{n}, d));\n" for n in range(8)
    )
    (folder / "hard.world").write_text(HARD + wants)
    (folder / "story.txt").write_text("lend(C0, C1, C2)\n")
    return str(folder / "hard.world"), str(folder / "story.txt")


@pytest.mark.parametrize("command", ["why", "check", "tell", "tell --story", "play"])
def test_a_command_without_end_is_stopped_by_its_time(hard: tuple[str, str], command: str) -> None:
    """Whatever a command is busy with, the time ends it with 4 and with how to have more."""
    world, story = hard
    arguments = {
        "why": ["why", world, story],
        "check": ["check", world, story],
        "tell": ["tell", world],
        "tell --story": ["tell", world, "--story", story],
        "play": ["play", world, "--ask"],
    }[command]
    saves = str(Path(world).parent / "saves")  # a game kept on this machine is none of this test's
    ran = unsaid(*arguments, "--time", "1.5", stdin="1\n" * 50, UNSAID_SAVES=saves)
    assert ran.code == Exit.LIMIT
    assert "stopped by the time limit of 1.5 s; --time N sets another" in ran.err


@pytest.mark.parametrize("command", [["lint"], ["fmt", "--check"], ["ground"], ["words"], ["tell"], ["play"]])
def test_less_memory_than_the_program_takes_is_said(command: list[str]) -> None:
    """A limit that the program alone is above stops every command at once, by its name."""
    ran = unsaid(*command, "tutorial", "--memory", "1")
    assert ran.code == Exit.LIMIT
    assert message(ran) == "stopped by the memory limit of 1 MiB; --memory N sets another"


@pytest.mark.parametrize("amount", ["512", "512 MiB", "512MiB", "0.5GiB"])
def test_memory_is_taken_with_and_without_a_unit(amount: str) -> None:
    """The same amount, however it is written, is enough for a small world."""
    assert unsaid("lint", "tutorial", "--memory", amount).code == Exit.DONE


def test_what_is_no_amount_of_memory_is_2() -> None:
    """The message says how an amount is written."""
    ran = unsaid("lint", "tutorial", "--memory", "much")
    assert ran.code == Exit.USAGE
    assert "'much' is no amount of memory; write 512, or 512 MiB" in ran.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_was_found_before_a_limit_is_said(tmp_path: Path) -> None:
    """Where a limit is met while the second world is waited for, what is wrong with the first is said all the same."""
    wrong, silent = tmp_path / "wrong.world", tmp_path / "silent.world"
    wrong.write_text("utility(): nobody();")
    os.mkfifo(silent)
    writer = os.open(silent, os.O_RDWR)  # somebody has it open to write to, and never does
    try:
        ran = unsaid("lint", str(wrong), str(silent), "--time", "1")
    finally:
        os.close(writer)
    assert ran.code == Exit.LIMIT
    assert "there is no property `nobody`" in ran.out
    assert message(ran) == "stopped by the time limit of 1 s; --time N sets another"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe without a writer is refused after a moment, with 5."""
    silent = tmp_path / "silent.world"
    os.mkfifo(silent)
    ran = unsaid("lint", str(silent))
    assert ran.code == Exit.FILE
    assert message(ran) == f"{silent}: nobody writes to this pipe"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
@pytest.mark.parametrize(
    "arguments",
    [
        ["lint", "/dev/zero"],
        ["tell", "tutorial", "--story", "/dev/zero"],
        ["tell", "tutorial", "--words", "/dev/zero"],
        ["check", "tutorial", "/dev/zero"],
    ],
)
def test_what_never_ends_is_too_large(arguments: list[str]) -> None:
    """A device without end is refused as a world, a story or a translation."""
    ran = unsaid(*arguments)
    assert ran.code == Exit.FILE
    assert "this file is too large to be" in ran.err
