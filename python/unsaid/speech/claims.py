"""What a sentence claims: something that is so, or what somebody knows, believes, or does not, of something else.

English puts the mind first and what is in it after: *the Captain doesn’t know that I know about his medals*. So a
sentence is cut behind each such verb; what is left is a plain claim, which the forms of facts know again or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from unsaid.english import finite
from unsaid.speech.tokens import Names, Sentence, Token
from unsaid.telling.voice.words import NOT, SMALL

KNOWING = frozenset(["know", "notice", "realise", "realize", "aware"])
"""What is known is so; what is believed may not be."""

UNKNOWN = ""
"""Somebody whose mind it is, and of whom it is not clear who that is."""

_SOMEBODY = frozenset(["he", "she", "they", "somebody", "someone", "who", "man", "woman", "people"])

HIDING = frozenset(["hide", "pretend", "conceal", "secret"])
"""Who hides something knows it."""

WANTING = frozenset(["want", "wants", "wanted", "let", "lets", "letting", "make", "makes", "making"])
"""Who wants another to think something has a mind that is looked into."""

HOLDING = (
    KNOWING
    | HIDING
    | frozenset(["think", "believe", "suspect", "suppose", "guess", "sure", "idea", "hope", "expect", "afraid"])
    | frozenset(["reckon", "imagine", "fancy", "assume", "presume"])
)

_JOINT = re.compile(
    r"[;:—]|,\s*(?:and|but|so|or|because|for|then)\b|\b(?:and|but|because|while)\b|,(?!\s*(?:that|if|who|which|where|when|than|whatever|though|as)\b)"
)
_PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_WONDER = re.compile(
    r"\W*@\w+ (?:do |can’t help |often )?wonder(?:ing)? (?:who|what|whether|if|how|why|where|when) (.+)"
)
"""Whoever wonders aloud what somebody did says that something was done."""

_FAR = re.compile(r"\b[Aa]s far as (@\w+) (?:knows?|can tell|is concerned|are concerned),?\s*")
"""What is so as far as somebody knows is what they believe."""

_LINKS = frozenset(
    [
        "that",
        "whether",
        "if",
        "how",
        "about",
        "very",
        "well",
        "perfectly",
        "quite",
        "it",
        "for",
        "all",
        "along",
        "of",
        "as",
        "do",
        "does",
        "did",
        "be",
        "been",
        "is",
        "am",
        "are",
        "have",
        "has",
        "had",
        "ve",
        "s",
        "re",
        "m",
        "always",
        "also",
        "still",
        "now",
        "ever",
        "just",
        "even",
        "only",
        "really",
        "yet",
        "already",
        "exactly",
        "either",
        "idea",
        "can",
        "may",
        "must",
        "might",
        "would",
        "should",
        "could",
        "to",
        "you",
    ]
)
_WH = frozenset(["who", "what", "where", "which", "whose", "whether", "how", "why", "when", "about"])


class Claim(msgspec.Struct, frozen=True):
    """A claim: a sentence about the world; or, with ``who``, what one or all of these know or believe (``denied``: do
    not) of ``inner``. ``asked``: who, where, about what: only that it is known is claimed, and not which way it is.
    ``meant``: they want another to hold it."""

    sentence: Sentence
    who: tuple[str, ...] = ()
    denied: bool = False
    knowing: bool = False
    inner: Claim | None = None
    asked: str = ""
    meant: bool = False

    @property
    def core(self) -> Claim:
        """The plain claim inside."""
        return self if self.inner is None else self.inner.core

    @property
    def depth(self) -> int:
        """How many minds it goes through."""
        return 0 if self.inner is None else 1 + self.inner.depth


def claims(sentence: Sentence, names: Names, people: Sequence[str]) -> Iterator[Claim]:
    """The claims of a sentence, clause by clause."""
    musing = _WONDER.match(names.named(sentence.text))
    if musing and f"@{names.speaker}" not in musing[1]:
        sentence = names.sentence(musing[1])
    said = _FAR.sub(r"\1 believes that ", names.named(sentence.text))
    if said != names.named(sentence.text):
        sentence = Sentence(said, names.sentence(said).tokens, sentence.asks)
    parts = _parts(said)
    if len(parts) <= 1:
        yield claim(Sentence(said, sentence.tokens, sentence.asks), people)
        return
    subject = ""
    for part in parts:
        made = names.sentence(part)
        if made.tokens and made.tokens[0].plain not in ("if", "when", "unless"):
            first = made.tokens[0]
            if subject and not first.who and finite(first.plain) is not None and first.plain not in SMALL:
                made = names.sentence(f"{subject} {part}")
            subject = made.tokens[0].text if made.tokens[0].who else ""
            yield claim(Sentence(made.text, made.tokens, sentence.asks), people)


def _parts(said: str) -> list[str]:
    """The clauses of a sentence; two people joined by *and* are one subject, and a name said after its pronoun stands
    in the pronoun's place: *he owes me three months, the Captain*."""
    told = re.sub(r"(@\w+) and (?=@\w+ )", r"\1 & ", said)
    parts = list[str]()
    for part in (one.replace(" & ", " and ") for one in _JOINT.split(told) if one.strip(" ,.?!")):
        name = re.fullmatch(r"\W*(@\w+)\W*", part)
        if name and parts and _PRONOUN.search(parts[-1]):
            parts[-1] = _PRONOUN.sub(name[1], parts[-1], count=1)
        else:
            parts.append(part)
    return parts


