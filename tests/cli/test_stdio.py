"""``unsaid serve --stdio`` as a process: what a game that starts it sees."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from unsaid.cli.exits import Exit


def test_answers_come_one_by_one_and_it_ends_with_its_input(tmp_path: Path) -> None:
    """Each line is answered before the next is written; when the input ends it is done. Two clients, each with a
    process of its own, know nothing of one another."""
    (tmp_path / "lamp.world").write_text(
        "entity Ida : character;\nproperty lit() : boolean;\naction light(Ida) {\n"
        "  effect: lit(); consenting: Ida; };\nutility(): lit();\n"
    )
    command = [sys.executable, "-m", "unsaid", "serve", "--stdio", "lamp.world"]
    clients = [
        subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]

    def ask(client: subprocess.Popen[str], line: str) -> dict[str, object]:
        assert client.stdin and client.stdout
        client.stdin.write(line + "\n")
        client.stdin.flush()
        return json.loads(client.stdout.readline())

    first, second = clients
    assert ask(first, '{"do": "live", "world": "lamp"}')["answer"] == {"world": "lamp", "life": "life1", "happened": 0}
    assert "answer" in ask(first, '{"do": "happened", "life": "life1", "act": "light(Ida)"}')
    assert ask(second, '{"id": 9, "do": "happened", "life": "life1", "act": "light(Ida)"}')["id"] == 9
    assert "error" in ask(second, "\x1b[31m rubbish")
    for client in clients:
        assert client.stdin
        client.stdin.close()
        assert client.wait(timeout=60) == Exit.DONE


def test_what_is_not_there_is_said_before_anything(tmp_path: Path) -> None:
    """A world that is not there is one message, as for the server."""
    command = [sys.executable, "-m", "unsaid", "serve", "--stdio", "nowhere.world"]
    ran = subprocess.run(command, cwd=tmp_path, input="", capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout) == (Exit.FILE, "")
    assert len(ran.stderr.splitlines()) == 1
