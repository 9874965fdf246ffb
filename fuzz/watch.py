"""Limits on one input, in time of the processor and in memory, so that what never ends is a finding and not a wait.

A first clock raises ``TooLong`` in Python. Code outside Python may not look at it; a second one, later, then ends the
process, and whoever started it knows which input it had. Both count only the time this process computes, so a busy
machine breaks nothing.
"""

from __future__ import annotations

import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from fuzz.finding import TooLarge, TooLong

SECONDS = 2.0
"""Of the processor, for one input, where its target does not say otherwise."""

HARD = 5
"""How many times as long until the process is ended."""

GROWTH = 256
"""MiB by which one input may raise the most memory held."""

ADDRESSES = 6 << 30
"""Bytes of address space; the engine's threads reserve much that they never touch."""


def prepare() -> None:
    """Makes this process one in which inputs are tried."""
    prepare_clocks()
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def prepare_clocks() -> None:
    """Has the clocks do what they are for, and limits nothing else."""
    signal.signal(signal.SIGVTALRM, _stop)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)


def _stop(*_: object) -> None:
    raise TooLong


@contextmanager
def limited(seconds: float = SECONDS) -> Iterator[None]:
    """While inside, the clocks run; afterwards the memory is looked at."""
    before = peak()
    signal.setitimer(signal.ITIMER_PROF, seconds * HARD)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 0.25)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)
    if peak() > before + GROWTH:
        raise TooLarge(f"{peak() - before:,} MiB more than before")


def peak() -> int:
    """The most memory this process has held, in MiB."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held >> (20 if sys.platform == "darwin" else 10)
