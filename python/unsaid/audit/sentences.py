"""The sentences of the public sets, read back into events.

Each form is a line of a table: a pattern, and what it says. A sentence that has no form here makes its story unread,
for whatever it says may change who knows what.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from unsaid.conventions.events import Event

NAME = r"[^\W\d_][\w'’-]*"
NAMES = rf"{NAME}(?:, {NAME})*(?:,? and {NAME})?"
IS = r"(?:is|are|was|were)"
IDLE = (
    rf"(?:the )?(?:tele)?phone rang|(?:{NAME}) (?:made no movements\b|(?:really )?(?:likes?|dislikes?|loves?|hates?|"
    r"liked|disliked|loved|hated|wants?|saw|sees|lost|heard|hears|smelled|dropped|picked up|looked at|waited|stayed)\b)"
    r".*"
)
LONGEST = 600
"""Characters that a sentence or a question may have."""

Reads = Callable[[re.Match[str]], list[Event]]


class Unreadable(Exception):
    """What of a story or a question could not be read, in words."""


def _entered(m: re.Match[str]) -> list[Event]:
    return [Event("enter", who, room=plain(m["room"])) for who in re.split(r",? and |, ", m["who"])]


def _exited(m: re.Match[str]) -> list[Event]:
    return [Event("exit", who, room=plain(m["room"])) for who in re.split(r",? and |, ", m["who"])]


def _of(kind: str) -> Reads:
    """An event of a kind whose fields are the groups of the pattern."""

    def made(m: re.Match[str]) -> list[Event]:
        found = {name: held if name in ("who", "to") else plain(held) for name, held in m.groupdict().items() if held}
        return [Event(kind, **found)]  # type: ignore[arg-type]  # a kind of the table below

    return made


FORMS: tuple[tuple[re.Pattern[str], Reads], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reads)
    for pattern, reads in (
        (rf"(?P<who>{NAMES}) (?:entered|came into|went into|returned to) (?P<room>.+)", _entered),
        (rf"(?P<who>{NAMES}) (?:exited|left) (?P<room>.+)", _exited),
        (
            rf"(?P<who>{NAME}) (?:moved|put|placed|transferred) (?P<thing>.+?) (?:to|into|in|inside) (?P<box>.+?)"
            r"(?:, which is also located in (?P<room>.+))?",
            _of("move"),
        ),
        (
            rf"(?P<who>{NAME}) (?:publicly claimed|claimed publicly|told out loud|told everyone|told everybody) that "
            rf"(?P<thing>.+?) {IS} in (?P<box>.+?)(?: now)?",
            _of("claim"),
        ),
        (
            rf"(?P<who>{NAME}) (?:privately told|told privately to) (?P<to>{NAME}) that (?P<thing>.+?) {IS} in "
            r"(?P<box>.+?)(?: now)?",
            _of("tell"),
        ),
        (rf"(?P<who>{NAME}) told out loud about (?P<thing>.+)", _of("say")),
        (rf"(?P<who>{NAME}) (?:privately told|told privately to) (?P<to>{NAME}) about (?P<thing>.+)", _of("confide")),
        (IDLE, lambda m: [Event("idle")]),
        (rf"(?P<thing>.+?) {IS} (?:in|inside) (?P<box>.+?)(?: now)?", _of("put")),
    )
)
ASIDE = re.compile(r"while this (?:action )?was happening, (?P<said>.+)", re.IGNORECASE)
PEEKED = re.compile(rf"(?P<who>{NAMES}) witnessed this action in secret.*", re.IGNORECASE)
DOZED = re.compile(rf"(?P<who>{NAMES}) got distracted\b.*", re.IGNORECASE)


def plain(words: str) -> str:
    """A thing, box or room without its article, and with spaces for underscores."""
    bare = re.sub(
        r"^(?:the|a|an|his|her|their) ", "", words.strip().strip("\"'“”").replace("_", " "), flags=re.IGNORECASE
    )
    return " ".join(bare.lower().split())


def sentences(text: str) -> list[str]:
    """The sentences of a story: by its lines and full stops, without their numbers."""
    parts = re.split(r"[\n\r\t]+|(?<=[.!?])\s+", text)
    bare = (re.sub(r"^\s*\d+\s*[.:)]?\s+", "", part).strip() for part in parts)
    return [part for part in bare if part and not re.fullmatch(r"[\d\s.]+", part)]


def events(text: str) -> list[Event]:
    """The events of a story, with the number of its sentence each. Raises Unreadable."""
    found: list[Event] = []
    for number, sentence in enumerate(sentences(text), 1):
        aside = ASIDE.fullmatch(sentence.rstrip("."))
        if aside:
            _put_aside(found, aside["said"], sentence)
        else:
            found += [replace(event, line=number, text=sentence) for event in _read(sentence)]
    return found


def _read(sentence: str) -> list[Event]:
    words = sentence.rstrip(".! ")
    if len(words) > LONGEST:
        raise Unreadable(f"a sentence is too long: {_short(sentence)}")
    for pattern, reads in FORMS:
        match = pattern.fullmatch(words)
        if match:
            return reads(match)
    raise Unreadable(f"a sentence has no form that is known: {_short(sentence)}")


def _put_aside(found: list[Event], said: str, sentence: str) -> None:
    """Adds to the last event who saw it in secret, and who missed it."""
    if not found:
        raise Unreadable(f"nothing comes before: {_short(sentence)}")
    last = found[-1]
    for part in re.split(r"; also, ", said):
        peeked, dozed = PEEKED.fullmatch(part), DOZED.fullmatch(part)
        if peeked:
            last = replace(last, peeking=(*last.peeking, *re.split(r",? and |, ", peeked["who"])))
        elif dozed:
            last = replace(last, distracted=(*last.distracted, *re.split(r",? and |, ", dozed["who"])))
        else:
            raise Unreadable(f"a sentence has no form that is known: {_short(sentence)}")
    found[-1] = replace(last, text=f"{last.text} {sentence}")


def _short(sentence: str) -> str:
    return f"“{sentence if len(sentence) <= 100 else sentence[:99] + '…'}”"
