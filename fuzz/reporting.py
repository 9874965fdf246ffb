"""What a run says: a line from time to time, a table at the end, and a file for each kind of finding."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from time import monotonic

from fuzz.finding import Finding
from fuzz.running import Tally

EVERY = 5.0
"""Seconds between two lines of progress, where they do not go to a terminal."""


class Progress:
    """Says how far a run is."""

    def __init__(self, tally: Tally, inputs: int) -> None:
        self._tally, self._inputs = tally, inputs
        self._began = monotonic()
        self._said = 0.0
        self._alive = sys.stderr.isatty()

    def __call__(self) -> None:
        """Says it, if it was not said just now."""
        now = monotonic()
        if now - self._said < (0.5 if self._alive else EVERY):
            return
        self._said = now
        done, seconds = self._tally.inputs, now - self._began
        line = f"{done:,} of {self._inputs:,} inputs, {done / max(seconds, 0.01):,.0f} a second, {self.found}"
        print(f"\r\x1b[K{line}" if self._alive else line, end="" if self._alive else "\n", file=sys.stderr, flush=True)

    @property
    def found(self) -> str:
        """How much was found, in words."""
        count = len(self._tally.findings)
        return "nothing found" if not count else f"{count} kind{'s' * (count > 1)} of finding"

    def end(self) -> None:
        """Leaves the line of progress."""
        if self._alive:
            print(file=sys.stderr)


def table(tally: Tally) -> str:
    """Inputs by target: how many, how many a second of one core, and what was found."""
    lines = [f"{'target':<10}{'inputs':>12}{'a second':>10}{'findings':>10}"]
    for name, count in tally.counts.items():
        kinds = sum(finding.target == name for finding in tally.findings.values())
        rate = count.inputs / count.seconds if count.seconds else 0.0
        lines.append(f"{name:<10}{count.inputs:>12,}{rate:>10,.0f}{kinds:>10,}")
    lines.append(f"{'all':<10}{tally.inputs:>12,}{'':>10}{len(tally.findings):>10,}")
    return "\n".join(lines)


def write(finding: Finding, folder: Path, seed: int, times: int) -> Path:
    """A finding's input in a file of its own, and beside it what is wrong and how to try it again."""
    name = sha256("\0".join(finding.key).encode()).hexdigest()[:10]
    place = folder / finding.target / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(finding.data)
    about = f"{finding.what}\nat {finding.place or 'an unknown place'}, {times} times with seed {seed}\n"
    again = f"try again: {command(place)}\n\n"
    place.with_suffix(".txt").write_text(about + again + finding.told, encoding="utf-8", errors="backslashreplace")
    return place


def command(place: Path) -> str:
    """The command that tries an input again."""
    return f"make fuzz REPLAY={place}"
