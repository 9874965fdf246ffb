"""Many command lines in one process, written as to a terminal or to a pipe: ``python -m tests.cli.sweeping FILE``.

The file is a JSON list of runs; its folder is where they are done. What comes before a mark on either stream
is the output of the run with that number.
"""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.cli.terminals import read_all
from unsaid.cli.command import outcome
from unsaid.terminal import output

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Run:
    """One command line, what it reads on standard input, and what is set in its environment."""

    arguments: tuple[str, ...]
    stdin: bytes = b""
    environment: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.arguments!r} {self.stdin[:60]!r} {self.environment!r}"


def mark(number: int) -> str:
    """The line that ends the output of a run."""
    return f"=== end of run {number} ==="


def main(place: str) -> None:
    """Does all runs of a file, one after another."""
    before, runs = dict(os.environ), json.loads(Path(place).read_text())
    os.chdir(Path(place).parent)
    for number, (arguments, stdin, environment) in enumerate(runs):
        os.environ.clear()
        os.environ.update({**before, **environment})
        sys.stdin = io.TextIOWrapper(io.BytesIO(bytes.fromhex(stdin)), "utf-8", "surrogateescape")
        with output.guarded():
            outcome(arguments)
        for stream in (sys.stdout, sys.stderr):
            print(f"\n{mark(number)}", file=stream, flush=True)


def swept(runs: list[Run], folder: Path, *, terminal: bool) -> list[bytes]:
    """What each run wrote, on both streams."""
    place = folder / "runs.json"
    place.write_text(json.dumps([(r.arguments, r.stdin.hex(), r.environment) for r in runs]))
    fixed = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "PAGER", "LESS", "COLUMNS", "LINES")}
    environment = {
        **fixed,
        "TERM": "xterm",
        "PAGER": "cat",
        "BROWSER": "true",
        "UNSAID_SAVES": str(folder / "saves"),
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, "-m", "tests.cli.sweeping", str(place)]
    if not terminal:
        done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, timeout=280, check=False)
        return [a + b for a, b in zip(parted(done.stdout, runs), parted(done.stderr, runs), strict=True)]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        env=environment,
        start_new_session=True,
    )
    os.close(theirs)
    data = read_all(ours)
    process.wait(timeout=60)
    return parted(data.replace(b"\r\n", b"\n"), runs, each=2)


def parted(data: bytes, runs: list[Run], each: int = 1) -> list[bytes]:
    """The output of each run; ``each`` marks end one."""
    parts = []
    for number, run in enumerate(runs):
        whole = b""
        for _ in range(each):
            part, found, data = data.partition(f"\n{mark(number)}\n".encode())
            assert found, f"{run} did not end: {part[-3000:]!r}"
            whole += part
        parts.append(whole)
    return parts


if __name__ == "__main__":
    main(sys.argv[1])
