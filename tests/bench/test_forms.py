"""The worlds that are written twice, at length and in the shorter forms, are the same world."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import unsaid

FORMS = Path(__file__).resolve().parent.parent.parent / "bench" / "forms"
PAIRS = sorted(FORMS.glob("*-long.world"))


def named(path: Path) -> Any:
    """The file for the engine with facts by their names, its rows in no order, and without lines and its own name."""
    data = json.loads(unsaid.load(path).to_ground())
    facts = [row["name"] for row in data["fluents"]]

    def spelt(part: Any) -> Any:
        if isinstance(part, dict):
            return {k: facts[v] if k == "fluent" else spelt(v) for k, v in part.items() if k not in ("line", "name")}
        if isinstance(part, list):
            got = len(part) == 2 and part[0] == "get" and isinstance(part[1], int)
            return ["get", facts[part[1]]] if got else [spelt(p) for p in part]
        return part

    rows = {key: spelt(data[key]) for key in data if key != "name"}
    names = sorted(row["name"] for row in (*data["fluents"], *data["entities"], *data["actions"]))
    return names, {k: sorted(v, key=str) if k in ("fluents", "beliefs", "entities") else v for k, v in rows.items()}


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_both_forms_are_one_world(path: Path) -> None:
    """Acts, effects, who sees what, wants and the start are the same, fact by fact."""
    assert named(path) == named(path.with_name(path.name.replace("-long", "")))
