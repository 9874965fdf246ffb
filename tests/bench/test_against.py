"""Two runs side by side."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

from against import compared  # pyright: ignore[reportMissingImports]  # programs beside one another


def test_what_got_slower_is_pointed_out() -> None:
    """Rows are matched by their key; a ratio from 1.25 on is called slower, and times too short to tell get none."""
    before = [{"name": "a", "s": 1.0}, {"name": "b", "s": 1.0}, {"name": "c", "s": 0.001}]
    now = [{"name": "a", "s": 1.5}, {"name": "b", "s": 0.5}, {"name": "c", "s": 0.005}, {"name": "new", "s": 1.0}]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in compared(before, now, ("name",), "s").splitlines()
    ]
    assert rows[2:] == [
        ["a", "1.000", "1.500", "1.50", "slower"],
        ["b", "1.000", "0.500", "0.50", "faster"],
        ["c", "0.001", "0.005", "", ""],
    ]
