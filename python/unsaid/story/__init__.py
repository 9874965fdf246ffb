"""Stories as data: found, checked, written and read.

``check`` and ``explain_acts`` are the checker, which shares nothing with the engine that finds stories.
"""

from .check import Finding, check, explain_acts
from .checker.triggers import Restless
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
