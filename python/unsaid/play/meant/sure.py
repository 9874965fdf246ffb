"""Where what is only likely is likely enough to be done without asking.

``guess.py`` says which choice a line is nearest to; it is generous, and a question follows. Most of its guesses are
right, and a player who has to answer yes to each of them soon goes back to numbers. So the first guess is taken at its
word where everything speaks for it at once: it is far ahead of the second; every word of the line that says something
has one like it in the choice, or in the words the act is told in; what the line *does* is what the choice does; and
nothing that the one denies is in the other undenied. One word alone has to be the choice's own, or one that can stand
for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from unsaid.play.meant.guess import guessed, near, shown, told_like, weighed, weight
from unsaid.play.meant.heard import Word, heard, letters, names_of
from unsaid.play.meant.sayings import LIGHT

MUCH = 0.7
"""How much has to speak for the first guess."""
AHEAD = 0.55
"""How much at most for the second, beside it."""
EXPLAINED = 0.7
"""How much of the line the choice has to have."""
LIKE = 0.5
ALIKE = 0.85
"""How near a word is to another that is like it, and to one that can stand for it."""

_CANNOT = re.compile(r"\bcan'?t\b|\bcannot\b|\bcould(?:n't| not)\b", re.IGNORECASE)


def sure(line: str, choices: Sequence[str], people: Collection[str], told: Sequence[str]) -> int | None:
    """The choice that a line surely means, though its words are others; None where it is only likely, or none is.

    >>> sure("confess that it was me", ["Say that it was you", "Say that the boy let it go out"], [], [])
    0
    """
    found = guessed(line, choices, people, told)
    if not found or found[0][1] < MUCH or (found[1:] and found[1][1] > AHEAD * found[0][1]) or _CANNOT.search(line):
        return None
    best = found[0][0]
    names = names_of(people)
    spelt = frozenset(part for choice in choices for part in letters(choice))
    said = heard(weighed(line)[0][0], names, spelt, True).words
    choice = shown(choices[best], names)
    likes = [(word, near(word, choice), told_like(word, told[best]) if told else 0.0) for word in said]
    return best if _all_said(likes) else None


def _all_said(likes: Sequence[tuple[Word, float, float]]) -> bool:
    """Whether a choice has every word of a line that says something, each with how near the choice comes to it, and how
    near the words the act is told in."""
    whole = sum(weight(word) for word, _, _ in likes)
    much = [(word, max(own, 0.85 * told)) for word, own, told in likes]
    if not whole or any(own < 0 for _, own, _ in likes) or any(_lacks(word, like) for word, like in much):
        return False
    if sum(weight(word) * max(like, 0.0) for word, like in much) < EXPLAINED * whole:
        return False
    telling = [(own, told) for word, own, told in likes if weight(word) >= 0.9]
    return any(own >= ALIKE for own, _ in telling) or sum(told >= ALIKE for _, told in telling) > 1


def _lacks(word: Word, like: float) -> bool:
    """Whether a word says something that a choice has nothing like."""
    if like >= LIKE:
        return False
    return word.denied or weight(word) >= 0.9 or (word.lead and word.text not in LIGHT)
