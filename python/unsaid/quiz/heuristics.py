"""Shortcuts that need no learning: which choice is mentioned last in the story, and which is mentioned most beside what
the question asks about. Both read the whole story, and understand nothing of it."""

from __future__ import annotations

import re

from unsaid.quiz.item import Item

WORDS = re.compile(r"[A-Za-z']+")
COMMON = frozenset(
    {"a", "an", "and", "as", "at", "be", "because", "does", "for", "has", "he", "in", "is", "it", "last", "nothing"}
    | {"of", "on", "she", "so", "that", "the", "there", "they", "think", "thinks", "to", "under", "was", "where"}
    | {"who", "whom", "with", "would", "yes", "no", "already", "tells"}
)


def keys(choice: str, item: Item) -> set[str]:
    """The words of a choice that tell it from the other."""
    others = {w for other in item.choices if other != choice for w in WORDS.findall(other)}
    return {w for w in WORDS.findall(choice) if w.lower() not in COMMON} - others


def last_mention(item: Item) -> str:
    """The choice whose own words come last in the story; the first choice where there is none."""
    return max(
        item.choices, key=lambda choice: max((item.story.rfind(word) for word in keys(choice, item)), default=-1)
    )


def overlap(item: Item) -> str:
    """The choice whose own words stand most often in sentences that share a word with the question."""
    asked = {w for w in WORDS.findall(item.question) if w.lower() not in COMMON}
    near = [set(WORDS.findall(said)) for said in re.split(r"[.;]", item.story)]
    return max(item.choices, key=lambda c: sum(len(said & asked) for said in near if said & keys(c, item)))


RULES = {"last mention": last_mention, "word overlap": overlap}
