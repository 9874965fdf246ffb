"""Running the command in this process, which is quicker than starting another: its code, and what it wrote."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

from tests.cli.running import FAULTS, Ran
from unsaid.cli.command import outcome


def ran(*arguments: str, cwd: Path | None = None) -> Ran:
    """Runs the command; whatever it is given, it must not fault."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(cwd or Path()), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = outcome(arguments)
    done = Ran(int(code), out.getvalue(), err.getvalue())
    assert not any(fault in done.err for fault in FAULTS), done.err
    return done
