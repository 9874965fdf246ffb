"""What a model reads: sentences of words, in which names, things and places are numbers, in the order in which they are
mentioned: in the question first, then in the choices, then in the story.

So a model cannot learn names, and those it is tried on are as good as new. With ``masked``, what says who saw what is
left out, and sentences are in the order of the alphabet.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from unsaid.quiz.chance import Chance
from unsaid.quiz.genres import BY_NAME, NAMES
from unsaid.quiz.item import Item

PHRASES = sorted(
    {phrase for genre in BY_NAME.values() for phrase in (*genre.things, *genre.places)}, key=len, reverse=True
)
WORDS = re.compile(rf"{'|'.join(map(re.escape, PHRASES))}|[A-Za-z][A-Za-z']*|[.,;?]")
KIND: dict[str, str] = dict.fromkeys(NAMES, "who")
KIND |= dict.fromkeys((thing for genre in BY_NAME.values() for thing in genre.things), "what")
KIND |= dict.fromkeys((place for genre in BY_NAME.values() for place in genre.places), "place")
"""What each name, thing and place is."""


class Read(NamedTuple):
    """An item as it is read: sentences of words, the question and the choices among them; and the answer's number."""

    sentences: list[list[str]]
    question: list[str]
    choices: list[list[str]]
    label: int


def read(item: Item, masked: bool, chance: Chance) -> Read:
    """An item with numbers for names. Sentences end at full stops, of which abbreviations have none here."""
    numbers: dict[str, str] = {}
    counts: dict[str, int] = {"who": 0, "what": 0, "place": 0}

    def numbered(text: str) -> list[str]:
        return [_number(word, numbers, counts) if word in KIND else word for word in words(text)]

    question, choices = numbered(item.question), [numbered(choice) for choice in item.choices]
    story = parts(_hidden(item) if masked else item.story)
    if masked:
        story.sort()  # a bag: any order that does not tell when
    return Read([numbered(said) for said in story], question, choices, item.label)


def _number(name: str, numbers: dict[str, str], counts: dict[str, int]) -> str:
    found = numbers.get(name)
    if found is None:
        kind = KIND[name]
        found = numbers[name] = f"{kind}{chr(97 + counts[kind])}"
        counts[kind] += 1
    return found


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """A text as words; a name of several words is one."""
    return tuple(WORDS.findall(text))


def _hidden(item: Item) -> str:
    """The story without its sights; where one ended a sentence, the sentence still ends."""
    story, done, parts_ = item.story, 0, []
    for start, end in item.sights:
        parts_ += [story[done:start], "." if story[start:end].endswith(".") else ""]
        done = end
    return "".join([*parts_, story[done:]])


def parts(story: str) -> list[str]:
    """The sentences of a story; one that says who saw an act goes with the act."""
    found: list[str] = []
    for said in filter(None, (part.strip() for part in story.split("."))):
        if found and SAW.search(said):
            found[-1] += f" . {said}"
        else:
            found.append(said)
    return found


SAW = re.compile(r" saw it$|[Uu]nnoticed|noticed, saw it|^Without being noticed|was watching in secret$")
