"""Running the command as a person would: in a process of its own, with its exit code and both streams."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FAULTS = ("Traceback", "fault in Unsaid")


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


def unsaid(*arguments: str, stdin: str | bytes = "", cwd: Path | None = None, **env: str) -> Ran:
    """Runs the command; whatever it is given, it must not fault."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "unsaid", *arguments],
        input=data,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "NO_COLOR": "1", **env},
        timeout=120,
        check=False,
    )
    ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert not any(fault in ran.err for fault in FAULTS), ran.err
    return ran


def message(ran: Ran) -> str:
    """The one message of a command that failed: a single line that begins with the command's name."""
    lines = ran.err.strip().split("\n")
    assert len(lines) == 1, ran.err
    assert lines[0].startswith("unsaid: ")
    return lines[0].removeprefix("unsaid: ")
