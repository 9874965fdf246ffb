"""Where the check of statements was in 0.1. It answers for this release still, with a warning.

It stands above this room now, so it is looked up when it is asked for, and not imported.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any
from warnings import warn

_NOW = {"Refusal": "Refusal", "check": "refusals", "left_out": "left_out"}


def __getattr__(name: str) -> Any:
    if name not in _NOW:
        raise AttributeError(f"module 'unsaid.psyche.check' has no attribute {name!r}")
    warn(f"unsaid.psyche.check.{name} is now unsaid.story.confirming.{_NOW[name]}", DeprecationWarning, stacklevel=2)
    return getattr(import_module("unsaid.story.confirming"), _NOW[name])
