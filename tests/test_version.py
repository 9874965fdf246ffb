"""The version, which stands in two places."""

from __future__ import annotations

import tomllib
from pathlib import Path

import unsaid


def test_the_package_and_its_description_name_the_same_version() -> None:
    """What ``--version`` prints is what is published."""
    described = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())
    assert described["project"]["version"] == unsaid.__version__
