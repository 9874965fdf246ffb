"""``unsaid serve`` on the command line: what it refuses, and how it ends."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from tests.cli.running import message, unsaid
from unsaid.cli import command
from unsaid.cli.exits import Exit

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("nowhere.world",), Exit.FILE, "nowhere.world"),
        (("--port", "70000"), Exit.USAGE, "70000"),
        (("--token", "short"), Exit.USAGE, "a token has 8 letters or more"),
        (("--token", "with spaces in it"), Exit.USAGE, "a token has 8 letters or more"),
        (("--host", "256.1.1.1"), Exit.FILE, "256.1.1.1:0 cannot be listened to"),
        (("--host", "no such name"), Exit.FILE, "cannot be listened to"),
        (("--host", ""), Exit.USAGE, "--host wants an address"),
    ],
)
def test_what_cannot_be_served_is_one_message(arguments: tuple[str, ...], code: Exit, said: str) -> None:
    """A world that is not there, a port and a token that cannot be, an address that is none."""
    ran = unsaid("serve", *(() if "--port" in arguments else ("--port", "0")), *arguments)
    assert ran.code == code
    assert said in message(ran)
    assert ran.out == ""


def test_a_port_that_is_taken_is_one_message(tmp_path: Path) -> None:
    """It is said which, and nothing is served."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = unsaid("serve", "--port", str(port))
    assert ran.code == Exit.FILE
    assert f"127.0.0.1:{port} cannot be listened to (Address already in use)" in message(ran)


def test_two_worlds_of_a_name_are_one_message(tmp_path: Path) -> None:
    """A world is asked for by its name, so two of one name cannot be served together; nor can an empty folder."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "lamp.world").write_text("utility(): 0;")
    ran = unsaid("serve", "--port", "0", str(tmp_path / "a"), str(tmp_path / "b"))
    assert ran.code == Exit.USAGE and "two worlds cannot be served as lamp" in message(ran)
    (tmp_path / "c").mkdir()
    ran = unsaid("serve", "--port", "0", str(tmp_path / "c"))
    assert ran.code == Exit.FILE and "there are no worlds in" in message(ran)


def test_it_stops_when_its_time_is_up(tmp_path: Path) -> None:
    """As every command does: with the code for a limit, after it has said where it was."""
    ran = unsaid("serve", "tutorial", "--port", "0", "--time", "4", "--games", str(tmp_path))
    assert ran.code == Exit.LIMIT
    assert ran.out.startswith("http://127.0.0.1:")
    assert "stopped by the time limit of 4 s" in message(ran)


def test_what_is_missing_is_one_message(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the packages it needs, it says how to get them."""
    for name in [name for name in sys.modules if name.startswith("unsaid.serve")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "litestar", None)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert command.outcome(["serve", "--port", "0"]) == Exit.USAGE
    assert capsys.readouterr().err == ("unsaid: serving needs more packages: pip install 'unsaid-stories[serve]'\n")
