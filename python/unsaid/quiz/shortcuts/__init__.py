"""Looking for shortcuts: what is right more often than chance without knowing who saw what.

``tokens`` makes of an item what a model reads; ``ngrams`` and ``transformer`` learn on some seeds and are tried on
others, with other names; ``table`` puts what was found on the data card. Heavy packages are loaded here alone.
"""

from __future__ import annotations

from unsaid.quiz.shortcuts.table import looked_for

__all__ = ["looked_for"]