def claim(sentence: Sentence, people: Sequence[str]) -> Claim:
    """A sentence as a claim, however many minds it goes through."""
    return _claim(sentence, list(sentence.tokens), people, 0)


def _claim(sentence: Sentence, tokens: list[Token], people: Sequence[str], depth: int) -> Claim:
    place = next((n for n in range(len(tokens)) if _holds(tokens, n)), None)
    if place is None or depth > 3:
        return Claim(_sentence(tokens, sentence))
    who = _subject(tokens[:place], people)
    if not who:
        return Claim(_sentence(tokens, sentence))
    denied = _denied(tokens[: place + 1]) and tokens[place].stem not in HIDING
    rest = tokens[place + 1 :]
    first = _skipped(rest)
    asked = rest[first].plain if first < len(rest) and rest[first].plain in _WH else ""
    inner = _claim(sentence, rest[_skipped(rest, past=_WH) :], people, depth + 1)
    knowing = tokens[place].stem in KNOWING | HIDING or tokens[place].plain in ("idea", "found", "find", "knew", "kept")
    return Claim(sentence, who, denied, knowing, inner, asked, tokens[place].plain in WANTING or _musing(tokens, place))


def _holds(tokens: list[Token], place: int) -> bool:
    """Whether somebody holds something by the word at a place: *take* only with *it that* or *for*."""
    word = tokens[place]
    behind = [t.plain for t in tokens[place + 1 : place + 4]]
    if word.plain in ("take", "takes", "took"):
        return (behind[:1] == ["it"] and "that" in behind) or "for" in behind
    if word.plain in ("found", "find", "finds"):
        return behind[:1] == ["out"]
    if word.plain in ("keep", "keeps", "kept", "keeping"):
        return "from" in [t.plain for t in tokens[place + 1 : place + 7]]
    if word.plain in WANTING:
        named = bool(tokens[place + 1 : place + 2]) and tokens[place + 1].who is not None
        return named and (word.stem != "let" or any(t.stem in HOLDING for t in tokens[place + 2 : place + 5]))
    if word.stem == "think" and behind[:1] in (["of"], ["about"]):
        return True
    return word.stem in HOLDING or word.plain in ("idea", "sure", "aware", "thought", "knew", "known")


def _subject(before: list[Token], people: Sequence[str]) -> tuple[str, ...]:
    """Whose mind it is: whoever is named last before the verb; everybody but the speaker, for *nobody*."""
    named = [t.who for t, after in zip(before, [*before[1:], None], strict=False) if t.who and not _owner(after)]
    for token, after in reversed([*zip(before, [*before[1:], None], strict=False)]):
        if _owner(after) or token.plain in _SOMEBODY:
            return (UNKNOWN,)
        if token.who:
            return (named[0],) if len(named) > 1 and not _joined(before) else (token.who,)
        if token.plain in ("nobody", "everybody", "anybody"):
            return tuple(people)
    return ()


def _musing(tokens: list[Token], place: int) -> bool:
    """Whether somebody only thinks of something."""
    return tokens[place].stem == "think" and [t.plain for t in tokens[place + 1 : place + 2]] in (["of"], ["about"])


def _owner(after: Token | None) -> bool:
    """Whether whoever stands before is only named for something of theirs: *my aunt*."""
    return after is not None and after.plain == "s"


def _joined(before: list[Token]) -> bool:
    """Whether a clause has come to its end before a verb, and whoever stands before it is the subject of another."""
    return any(t.plain in ("if", "when", "as", "that", "than") for t in before)


def _denied(tokens: list[Token]) -> bool:
    return any(denies(t) for t in tokens[-6:])


def denies(token: Token) -> bool:
    """Whether a word denies."""
    return token.plain in NOT or token.text.endswith("n’t")


def _skipped(tokens: list[Token], past: frozenset[str] = frozenset()) -> int:
    """How many small words stand before what is known."""
    return next((n for n, t in enumerate(tokens) if t.plain not in _LINKS - _WH | past or denies(t)), len(tokens))


def _sentence(tokens: list[Token], of: Sentence) -> Sentence:
    return Sentence(" ".join(t.text for t in tokens), tuple(tokens), of.asks)
