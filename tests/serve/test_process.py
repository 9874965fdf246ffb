"""The server as a process: killed, told to stop, among others that play its games, and on a disk that takes nothing."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.serve.killing import played
from tests.serve.process import ROOT, Process
from tests.serve.worlds import WHISTLE

pytestmark = pytest.mark.slow


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Process]:
    """A server on a folder of its own."""
    process = Process(tmp_path).start()
    yield process
    process.close()


def test_nothing_that_was_shown_is_lost_by_a_kill(process: Process) -> None:
    """The process is killed fifteen times, each at a random moment of a move: whatever was shown is there
    afterwards, word for word, no move is made twice, and nothing unfinished is left behind."""
    found = played(process, 15, seed=1)
    assert found.lost == []
    assert found.kills == 15 and found.moves + found.unanswered == 15
    process.begin("tutorial")
    left = [path.name for path in (process.folder / "games").iterdir() if not path.name.endswith(".json")]
    assert len(left) <= 1  # of the last kill; swept when the folder is next begun to be written in


def test_told_to_stop_it_stops_with_0(process: Process) -> None:
    """At once where nothing is going on, and without a word."""
    process.look(process.begin("tutorial")[0])
    process.client.close()
    began = time.monotonic()
    assert process.stop() == (0, "")
    assert time.monotonic() - began < 5 + 3  # what it promises, and what a busy machine adds


def test_interrupted_it_stops_with_130(process: Process) -> None:
    """As any command does at ^C, in one line."""
    code, said = process.stop(signal.SIGINT)
    assert (code, said) == (130, "unsaid: interrupted\n")


def test_what_was_being_written_is_finished(process: Process) -> None:
    """Told to stop in the midst of moves, it answers those it has begun, and what it answered is kept."""
    seats = [process.begin("the-soup")[0] for _ in range(6)]
    looks = [process.look(seat) for seat in seats]
    answers: dict[str, int] = {}

    def move(seat: str, at: str, choice: str) -> None:
        try:
            answer = httpx.post(process.url(f"{seat}/moves"), json={"move": choice, "at": at}, trust_env=False)
            answers[seat] = answer.json().get("moves", 0)
        except httpx.TransportError:
            answers[seat] = 0

    threads = [
        threading.Thread(target=move, args=(seat, look["at"], look["choices"][0]["move"]))
        for seat, look in zip(seats, looks, strict=True)
    ]
    for thread in threads:
        thread.start()
    time.sleep(0.03)
    process.client.close()
    process.client = httpx.Client(timeout=60, trust_env=False)
    code, said = process.stop()
    for thread in threads:
        thread.join()
    assert (code, said) == (0, "")
    process.start()
    for seat in seats:
        assert process.look(seat)["moves"] >= answers[seat]


def test_whoever_waits_for_news_hears_it_and_is_let_go_at_the_end(process: Process) -> None:
    """A seat's events say that somebody is there, then that the other has moved; when the server is told to stop the
    connection ends, and does not keep it."""
    ann, jon = process.begin("the-soup", "Ada", "Jon")
    heard: list[str] = []
    ended = threading.Event()

    def listen() -> None:
        with httpx.stream("GET", process.url(f"{jon}/events"), timeout=60, trust_env=False) as answer:
            assert answer.headers["content-type"].startswith("text/event-stream")
            for line in answer.iter_lines():
                if line.startswith("event: "):
                    heard.append(line.removeprefix("event: "))
        ended.set()

    listening = threading.Thread(target=listen)
    listening.start()
    while heard != ["here"]:
        time.sleep(0.01)
    look = process.look(ann)
    process.ask("POST", f"{ann}/moves", {"move": look["choices"][0]["move"], "at": look["at"]})
    while heard != ["here", "turn"]:
        time.sleep(0.01)
    assert process.look(jon)["yours"]
    process.client.close()
    assert process.stop() == (0, "")
    assert ended.wait(10)
    listening.join()


def test_a_game_is_gone_on_with_at_a_terminal_and_back(process: Process) -> None:
    """The file of a game is one of ``unsaid play --save``; what is played there is read on the page, whose old position
    is then a thing of the past."""
    (seat,) = process.begin("the-soup")
    before = process.look(seat)
    (place,) = (path for path in (process.folder / "games").glob("*.json") if ".seats" not in path.name)
    ran = subprocess.run(
        [sys.executable, "-m", "unsaid", "play", "the-soup", "--ask", "--save", str(place)],
        input="1\nquit\n",
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "UNSAID_SAVES": str(process.folder / "saves")},
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    after = process.look(seat)
    assert after["moves"] == 1
    assert after["passages"][: len(before["passages"])] == before["passages"]
    old = {"move": before["choices"][0]["move"], "at": before["at"]}
    assert process.ask("POST", f"{seat}/moves", old).json()["code"] == "moved"
    new = {"move": after["choices"][0]["move"], "at": after["at"]}
    assert process.ask("POST", f"{seat}/moves", new).json()["moves"] == 2
    assert json.loads(place.read_bytes())["format"] == "unsaid-save"


@pytest.mark.skipif(not Path("/proc").is_dir() or os.name != "posix", reason="a lock of the system is wanted")
def test_a_game_that_is_being_played_at_a_terminal_waits(process: Process) -> None:
    """As long as a sitting has the game, the page may look, and its moves are refused."""
    import fcntl

    (seat,) = process.begin("the-soup")
    look = process.look(seat)
    (place,) = (path for path in (process.folder / "games").glob("*.json") if ".seats" not in path.name)
    move = {"move": look["choices"][0]["move"], "at": look["at"]}
    with place.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        refused = process.ask("POST", f"{seat}/moves", move)
        assert (refused.status_code, refused.json()["code"]) == (409, "busy")
        assert process.look(seat) == look
    assert process.ask("POST", f"{seat}/moves", move).json()["moves"] == 1


def test_where_nothing_can_be_kept_no_game_begins(tmp_path: Path) -> None:
    """A place for games that is no folder: 507, and the worlds are read all the same."""
    (tmp_path / "games").write_text("in the way")
    process = Process(tmp_path).start()
    try:
        answer = process.ask("POST", "/api/games", {"world": "tutorial"})
        assert (answer.status_code, answer.json()["code"]) == (507, "not-kept")
        assert process.ask("GET", "/api/worlds").status_code == 200
        assert (tmp_path / "games").read_text() == "in the way"
    finally:
        process.close()


def test_nobody_but_this_machine_is_listened_to(process: Process) -> None:
    """The port is not open at the machine's other addresses, where it has any."""
    for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
        address = str(info[4][0])
        if not address.startswith("127."):
            with pytest.raises(OSError), socket.create_connection((address, process.port), timeout=2):
                pass


def test_listening_to_others_needs_a_token(tmp_path: Path) -> None:
    """With another address a token is made up, and is part of the address that is printed; without it nobody is let
    in."""
    process = Process(tmp_path, more=("--host", "0.0.0.0"))
    process.start()
    try:
        assert process.ask("GET", "/api/worlds").json()["code"] == "no-token"
    finally:
        process.close()


def test_worlds_are_written_unless_that_is_switched_off(tmp_path: Path) -> None:
    """A server of a folder has its worlds written; with --read-only it has none, and with a token none."""
    (tmp_path / "worlds").mkdir()
    (tmp_path / "worlds" / "whistle.world").write_text(WHISTLE)
    for more, names in (((), ["whistle"]), (("--read-only",), []), (("--token", "a-token-of-length"), None)):
        process = Process(tmp_path, (str(tmp_path / "worlds"),), more).start()
        try:
            path = "/api/desk" if names is not None else "/api/desk?token=a-token-of-length"
            assert process.ask("GET", path).json()["worlds"] == (names or [])
        finally:
            process.close()
