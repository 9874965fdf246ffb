"""Outlines: the table in a writer's notebook, held to what everybody in it could know.

An outline says scene by scene who is there, what comes out, and what somebody relies on, works out, is told, is lied
to, forgets or wants. That is enough to go through it as the minds of its people would: each knows what came out where
they were, and nothing else. Whoever relies on more has a hole under their feet. ``written`` makes an outline of a text,
in one of three forms, ``following`` goes through it, ``judging`` says what does not hold and what would mend it, and
``founding`` writes the world that it stands for.
"""

from .judging import Hole, Knower, Remark, Repair
from .model import Item
from .opening import Outline, OutlineProblem, outline

__all__ = ["Hole", "Item", "Knower", "Outline", "OutlineProblem", "Remark", "Repair", "outline"]
