"""What a model reads: sentences of words, in which each name, thing and place is a number given by chance for this item.

So a model cannot learn names, and those it is tried on are as good as new. With ``masked``, what says who saw what is
left out, and so is the order of sentences.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from unsaid.quiz.chance import Chance
from unsaid.quiz.genres import BY_NAME, NAMES
from unsaid.quiz.item import Item

WORDS = re.compile(r"[A-Za-z][A-Za-z']*|[.,;?]")
SLOTS = 8
"""Numbers there are for people, and for places; half as many for things."""
PHRASES = sorted(
    {phrase for genre in BY_NAME.values() for phrase in (*genre.things, *genre.places)}, key=len, reverse=True
)
NAMED = re.compile("|".join([*map(re.escape, PHRASES), *(rf"\b{name}\b" for name in NAMES)]))
KIND = {name: "who" for name in NAMES}
KIND |= {thing: "what" for genre in BY_NAME.values() for thing in genre.things}
KIND |= {place: "place" for genre in BY_NAME.values() for place in genre.places}


class Read(NamedTuple):
    """An item as it is read: sentences of words, the question and the choices among them; and the answer's number."""

    sentences: list[list[str]]
    question: list[str]
    choices: list[list[str]]
    label: int


def read(item: Item, masked: bool, chance: Chance) -> Read:
    """An item with numbers for names. Sentences end at full stops, of which abbreviations have none here."""
    numbers: dict[str, str] = {}
    left = {kind: chance.some(range(SLOTS), SLOTS) for kind in ("who", "what", "place")}

    def numbered(match: re.Match[str]) -> str:
        name = match[0]
        if name not in numbers:
            kind = KIND[name]
            numbers[name] = f"{kind}{chr(97 + left[kind].pop())}"
        return numbers[name]

    def words(text: str) -> list[str]:
        return WORDS.findall(NAMED.sub(numbered, text))

    story = _hidden(item) if masked else item.story
    sentences = [words(said) for said in parts(story)]
    if masked:
        chance.shuffle(sentences)
    return Read(sentences, words(item.question), [words(choice) for choice in item.choices], item.label)


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
