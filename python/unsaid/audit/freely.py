"""Items written freely by a causal template, as BigToM's: something is so, it changes, and one sentence says who saw
that.

No parser reads such English; but the template fixes the answer once three things are known: whether the change was
seen, which answer is the state before it, and which the state after it. The two answers are told apart by the words
they do not share: whichever has its words in the story before the change is the old one. What cannot be told so is
left unread.
"""

from __future__ import annotations

import re

from unsaid.audit.reading import Record
from unsaid.audit.sentences import Unreadable, sentences
from unsaid.conventions.events import Event, Question, Tale

PERCEIVES = re.compile(
    r"\b(sees?|saw|seeing|notic(?:es?|ed|ing)|reali[sz](?:es?|ed|ing)|observ(?:es?|ed|ing)|hears?|heard|watch(?:es|ed)?|"
    r"spots?|spotted|discovers?|discovered|witness(?:es|ed)?|perceiv(?:es?|ed)|overhears?|aware|unaware|finds? out|"
    r"found out|learns?|learned|oblivious)\b",
    re.IGNORECASE,
)
NOT = re.compile(
    r"\b(not|never|unaware|oblivious|without|fails? to|failed to|cannot|no one|nobody|neither|unable)\b|n['’]t\b",
    re.IGNORECASE,
)
COMMON = frozenset(
    {"a", "an", "the", "is", "are", "was", "were", "be", "been", "to", "of", "in", "on", "at", "with", "and", "or"}
    | {"that", "this", "it", "its", "has", "have", "had", "will"}
)


def tale_of(record: Record) -> tuple[Tale, Question]:
    """The story as events, and what is asked. Raises Unreadable."""
    told = sentences(record.story)
    place, saw = _percept(told)
    old, new = _old_and_new(record, told, place)
    who = _mind(told[place], record.question)
    before = max(0, place - 2)
    events = (
        Event("enter", who, room="there", line=before + 1, text=told[before]),
        Event("put", thing="it", box=old, room="there", line=before + 1, text=told[before]),
        *(() if saw else (Event("exit", who, room="there", line=place, text=told[place - 1]),)),
        Event("enter", "somebody", room="there", line=place, text=told[place - 1]),
        Event("move", "somebody", thing="it", box=new, line=place, text=f"{told[place - 1]} {told[place]}"),
    )
    return Tale(events), Question("belief", "it", (who,), record.question)


def _percept(told: list[str]) -> tuple[int, bool]:
    """The sentence that says whether the change was seen, and whether it was."""
    for place in range(len(told) - 1, 0, -1):
        if PERCEIVES.search(told[place]):
            return place, not NOT.search(told[place])
    raise Unreadable("no sentence says whether the change was seen")


def _old_and_new(record: Record, told: list[str], place: int) -> tuple[str, str]:
    """The answer that is the state before the change, and the one that is the state after it."""
    if len(record.choices) != 2:
        raise Unreadable(f"an item of this kind has 2 choices, and here are {len(record.choices)}")
    first, second = (choice.rstrip(". ") for choice in record.choices)
    before, at = _words(" ".join(told[: place - 1])), _words(told[place - 1])
    marks = [_words(first) - _words(second), _words(second) - _words(first)]
    early = [len(words & before) for words in marks]
    late = [len((words & at) - before) for words in marks]
    if early[0] - late[0] > early[1] - late[1]:
        return first, second
    if early[0] - late[0] < early[1] - late[1]:
        return second, first
    raise Unreadable("it cannot be told which answer is the state before the change")


def _mind(percept: str, question: str) -> str:
    """Whose mind is asked about: a name of the sentence that the question has too."""
    names = re.findall(r"\b[A-Z][\w'’-]*", percept)
    return next((name for name in names if re.search(rf"\b{re.escape(name)}\b", question)), "the one asked about")


def _words(text: str) -> frozenset[str]:
    """The words of a text, roughly without their endings."""
    found = re.findall(r"[^\W_]+", text.lower())
    return frozenset(re.sub(r"(?:ing|ed|es|s)$", "", word) if len(word) > 4 else word for word in found) - COMMON
