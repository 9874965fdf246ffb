"""The glossary of the manual has each word once, and leads to names that are there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import unsaid

ROOT = Path(__file__).resolve().parent.parent.parent
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "reference" / "glossary.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| word")
]


def found(name: str) -> bool:
    """Whether there is such a public name, or such a member or field of one."""
    owner, _, member = name.partition(".")
    there = getattr(unsaid, owner, None)
    fields = {**getattr(there, "__dataclass_fields__", {}), **getattr(there, "__annotations__", {})}
    return owner in unsaid.__all__ and (not member or hasattr(there, member) or member in fields)


def test_each_word_stands_there_once() -> None:
    """No word has two meanings."""
    words = Counter(re.sub(r"\[(.*?)\]\(.*?\)", r"\1", row[0]) for row in ROWS)
    assert len(words) > 50
    assert [word for word, times in words.items() if times > 1] == []


def test_names_are_there() -> None:
    """Whatever stands in the column of Python can be had from the package."""
    names = [name for row in ROWS for name in re.findall(r"`([\w.]+)`", row[2])]
    assert len(names) > 30
    assert [name for name in names if not found(name)] == []
