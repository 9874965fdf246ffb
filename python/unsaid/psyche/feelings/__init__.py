"""Feelings, worked out from beliefs: what is felt, by whom, at what, how strongly and for how long.

The table is that of ``docs/explanation/feelings.md``; its rows go back to Ortony, Clore and Collins, *The Cognitive
Structure of Emotions* (1988): feelings about events, about acts, and about what others are to us. Each family of rows
has a file of its own.
"""

from unsaid.psyche.feelings.felt import feelings, felt_at
from unsaid.psyche.feelings.mood import moods

__all__ = ["feelings", "felt_at", "moods"]
