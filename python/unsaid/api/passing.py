"""Names of version 0.1 that are on their way out: they work for one release more, and say where to turn."""

from __future__ import annotations

import warnings
from typing import Any

OF_WORLDS = {"core": "core", "ground": "ground", "minds": "minds", "study": "study", "reading": "reading"}
"""What a world of 0.1 gave of its own workings, now under ``World.open``."""


def of_world(opened: Any, name: str) -> Any:
    """A name that a world of 0.1 had. Raises AttributeError where it had none."""
    if name not in OF_WORLDS:
        raise AttributeError(f"a World has no {name!r}")
    _warn(f"World.{name}", f"World.open.{name}, which is no part of the interface")
    return getattr(opened, name)


def of_result(result: Any, name: str) -> Any:
    """A name that the result of a search had in 0.1. Raises AttributeError where it had none."""
    if name.startswith("_") or not hasattr(result, name):
        raise AttributeError(f"an Outcome has no {name!r}")
    _warn(f"{name} of what World.find gives", "Outcome.story and Outcome.figures")
    return getattr(result, name)


def _warn(old: str, new: str) -> None:
    warnings.warn(f"{old} goes with the next version; use {new}", DeprecationWarning, stacklevel=4)
