"""The entry point. What is asked most often by machines, the version, is answered before anything else is loaded."""

from __future__ import annotations

import sys

from unsaid.version import VERSION


def run() -> None:
    """Runs the command line and leaves with its exit code."""
    if sys.argv[1:] == ["--version"] and _told_version():
        return
    from unsaid.cli.command import run as run_command  # the library of commands takes longer to load than to answer

    run_command()


def _told_version() -> bool:
    """Says which version this is; False where there is nowhere to say it, which is then an error like any other."""
    try:
        print(f"unsaid {VERSION}", flush=True)  # noqa: T201  # nobody else's text is in it
    except OSError:
        return False
    return sys.stdout is not None
