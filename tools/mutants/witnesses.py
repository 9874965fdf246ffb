"""Witnesses: the tests that are asked about a fault, and in which order.

Of a fault in Python, those that run its line; of one in the engine, those of the rooms that stand on it, since the
engine's own lines are not followed. The quickest are asked first, and before them those that saw most of the faults so
far. A witness that also fails where there is no fault (it took too long on a busy machine, or misses something that the
copy does not have) is not asked again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from coverage_map import Ran
from sites import ROOT, Fault

FEW = 60
"""Tests asked first, the quickest; most faults are seen by one of them."""

MOST = 60.0
"""Seconds of tests asked after those, as the suite was timed; of a fault tried for the first time, a third of it."""

ROOMS = ("minds", "checker", "story", "reference", "psyche", "play", "worlds")
ON_THE_ENGINE = tuple(f"tests/{room}/" for room in ROOMS)

PLAIN = re.compile(r"[\w./:-]+(?:\[[\w. -]*\])?")
"""Names of tests that can stand on a command line; the others are asked for with all their fellows."""


class Witnesses:
    """``ran`` tells which test runs which line; ``first`` are asked about every fault, before all others; whoever is
    ``patient`` asks more of them, and the engine's own tests, which take a minute to build."""

    def __init__(self, ran: Ran, first: list[str], patient: bool) -> None:
        self.ran = ran
        self.first = first
        self.patient = patient
        self.most = MOST if patient else MOST / 3
        self.seen: Counter[str] = Counter()
        """Of each test, how many faults of the engine it saw."""
        self.trusted: dict[str, bool] = {}
        """Of each test that saw a fault, whether it passes where there is none."""

    @property
    def refused(self) -> list[str]:
        """The tests that fail without a fault."""
        return [test for test, good in self.trusted.items() if not good]

    def of(self, fault: Fault) -> Iterator[list[str]]:
        """The tests to ask, in rounds."""
        rounds = self._of_engine() if fault.room == "engine" else self._of_python(fault)
        yield from (some for some in ([*self.first], *rounds) if some)

    def _of_python(self, fault: Fault) -> Iterator[list[str]]:
        tests = self.ran.by(str(fault.path.relative_to(ROOT)), fault.line)
        yield [test for test in tests if PLAIN.fullmatch(test)][:FEW]
        yield self.ran.whole(tests, self.most)

    def _of_engine(self) -> Iterator[list[str]]:
        yield [test for test, _ in self.seen.most_common(10)]
        yield self.ran.whole([t for t in self.ran.seconds if t.startswith(ON_THE_ENGINE)], self.most)
