"""Which tests run which lines, and how long each takes: a run of the whole suite under coverage.py, kept.

Made by ``make mutants`` before the first fault is planted; a line that no test runs needs no fault to be known unseen.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from sites import ROOT

Lines = dict[str, dict[int, list[str]]]
"""By file in the project and line: the tests that run it, quickest first."""


def load(place: Path) -> Lines:
    """What a run of the suite left in ``place``: the database of coverage.py and the times of the tests."""
    from coverage import CoverageData  # pyright: ignore[reportMissingImports]  # only make mutants installs it

    data = CoverageData(basename=str(place / "data"))
    data.read()
    seconds: dict[str, float] = json.loads((place / "seconds.json").read_text(encoding="utf-8"))
    lines: Lines = {}
    for name in data.measured_files():
        ran: dict[int, list[str]] = defaultdict(list)
        for line, contexts in data.contexts_by_lineno(name).items():
            tests = {c.split("|")[0] for c in contexts if c}
            ran[line] = sorted(tests, key=lambda test: (seconds.get(test, 9.0), test))
        lines[str(Path(name).relative_to(ROOT))] = ran
    return lines
