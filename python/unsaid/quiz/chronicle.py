"""The chronicle: a telling that fixes the answer. It says where everything is at the start and who is wrong about that,
who does not trust whom, each act, who saw it, and who was told what by whom.

Sentences are made in pieces, and each piece knows whether it is about who saw or heard something: those are an item's
``sights``. A story has one layout (``form``: where it says who saw an act); the words of each act change from one to
the next.
"""

from __future__ import annotations

from typing import NamedTuple

from unsaid.quiz.course import HUSH, LOOK, MOVE, NOISE, SWAP, TELL, Course, Event
from unsaid.quiz.genres import LOOKS, SWAPS, Genre

FORMS = 5
TOLD = (
    "{c} told {d} in private that {t} was {p}.",
    "{c} whispered to {d} that {t} was {p}.",
    "{c} took {d} aside and said that {t} was {p}.",
    "With nobody else listening, {c} said to {d} that {t} was {p}.",
    "To {d} alone, {c} mentioned that {t} was {p}.",
)
HUSHED = (
    "{c} talked with {d} in private and said nothing about {t}.",
    "{c} had a word with {d} alone and did not mention {t}.",
    "{c} took {d} aside and kept quiet about {t}.",
    "With nobody else listening, {c} spoke with {d}, but not about {t}.",
    "To {d} alone, {c} spoke of this and that, and not of {t}.",
)
OPENINGS = (
    "At the start {facts}, and everybody knew it{wrong}.",
    "To begin with, {facts}. Everybody knew this{wrong}.",
    "When this began, {facts}, as everybody was aware{wrong}.",
    "In the beginning {facts}. All were aware of it{wrong}.",
    "At first {facts}; that was known to all{wrong}.",
)
PRESENT = (
    "{names} were together.",
    "This is about {names}.",
    "There were {names}.",
    "{names} spent the day together.",
    "It was a day with {names}.",
)
BEFORE = ("", "", "With {w} looking on, ", "", "Watched by {w}, ")
AFTER = (". {w} saw it.", ", while {w} looked on.", ".", ", in front of {w}.", ".")
NOBODY = "nobody else"
HIDDEN = (
    " {h} saw it too, unnoticed.",
    " Unnoticed, {h} watched as well.",
    " Without being noticed, {h} saw this too.",
    " {h} was watching in secret.",
    " And {h}, whom nobody noticed, saw it as well.",
)


class Words(NamedTuple):
    """What a course is told with: a genre, and the names of people, things and places by their numbers."""

    genre: Genre
    people: tuple[str, ...]
    things: tuple[str, ...]
    places: tuple[str, ...]

    def at(self, place: int) -> str:
        """A place as where something is."""
        return f"{self.genre.at} {self.places[place]}"


Piece = tuple[str, bool]
"""A stretch of text, and whether it says who saw or heard something."""


def listed(names: list[str]) -> str:
    """Names in a row: Ann, Ben and Carla."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def opening(course: Course, words: Words, form: int) -> Sentence:
    """Who there is, how things are at the start, who is wrong about it, and who does not trust whom."""
    facts = listed([f"{words.things[t]} was {words.at(place)}" for t, place in enumerate(course.start)])
    wrong = [f"{words.people[a]}, who thought that {words.things[t]} was {words.at(p)}" for a, t, p in course.wrong]
    but = f", but for {', and '.join(wrong)}" if wrong else ""
    said = OPENINGS[form].format(facts=facts, wrong=but)
    people = PRESENT[form].format(names=listed(list(words.people)))
    doubted = [f"{words.people[d]} did not trust {words.people[c]}" for d, c in sorted(course.distrust)]
    trust = (
        f" {listed(doubted)}; otherwise everybody trusted everybody." if doubted else " Everybody trusted everybody."
    )
    return Sentence(f"{people} {said}{trust}", ())


def told(event: Event, words: Words, form: int) -> Sentence:
    """What is said of one event."""
    if event.kind in (TELL, HUSH):
        return Sentence(_spoken(event, words), ())
    seen = event.seen & ~event.parties
    watching = listed([words.people[p] for p in range(len(words.people)) if seen >> p & 1]) if seen else NOBODY
    pieces = [
        (BEFORE[form].format(w=watching), True),
        (f"{words.people[event.who]} {_done(event, words)}", False),
        (AFTER[form].format(w=_upper(watching) if form == 0 else watching), AFTER[form] != "."),
    ]
    if event.hidden >= 0:
        pieces.append((HIDDEN[(event.verb + form) % FORMS].format(h=words.people[event.hidden]), True))
    return sentence(pieces)


def _spoken(event: Event, words: Words) -> str:
    thing, place = event.writes[0]
    ways = TOLD if event.kind == TELL else HUSHED
    said = words.at(place) if event.kind == TELL else ""
    return ways[event.verb].format(c=words.people[event.who], d=words.people[event.whom], t=words.things[thing], p=said)


def _done(event: Event, words: Words) -> str:
    """What somebody does, without who it is."""
    genre = words.genre
    if event.kind == NOISE:
        return genre.noises[event.verb]
    things = [words.things[thing] for thing, _ in event.writes]
    if event.kind == MOVE:
        return genre.moves[event.verb].format(t=things[0], p=words.places[event.writes[0][1]])
    if event.kind == SWAP:
        return SWAPS[event.verb].format(t=things[0], u=things[1])
    assert event.kind == LOOK
    return LOOKS[event.verb].format(where=genre.where, t=things[0])


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


class Sentence(NamedTuple):
    """What is said of one event, and its stretches that say who saw or heard it."""

    text: str
    sights: tuple[tuple[int, int], ...]


def sentence(pieces: list[Piece]) -> Sentence:
    """Pieces put together."""
    sights, length = [], 0
    for said, sight in pieces:
        if sight and said:
            sights.append((length, length + len(said)))
        length += len(said)
    return Sentence("".join(said for said, _ in pieces), tuple(sights))


def joined(sentences: list[Sentence]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A story, and its stretches that say who saw or heard what."""
    sights, length = [], 0
    for said in sentences:
        for start, end in said.sights:
            sights.append((length + start, length + end))
        length += len(said.text) + 1
    return " ".join([said.text for said in sentences]), tuple(sights)
