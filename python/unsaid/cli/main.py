"""The entry point. What is asked most often by machines, the version, is answered before anything else is loaded."""

from __future__ import annotations

import gc
import sys

from unsaid.version import VERSION

LOOK_FOR_RUBBISH = 100_000
"""Objects made, and not yet gone, after which Python looks for those that hold only one another (by itself: 700)."""


def run() -> None:
    """Runs the command line and leaves with its exit code."""
    if sys.argv[1:] == ["--version"] and _told_version():
        return
    unhurried()
    from unsaid.cli.command import run as run_command  # the library of commands takes longer to load than to answer

    run_command()


def unhurried() -> None:
    """Has Python look for rubbish less often: nearly all that a command makes of a world it needs to the end, and going
    through all of it again and again took a tenth of the time of a telling."""
    gc.set_threshold(LOOK_FOR_RUBBISH)


def _told_version() -> bool:
    """Says which version this is; False where there is nowhere to say it, which is then an error like any other."""
    try:
        print(f"unsaid {VERSION}", flush=True)  # noqa: T201  # nobody else's text is in it
    except OSError:
        return False
    return sys.stdout is not None
