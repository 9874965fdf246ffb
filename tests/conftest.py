"""What all tests share: where public data lies, how Hypothesis runs, and that every story found is checked."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import checked

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("default"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

checked.install()


@pytest.fixture(scope="module", autouse=True)
def room() -> Iterator[None]:
    """What the tests of a file have remembered goes with them: limits of memory hold of a whole process, and
    other tests of it are still to come."""
    yield
    for module in [module for name, module in sys.modules.items() if name.startswith("tests.")]:
        for kept in [kept for kept in vars(module).values() if hasattr(kept, "cache_clear")]:
            kept.cache_clear()
        if hasattr(module, "let_go"):
            module.let_go()
    if resident() > LARGE:
        gc.collect()
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # not every C library can give back what it holds
        if trim is not None:
            trim(0)


LARGE = 400 << 20
"""How many bytes a process of tests may hold before it is worth looking for what can be given back: a look through all
that is held takes a tenth of a second, and there are some hundred files of tests."""


def resident() -> int:
    """How many bytes of memory the process holds now; 0 where the system does not say."""
    held = Path("/proc/self/statm")
    return int(held.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if held.exists() else 0


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public problem files and data; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("public data (../shared) is not here")
    return SHARED
