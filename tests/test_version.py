"""The version, which stands in four places."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import unsaid

ROOT = Path(__file__).parents[1]


def test_the_package_and_its_description_name_the_same_version() -> None:
    """What ``--version`` prints is what is published."""
    described = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert described["project"]["version"] == unsaid.__version__


def test_the_engine_has_the_version_of_the_package() -> None:
    """Both are published as one."""
    engine = tomllib.loads((ROOT / "Cargo.toml").read_text())
    assert engine["workspace"]["package"]["version"] == unsaid.__version__


def test_what_is_cited_is_this_version() -> None:
    """As CITATION.cff has it."""
    cited = re.search(r"^version: (\S+)$", (ROOT / "CITATION.cff").read_text(), re.MULTILINE)
    assert cited is not None
    assert cited[1] == unsaid.__version__
