"""All notes on a course: reasons, beliefs, and what the study of minds has to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from unsaid.telling.beside.beliefs import at_start, changed
from unsaid.telling.beside.course import Chain, Course
from unsaid.telling.beside.note import START, Note
from unsaid.telling.beside.phrases import agreeing, listed, mind
from unsaid.telling.names import capital
from unsaid.telling.why import Reasons

if TYPE_CHECKING:
    from unsaid.data.story import Reason


class Why(Protocol):
    """The reason for an act, done in a state or in somebody's mind, of a character; None where it has none."""

    def __call__(self, state: int, act: int, character: int, /) -> Reason | None: ...


Studied = Callable[[int], Sequence[Note]]
"""What a study of minds says of an act, by its place: feelings and wants held back. ``who`` is one character."""


def notes(course: Course, why: Why, reasons: Reasons, studied: Studied | None = None) -> list[Note]:
    """All notes, in the order of the acts."""
    found = [*at_start(course), *_of_study(course, START, studied)]
    for place in range(len(course.acts)):
        found += _meant(course, place, why, reasons)
        found += changed(course, place)
        found += _of_study(course, place, studied)
    return found


def _of_study(course: Course, place: int, studied: Studied | None) -> list[Note]:
    """What the study says; from within a mind its own feelings and wishes, and not what it did not know."""
    found = studied(place) if studied else ()
    return [n for n in found if course.view is None or (n.who[0] == course.view and n.kind != "would")]


def _meant(course: Course, place: int, why: Why, reasons: Reasons) -> Iterator[Note]:
    """Why an act is done, as those see it whose minds are told."""
    doers = course.teller.ground.actions[course.acts[place]].consenting
    for character in course.told:
        if character in doers:
            yield from _own(course, place, character, why, reasons)
        elif course.view is not None and course.sees(place, (character,)):
            for doer in doers:
                yield from _seen(course, place, (character, doer), why, reasons)


def _own(course: Course, place: int, character: int, why: Why, reasons: Reasons) -> Iterator[Note]:
    """Somebody's own reason; from outside, also what it has wrong."""
    state = course.states[place]
    reason = why(state, course.acts[place], character)
    if reason is None:
        return
    yield from _reason(course, place, state, reason, (character,), reasons)
    wrong = reasons.errors(state, reason) if course.view is None else []
    if wrong:
        names = course.names((character,))
        yield Note(
            place, "mistaken", names, f"{mind(course.teller.lexicon, names, 'is')} wrong in this: {listed(wrong)}."
        )


def _seen(course: Course, place: int, chain: Chain, why: Why, reasons: Reasons) -> Iterator[Note]:
    """What the first of two makes of an act that it sees the second do."""
    within = course.running.mind(course.states[place], chain[0])
    reason = why(within, course.acts[place], chain[1])
    if reason is not None:
        yield from _reason(course, place, within, reason, chain, reasons)
        return
    lexicon, names = course.teller.lexicon, course.names(chain)
    who = capital(lexicon.name(names[0]))
    text = (
        f"{who} {agreeing(lexicon, names[0], 'sees')} no reason for {lexicon.name(names[1], subject=False)} to do this."
    )
    yield Note(place, "puzzled", names, text)


def _reason(course: Course, place: int, state: int, reason: Reason, chain: Chain, reasons: Reasons) -> Iterator[Note]:
    gains, steps = reasons.gains(state, reason), reasons.steps(state, reason)
    if gains:
        names = course.names(chain)
        way = f" {capital(', and then '.join(steps))}." if steps else ""
        text = f"{mind(course.teller.lexicon, names, 'wants')} this: {listed(gains)}.{way}"
        yield Note(place, "means", names, text)
