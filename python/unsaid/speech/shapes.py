"""The shape of a sentence, as far as it decides what may be said without being understood: whom it is about, whether it
commands or offers, whether it is of the weather, and which of its words are more than anybody's."""

from __future__ import annotations

from itertools import pairwise

from unsaid.english import finite
from unsaid.english.kinds import is_noun, verb_of
from unsaid.speech.common import CORE, FUTURE, INDEFINITE, QUIET, SMALL_TALK, WEATHER
from unsaid.speech.tokens import Sentence
from unsaid.telling.voice.words import SMALL, word_set

OFFERED = frozenset(["take", "want", "find", "see", "have", "excuse", "need"])
"""What somebody may be told that they will do: it is offered, and not foretold."""


def weather(sentence: Sentence) -> bool:
    """Whether it is of the weather, which anybody may foretell."""
    return bool(sentence.stems & WEATHER) and sentence.stems <= WEATHER | CORE


def quiet(sentence: Sentence, speaker: str) -> bool:
    """Whether anybody may say so much of others: how they look, what they may do; not what they do or did."""
    if not of_people(sentence, speaker):
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
    if sentence.tokens and sentence.tokens[0].plain in BEFORE and _of_me(sentence, speaker):
        return "I"
    for place, token in enumerate(sentence.tokens[:6]):
        if token.who == speaker or token.plain == "we":
            owner = place + 1 < len(sentence.tokens) and place == 0 and sentence.text[:2].lower() in ("my", "mi")
            return "thing" if owner else "I"
        if token.who or token.plain in ("he", "she", "they"):
            return "other"
        if token.plain in INDEFINITE and not _counted(sentence, place):
            return "indefinite"
        if token.plain in _THINGS:
            behind = [t.plain for t in sentence.tokens[place + 1 : place + 3]]
            vague = token.plain in ("a", "an") or (token.plain == "the" and INDEFINITE & set(behind))
            return "indefinite" if vague else "thing"
        if place == 0 and _commands(sentence):
            return "none"
    return "none" if len(sentence.tokens) < 4 else "thing"


BEFORE = frozenset(["since", "after", "before", "until", "till", "in", "on", "at", "by", "for", "from", "with", "to"])
"""What may stand before whom a sentence is about: *since that winter I …*."""


def _of_me(sentence: Sentence, speaker: str) -> bool:
    """Whether the first of those a sentence names is the speaker, who does something."""
    place = next((n for n, t in enumerate(sentence.tokens) if t.who or t.plain in ("he", "she", "they")), None)
    if place is None or sentence.tokens[place].who != speaker:
        return False
    behind = sentence.tokens[place + 1 : place + 2]
    return bool(behind) and (behind[0].plain in ("ve", "m", "d", "ll") or finite(behind[0].plain) is not None)


def _counted(sentence: Sentence, place: int) -> bool:
    """Whether *one* counts what stands behind it: *one spoonful*."""
    behind = [t.plain for t in sentence.tokens[place + 1 : place + 2]]
    return sentence.tokens[place].plain == "one" and bool(behind) and behind[0] not in SMALL and is_noun(behind[0])


def denies_that_there_is(sentence: Sentence) -> bool:
    """Whether it is only denied that there is something, or that somebody has it."""
    plains = [t.plain for t in sentence.tokens]
    return any(word in ("no", "never") and plains[n - 1] in _BEING for n, word in enumerate(plains) if n)


_BEING = frozenset(["is", "was", "are", "were", "s", "re", "be", "been", "have", "has", "had", "ve"])

POINTING = frozenset(["look", "search", "try", "ask", "count", "watch", "check", "see", "find", "go", "seek"])
"""What somebody is told to do where something is to be found."""


def points(sentence: Sentence, speaker: str) -> bool:
    """Whether somebody is told to look, or to ask, elsewhere than with the speaker."""
    plain = sentence.tokens[0].plain
    return plain in POINTING and not any(t.who == speaker for t in sentence.tokens[1:])


_DESCRIBED = frozenset(["who", "where", "that", "which", "whose"])


def described(sentence: Sentence) -> bool:
    """Whether something is described that is not named: *the place where*, *a man who*."""
    plains = [t.plain for t in sentence.tokens]
    return any(
        article in ("the", "a", "an") and link in _DESCRIBED for article, link in zip(plains, plains[2:], strict=False)
    )


