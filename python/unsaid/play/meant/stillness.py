"""Lines that come to doing nothing: to wait, to keep quiet, to look on, to leave it.

There are more ways to say so than any other, and on most menus one choice, or two, that they can mean. So they are told
from lines that do something before words are compared: each line has the *ways* of doing nothing that it comes to, and
each choice its own, and a small table says how well one does for another. To *wait* is “Let time pass”, and where there
is no such thing, “Let it be”. What a line says besides (*wait for the light*) speaks for the choice that has it too.

What is said aloud is said, and no way of doing nothing: *"Wait!"*, *please don't go*.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from unsaid.play.meant.heard import Heard, Word, heard, letters, names_of
from unsaid.play.meant.sayings import FILLERS, PARTICLES, PEOPLE, words

WAYS = words("@silent @hold @watch @wait @be @leave-it @later @let-ring")
"""The marks of ways to do nothing."""

_INSTEAD = """
@silent: let-ring .7 hold .85 be .75 leave-it .6 watch .6 wait .55
@hold: silent .85 be .75 leave-it .6 watch .55 wait .55
@watch: wait .75 be .75 hold .55 silent .5
@wait: be .85 watch .75 hold .7 silent .55 later .45 leave-it .4
@be: wait .8 hold .8 silent .75 watch .7 leave-it .7 later .4
@leave-it: be .85 later .7 hold .65 silent .6 wait .55 watch .5
@let-ring: be .75 silent .65 hold .65 leave-it .5
@later: leave-it .75 be .65 wait .6 hold .55 watch .4
"""
"""How well another way does for one."""

ENOUGH = 0.5
CLEARLY = 0.1
"""By how much a way has to be better than the next, for nobody to be asked."""

_BESIDES = words(
    "night morning day hour minute moment second while bit time long longer awake still calm course just again "
    "there here thing happen word anything nothing one for moment now ever later soon more until til happen look"
)
"""Words that say nothing more of a way to do nothing."""
_COMMON = (
    FILLERS | PEOPLE | words("say ask tell let leave see look nothing not dont do what one him her them you now out")
)
"""Words that a line may share with a choice by chance."""
_NOTHING = frozenset(
    ["", "nothing", "nope", "nah", "don't", "dont", "pass", "skip", "idk", "dunno", "nothing at all", "next"]
)
"""Whole lines that come to nothing."""
_ALOUD = re.compile(r"\bplease\b|\bcan'?t\b|\bcannot\b|^[\"'“‘].*[\"'”’][.!?]?$|!$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Still:
    """What comes of a line that does nothing: the choices it may mean, the likeliest first; whether that is ``clear``;
    and the ``others`` that do something, but have words of it."""

    choices: tuple[int, ...]
    clear: bool
    others: tuple[int, ...] = ()


def _plain(line: str) -> str:
    """A line in small letters, without the stops at its end."""
    return re.sub(r"[.!\u2026 ]+$", "", line.strip().lower().replace("\u2019", "'"))


def ways(said: Heard) -> frozenset[str]:
    """The ways of doing nothing that some words come to; none where they do something, in any part of the sentence."""
    marks = [word for word in said.words if word.text in WAYS]
    idle = {word.part for word in marks}
    if any(word.denied for word in marks) or any(_does(word, idle) for word in said.words):
        return frozenset()
    return frozenset(word.text for word in marks)


def _does(word: Word, idle: Collection[int]) -> bool:
    """Whether a word is something that is to be done."""
    if word.text in WAYS or word.text in _BESIDES or word.denied:
        return False
    return word.lead or (word.part not in idle and _counts(word))


def still(line: str, choices: Sequence[str], people: Collection[str] = ()) -> Still | None:
    """The choices that a line may mean which comes to doing nothing; None for a line that does something, and where
    there is no such choice.

    >>> still("hang on a minute", ["Break a window", "Let it be"])
    Still(choices=(1,), clear=True, others=())
    """
    names = names_of(people)
    spelt = frozenset(part for choice in choices for part in letters(choice))
    said = heard(_meant(line), names, spelt, True)
    own = frozenset(["@be"]) if _plain(line) in _NOTHING else ways(said)
    if not own or said.speech == "say" or _ALOUD.search(line.strip()):
        return None
    menu = [heard(choice, names, loose=True) for choice in choices]
    if _denies_one(said, menu):
        return None
    idle = [offered(heard_one, choice) for heard_one, choice in zip(menu, choices, strict=True)]
    rest = [word.text for word in said.words if _counts(word)]
    marks = [max((_instead(way, other) for way in own for other in kinds), default=0.0) for kinds in idle]
    marks = [mark and mark + 0.3 * _shared(rest, choice) for mark, choice in zip(marks, menu, strict=True)]
    order = sorted((n for n, mark in enumerate(marks) if mark >= ENOUGH), key=lambda n: (-marks[n], n))
    if not order:
        return None
    best = order[0]
    doing = [n for n, kinds in enumerate(idle) if not kinds]
    others = tuple(n for n in doing if _touches(line, choices[n]))
    within = any(word.text in own for n in doing for word in menu[n].words)
    clear = (
        marks[best] >= 0.65
        and all(marks[best] - marks[other] >= CLEARLY for other in order[1:])
        and (not rest or _shared(rest, menu[best]) > 0 or own <= {"@silent", "@hold", "@watch"})
        and not others
        and not within
        and not any(word.denied for word in said.words)
    )
    return Still(tuple(order), clear, () if own <= {"@silent", "@hold"} else others)


def _meant(line: str) -> str:
    """A line without the reason that it gives."""
    from unsaid.play.meant.guess import weighed

    return weighed(line)[0][0]


def offered(said: Heard, choice: str) -> frozenset[str]:
    """The ways of doing nothing that a choice is; none for one that does something besides, or that is done with
    somebody."""
    return frozenset() if re.search(r"\([^()]* would\)", choice) else ways(said)


def _touches(line: str, other: str) -> bool:
    """Whether a choice has a word of the line."""
    own = {word for word in letters(line) if len(word) > 2 and word not in _COMMON}
    return bool(own.intersection(letters(other)))


def _counts(word: Word) -> bool:
    """Whether a word says what is waited for, or where."""
    return not (
        word.text in WAYS
        or word.denied
        or word.text[0].isupper()
        or (word.text in PARTICLES and word.text != "home")
        or word.text in _BESIDES
        or (word.weight < 0.5 and word.text != "home")
    )


def _shared(rest: Sequence[str], choice: Heard) -> float:
    """How much of what a line says besides a choice has too."""
    from unsaid.play.meant.guess import likeness

    return max(
        (likeness(word, other.text) for word in rest for other in choice.words if other.text[0] != "@"), default=0.0
    )


def _denies_one(said: Heard, menu: Sequence[Heard]) -> bool:
    """Whether what the line denies is denied by a choice as well: that is the choice it means."""
    denied = {word.text for word in said.words if word.denied}
    return any(word.denied and word.text in denied for choice in menu for word in choice.words)


def _instead(way: str, other: str) -> float:
    """How well one way does for another."""
    if way == other:
        return 1.0
    row = next(line for line in _INSTEAD.strip().split("\n") if line.startswith(f"{way}:"))
    pairs = row.split(": ")[1].split()
    return dict(zip(pairs[::2], map(float, pairs[1::2]), strict=True)).get(other.removeprefix("@"), 0.0)
