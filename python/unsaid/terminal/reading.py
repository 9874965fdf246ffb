"""Putting a tale before a reader: set to the terminal, and paged where it is longer than the screen.

Paging follows the habit of ``git`` and ``man``: ``$PAGER`` if it is set, else ``less``, else ``more``; an empty
``$PAGER``, or ``cat``, means none. Where standard output is no terminal the text is plain, a line to a paragraph, so
that other programs can have it; ``--width`` sets it there too.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from unsaid.telling.setting.forms import made
from unsaid.terminal.output import colored, columns, emit
from unsaid.text.hidden import escaped
from unsaid.text.styled import Styled, joined

if TYPE_CHECKING:
    from unsaid.telling.setting import Tale


def show(tale: Tale, width: int | None = None, paged: bool | None = None) -> None:
    """Writes a tale; ``paged`` None pages what is longer than the screen, True everything, False nothing."""
    terminal = sys.stdout.isatty()
    if not terminal:
        emit(str(made(tale, "prose", width)))
        return
    from unsaid.telling.setting.terminal import MEASURE, Sheet, lines

    text = joined(lines(tale, Sheet(width or columns(), width or MEASURE)))
    if paged is not False and (paged or _long(text)):
        _page(text)
    else:
        emit(text)


def _long(text: Styled) -> bool:
    return text.raw.count("\n") + 2 > shutil.get_terminal_size().lines


def _page(text: Styled) -> None:
    """Hands the text to the pager; without one, or where it cannot be started, writes it out."""
    command = pager()
    if command is None or not _paged(command, text.painted() if colored(sys.stdout) else str(text)):
        emit(text)


def pager() -> str | None:
    """The pager's command line, for the shell; None where there is none, the terminal could not hold one, or it has
    characters that hide, which the shell would repeat where it finds no such command."""
    if os.environ.get("TERM") == "dumb":
        return None
    named = os.environ.get("PAGER")
    if named is not None:
        return None if named.strip() in ("", "cat") or escaped(named) != named else named
    return next((name for name in ("less", "more") if shutil.which(name)), None)


def _paged(command: str, text: str) -> bool:
    """Runs the pager to its end; False where there is no such command."""
    sys.stdout.flush()
    environment = {"LESS": "FRX", **os.environ}
    # The shell reads $PAGER for `man` and `git` too, so options in it work as people expect.
    process = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=environment)
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(text.encode() + b"\n")
    with contextlib.suppress(BrokenPipeError):
        process.stdin.close()
    from unsaid.budget import off_the_clock

    while True:
        try:
            with off_the_clock():
                return process.wait() not in (126, 127)
        except KeyboardInterrupt:  # the pager has its own use for ^C
            continue
