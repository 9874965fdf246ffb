"""Unsaid: stories whose characters have minds of their own.

``load`` opens a world from a file, or by the name of one that comes with Unsaid; ``World.find`` looks for a story in
it. What they bring in is loaded when it is first asked for, so that a command pays only for what it uses.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from unsaid.version import VERSION as __version__

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld as World
    from unsaid.api.opened import WorldError, load
    from unsaid.budget import Budget, Spent
    from unsaid.data.limits import Limits
    from unsaid.errors import UnsaidError


__all__ = ["Budget", "Limits", "Spent", "UnsaidError", "World", "WorldError", "__version__", "load"]

_HOMES = {
    "load": "unsaid.api.opened:load",
    "World": "unsaid.api.opened:OpenWorld",
    "WorldError": "unsaid.api.opened:WorldError",
    "Limits": "unsaid.data.limits:Limits",
    "Budget": "unsaid.budget:Budget",
    "Spent": "unsaid.budget:Spent",
    "UnsaidError": "unsaid.errors:UnsaidError",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'unsaid' has no attribute {name!r}")
    home, _, called = _HOMES[name].partition(":")
    return getattr(import_module(home), called)


def __dir__() -> list[str]:
    return __all__
