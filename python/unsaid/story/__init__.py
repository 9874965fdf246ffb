"""Stories: found, written and read. A story itself is data (``unsaid.data.story``).

Each part is loaded when it is first asked for: telling a story needs neither the search nor Sabre's notation.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any
from warnings import warn

if TYPE_CHECKING:
    from unsaid.data.limits import Limits
    from unsaid.data.story import Beat, Reason, Result, Step, Story, story_from_json, to_json

    from .sabre import SabreError, from_sabre, to_sabre

__all__ = [
    "Beat",
    "Limits",
    "Reason",
    "Result",
    "SabreError",
    "Step",
    "Story",
    "from_sabre",
    "story_from_json",
    "to_json",
    "to_sabre",
]

_HOMES = {
    "unsaid.data.limits": ("Limits",),
    "unsaid.data.story": ("Beat", "Reason", "Result", "Step", "Story", "story_from_json", "to_json"),
    "unsaid.story.sabre": ("SabreError", "from_sabre", "to_sabre"),
}
_MOVED = {"unsaid.checker": ("Finding", "Restless", "check", "explain_acts")}
"""Names that were here in 0.1, and for this release still answer, with a warning."""

_HOME_OF = {name: home for homes in (_HOMES, _MOVED) for home, names in homes.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'unsaid.story' has no attribute {name!r}")
    home = _HOME_OF[name]
    if home in _MOVED:
        warn(f"unsaid.story.{name} is now {home}.{name}", DeprecationWarning, stacklevel=2)
    return getattr(import_module(home), name)
