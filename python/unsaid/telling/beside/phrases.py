"""The sentences of notes: “You now think James believes that …”."""

from __future__ import annotations

from collections.abc import Sequence

from unsaid.english.kinds import listed as in_a_row
from unsaid.telling.names import Lexicon, capital

SECOND = {
    "believes": "believe",
    "thinks": "think",
    "sees": "see",
    "wants": "want",
    "does": "do",
    "is": "are",
    "feels": "feel",
    "knows": "know",
}
"""Verbs for *you*, and for many."""


def mind(lexicon: Lexicon, names: Sequence[str], verb: str, adverb: str = "") -> str:
    """“You now believe”; or, of what one takes another to believe, “You now think James believes”."""
    first = capital(lexicon.name(names[0]))
    if len(names) == 1:
        return f"{first} {_before(verb, adverb, lexicon, names[0])}"
    inner = f"{lexicon.name(names[1])} {agreeing(lexicon, names[1], verb)}"
    return f"{first} {_before('thinks', adverb, lexicon, names[0])} {inner}"


def _before(verb: str, adverb: str, lexicon: Lexicon, name: str) -> str:
    return f"{adverb} {agreeing(lexicon, name, verb)}".strip()


def agreeing(lexicon: Lexicon, name: str, verb: str) -> str:
    """A verb as its subject asks for it: “she believes”, “you believe”, “the twins believe”."""
    return verb if lexicon.number(name, by_name=True) == "one" else SECOND[verb]


def without(lexicon: Lexicon, name: str, verb: str) -> str:
    """“You do not see”, “James does not know”."""
    return f"{capital(lexicon.name(name))} {agreeing(lexicon, name, 'does')} not {verb}"


def listed(clauses: Sequence[str], that: str = "") -> str:
    """Clauses in a row; with ``that``, each begins with it."""
    parts = [that + clause for clause in dict.fromkeys(clauses)]
    return in_a_row(parts)
