"""Unsaid: stories whose characters have minds of their own.

``load`` opens a world from a file, or by the name of one that comes with Unsaid; ``World.find`` looks for a story in
it. What they bring in is loaded when it is first asked for, so that a command pays only for what it uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unsaid.api import World, WorldError, load
    from unsaid.budget import Budget, Spent
    from unsaid.story.limits import Limits

__version__ = "0.1.0"

__all__ = ["Budget", "Limits", "Spent", "World", "WorldError", "__version__", "load"]

_HOMES = {
    "load": "unsaid.api",
    "World": "unsaid.api",
    "WorldError": "unsaid.api",
    "Limits": "unsaid.story.limits",
    "Budget": "unsaid.budget",
    "Spent": "unsaid.budget",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'unsaid' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