def of_people(sentence: Sentence, speaker: str) -> bool:
    """Whether anybody besides the speaker is spoken of."""
    named = any((t.who and t.who != speaker) or t.plain in ("he", "she", "they") for t in sentence.tokens)
    return named or any(
        article.plain in ("the", "that", "this") and t.plain in PERSONS for article, t in pairwise(sentence.tokens)
    )


PERSONS = word_set(
    "boy girl man woman lad lass fellow chap lady gentleman lodger tenant soldier guest stranger visitor"
)


def states(sentence: Sentence) -> bool:
    """Whether it only says how a thing is: its first verb is *be*."""
    for token in sentence.tokens:
        if token.plain in _BEING - {"have", "has", "had", "ve"}:
            return True
        found = finite(token.plain)
        if found is not None and not is_noun(token.plain) and token.plain not in PREPOSED:
            return False
    return False


PREPOSED = frozenset(["like", "still", "even", "well", "right"])
"""Words that may be verbs, and are none where they stand before one."""


def of_a_thing(sentence: Sentence) -> bool:
    """Whether it is of a thing that has a name, and not of *it*, or of what there is."""
    return (
        len(sentence.tokens) > 1
        and sentence.tokens[0].plain in ("the", "this", "that")
        and is_noun(sentence.tokens[1].plain)
    )


def nothing_done(sentence: Sentence, speaker: str) -> bool:
    """Whether the hearer is only said not to have done anything to the speaker, who would know: *you’ve not asked me*.
    Where something is meant that was not done, more is said."""
    plains = [t.plain for t in sentence.tokens]
    hears = bool(sentence.tokens) and sentence.tokens[0].who not in (None, speaker)
    perfect = hears and plains[1:2] in (["have"], ["ve"], ["haven't"], ["haven’t"], ["haven"])
    meant = {"it", "that", "the", "this", "who", "what", "why", "how", "where", "truth", "all"} & set(plains)
    to_me = any(t.who == speaker for t in sentence.tokens)
    return perfect and to_me and sentence.denied and not meant and not telling(sentence)


def of_us(sentence: Sentence) -> bool:
    """Whether it is of one of us, or of some of us, and it is not said which."""
    plains = [t.plain for t in sentence.tokens]
    return any(
        two == ("of", "us") and plains[max(n - 1, 0)] not in ("none", "neither", "both", "all")
        for n, two in enumerate(pairwise(plains))
    )


_THINGS = frozenset(["it", "that", "this", "there", "the", "his", "her", "their", "a", "an", "these", "those", "its"])


def ought(sentence: Sentence) -> bool:
    """Whether it is only said what somebody ought to do, in anybody's words."""
    plains = [t.plain for t in sentence.tokens]
    modal = {"must", "should", "ought"} & set(plains) or any(a == "has" and b == "to" for a, b in pairwise(plains))
    return bool(modal) and sentence.stems <= CORE


def offers(sentence: Sentence) -> bool:
    """Whether what somebody will do is offered to them: “you’ll take a cup of tea”."""
    plains = [t.plain for t in sentence.tokens]
    if not any(t.who and after.plain in FUTURE for t, after in pairwise(sentence.tokens)):
        return False
    after = [plains[n + 1 : n + 3] for n, plain in enumerate(plains) if plain in ("will", "ll", "shall")]
    return any(two[:1] and two[0] in OFFERED and two[1:] != ["out"] and not _done(two) for two in after)


def _done(two: list[str]) -> bool:
    """Whether it is said what will have been done."""
    return two[0] == "have" and verb_of(two[-1]) is not None


def _perfect(sentence: Sentence) -> bool:
    """Whether something is said to have been done."""
    plains = [t.plain for t in sentence.tokens]
    places = [n for n, plain in enumerate(plains) if plain in ("have", "has", "had", "ve")]
    return any(verb_of(word) is not None and not is_noun(word) for n in places for word in plains[n + 1 : n + 3])


def _commands(sentence: Sentence) -> bool:
    """Whether a sentence begins with the base form of a verb, or with *don’t* and one."""
    first = sentence.tokens[0].plain
    if sentence.tokens[0].text.lower() in ("don’t", "never") and len(sentence.tokens) > 1:
        first = sentence.tokens[1].plain
    found = finite(first)
    return first not in SMALL and found is not None and found.verb.many == first
