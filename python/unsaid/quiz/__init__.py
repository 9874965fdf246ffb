"""Questions about who believes what: stories made from a seed, told so that the answer is fixed, and asked about.

``item`` is what is made, ``dials`` how; ``course`` is what happens in a story and ``minds`` what everybody then holds;
``chronicle`` tells it, by the conventions of ``card``; ``asking`` finds twins, and ``kinds`` knows what can be asked;
``making`` yields the items of a seed, each by its number.
"""

from __future__ import annotations

from unsaid.quiz.dials import Dials
from unsaid.quiz.item import Item
from unsaid.quiz.making import items

__all__ = ["Dials", "Item", "items"]
