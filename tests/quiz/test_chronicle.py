"""The telling fixes the answer: what is otherwise in a course is told otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.quiz.engine import chains
from unsaid.quiz.chronicle import Words, joined, opening, told
from unsaid.quiz.course import LOOK, MOVE, NOISE, SWAP, TELL, Course
from unsaid.quiz.dials import Dials
from unsaid.quiz.making import items, made
from unsaid.quiz.minds import Minds


def story(course: Course, words: Words, form: int) -> str:
    """The chronicle of a course."""
    return joined([opening(course, words, form), *(told(event, words, form) for event in course.events)])[0]


def varied(course: Course, places: int) -> Iterator[Course]:
    """The courses in which one fact is otherwise: who saw an act, openly or not; who is wrong, or not trusted; where
    something starts, is put, or is said to be; who does something."""
    for number, event in enumerate(course.events):
        for person in range(course.people):
            if event.kind in (MOVE, SWAP, LOOK, NOISE) and person != event.who:
                if event.hidden < 0:
                    yield _with(course, number, seen=event.seen ^ 1 << person)
                if not event.seen >> person & 1:
                    yield _with(course, number, hidden=-1 if event.hidden == person else person)
        if event.kind in (MOVE, TELL):
            (thing, place), *_ = event.writes
            yield _with(course, number, writes=((thing, (place + 1) % places),))
    for person in range(course.people):
        yield course._replace(wrong=((person, 0, (course.start[0] + 3) % places),))
        yield course._replace(distrust=frozenset(((person, (person + 1) % course.people),)))
    yield course._replace(start=(*course.start[:-1], (course.start[-1] + 1) % places))
    yield course._replace(wrong=())


def _with(course: Course, number: int, **changed: object) -> Course:
    events = list(course.events)
    events[number] = events[number]._replace(**changed)
    return course._replace(events=tuple(events))


def answers(course: Course) -> list[int]:
    """Where each chain of three minds holds each thing to be, and whom it blames."""
    minds = Minds(course)
    return [
        value
        for chain in chains(course.people, 3)
        for thing in (0, 1)
        for value in (minds.held(chain, thing), minds.mover(minds.mind(chain), thing))
    ]


@pytest.mark.slow
def test_no_answer_changes_without_the_text() -> None:
    """Wherever one thing is put otherwise in a course and any mind then holds anything else, the story reads otherwise;
    and it does so for every layout."""
    changed = 0
    for each in list(made(11, 0, 2_160, Dials()))[::240]:
        course, form = each.course, each.item.form
        before, said = answers(course), story(course, each.words, form)
        for other in varied(course, len(each.words.places)):
            if answers(other) != before:
                changed += 1
                assert story(other, each.words, form) != said
    assert changed > 200


def test_texts_differ() -> None:
    """Of a thousand seeds at least 950 begin with a story of their own."""
    assert len({next(items(seed, 0, 1)).story for seed in range(1_000)}) >= 950


def test_each_act_is_said_in_five_ways_and_five_layouts() -> None:
    """A move, a swap, a look, something told and a silence are each said in five ways in five layouts."""
    (each,) = made(1, 0, 1)
    for kind in (MOVE, SWAP, LOOK, TELL, "hush"):
        event = next((e for e in each.course.events if e.kind == kind), each.course.events[0])
        event = event._replace(kind=kind, whom=1 if event.who != 1 else 2, writes=((0, 1), (1, 2)), hidden=-1)
        said = {told(event._replace(verb=verb), each.words, form).text for verb in range(5) for form in range(5)}
        assert len(said) == (5 if kind in (TELL, "hush") else 25)


def test_sights_hide_who_saw_what_and_nothing_else() -> None:
    """Without its sights a story does not tell the twins of a mind apart, and no act is missing from it."""
    for one, other in zip(items(2, 0, 480), items(2, 1, 480), strict=False):
        if one.twin == other.id and one.order:
            assert one.story != other.story
            assert one.masked() == other.masked()
