"""Progress of a search, on standard error, once it has taken longer than a second and somebody is watching."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from unsaid.terminal.output import gate, wipe

if TYPE_CHECKING:
    from unsaid.minds.data import Progress

PATIENCE = 1.0
"""Seconds of silence before anything is shown."""

PAUSE = 0.2
"""Seconds between two lines."""


class ProgressLine:
    """Shows how far a search is, on one line that is wiped when it ends. Call it with how far the search has come.

    ``limit``, ``acts`` and ``steps`` are the limits on seconds, on acts in the story and in an explanation.
    """

    def __init__(self, limit: float | None = None, acts: int | None = None, steps: int | None = None) -> None:
        self.limit = limit
        self.acts = acts
        self.steps = steps
        self.began = self.shown = time.monotonic()
        self.active = False

    def __call__(self, come: Progress) -> None:
        """Shows how far the search has come, if it is time to."""
        now = time.monotonic()
        if now - self.began < PATIENCE or now - self.shown < PAUSE:
            return
        self.shown, self.active = now, True
        bound = "" if self.limit is None else f" of at most {self.limit:g}"
        counts = f"{come.states:,} states, {come.minds:,} minds, courses of {come.acts} acts"
        text = f"{now - self.began:.0f}{bound} s: {self._tried(come.proved, come.steps)}{counts} (^C stops)"
        gate(sys.stderr).line(text)

    def _tried(self, proved: int, steps: int) -> str:
        """What is certain so far: with a limit on acts, how many of the lengths it allows are ruled out.

        Where explanations have no limit nothing is: it is said which are tried, and what would bring an end.
        """
        if steps and self.steps is None:
            settle = "--reasons N" if self.acts is not None else "--acts N, --reasons N"
            return f"reasons of {steps} act{'' if steps == 1 else 's'} (limits: {settle}), "
        most = "" if self.acts is None else f" of at most {self.acts}"
        return f"no story under {proved}{most} acts, " if proved else ""

    def wipe(self) -> None:
        """Clears the line."""
        if self.active:
            wipe()


class GraphLine(ProgressLine):
    """Shows how far a graph has been drawn."""

    def drawn(self, looked: int, known: int) -> None:
        """Shows how many positions were looked into, of those that are known."""
        now = time.monotonic()
        if now - self.began >= PATIENCE and now - self.shown >= PAUSE:
            self.shown, self.active = now, True
            text = f"{now - self.began:.0f} s: {looked:,} of {known:,} known positions looked into (^C stops)"
            gate(sys.stderr).line(text)


@contextmanager
def drawing() -> Iterator[Callable[[int, int], object] | None]:
    """A progress line for a graph, if standard error is a terminal, wiped afterwards."""
    line = GraphLine() if sys.stderr.isatty() else None
    try:
        yield None if line is None else line.drawn
    finally:
        if line is not None:
            line.wipe()


class MapLine(ProgressLine):
    """Shows how far a map has been drawn."""

    def __call__(self, come: Progress) -> None:
        """Shows how many states were looked into, of those that are known; then, of how many it was worked out how
        likely their ways are."""
        now = time.monotonic()
        if now - self.began >= PATIENCE and now - self.shown >= PAUSE:
            self.shown, self.active = now, True
            bound = "" if self.limit is None else f" of at most {self.limit:g}"
            what = (
                f"{come.states:,} of {come.minds:,} known states looked into"
                if come.minds
                else f"{come.states:,} states weighed"
            )
            gate(sys.stderr).line(f"{now - self.began:.0f}{bound} s: {what} (^C stops)")


@contextmanager
def mapping(limit: float | None = None) -> Iterator[MapLine | None]:
    """A progress line for a map, if standard error is a terminal, wiped afterwards."""
    line = MapLine(limit) if sys.stderr.isatty() else None
    try:
        yield line
    finally:
        if line is not None:
            line.wipe()


class TryingLine(ProgressLine):
    """Shows how many changes were tried. ``count`` is a list of one number, in which that is left."""

    def __init__(self, count: list[int]) -> None:
        super().__init__()
        self.count = count

    def tried(self, tried: int, all_: int, found: int) -> None:
        """Shows how many were tried, of how many, and on how many of them the end hangs."""
        self.count[:] = tried, all_
        now = time.monotonic()
        if sys.stderr.isatty() and now - self.began >= PATIENCE and now - self.shown >= PAUSE:
            self.shown, self.active = now, True
            text = f"{now - self.began:.0f} s: {tried:,} of {all_:,} tried, {found:,} found (^C stops)"
            gate(sys.stderr).line(text)


class CountLine(ProgressLine):
    """Shows how many of some things have been gone through."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what

    def come(self, number: int, all_: int) -> None:
        """Shows that so many are done, of how many."""
        now = time.monotonic()
        if sys.stderr.isatty() and now - self.began >= PATIENCE and now - self.shown >= PAUSE:
            self.shown, self.active = now, True
            gate(sys.stderr).line(f"{now - self.began:.0f} s: {number:,} of {all_:,} {self.what} (^C stops)")


@contextmanager
def counting(all_: int, what: str) -> Iterator[Callable[[int], object]]:
    """A progress line for so many things that are gone through one after another, wiped afterwards."""
    line = CountLine(what)
    try:
        yield lambda number: line.come(number, all_)
    finally:
        line.wipe()


@contextmanager
def trying(count: list[int]) -> Iterator[Callable[[int, int, int], object]]:
    """A progress line for changes that are tried one after another, wiped afterwards; ``count`` learns how
    many, of how many."""
    line = TryingLine(count)
    try:
        yield line.tried
    finally:
        line.wipe()


def progress(limit: float | None = None, acts: int | None = None, steps: int | None = None) -> ProgressLine | None:
    """A progress line, if standard error is a terminal; a search ends when its time limit is over."""
    return ProgressLine(limit, acts, steps) if sys.stderr.isatty() else None
