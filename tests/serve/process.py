"""A server as people run it: a process of its own, asked over the network, and ended in any way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass
class Process:
    """A server on a folder of games; it can be started again and again."""

    folder: Path
    worlds: tuple[str, ...] = ("tutorial", "the-soup")
    more: tuple[str, ...] = ()
    port: int = 0
    running: subprocess.Popen[str] | None = None
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=60, trust_env=False))

    def start(self) -> Process:
        """Starts it, and waits until it has said its address; the port stays the same from then on."""
        line = ("serve", *self.worlds, "--port", str(self.port), "--games", str(self.folder / "games"), *self.more)
        self.running = subprocess.Popen(
            [sys.executable, "-m", "unsaid", *line],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "UNSAID_SAVES": str(self.folder / "saves")},
        )
        assert self.running.stdout is not None
        address = self.running.stdout.readline()
        assert address.startswith("http://"), self.running.communicate()
        self.port = int(address.split("/")[2].rpartition(":")[2])
        return self

    def url(self, path: str) -> str:
        """Where something is."""
        return f"http://127.0.0.1:{self.port}{path}"

    def ask(self, method: str, path: str, body: object = None) -> httpx.Response:
        """The answer to a request; one that no answer came to is asked again for a while, as a page does."""
        for _ in range(200):
            try:
                return self.client.request(method, self.url(path), json=body)
            except httpx.ConnectError:
                time.sleep(0.05)
        raise AssertionError("nobody answers")

    def begin(self, world: str, *roles: str) -> list[str]:
        """Where the seats of a new game are."""
        begun = self.ask("POST", "/api/games", {"world": world, "roles": roles}).json()
        return [f"/api/seats/{seat['address']}" for seat in begun["seats"]]

    def look(self, seat: str) -> Any:
        """What a seat reads and may choose."""
        answer = self.ask("GET", seat)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def kill(self) -> None:
        """Ends it as a power cut would."""
        assert self.running is not None
        self.running.kill()
        self.running.communicate()

    def stop(self, how: int = signal.SIGTERM, within: float = 20.0) -> tuple[int, str]:
        """Tells it to stop: its exit code, and what it said to that."""
        assert self.running is not None
        self.running.send_signal(how)
        _, said = self.running.communicate(timeout=within)
        return self.running.returncode, said

    def close(self) -> None:
        """Ends it, if it is still there."""
        self.client.close()
        if self.running is not None and self.running.poll() is None:
            self.kill()
