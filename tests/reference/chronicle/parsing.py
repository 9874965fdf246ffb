"""Sentences of a chronicle as events, by the look of the words: no list of verbs or of places is known beforehand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

PREPOSITION = r"(?:in|at|on|under)"
PLACE = r"(?:the [a-z]+(?: [a-z]+)?|[A-Z][a-z]+(?: Year's Eve)?)"
FACT = re.compile(rf"(the [a-z]+) was {PREPOSITION} ({PLACE})(?=[.,;]| and |$)")
WRONG = re.compile(rf"([A-Z][a-z]+), who thought that (the [a-z]+) was {PREPOSITION} ({PLACE})(?=[.,;]| and |$)")
DISTRUST = re.compile(r"([A-Z][a-z]+) did not trust ([A-Z][a-z]+)")
STOPS = {"to", "for", "in", "at", "under", "over", "away", "and", "that", "was", "on", "of", "down", "out", "set"}


class Unread(Exception):
    """A sentence that is like none that is known."""


@dataclass
class Happening:
    """An event. ``puts``: things and where they are put or said to be; ``about``: what is looked for or kept quiet."""

    kind: str
    who: str
    whom: str = ""
    puts: dict[str, str] = field(default_factory=dict)
    about: str = ""
    open: set[str] = field(default_factory=set)
    secret: str = ""


@dataclass
class Chronicle:
    """A story: who there is, where things start, who is wrong, who does not trust whom, what happens."""

    people: list[str]
    start: dict[str, str]
    wrong: dict[str, dict[str, str]]
    distrust: set[tuple[str, str]]
    events: list[Happening]


def parsed(story: str) -> Chronicle:
    """A story taken apart. Raises Unread."""
    sentences = [said.strip() for said in re.split(r"\.(?: |$)", story) if said.strip()]
    people = [word for word in re.findall(r"\b[A-Z][a-z]+\b", sentences[0]) if word not in ("This", "There", "It")]
    head = next(n for n, said in enumerate(sentences) if "everybody trusted everybody" in said.lower())
    opening = ". ".join(sentences[1 : head + 1])
    found = WRONG.findall(opening)
    wrong: dict[str, dict[str, str]] = {}
    for person, thing, place in found:
        wrong.setdefault(person, {})[thing] = place
    start = dict(FACT.findall(WRONG.sub("", opening)))
    story_ = Chronicle(people, start, wrong, set(DISTRUST.findall(opening)), [])
    at = dict(start)
    for said in sentences[head + 1 :]:
        _take(said, story_, at)
    return story_


def _take(said: str, story: Chronicle, at: dict[str, str]) -> None:
    names = _names(said, story.people)
    if (
        re.search(r"[Uu]nnoticed|without being noticed|whom nobody noticed|in secret$", said, re.IGNORECASE)
        and len(names) == 1
    ):
        story.events[-1].secret = names[0]
        return
    if said.endswith(" saw it"):
        story.events[-1].open |= set(names)
        return
    event = _spoken(said, story, names) or _done(said, story, at)
    story.events.append(event)


def _names(text: str, people: list[str]) -> list[str]:
    return [word for word in re.findall(r"\b[A-Z][a-z]+\b", text) if word in people]


def _things(text: str, story: Chronicle) -> list[str]:
    return [thing for thing in re.findall(r"the [a-z]+", text) if thing in story.start]


QUIET = ("said nothing about", "did not mention", "kept quiet about", "but not about", "and not of")


def _spoken(said: str, story: Chronicle, names: list[str]) -> Happening | None:
    """Something told, or kept quiet about, between two people alone."""
    private = (
        "in private" in said
        or "alone" in said
        or "whispered" in said
        or "aside" in said
        or "nobody else listening" in said
    )
    if not private or len(names) != 2:
        return None
    who, whom = (names[1], names[0]) if said.startswith("To ") else names
    if any(words in said for words in QUIET):
        return Happening("silence", who, whom, about=_things(said, story)[-1], open={who, whom})
    match = re.search(rf"that (the [a-z]+) was {PREPOSITION} (.+)$", said)
    if match is None:
        raise Unread(said)
    return Happening("told", who, whom, {match[1]: match[2]}, open={who, whom})


def _done(said: str, story: Chronicle, at: dict[str, str]) -> Happening:
    """An act, and who is named as having seen it."""
    row = rf"((?:{'|'.join(story.people)}|nobody else)(?:(?:, | and )(?:{'|'.join(story.people)}))*)"
    seers: list[str] = []
    act = said
    for pattern in (
        rf"^With {row} looking on, ",
        rf"^Watched by {row}, ",
        rf", while {row} looked on$",
        rf", in front of {row}$",
    ):
        match = re.search(pattern, act)
        if match is not None:
            seers, act = _names(match[1], story.people), act.replace(match[0], "")
    who = act.split(" ")[0]
    if who not in story.people:
        raise Unread(said)
    things = _things(act, story)
    event = Happening("noise", who, open={who, *seers})
    if re.search(r" (where|on which day) ", act):
        event.kind, event.about = "look", things[0]
    elif len(things) == 2:
        event.kind, event.puts = "put", {things[0]: at[things[1]], things[1]: at[things[0]]}
    elif len(things) == 1:
        event.kind, event.puts = "put", {things[0]: _place(act, who, things[0])}
    at.update(event.puts)
    return event


def _place(act: str, who: str, thing: str) -> str:
    """The last of an act's noun phrases that is neither who nor what."""
    words = act.removeprefix(who).replace(thing, "|").replace("the place of", "").split()
    for start in range(len(words) - 1, -1, -1):
        if words[start] == "the" or words[start][0].isupper():
            end = start + 1
            while end < len(words) and words[end] not in STOPS and words[end] != "|":
                end += 1
            begin = start
            while words[begin][0].isupper() and begin and words[begin - 1][0].isupper():
                begin -= 1
            return " ".join(words[begin:end])
    raise Unread(act)
