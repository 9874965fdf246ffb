"""Which tests run which lines, and how long each takes: a run of the quick tests under coverage.py, kept.

Made by ``make mutants`` before the first fault is planted; a line that no test runs needs no fault to be known unseen.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from sites import ROOT


@dataclass(frozen=True)
class Ran:
    """By file in the project and line, the tests that run it, quickest first; and what each test takes, in seconds."""

    lines: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]

    def by(self, file: str, line: int) -> list[str]:
        """The tests that run a line; of one that runs at import, those that run anything in its file."""
        ran = self.lines.get(file, {})
        return ran.get(line) or list(dict.fromkeys(test for tests in ran.values() for test in tests))

    def whole(self, tests: list[str], most: float) -> list[str]:
        """The functions that these tests are cases of, quickest first, as far as they take so many seconds together."""
        cost: dict[str, float] = defaultdict(float)
        for test, seconds in self.seconds.items():
            cost[test.split("[")[0]] += seconds
        functions = sorted({test.split("[")[0] for test in tests}, key=lambda name: (cost[name], name))
        spent = list(accumulate(cost[name] for name in functions))
        return [name for name, until in zip(functions, spent, strict=True) if until <= most]


def load(place: Path) -> Ran:
    """What a run of the suite left in ``place``: the database of coverage.py and the times of the tests."""
    from coverage import CoverageData  # pyright: ignore[reportMissingImports]  # only make mutants installs it

    data = CoverageData(basename=str(place / "data"))
    data.read()
    seconds: dict[str, float] = json.loads((place / "seconds.json").read_text(encoding="utf-8"))
    lines: dict[str, dict[int, list[str]]] = {}
    for name in data.measured_files():
        ran: dict[int, list[str]] = defaultdict(list)
        for line, contexts in data.contexts_by_lineno(name).items():
            tests = {c.split("|")[0] for c in contexts if c}
            ran[line] = sorted(tests, key=lambda test: (seconds.get(test, 9.0), test))
        lines[str(Path(name).relative_to(ROOT))] = ran
    return Ran(lines, seconds)
