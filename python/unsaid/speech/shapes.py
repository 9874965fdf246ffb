"""The shape of a sentence, as far as it decides what may be said without being understood: whom it is about, whether it
commands or offers, whether it is of the weather, and which of its words are more than anybody's."""

from __future__ import annotations

from itertools import pairwise

from unsaid.english import finite
from unsaid.english.kinds import is_noun, verb_of
from unsaid.speech.common import CORE, INDEFINITE, QUIET, SMALL_TALK, WEATHER
from unsaid.speech.tokens import Sentence
from unsaid.telling.voice.words import SMALL

OFFERED = frozenset(["take", "want", "find", "see", "have", "excuse", "need"])
"""What somebody may be told that they will do: it is offered, and not foretold."""


def weather(sentence: Sentence) -> bool:
    """Whether it is of the weather, which anybody may foretell."""
    return bool(sentence.stems & WEATHER) and sentence.stems <= WEATHER | CORE


def quiet(sentence: Sentence, speaker: str) -> bool:
    """Whether anybody may say so much of others: how they look, what they may do; not what they do or did."""
    others = any((t.who and t.who != speaker) or t.plain in ("he", "she", "they") for t in sentence.tokens)
    if not others:
        return True
    if offers(sentence):
        return True
    if _perfect(sentence) or (sentence.denied and {"have", "has", "had", "ve"} & sentence.plain):
        return False
    verbs = [t.plain for t in sentence.tokens if not t.who and (t.plain in QUIET or finite(t.plain) is not None)]
    found = next((v for v in verbs if v in QUIET or not is_noun(v)), verbs[0] if verbs else "")
    return found in QUIET or found == ""


def telling(sentence: Sentence) -> frozenset[str]:
    """Words that are more than anybody's."""
    return frozenset(w for w in sentence.stems if not (w in CORE or w in SMALL_TALK or w.startswith("@")))


def subject(sentence: Sentence, speaker: str) -> str:
    """Whom a sentence is about: the speaker, somebody without a name, another, something, or nobody (it asks, tells
    to do something, or is no sentence)."""
    for place, token in enumerate(sentence.tokens[:6]):
        if token.who == speaker or token.plain == "we":
            owner = place + 1 < len(sentence.tokens) and place == 0 and sentence.text[:2].lower() in ("my", "mi")
            return "thing" if owner else "I"
        if token.who or token.plain in ("he", "she", "they"):
            return "other"
        if token.plain in INDEFINITE:
            return "indefinite"
        if token.plain in _THINGS:
            behind = [t.plain for t in sentence.tokens[place + 1 : place + 3]]
            vague = token.plain in ("a", "an") or (token.plain == "the" and INDEFINITE & set(behind))
            return "indefinite" if vague else "thing"
        if place == 0 and _commands(sentence):
            return "none"
    return "none" if len(sentence.tokens) < 4 else "thing"


_THINGS = frozenset(["it", "that", "this", "there", "the", "his", "her", "their", "a", "an", "these", "those", "its"])


def ought(sentence: Sentence) -> bool:
    """Whether it is only said what somebody ought to do, in anybody's words."""
    plains = [t.plain for t in sentence.tokens]
    modal = {"must", "should", "ought"} & set(plains) or any(a == "has" and b == "to" for a, b in pairwise(plains))
    return bool(modal) and sentence.stems <= CORE


def offers(sentence: Sentence) -> bool:
    """Whether what somebody will do is offered to them: “you’ll take a cup of tea”."""
    plains = [t.plain for t in sentence.tokens]
    after = [plains[n + 1 : n + 3] for n, plain in enumerate(plains) if plain in ("will", "ll", "shall")]
    return any(two[:1] and two[0] in OFFERED and two[1:] != ["out"] for two in after)


def _perfect(sentence: Sentence) -> bool:
    """Whether something is said to have been done."""
    plains = [t.plain for t in sentence.tokens]
    places = [n for n, plain in enumerate(plains) if plain in ("have", "has", "had", "ve")]
    return any(verb_of(word) is not None and not is_noun(word) for n in places for word in plains[n + 1 : n + 3])


def _commands(sentence: Sentence) -> bool:
    """Whether a sentence begins with the base form of a verb."""
    first = sentence.tokens[0].plain
    found = finite(first)
    return first not in SMALL and found is not None and found.verb.many == first
