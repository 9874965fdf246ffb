"""A line taken apart: sentences and clauses, and words without their endings, with everybody as one word.

A character is one token, ``@Name``, however it is called; *I* is the speaker and *you* the hearer. That is what makes
“I took it”, said by Kit, and “it was Kit who took it” the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from unsaid.english import finite
from unsaid.english.quotes import curled
from unsaid.language import core
from unsaid.telling.names import spaced
from unsaid.telling.voice.words import NOT, SMALL, bare, stem

NUMBERS = dict(
    zip(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        map(str, range(13)),
        strict=True,
    )
) | {"twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "hundred": "100"}

CLITICS = frozenset(["ll", "ve", "re", "m", "d", "s", "t", "o", "ca", "wo", "don", "didn", "wasn", "isn", "doesn"])
"""What is left of small words behind an apostrophe, or before one."""

DENYING = NOT | {"lost", "lose", "loses", "lack", "lacks"}
"""Words by which something is denied: whoever has lost something has it not."""

_GONE = re.compile(r"\bgone from\b", re.IGNORECASE)
_CLITIC = re.compile(r"’(ll|ve|re|m|d)\b")
_IS = re.compile(r"\b(he|she|it|that|there|who|what|here|where)’s\b", re.IGNORECASE)
_OWNS = re.compile(r"\b(?:is|are|was|were) (mine|yours|his|hers)\b(?=\s*(?:[,.?!;]|and\b|$))", re.IGNORECASE)
TITLE = re.compile(r"\b(Mrs|Mr|Ms|Dr|St)\.\s*")
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")
_WORD = re.compile(r"@\w+|[^\W_][\w’-]*")
_TAG = re.compile(
    r",\s*(?:don|didn|won|aren|weren|wasn|isn|doesn|haven|hasn|can|couldn)’t (?:you|it|he|she|they|I)\b|"
    r",\s*(?:do|did|will|are|were|is|have|has|can) (?:you|it|he|she|they)(?=\s*[,?.]|$)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:^|,)\s*(?:sir|madam|chef|ma’am|poor man|God forgive me)\b\s*,?|\bI dare say\b", re.IGNORECASE
)


class Token(msgspec.Struct, frozen=True):
    """A word: as it is written, in lower case without what an apostrophe adds, and its stem."""

    text: str
    plain: str
    stem: str

    @property
    def who(self) -> str | None:
        """The character it stands for."""
        return self.text[1:] if self.text.startswith("@") else None


class Sentence(msgspec.Struct, frozen=True, dict=True):
    """A sentence; ``asks``: it is a question."""

    text: str
    tokens: tuple[Token, ...]
    asks: bool = False

    @cached_property
    def plain(self) -> frozenset[str]:
        """The words of it."""
        return frozenset(t.plain for t in self.tokens)

    @cached_property
    def stems(self) -> frozenset[str]:
        """What it speaks of: the stems of words that say something, and those who are named."""
        return frozenset(t.text if t.who else t.stem for t in self.tokens if t.who or t.plain not in SMALL | CLITICS)

    @cached_property
    def denied(self) -> bool:
        """Whether it is denied: an odd number of times."""
        return bool(sum(t.plain in DENYING or t.text.endswith("n’t") for t in self.tokens) % 2)


class Names:
    """Everybody's names in one world, as somebody says them to somebody."""

    def __init__(self, world: core.World, speaker: str | None = None, hearer: str | None = None) -> None:
        self.speaker, self.hearer = speaker, hearer
        found = {name: who for who in world.members("character") for name in _names(world, who, speaker)}
        self._names = sorted(found.items(), key=lambda pair: -len(pair[0]))

    def named(self, text: str) -> str:
        """The text with everybody's name as one word."""
        told = _OWNS.sub(r"belongs to \1", _IS.sub(r"\1 is", _GONE.sub("not in", TITLE.sub(r"\1 ", curled(text)))))
        for name, who in self._names:
            told = re.sub(rf"(?<![\w@])(?:the )?{re.escape(name)}(?!\w)", f"@{who}", told, flags=_flags(name))
        if self.speaker is not None:
            told = re.sub(r"\b[Mm]y\b", f"@{self.speaker}’s", told)
            told = re.sub(r"\b(?:I|me|myself|[Mm]ine)\b", f"@{self.speaker}", told)
        if self.hearer is not None:
            told = re.sub(r"\byour\b", f"@{self.hearer}’s", told, flags=re.IGNORECASE)
            told = re.sub(r"\b(?:you|yourself|yours)\b", f"@{self.hearer}", told, flags=re.IGNORECASE)
        return told

    def sentences(self, text: str) -> list[Sentence]:
        """The sentences of a line, without who is addressed in passing, and without *don’t you* behind them."""
        told = _ADDRESS.sub("", _TAG.sub("", TITLE.sub(r"\1 ", curled(text))))
        return [made for part in _SENTENCE.findall(told) if (made := self.sentence(part)).tokens]

    def sentence(self, text: str) -> Sentence:
        """One sentence, or a clause of one."""
        return Sentence(text.strip(), tuple(tokens(self._calling(self.named(text)))), text.rstrip().endswith("?"))

    def _calling(self, told: str) -> str:
        """Without the hearer's name where it calls the hearer: “Yes, Jon.”"""
        if self.hearer is None:
            return told
        return re.sub(rf",\s*@{self.hearer}\s*(?=[,.?!;]|$)|^\s*@{self.hearer},", ",", told)


def _flags(name: str) -> re.RegexFlag:
    return re.IGNORECASE if name[0].islower() else re.NOFLAG


def _names(world: core.World, who: str, speaker: str | None) -> Iterable[str]:
    """What a character is called: its name, and what others call it, of which only the speaker's own may be anybody's
    word, such as “my aunt”."""
    yield from (who, spaced(who))
    for called in world.called:
        if called.entity == who and called.by in (None, speaker) and "{" not in called.text:
            yield TITLE.sub(r"\1 ", curled(called.text)).removeprefix("the ")


def tokens(text: str) -> list[Token]:
    """The words of a text."""
    return [_token(word) for word in _WORD.findall(_CLITIC.sub(r" \1", text.replace("-", " ")))]


def _token(word: str) -> Token:
    if word.startswith("@"):
        return Token(word.split("’")[0], word.split("’")[0], word.split("’")[0])
    plain = bare(word)
    return Token(word, plain, NUMBERS.get(plain) or _stem(word))


def _stem(word: str) -> str:
    """The stem, without a consonant that its ending doubled, and with an e that it took: *getting*, *leaving*."""
    found = stem(word)
    doubled = (
        len(found) > 3 and found[-1] == found[-2] and found[-1] in "bdgmnprt" and bare(word).endswith(("ing", "ed"))
    )
    if doubled:
        return found[:-1]
    silent = bare(word).endswith("ing") and not _is_base(found) and finite(f"{found}e") is not None
    return f"{found}e" if silent else found


def _is_base(word: str) -> bool:
    """Whether a word is a verb without an ending, and not the past of another: *hid*."""
    found = finite(word)
    return found is not None and found.verb.many == word


def overlap(one: Iterable[str], other: Iterable[str]) -> frozenset[str]:
    """The words of one that the other has too."""
    return frozenset(one) & frozenset(other)


def joined(sentences: Sequence[Sentence]) -> str:
    """The sentences as one text."""
    return " ".join(sentence.text for sentence in sentences)
