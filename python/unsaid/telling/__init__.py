"""Telling: from acts and reasons to prose, from any side."""

from unsaid.telling.narration import Manner, Narration
from unsaid.telling.teller import Teller
from unsaid.telling.told import Paragraph, moment, told, told_by_turns
from unsaid.telling.why import Reasons

__all__ = ["Manner", "Narration", "Paragraph", "Reasons", "Teller", "moment", "told", "told_by_turns"]
