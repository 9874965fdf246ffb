"""Lines as players type them (``typed.txt`` and others): the menus they were typed at, and the act that each means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import unsaid
from unsaid.language import core
from unsaid.telling.about import bare, words_of


@dataclass
class Typed:
    """A menu, where it was met and by whom, who may be spoken of, and lines, each with the number of the choice it
    means, or None."""

    world: str
    side: str
    people: list[str]
    menu: list[str] = field(default_factory=list)
    lines: list[tuple[str, int | None]] = field(default_factory=list)

    def told(self) -> list[str]:
        """The words in which each choice is told, as a game would have them."""
        return [_told(self.world, self.side, choice) for choice in self.menu]


def typed(name: str = "typed") -> list[Typed]:
    """All of them, in order."""
    found: list[Typed] = []
    for line in Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            world, side, people = line[2:].split(" | ")
            found.append(Typed(world, side, people.split(", ")))
        elif re.match(r"\d+\. ", line):
            found[-1].menu.append(line.split(". ", 1)[1])
        elif line and not line.startswith("#"):
            text, number = line.rsplit(" > ", 1)
            found[-1].lines.append((text, None if number == "-" else int(number) - 1))
    return found


@cache
def _told(world: str, side: str, choice: str) -> str:
    """The words of the act whose own words for a menu are most like those of a choice; none where none are much so."""
    source = _core(world)
    plain = re.sub(r" \([^)]*\)", "", choice)
    likest = max(((_like(words, plain), name) for words, name in _choices(source)), default=(0.0, ""))
    if likest[0] < 0.8:
        return ""
    tellings = [t for t in source.tellings if t.name == likest[1] and t.sort == "plain"]
    return " . ".join([likest[1].replace("_", " "), *(text for t in tellings for text in words_of(t, {side}))])


@cache
def _core(world: str) -> core.World:
    return unsaid.load(world).open.core


def _choices(world: core.World) -> list[tuple[str, str]]:
    """What acts are called on menus, without marks, and their names."""
    lines = [(line, telling.name) for telling in world.tellings for line in telling.lines if line.key == "choice"]
    return [(bare(text), name) for line, name in lines for turn in line.turns for text in turn]


def _like(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio()
