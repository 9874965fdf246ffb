"""The items of a seed, each by its number: item 17 of seed 3 is the same whoever makes it, and whatever else is made.

Items come in twins (2n and 2n + 1), twins in blocks that are asked about the same story. What is asked for in turn
(``Dials.cells``), genres and layouts go round, so that every kind comes as often with each of them. A block whose story
has nothing to ask of a kind makes another story for that pair; how many were made in vain is counted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from unsaid.errors import BadValue
from unsaid.quiz.asking import KINDS, Asking, Pair
from unsaid.quiz.chronicle import FORMS, Words, joined, opening, told
from unsaid.quiz.course import Course
from unsaid.quiz.dials import Dials
from unsaid.quiz.genres import BY_NAME, NAMES
from unsaid.quiz.item import Item
from unsaid.quiz.minds import Minds
from unsaid.quiz.staging import staged

BLOCK = 8
"""Pairs of twins to a story."""
TRIES = 400


@dataclass
class Tally:
    """What was made in vain: stories that had nothing to ask, by kind and order."""

    vain: dict[tuple[str, int], int] = field(default_factory=dict)

    def add(self, cell: tuple[str, int]) -> None:
        """Counts one more."""
        self.vain[cell] = self.vain.get(cell, 0) + 1


@dataclass(frozen=True)
class Scene:
    """A story to ask about: its course, its words, its layout, and its sentences, made once."""

    course: Course
    minds: Minds
    words: Words
    form: int
    sentences: list[list[tuple[str, bool]]]


def items(
    seed: int, first: int = 0, last: int | None = None, dials: Dials | None = None, tally: Tally | None = None
) -> Iterator[Item]:
    """The items of a seed from number ``first`` to before ``last`` (None: without end).

    >>> from unsaid.quiz import items
    >>> one, other = items(1, 0, 2)
    >>> one.question == other.question, one.answer == other.answer, list(items(1, 1, 2)) == [other]
    (True, False, True)
    """
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise BadValue("seed", f"a seed is a whole number, and {seed!r} is not")
    dials = dials or Dials()
    block = first // (2 * BLOCK)
    while last is None or block * 2 * BLOCK < last:
        start = block * 2 * BLOCK
        for number, item in enumerate(_block(seed, block, dials, tally), start):
            if number >= first and (last is None or number < last):
                yield item
        block += 1


def _block(seed: int, block: int, dials: Dials, tally: Tally | None) -> Iterator[Item]:
    scene = _scene(seed, block, 0, dials)
    cells = dials.cells
    for place in range(BLOCK):
        pair = block * BLOCK + place
        yield from _twins(seed, pair, cells[pair % len(cells)], scene, dials, tally)


def _scene(seed: int, block: int, tried: int, dials: Dials, pair: int = -1) -> Scene:
    rng = Random(f"{seed}/{block}/{pair}/{tried}")
    turns = max(1, len(dials.cells) // BLOCK) * len(dials.genres)
    genre = BY_NAME[dials.genres[block * len(dials.genres) // turns % len(dials.genres)]]
    form = block // turns % FORMS
    course = staged(rng, dials, len(genre.places), len(genre.noises))
    words = Words(
        genre,
        tuple(rng.sample(NAMES, dials.people)),
        tuple(rng.sample(genre.things, len(course.start))),
        tuple(rng.sample(genre.places, len(genre.places))),
    )
    return Scene(course, Minds(course), words, form, [opening(course, words, form), *(told(e, words, form) for e in course.events)])


def _twins(
    seed: int, number: int, cell: tuple[str, int], scene: Scene, dials: Dials, tally: Tally | None
) -> Iterator[Item]:
    rng = Random(f"{seed}:{number}")
    kind, order = cell
    for tried in range(TRIES):
        pair = KINDS[kind](Asking(rng, scene.minds, scene.words), order)
        if pair is not None:
            yield from _both(seed, number, cell, scene, pair, rng)
            return
        if tally is not None:
            tally.add(cell)
        scene = _scene(seed, number // BLOCK, tried + 1, dials, number)
    raise BadValue("dials", f"{TRIES} stories made by these dials have nothing to ask of {kind} (order {order})")


def _both(
    seed: int, number: int, cell: tuple[str, int], scene: Scene, pair: Pair, rng: Random
) -> Iterator[Item]:
    """The two items of a pair: which of them comes first, and which choice, is by chance."""
    sides = list(zip(pair.courses, pair.answers, pair.proofs, pair.tags, strict=True))
    choices = pair.answers
    if rng.random() < 0.5:
        sides.reverse()
    if rng.random() < 0.5:
        choices = (choices[1], choices[0])
    names = f"{seed}-{2 * number}", f"{seed}-{2 * number + 1}"
    for side, (course, answer, proof, tags) in enumerate(sides):
        story, sights = joined(_sentences(scene, course))
        yield Item(
            id=names[side],
            story=story,
            question=pair.question,
            choices=choices,
            answer=answer,
            kind=cell[0],
            order=cell[1],
            genre=scene.words.genre.name,
            form=scene.form,
            tags=tags,
            twin=names[1 - side],
            seed=seed,
            world=_digest(course),
            proof=proof,
            sights=sights,
        )


def _sentences(scene: Scene, course: Course) -> list[list[tuple[str, bool]]]:
    """The sentences of a course that is the scene's but for some events."""
    if course is scene.course:
        return scene.sentences
    found = list(scene.sentences)
    for place, (old, new) in enumerate(zip(scene.course.events, course.events, strict=True), 1):
        if old is not new:
            found[place] = told(new, scene.words, scene.form)
    return found


def _digest(course: Course) -> str:
    there = (course.people, course.start, course.wrong, sorted(course.distrust), course.events)
    return hashlib.blake2b(repr(there).encode(), digest_size=8).hexdigest()
