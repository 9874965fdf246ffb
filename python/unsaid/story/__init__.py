"""Stories as data: found, checked, written and read.

``check`` and ``explain_acts`` are the checker, which shares nothing with the engine that finds stories. Each part is
loaded when it is first asked for: telling a story needs neither the checker nor Sabre's notation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .checker.triggers import Restless
    from .checking import Finding, check, explain_acts
    from .limits import Limits
    from .sabre import SabreError, from_sabre, to_sabre
    from .story import Beat, Reason, Result, Step, Story, story_from_json, to_json

__all__ = [
    "Beat",
    "Finding",
    "Limits",
    "Reason",
    "Restless",
    "Result",
    "SabreError",
    "Step",
    "Story",
    "check",
    "explain_acts",
    "from_sabre",
    "story_from_json",
    "to_json",
    "to_sabre",
]

_HOMES = {
    "checking": ("Finding", "check", "explain_acts"),
    "checker.triggers": ("Restless",),
    "limits": ("Limits",),
    "sabre": ("SabreError", "from_sabre", "to_sabre"),
    "story": ("Beat", "Reason", "Result", "Step", "Story", "story_from_json", "to_json"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'unsaid.story' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
