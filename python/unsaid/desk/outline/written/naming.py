"""The names of an outline: who a word means, and which fact.

A name may be written with spaces or underscores and in any case. A word that is nearly one is guessed and not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from unsaid.language.nearest import nearest

from ..model import Fact, Item
from ..problem import DEEPEST, LONGEST, MOST
from .lines import Lines

INNER = re.compile(r"^(?:that\s+)?(.+?)\s+(?:knows|believes|thinks)(?:\s+that)?\s+(.+)$", re.IGNORECASE)
NOT = re.compile(r"^(?:not\s+|!\s*)(.+)$", re.IGNORECASE)


def key(name: str) -> str:
    """What tells one name from another: neither case nor spacing do."""
    return re.sub(r"[\s_]+", " ", name).strip().strip("“”\"'").casefold()


def listed(text: str) -> list[str]:
    """What stands in a list with commas, semicolons or *and*."""
    return [part.strip() for part in re.split(r"[,;&]|\s+and\s+", text) if part.strip()]


class Names:
    """Knows the people and the facts of one outline."""

    def __init__(self, lines: Lines, people: Sequence[str], facts: Mapping[str, Fact]) -> None:
        self.lines = lines
        self.people = {key(name): name for name in people}
        self.facts = facts

    def person(self, word: str, line: int) -> str:
        """Whom a word means. Raises OutlineProblem."""
        found = self.known_person(word)
        if found is not None:
            return found
        near = nearest(word.strip(), self.people.values())
        said = f"there is nobody called “{word.strip()[:LONGEST]}” in this outline"
        repair = f"did you mean “{near}”?" if near else "name them under People:, or take them out"
        raise self.lines.wrong("outline-unknown-person", line, said, repair)

    def known_person(self, word: str) -> str | None:
        """Whom a word means, if anybody."""
        return self.people.get(key(word))

    def persons(self, text: str, line: int) -> tuple[str, ...]:
        """Whom a list means; nobody twice."""
        whole = self.known_person(text)
        return (whole,) if whole else tuple(dict.fromkeys(self.person(word, line) for word in listed(text)))

    def truth(self, fact: str) -> bool:
        """Whether a fact is so."""
        return self.facts[key(fact)].true

    def item(self, text: str, line: int) -> Item:
        """What a phrase says to be so: a fact, its opposite, or either in somebody's mind. Raises OutlineProblem."""
        text = text.strip()
        if key(text) in self.facts:
            return Item(self.facts[key(text)].name)
        inner = INNER.match(text)
        if inner is not None and self.known_person(inner[1]) is not None:
            within = self.item(inner[2], line)
            minds = (self.person(inner[1], line), *within.minds)
            self._bounded(minds, line)
            return Item(within.fact, within.so, minds)
        denied = NOT.match(text)
        if denied is not None:
            within = self.item(denied[1], line)
            if within.minds:
                said = f"“{text[:LONGEST]}” denies what somebody knows"
                raise self.lines.wrong("outline-item", line, said, "say what they take to be so: Ben thinks not …")
            return Item(within.fact, not within.so)
        raise self._unknown(text, line)

    def _bounded(self, minds: tuple[str, ...], line: int) -> None:
        if len(minds) > DEEPEST - 1:
            said = f"this lies {len(minds) + 1} minds deep: {', '.join(minds)} and whoever it is said of"
            raise self.lines.wrong("outline-too-deep", line, said, "go no deeper than Ann knows that Ben knows that …")
        if any(a == b for a, b in pairwise(minds)):
            raise self.lines.wrong("outline-item", line, f"{minds[0]} knows their own mind", "say it once")

    def _unknown(self, text: str, line: int) -> Exception:
        near = nearest(key(text), self.facts)
        said = f"no fact of this outline is called “{text[:LONGEST]}”"
        repair = f"did you mean “{self.facts[near].name}”?" if near else "name it under Facts:, or let it come out"
        return self.lines.wrong("outline-unknown-fact", line, said, repair)


def facts_of(lines: Lines, written: Iterable[tuple[int, str, bool]]) -> dict[str, Fact]:
    """Facts by their keys, from what a heading lists: ``bill (Straker had a milliner's bill)``. Raises
    OutlineProblem."""
    found: dict[str, Fact] = {}
    for line, text, true in written:
        for part in re.split(r"[,;](?![^()]*\))", text):
            name, _, words = part.strip().partition("(")
            name, words = name.strip(), words.strip().rstrip(")").strip()
            if not name:
                continue
            if key(name) in found and found[key(name)].true is not true:
                said = f"“{name}” is said to be so, and not to be so"
                raise lines.wrong("outline-contradiction", line, said, "leave it under Facts: or under Untrue:")
            if len(name) > LONGEST or len(words) > LONGEST:
                said = f"a fact is longer than {LONGEST} characters"
                raise lines.wrong("outline-too-large", line, said, "name it in a few words")
            found.setdefault(key(name), Fact(name, words or name.replace("_", " "), true))
    counted(lines, "facts", len(found))
    return found


def counted(lines: Lines, what: str, number: int) -> None:
    """That there are not too many of something. Raises OutlineProblem."""
    if number > MOST[what]:
        said = f"an outline has at most {MOST[what]} {what}, and this one has {number}"
        raise lines.wrong("outline-too-large", 1, said, "part it into several outlines")
