"""The items of a seed, each by its number: item 17 of seed 3 is the same whoever makes it, and whatever else is made.

Items come in twins (2n and 2n + 1), twins in blocks that are asked about the same few stories. What is asked for in
turn (``Dials.cells``), genres and layouts go round, so that every kind comes as often with each of them. A story that
has nothing to ask of a kind is put away for another; how often one was asked in vain is counted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec.msgpack import encode

from unsaid.errors import BadValue
from unsaid.quiz.asking import Asking, Pair
from unsaid.quiz.chance import Chance
from unsaid.quiz.chronicle import FORMS, Sentence, Words, joined, opening, told
from unsaid.quiz.course import HUSH, SWAP, TELL, Course
from unsaid.quiz.dials import Dials
from unsaid.quiz.genres import BY_NAME, NAMES
from unsaid.quiz.item import Item
from unsaid.quiz.kinds import KINDS
from unsaid.quiz.minds import Minds
from unsaid.quiz.staging import Wish, staged

BLOCK = 12
"""Pairs of twins to a story."""
DRAWS = 3
"""How often a story is asked before another is made."""
TRIES = 400
WISHES = {
    "reality": Wish(SWAP, TELL, one=True),
    "memory": Wish(SWAP, TELL, one=True),
    "wrong": Wish(SWAP, TELL),
    "why": Wish(last=SWAP),
    "unsaid": Wish(last=HUSH),
    "silence": Wish(last=HUSH),
}
"""What a story that is made for one kind of question is to be like."""
ANY = WISHES["why"]


@dataclass
class Tally:
    """What was made in vain: questions looked for that a story had not, by kind and order."""

    vain: dict[tuple[str, int], int] = field(default_factory=dict)

    def add(self, cell: tuple[str, int]) -> None:
        """Counts one more."""
        self.vain[cell] = self.vain.get(cell, 0) + 1


class Scene(NamedTuple):
    """A story to ask about: its minds, its words, its layout, and its sentences, made once."""

    minds: Minds
    words: Words
    form: int
    sentences: list[Sentence]


class Made(NamedTuple):
    """An item, with what it was made of: its course, and the words that it is told in."""

    item: Item
    course: Course
    words: Words


def items(
    seed: int, first: int = 0, last: int | None = None, dials: Dials | None = None, tally: Tally | None = None
) -> Iterator[Item]:
    """The items of a seed from number ``first`` to before ``last`` (None: without end).

    >>> from unsaid.quiz import items
    >>> one, other = items(1, 0, 2)
    >>> one.question == other.question, one.answer == other.answer, list(items(1, 1, 2)) == [other]
    (True, False, True)
    """
    return (each.item for each in made(seed, first, last, dials, tally))


def made(
    seed: int, first: int = 0, last: int | None = None, dials: Dials | None = None, tally: Tally | None = None
) -> Iterator[Made]:
    """What ``items`` gives, with what each was made of."""
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise BadValue("seed", f"a seed is a whole number, and {seed!r} is not")
    dials = dials or Dials()
    block = first // (2 * BLOCK)
    while last is None or block * 2 * BLOCK < last:
        for number, each in enumerate(_Block(seed, block, dials, tally).items(), block * 2 * BLOCK):
            if number >= first and (last is None or number < last):
                yield each
        block += 1


class _Block:
    """A block of pairs, and the stories that they are asked about: as few as give something of every kind."""

    def __init__(self, seed: int, block: int, dials: Dials, tally: Tally | None) -> None:
        self.seed, self.block, self.dials, self.tally = seed, block, dials, tally
        self.rng = Chance(f"{seed}/{block}")
        self.scenes: dict[Wish, Scene] = {}
        turns = max(1, len(dials.cells) // BLOCK)
        self.genre = BY_NAME[dials.genres[block // turns % len(dials.genres)]]
        self.form = block // (turns * len(dials.genres)) % FORMS

    def items(self) -> Iterator[Made]:
        cells = self.dials.cells
        for number in range(self.block * BLOCK, (self.block + 1) * BLOCK):
            kind, order = cells[number % len(cells)]
            scene, pair = self._asked(kind, order)
            yield from self._both(number, (kind, order), scene, pair)

    def _asked(self, kind: str, order: int) -> tuple[Scene, Pair]:
        """A story and something to ask of it: of one that there is, or, after some draws, of another."""
        wish = WISHES.get(kind)
        if wish is None:
            wish = self.rng.choice(list(self.scenes)) if self.scenes else ANY
        for tried in range(TRIES):
            if tried % DRAWS == 0 and (tried or wish not in self.scenes):
                self.scenes[wish] = self._scene(wish)
            pair = KINDS[kind](Asking(self.rng, self.scenes[wish].minds, self.scenes[wish].words), order)
            if pair is not None:
                return self.scenes[wish], pair
            if self.tally is not None:
                self.tally.add((kind, order))
        raise BadValue(
            "dials", f"stories made by these dials have nothing to ask of {kind} (order {order}): try more acts"
        )

    def _scene(self, wish: Wish) -> Scene:
        rng, genre, form = self.rng, self.genre, self.form
        course = staged(rng, self.dials, len(genre.places), len(genre.noises), wish)
        people, things = rng.some(NAMES, self.dials.people), rng.some(genre.things, len(course.start))
        words = Words(genre, tuple(people), tuple(things), tuple(rng.some(genre.places, len(genre.places))))
        said = [opening(course, words, form), *(told(event, words, form) for event in course.events)]
        return Scene(Minds(course), words, form, said)

    def _both(self, number: int, cell: tuple[str, int], scene: Scene, pair: Pair) -> Iterator[Made]:
        """The two items of a pair: which of them comes first, and which choice, is by chance."""
        sides = list(zip(pair.courses, pair.answers, pair.proofs, pair.tags, strict=True))
        choices = pair.answers
        if self.rng.random() < 0.5:
            sides.reverse()
        if self.rng.random() < 0.5:
            choices = (choices[1], choices[0])
        names = f"{self.seed}-{2 * number}", f"{self.seed}-{2 * number + 1}"
        for side, (course, answer, proof, tags) in enumerate(sides):
            story, sights = joined(_sentences(scene, course))
            item = Item(
                id=names[side],
                story=story,
                question=pair.question,
                choices=choices,
                answer=answer,
                kind=cell[0],
                order=cell[1],
                genre=self.genre.name,
                form=self.form,
                tags=tags,
                twin=names[1 - side],
                seed=self.seed,
                world=digest(course),
                proof=proof,
                sights=sights,
            )
            yield Made(item, course, scene.words)


def _sentences(scene: Scene, course: Course) -> list[Sentence]:
    """The sentences of a course that is the scene's but for some events."""
    old = scene.minds.course
    if course is old:
        return scene.sentences
    found = list(scene.sentences)
    for place, (before, now) in enumerate(zip(old.events, course.events, strict=True), 1):
        if before is not now:
            found[place] = told(now, scene.words, scene.form)
    return found


def digest(course: Course) -> str:
    """What tells a course from all others."""
    written = encode((course.people, course.start, course.wrong, sorted(course.distrust), course.events))
    return hashlib.blake2b(written, digest_size=8).hexdigest()
