"""Which choice a line seems to mean, where it is not clear: what is asked about first.

``meaning.py`` decides what may be done without asking, and is strict. This is for everything that it leaves open, and
is generous, since nothing comes of it but a question. Every word of the line speaks for those choices that have a word
near to it (``kin.py``), the more so the fewer of them have; and so do the words in which the act of a choice is told.
What is said before what is meant, as its reason, counts less. What the line says not to do is spoken against.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from unsaid.english.kin import nearness
from unsaid.english.kinds import is_noun
from unsaid.play.meant.heard import Heard, Word, heard, letters, names_of
from unsaid.play.meant.looser import loose_groups, opposed
from unsaid.play.meant.sayings import LIGHT, NEAR, PARTICLES, QUESTIONING, SPEECH, groups

LEAST = 0.12
"""What has to speak for a choice, for it to be asked about."""
BESIDES = 0.45
"""What a word in the telling of an act counts, beside one on the menu."""
REASON = 0.4
"""What a word of a reason counts, beside one of what is meant."""
IDLE = 0.5
"""What doing nothing counts, in a line that does something besides."""
AGREED = 0.5
"""What a bare yes counts for a choice that agrees."""
ONLY = 0.2
"""What speaks for a choice besides, if it alone has a thing that the line names."""
NOT = 0.5
"""What speaks for doing nothing, where the line only says what not to do."""

_REASON = (
    re.compile(r"^(?P<why>.+?),? so (?P<what>(?:i|i'll|i'm|i'd|let|we|just)\b.+)$", re.IGNORECASE),
    re.compile(r"^(?P<what>.+?),? (?:because|since|cause|cos|in case|so that) (?P<why>.+)$", re.IGNORECASE),
    re.compile(r"^(?P<what>.+?) (?:before|while|until|unless|although|though) (?P<why>.+)$", re.IGNORECASE),
    re.compile(r"^(?P<why>(?!not\b).+?),? but (?P<what>.+)$", re.IGNORECASE),
    re.compile(r"^(?P<what>.+?),? (?P<not>instead of|rather than) (?P<why>.+)$", re.IGNORECASE),
)
_WAYS = (
    (re.compile(r"(?:see|wait|watch) what .* (?:do|does|say|says)\b", re.IGNORECASE), "@watch"),
    (
        re.compile(
            r"let .*\b(?:hours?|time|days?|night|light|dark|moment|weeks?|months?|pass|by|over)\b", re.IGNORECASE
        ),
        "@wait",
    ),
    (
        re.compile(
            r"(?:go back in and )?tell (?:her|him|them) (?:all|everything|the truth)|admit it|"
            r"say\b.*that it was you|say who",
            re.IGNORECASE,
        ),
        "@own",
    ),
    (re.compile(r".*\b(?:and go|go home|and go on|and leave|and run)(?: \(|$)", re.IGNORECASE), "@off"),
)
"""What some choices come to, whatever they are about."""
_JOINT = re.compile(r"\([^()]* would\)")
"""What stands after an act that somebody else would do too: it does something, whatever it is called."""
_YES = re.compile(
    r"(?:oh |well |hm+,? )?(?:yes|yeah|yep|aye|ok|okay|sure|deal|agreed|gladly|of course|certainly|why not|done|sold|"
    r"absolutely|all right|alright|fine|with pleasure|(?:i'd|i would) love to|sounds? (?:good|nice|lovely)|"
    r"(?:it'?s )?a deal|true|you(?:'re| are) right)"
    r"(?:,? (?:please|then|indeed|it is|let's|go on|i will|of course|sure|deal|done|yes|ok|okay|that's true))*$",
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?:oh |well |sorry,? )?(?:no|nope|nah|never|no way|no thanks?|no thank you|i(?:'d| would) rather not|i can'?t|"
    r"can'?t|not me|certainly not|of course not|no chance)(?:,? (?:sorry|thanks?|thank you|please))*$",
    re.IGNORECASE,
)
_AGREES = re.compile(r"would\)|\b(?:agree|accept|admit|settle|consent)\b|^(?:go to|join|take part)\b", re.IGNORECASE)
_REFUSES = re.compile(r"\b(?:refuse|decline|reject|deny|cannot come|there is none)\b", re.IGNORECASE)
"""A yes and a no that answer what was offered or asked last, and the choices that say so."""
_STILL = frozenset(["@wait", "@be", "@silent", "@hold", "@watch", "@leave-it", "@later", "@let-go", "@apart"])
"""Marks of ways to do nothing."""


def guessed(
    line: str, choices: Sequence[str], people: Collection[str] = (), besides: Sequence[str] = ()
) -> tuple[tuple[int, float], ...]:
    """The choices that a line may mean, the likeliest first, each with what speaks for it; none where nothing does."""
    names = names_of(people)
    spelt = frozenset(part for choice in choices for part in letters(choice))
    tally = _Tally([shown(choice, names) for choice in choices], besides)
    parts = [(heard(text, names, spelt, True), counts) for text, counts in weighed(line)]
    for part, counts in parts:
        tally.hear(part, counts)
    tally.agree(_agreement(line), choices)
    if not tally.whole:
        return ()
    said = heard(line, names, spelt, True)
    speech = next((part.speech for part, _ in parts if part.speech), None) or _aloud(line, names)
    full = tally.marks(said, speech, line)
    ranked = sorted(enumerate(full), key=lambda pair: (-pair[1], pair[0]))
    return tuple((number, mark) for number, mark in ranked if mark >= LEAST)


@dataclass
class _Tally:
    """What speaks for each choice of a menu, word by word; ``whole`` is what all words of the line count."""

    menu: Sequence[Heard]
    besides: Sequence[str]
    whole: float = 0.0
    found: dict[int, float] = field(default_factory=dict[int, float])
    only: dict[int, float] = field(default_factory=dict[int, float])

    def hear(self, said: Heard, counts: float) -> None:
        """Adds what the words of a part of a line speak for."""
        doing = any(word.lead and not word.denied and word.text not in _STILL for word in said.words)
        undone = {word.part for word in said.words if word.denied and word.lead}
        for word in said.words:
            own = [near(word, choice) for choice in self.menu]
            best = self._best(word, own, word.part in undone and not word.denied)
            counted = counts * weight(word) * (IDLE if doing and word.text in _STILL else 1.0)
            self.whole += counted
            rarity = 1.0 - 0.8 * (sum(map(abs, best)) - max(map(abs, best))) / max(1, len(best) - 1)
            for number, value in enumerate(best):
                self.found[number] = self.found.get(number, 0.0) + counted * value * max(rarity, 0.1)
            if own.count(1.0) == 1 and word.text not in LIGHT and is_noun(word.text):
                alone = own.index(1.0)
                self.only[alone] = ONLY if _does_so(said, self.menu[alone]) else 0.0

    def _best(self, word: Word, own: Sequence[float], undone: bool) -> list[float]:
        """How near a word is to each choice, or to the words it is told in; less, where it stands with what is not to
        be done."""
        told = [BESIDES * told_like(word, text) for text in self.besides] or [0.0] * len(own)
        best = [max(pair, key=abs) for pair in zip(own, told, strict=True)]
        return [min(value, 0.4) for value in best] if undone else best

    def agree(self, like: re.Pattern[str] | None, choices: Sequence[str]) -> None:
        """Adds what a bare yes or no speaks for."""
        for number, choice in enumerate(choices):
            if like is not None and like.search(choice):
                self.found[number] = self.found.get(number, 0.0) + AGREED
                self.whole = max(self.whole, 1.0)

    def marks(self, said: Heard, speech: str | None, line: str) -> list[float]:
        """What speaks for each choice, all in all."""
        denied = [word for word in said.words if word.denied]
        undone = _only_not(said) and not any(near(word, choice) > 0.7 for word in denied for choice in self.menu)
        full: list[float] = []
        for number, choice in enumerate(self.menu):
            mark = self.found.get(number, 0.0) + (NOT if undone and _still(choice) else 0.0)
            mark = mark / max(self.whole, 1.0) + 0.3 * _covered(said, choice)
            spoken = _spoken(speech, line, choice) * min(1.0, 0.4 + 2.0 * max(mark, 0.0))
            full.append(mark + self.only.get(number, 0.0) + spoken)
        return full


def shown(choice: str, names: frozenset[str]) -> Heard:
    """A choice of the menu, with a mark for what it comes to where its words alone do not say so."""
    found = heard(choice, names, loose=not _JOINT.search(choice))
    mark = next((mark for pattern, mark in _WAYS if pattern.match(choice)), None)
    return found if mark is None else Heard((*found.words, Word(mark)), found.speech)


def _agreement(line: str) -> re.Pattern[str] | None:
    """What a choice is like that a line says yes or no with, where it says no more."""
    plain = line.strip().strip("\"'\u201c\u201d").rstrip(".! ")
    return _AGREES if _YES.match(plain) else _REFUSES if _NO.match(plain) else None


def _only_not(line: Heard) -> bool:
    """Whether a line says what not to do, and nothing that is to be done."""
    leads = [word for word in line.words if (word.lead and word.text not in LIGHT) or word.denied]
    return bool(leads) and all(word.denied for word in leads)


def _still(choice: Heard) -> bool:
    """Whether a choice is a way to do nothing."""
    return any(word.text in _STILL for word in choice.words)


def weighed(line: str) -> list[tuple[str, float]]:
    """What a line says to do, and the reason that it gives."""
    for pattern in _REASON:
        if found := pattern.match(line.strip()):
            if "not" in found.groupdict():
                return [(found["what"], 1.0)]
            return [(found["what"], 1.0), (found["why"], REASON)]
    return [(line, 1.0)]


def _does_so(line: Heard, choice: Heard) -> bool:
    """Whether a choice does what the line does, or the line says nothing of what is to be done."""
    leads = [word for word in line.words if word.heavy]
    return not leads or any(near(word, choice) > 0.4 for word in leads)


def weight(word: Word) -> float:
    """How much a word of a line says."""
    if word.text in LIGHT or word.text in QUESTIONING:
        return 0.4
    if word.text == "nothing":
        return 0.4
    if word.text in PARTICLES:
        return 0.5
    if word.text[0].isupper():
        return min(word.weight, 0.4)
    return word.weight


def near(word: Word, choice: Heard) -> float:
    """How near a word of the line is to a choice; below nothing, where the one is denied and the other not."""
    named = any(other.text == "it" for other in choice.words)
    best = 0.4 if named and not word.lead and not word.denied and is_noun(word.text) else 0.0
    for other in choice.words:
        much = likeness(word.text, other.text)
        if word.denied != other.denied:
            much = 0.7 if (word.text, other.text) in opposed() else _against(much, word)
        if abs(much) > abs(best):
            best = much
    return best


def _against(much: float, word: Word) -> float:
    """What it comes to where one of two words is denied: the line says not to do it, or only speaks of it otherwise."""
    if word.denied or word.lead:
        return -much if much > 0.45 else 0.0
    return 0.3 * much


def likeness(word: str, other: str) -> float:
    """How near two words are, as far as tables and the dictionary know."""
    if word == other:
        return 1.0
    if word[0] == "@" or other[0] == "@":
        row = 0.7 if _together(word, other) else 0.0
        return max(row, NEAR.get((word, other), 0.0), 0.5 if word in _STILL and other in _STILL else 0.0)
    if word[0].isupper() or other[0].isupper():
        return 0.5 if "P" in (word, other) and word[0].isupper() and other[0].isupper() else 0.0
    if groups().get(word, frozenset()) & groups().get(other, frozenset()):
        return 0.85
    return max(nearness(word, other), 0.7 if _together(word, other) or _derived(word, other) else 0.0)


def _together(word: str, other: str) -> bool:
    return bool(loose_groups().get(word, frozenset()) & loose_groups().get(other, frozenset()))


def _derived(word: str, other: str) -> bool:
    """Whether one seems to be made of what the other is made of: *insurance*, *insurers*."""
    if min(len(word), len(other)) > 3 and (word.endswith(other) or other.endswith(word)):
        return True
    shared = next((n for n, pair in enumerate(zip(word, other, strict=False)) if pair[0] != pair[1]), 99)
    shared = min(shared, len(word), len(other))
    return shared > 4 and shared >= 0.6 * max(len(word), len(other))


def _covered(line: Heard, choice: Heard) -> float:
    """How much of a choice the line says."""
    whole = sum(weight(word) for word in choice.words)
    said = sum(
        weight(word) * max((likeness(own.text, word.text) for own in line.words), default=0.0) for word in choice.words
    )
    return said / whole if whole else 0.0


def _aloud(line: str, names: frozenset[str]) -> str | None:
    """Whether a line without quotation marks is said to somebody all the same: to *you*, or to one called by name."""
    called = "|".join(sorted(map(re.escape, names))) or "sir"
    told = rf"\b(?:you|you're|you've|sir|madam)\b|^(?:\w+,? )?(?:{called}),|, (?:my )?(?:dears?|{called})\b[.!?]?$"
    return "said" if re.search(told, line, re.IGNORECASE) else None


def _spoken(speech: str | None, line: str, choice: Heard) -> float:
    """What speaks for a choice that is spoken, where the line is."""
    speaks = any(word.lead and word.text in SPEECH for word in choice.words)
    if speech is None:
        return 0.0
    asks = any(word.lead and word.text in ("ask", "beg") for word in choice.words)
    if speech == "said":
        return 0.15 if speaks else -0.05
    if asks and "please" in line.lower():
        return 0.4
    return (0.25 if speaks else -0.1) + (0.15 if speech == "ask" and asks else 0.0)


def told_like(word: Word, text: str) -> float:
    """How near a word is to those an act is told in."""
    if len(word.text) < 3 or word.text in LIGHT or not word.text[0].islower() or word.denied:
        return 0.0
    return max((much for other in _words(text) if (much := likeness(word.text, other)) > 0.7), default=0.0)


@lru_cache(maxsize=512)
def _words(text: str) -> frozenset[str]:
    """The words of a telling that count."""
    words = heard(text, frozenset(), loose=True).words
    return frozenset(w.text for w in words if w.text[0].islower() and w.text not in LIGHT and len(w.text) > 2)
