"""A run beside the one kept before it: the ratio of each figure, and which got slower.

    .venv/bin/python bench/against.py NAME [OTHER.json]

compares bench/results/NAME.json with another run's file, or with the one last committed. A ratio above 1 is slower.
Machines differ and drift, so a ratio is only worth something between two runs on one machine; nothing fails by it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from report import RESULTS, ROOT, table

NOTICE = 1.25
"""Ratios from here on are pointed out."""

SMALL = 0.01
"""Seconds below which a ratio says nothing."""

FIGURES = {"planning": (("name",), "process"), "scaling": (("curve", "characters", "depth", "acts"), "search")}


def against(name: str, now: Sequence[dict[str, Any]], key: Sequence[str], figure: str) -> str:
    """A table of a run beside the results kept under its name; empty words where none are kept."""
    place = RESULTS / f"{name}.json"
    before = json.loads(place.read_text(encoding="utf-8")) if place.is_file() else []
    return compared(before, now, key, figure) if before else f"no earlier {name} run is kept to compare with"


def compared(before: Sequence[dict[str, Any]], now: Sequence[dict[str, Any]], key: Sequence[str], figure: str) -> str:
    """Each row's figure in both runs, and their ratio."""
    earlier = {tuple(row[k] for k in key): row[figure] for row in before}
    rows: list[list[str]] = []
    for row in now:
        name = tuple(row[k] for k in key)
        if name in earlier:
            rows.append([" ".join(map(str, name)), *ratio(earlier[name], row[figure])])
    return table(("row", "before s", "now s", "ratio", ""), rows)


def ratio(before: float, now: float) -> tuple[str, str, str, str]:
    """Both figures, their ratio, and a word where it is much."""
    if max(before, now) < SMALL:
        return f"{before:.3f}", f"{now:.3f}", "", ""
    found = now / max(before, 1e-4)
    word = "slower" if found >= NOTICE else "faster" if found <= 1 / NOTICE else ""
    return f"{before:.3f}", f"{now:.3f}", f"{found:.2f}", word


def committed(name: str) -> list[dict[str, Any]]:
    """The results of a name in the last commit."""
    path = f"HEAD:bench/results/{name}.json"
    ran = subprocess.run(["git", "-C", str(ROOT), "show", path], capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"no results called {name} are committed")
    return json.loads(ran.stdout)


def main() -> None:
    """Compares two kept runs."""
    if len(sys.argv) not in (2, 3) or sys.argv[1] not in FIGURES:
        sys.exit(f"usage: against.py {'|'.join(FIGURES)} [OTHER.json]")
    name = sys.argv[1]
    other = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")) if len(sys.argv) == 3 else committed(name)
    now = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    print(compared(other, now, *FIGURES[name]))


if __name__ == "__main__":
    main()
