"""Names and types: from what was parsed to a world in which everything is settled."""

from .world import Checker

__all__ = ["Checker"]
