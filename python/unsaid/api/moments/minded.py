"""The minds beside a told story: what the world has words for, told in the text; the rest in notes beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.data.limits import Limits
    from unsaid.data.story import Reason
    from unsaid.telling import Paragraph, Teller
    from unsaid.telling.beside import Course, Note
    from unsaid.telling.beside.studied import Studied
    from unsaid.telling.inner import Stir
    from unsaid.telling.inward.stirring import Stirring


STIRS = frozenset(("held", "overcome", "recognition", "silence", "feeling", "shown"))
"""What of inner lives a world may have words for."""


class InnerLives:
    """The ``Psyche`` of a telling, worked out when it is first asked for something the world has words for."""

    def __init__(self, world: OpenWorld, course: Sequence[int]) -> None:
        self.world, self.course = world, course
        self.sorts = STIRS & {telling.sort for telling in world.core.tellings}

    def stirs(self, step: int) -> Sequence[Stir]:
        """What stirred after an act."""
        return self._found.stirs(step) if self.sorts else ()

    def feels(self, step: int, mind: str, who: str, feeling: str) -> bool:
        """Whether somebody has a feeling, as far as a mind can tell."""
        return self._found.feels(step, mind, who, feeling)

    @cached_property
    def _found(self) -> Stirring:
        from unsaid.data.limits import Limits
        from unsaid.telling.inward.stirring import Stirring

        overcome = {telling.name for telling in self.world.core.tellings if telling.sort == "overcome"}
        return Stirring(self.world.log(self.course, Limits()), self.sorts, overcome)


def minds_of(world: OpenWorld, teller: Teller, acts: Sequence[int], view: str | None, limits: Limits) -> list[Note]:
    """What there is to say of the minds in a course of acts, as it looks to one mind or, with None, from outside."""
    from unsaid.story.find import why
    from unsaid.telling import Reasons
    from unsaid.telling.beside import Course, notes

    minds = world.minds

    def reason(state: int, act: int, character: int, /) -> Reason | None:
        return why(minds, state, act, character, limits)

    course = Course(teller, minds, minds.course(acts), acts, view)
    return notes(course, reason, Reasons(teller, minds), _study(world, course, limits))


def _study(world: OpenWorld, course: Course, limits: Limits) -> Studied:
    """Feelings, and wishes held back."""
    from unsaid.psyche.feelings import feelings
    from unsaid.psyche.holding import Holding
    from unsaid.telling.beside.studied import studied

    log = world.log(course.acts, limits)
    return studied(course.teller, course.states, feelings(log), Holding(log).statements())


def beside(paragraphs: Sequence[Paragraph], notes: Sequence[Note]) -> list[list[str]]:
    """The sentences for each paragraph; an error that somebody goes on acting on is told once."""
    from unsaid.telling.beside import beside_paragraphs

    openings = sum(p.kind == "opening" for p in paragraphs)
    shared = beside_paragraphs(_fresh(notes), [p.beats for p in paragraphs], openings)
    return [[note.text for note in group] for group in shared]


def _fresh(notes: Sequence[Note]) -> list[Note]:
    last: dict[tuple[str, ...], str] = {}
    kept = []
    for note in notes:
        if note.kind == "mistaken":
            if last.get(note.who) == note.text:
                continue
            last[note.who] = note.text
        kept.append(note)
    return kept
