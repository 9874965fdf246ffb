"""A person at a terminal who plays."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

PROMPT = "> "


class Player:
    """A person at a terminal: types lines, reads up to the next prompt."""

    def __init__(self, *arguments: str, saves: Path) -> None:
        self.master, slave = pty.openpty()
        env = {**os.environ, "UNSAID_SAVES": str(saves), "TERM": "dumb", "COLUMNS": "80", "NO_COLOR": "1"}
        env["PYTHONFAULTHANDLER"] = "1"  # where it crashes, it says where
        command = [sys.executable, "-m", "unsaid", "play", *arguments]
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True
        )
        os.close(slave)

    def read(self, seconds: float = 30) -> str:
        """What is shown up to the next prompt, or to the end."""
        text, until = "", time.monotonic() + seconds
        while time.monotonic() < until:
            if not select.select([self.master], [], [], 0.5)[0]:
                continue
            try:
                text += os.read(self.master, 65536).decode(errors="replace")
            except OSError:
                break
            if text.endswith(PROMPT):
                break
        return text.replace("\r\n", "\n")

    def type(self, line: str) -> str:
        """Types a line; gives what is shown next."""
        os.write(self.master, line.encode() + b"\n")
        return self.read()

    def leave(self) -> int:
        """Waits for the end; gives the exit code."""
        code = self.process.wait(timeout=30)
        if code < 0:
            print(self.read(2))
        return code

    def kill(self) -> str:
        """Kills the game as a power cut would; gives what was still shown."""
        self.process.kill()
        self.process.wait()
        return self.read(5)

    def away(self) -> None:
        """Leaves the terminal, whatever the game is doing."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
