"""The second opinion: stories and statements about minds gone through again by somebody who did not make them.

``minds`` are minds of its own, worked out from the ground world alone, and ``replay`` asks them what the study of minds
asks of the engine; ``stories`` goes through acts and their reasons, and ``statements`` through what is said of the
minds in a story. Nothing here is shared with the engine or with whoever makes what is checked, but data: the ground
world (``unsaid.world``) and what is handed over (``unsaid.data``).
"""

from __future__ import annotations

from unsaid.checker.minds.seeking import GivenUp
from unsaid.checker.minds.settling import Restless
from unsaid.checker.stories.checking import Finding, check, explain_acts, findings

__all__ = ["Finding", "GivenUp", "Restless", "check", "explain_acts", "findings"]
