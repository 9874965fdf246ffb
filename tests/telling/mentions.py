"""Which facts a sentence mentions, by its words.

A world's author has words for facts (``telling heard() { true: "James heard the crying"; }``). A sentence mentions a
fact when all the words of it that carry meaning stand in the sentence, in whatever form, and so does everybody it
names, by name or by pronoun. It is a coarse net: it catches what is said outright, and not what is hinted at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.worlds.staged import Staged
from unsaid.english import finite
from unsaid.telling import Paragraph, Teller

SMALL = """
a an the and or but if of to in on at by for with from as is are was were be been being am it its he him his she her
hers they them their you your i me my we us our that this these those there here no not nothing nobody has have had
having do does did done will would could can may might so than then too one who whom what when where which how why all
any some more out up down off over again still only just about into
"""
EMPTY = frozenset(SMALL.split())
"""Words that carry no meaning of their own."""

PRONOUNS = frozenset(("he", "him", "his", "she", "her", "they", "them", "their"))
ENDINGS = ("ing", "ed", "es", "s")
LEAST = 2
"""Words that carry meaning which a fact must have to be known by them."""


@cache
def stem(word: str) -> str:
    """A word without its ending: the base of a verb, the singular of most nouns."""
    found = finite(word)
    if found is not None:
        return found.verb.many
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
    return word[: len(word) - len(ending)]


def words(text: str) -> list[str]:
    """The words of a text in lower case, without apostrophes and what follows them."""
    return [w.split("’")[0].split("'")[0].lower() for w in re.findall(r"[^\W\d_][\w’']*", text)]


def stems(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(w) for w in words(text) if w and w not in EMPTY)


def sentences(text: str) -> list[str]:
    """A text cut after full stops, question and exclamation marks."""
    return re.split(r"(?<=[.!?])[’”'\"]?\s+", text)


@dataclass(frozen=True)
class Clause:
    """The words of a fact: stems of what it says, and names of whom it says it."""

    says: frozenset[str]
    names: tuple[frozenset[str], ...]

    def stands_in(self, sentence: str) -> bool:
        """Whether a sentence mentions the fact."""
        if not self.says <= stems(sentence):
            return False
        there = set(words(sentence))
        return all(name & {stem(w) for w in there} or there & PRONOUNS for name in self.names)


@dataclass(frozen=True)
class Net:
    """The facts of a world that can be known by their words, as a side would be told them."""

    world: Staged
    teller: Teller

    def clause(self, fluent: int, value: bool | float | str | None) -> Clause | None:
        """A fact's words; None where there are none, or too few."""
        if not self.teller.has_words(fluent):
            return None
        text = self.teller.fact(fluent, value)
        called = {c: stems(self.teller.lexicon.name(c)) for c in self.world.ground.characters}
        named = tuple(c for c in called.values() if c and c <= stems(text))
        says = stems(text) - frozenset().union(*named)
        return Clause(says, named) if len(says) >= LEAST else None

    def hidden(self, side: str, before: int, after: int) -> Iterator[tuple[int, bool | float | str]]:
        """What is so before or after an act, and the side neither believes it nor takes anybody to."""
        held = [values for state in (before, after) for values in self._held(side, state)]
        for state in (before, after):
            for fluent, value in enumerate(self.world.minds.values(state)):
                if value is not None and all(values[fluent] != value for values in held):
                    yield fluent, value

    def _held(self, side: str, state: int) -> Iterator[list[bool | float | str | None]]:
        minds, number = self.world.minds, self.world.ground.characters.index(side)
        own = minds.mind(state, number)
        yield minds.values(own)
        for other in range(len(self.world.ground.characters)):
            yield minds.values(minds.mind(own, other))

    def caught(self, paragraph: Paragraph, states: list[int]) -> list[str]:
        """The sentences of a paragraph that mention what its side does not know, with the fact."""
        found = []
        ends = {"opening": [(states[0], states[0])], "closing": [(states[-1], states[-1])]}
        around = ends.get(paragraph.kind, [(states[beat], states[beat + 1]) for beat in paragraph.beats])
        for before, after in around if paragraph.side else ():
            for fluent, value in self.hidden(paragraph.side or "", before, after):
                clause = self.clause(fluent, value)
                if clause is not None:
                    said = [s for s in sentences(paragraph.text) if clause.stands_in(s)]
                    found += [f"{self.world.ground.fluents[fluent].name} = {value}: {s}" for s in said]
        return found
