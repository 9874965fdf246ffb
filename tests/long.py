"""The two long worlds. What goes through every act of them takes minutes; it is left to ``make deep``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

LONG = ("the-unsaid", "the-lesson")


def deep(cases: Iterable[Any]) -> list[Any]:
    """Cases of a test, each a world's name or a row that begins with one: those of the long worlds are marked."""
    return [_marked(case) for case in cases]


def _marked(case: Any) -> Any:
    row = (case,) if isinstance(case, str) else tuple(case)
    return pytest.param(*row, marks=pytest.mark.deep) if row[0] in LONG else case
