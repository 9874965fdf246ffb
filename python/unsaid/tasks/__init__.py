"""Tasks of acting on beliefs: bring it about that somebody believes something, or does not, with acts that others
see or miss.

A task has a setting and a goal in English, and the world that both are made of. What is true of it is proved before
it is
handed out (``judging.py``): whether it can be done, in how few acts, and how deep a mind it takes (``cut.py``).
"""

from unsaid.tasks.card import Counts, card, counted
from unsaid.tasks.dials import Dials
from unsaid.tasks.grading import solved
from unsaid.tasks.making import Row, task, tasks

__all__ = ["Counts", "Dials", "Row", "card", "counted", "solved", "task", "tasks"]
