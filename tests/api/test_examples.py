"""The examples in docstrings of what is public, run."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

import unsaid
from unsaid import api

NAMES = {getattr(unsaid, name).__module__ for name in unsaid.__all__ if name != "__version__"}
ROOMS = sorted(NAMES | {f"unsaid.api.{room.name}" for room in pkgutil.iter_modules(api.__path__)})
FOUND = [test for room in ROOMS for test in doctest.DocTestFinder().find(import_module(room)) if test.examples]


@pytest.mark.slow
@pytest.mark.parametrize("example", FOUND, ids=lambda test: test.name)
def test_example_gives_what_it_shows(example: doctest.DocTest) -> None:
    """Every line of the example gives, word for word, what stands below it."""
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(example, out=report.append)
    assert "".join(report) == ""


def test_examples_are_found() -> None:
    """The search for examples finds those of functions, of classes and of methods."""
    names = {test.name for test in FOUND}
    assert {"unsaid.api.world.load", "unsaid.api.world.World", "unsaid.api.world.World.find"} <= names
