"""Whether a paragraph said again says what it said before.

No program can tell that in full. This one is strict instead: it knows a number of ways to stray, and wherever an answer
could be one of them it is refused, and the paragraph is told as it was. A good answer refused costs a little variety; a
bad one let through could give the story away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from unsaid.english.quotes import curled
from unsaid.telling.voice.doing import doings, tense, things
from unsaid.telling.voice.paper import Brief
from unsaid.telling.voice.words import (
    FIRST,
    SECOND,
    SMALL,
    THIRD,
    bare,
    negations,
    numbers,
    of_minds,
    outside_speech,
    sentences,
    speeches,
    stems,
    words,
)
from unsaid.text.hidden import hidden

SHORTEST, LONGEST, SLACK = 0.5, 1.6, 4
"""How much shorter and longer an answer may be, in words, and how many words either way never matter."""

_MARKUP = re.compile(r"^\s*(?:#{1,6}\s|[-*+•]\s|\d+[.)]\s|>|```)|\*\*|__|</?\w+>|`")


def strays(brief: Brief, answer: str) -> str | None:
    """How an answer strays from its paragraph, in a few words; None where it does not."""
    before, after = curled(brief.text), curled(answer.strip())
    return next((how for judge in JUDGES for how in judge(brief, before, after)), None)


def _shape(_: Brief, before: str, after: str) -> Iterator[str]:
    if not after:
        yield "it is empty"
    if "\n" in after or _MARKUP.search(after) or next(hidden(after), None) is not None:
        yield "it is not one paragraph of plain text"
    told, said = len(words(before)), len(words(after))
    if not told * SHORTEST - SLACK <= said <= told * LONGEST + SLACK:
        yield "its length is another"


def _speech(_: Brief, before: str, after: str) -> Iterator[str]:
    if speeches(before) != speeches(after):
        yield "somebody says something else"


def _names(brief: Brief, before: str, after: str) -> Iterator[str]:
    """A word with a capital must be in the paragraph, or be a small word that begins a sentence."""
    known = {bare(w) for w in words(before)} | {bare(n) for n in brief.names}
    for sentence in sentences(outside_speech(after)):
        for place, word in enumerate(words(sentence)):
            plain = bare(word)
            if word[0].isupper() and plain not in known and plain != "i" and (place > 0 or not _opens(plain)):
                yield f"it names {word}"


def _opens(word: str) -> bool:
    """Whether a word that is no name may begin a sentence."""
    return word in SMALL or word.endswith(("ing", "ly"))


def _numbers(_: Brief, before: str, after: str) -> Iterator[str]:
    if numbers(before) != numbers(after):
        yield "its numbers are others"


def _denial(_: Brief, before: str, after: str) -> Iterator[str]:
    if negations(before) != negations(after):
        yield "it denies something else"


def _person(_: Brief, before: str, after: str) -> Iterator[str]:
    told = {bare(w) for w in words(outside_speech(before))}
    said = {bare(w) for w in words(outside_speech(after))}
    for forms in (FIRST, SECOND, THIRD):
        if bool(told & forms) < bool(said & forms):
            yield "it is told in another person"


def _minds(brief: Brief, before: str, after: str) -> Iterator[str]:
    """A new thought or feeling is let through only where nobody but the side itself could have it."""
    told = of_minds(before)
    for sentence in sentences(outside_speech(after)):
        plain = {bare(w) for w in words(sentence)}
        new = of_minds(sentence) - told
        others = (plain & (FIRST | SECOND | THIRD) | plain & brief.names) - brief.own
        if new and (others or not plain & brief.own):
            yield f"it looks into somebody ({min(new)})"


def _facts(brief: Brief, before: str, after: str) -> Iterator[str]:
    """No fact that is not known there may have come to be said."""
    told, said = stems(before), stems(after)
    for fact in brief.foreign:
        says = stems(fact)
        if says and says <= said and not says <= told:
            yield f"it says that {fact}"


JUDGES: tuple[Callable[[Brief, str, str], Iterator[str]], ...] = (
    _shape,
    _speech,
    _names,
    _numbers,
    _denial,
    _person,
    _minds,
    _facts,
    things,
    doings,
    tense,
)
