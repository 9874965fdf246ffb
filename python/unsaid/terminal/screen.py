"""A conversation on a terminal: passages set to its width, lines read with editing and history.

Plain numbered lines were chosen over a full-screen interface on purpose: prose is read in the scrollback, a screen
reader meets it in order, and it works in any terminal and over any line.
"""

from __future__ import annotations

import contextlib
import sys
from io import TextIOWrapper

from unsaid.budget import no_alarm, now, off_the_clock
from unsaid.play.seen.answers import Tone
from unsaid.telling.setting.lines import kept, wrapped
from unsaid.telling.setting.tale import printable
from unsaid.terminal.output import emit, measure
from unsaid.terminal.streams import at_terminal
from unsaid.text.styled import Style, Styled, joined

STYLES: dict[Tone, Style] = {"title": "strong", "prose": "", "note": "dim", "choice": "", "trouble": "trouble"}


class Screen:
    """The terminal: it wraps prose, marks tones, and reads lines."""

    def __init__(self) -> None:
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")  # a line that is no text is a wrong choice, and no reason to end

    def say(self, text: str, tone: Tone = "prose") -> None:
        """Writes a passage and the blank line after it."""
        if not text.strip():
            return
        parts = text.split("\n" if tone == "choice" else "\n\n")
        for part in parts:
            self._set(part, tone)
            if tone != "choice":
                emit("")
        if tone == "choice":
            emit("")

    def _set(self, text: str, tone: Tone) -> None:
        """One paragraph or one line of a list, wrapped under its own beginning."""
        indent = "   " if tone == "choice" else ""
        lines = kept(printable(text), measure(), indent) if tone == "choice" else wrapped(printable(text), measure())
        emit(joined([Styled(line, style=STYLES[tone]) for line in lines]))

    def ask(self) -> str | None:
        """Reads a line with editing and history; None at the end of input."""
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401  # reading lines gets editing and history from its presence

        sys.stdout.flush()
        try:
            with off_the_clock(), no_alarm():
                line = input("> ")
        except (EOFError, RuntimeError):  # the end of input, or none from the start
            emit("")
            return None
        emit("")
        watch = now()
        if watch is not None:
            watch.restart()  # the limit is one on what is waited for between two choices
        return line

    def pause(self) -> None:
        """Waits for Enter, at a terminal; whatever else is typed there is not for the story."""
        if at_terminal():
            self.say("(Enter)", "note")
            self.ask()

    def agreed(self) -> bool:
        """Asks until the answer is yes or no; no answer at all is a yes."""
        while True:
            answer = (self.ask() or "yes").strip().lower()
            if answer in ("y", "yes"):
                return True
            if answer in ("n", "no"):
                return False
            self.say("Please answer yes or no.", "note")
