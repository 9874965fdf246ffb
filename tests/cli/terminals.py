"""Running the command at a terminal of a given size, as a person would."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

from tests.cli.running import FAULTS


def at_terminal(*arguments: str, columns: int = 80, rows: int = 24, **env: str) -> str:
    """Runs the command with its standard output on a terminal; what the terminal was sent, line ends made plain."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    fixed = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "PAGER", "LESS", "NO_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-m", "unsaid", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.STDOUT,
        env={**fixed, "TERM": "xterm", **env},
        start_new_session=True,
    )
    os.close(theirs)
    sent = read_all(ours).decode()
    process.wait(timeout=60)
    assert not any(fault in sent for fault in FAULTS), sent
    return sent.replace("\r\n", "\n")


def read_all(handle: int) -> bytes:
    """Everything up to the end; a terminal that nobody holds any more ends with an error."""
    data = b""
    while True:
        try:
            more = os.read(handle, 65536)
        except OSError:
            more = b""
        if not more:
            os.close(handle)
            return data
        data += more
