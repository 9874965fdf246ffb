"""What all tests share: where public data lies, how Hypothesis runs, and that every story found is checked."""

from __future__ import annotations

import os
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


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public problem files and data; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("public data (../shared) is not here")
    return SHARED
