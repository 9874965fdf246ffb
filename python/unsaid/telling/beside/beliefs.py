"""Notes on beliefs: those a story starts with, and what each act makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from unsaid.psyche.grid import fits
from unsaid.telling.beside.course import Chain, Course
from unsaid.telling.beside.note import START, Kind, Note
from unsaid.telling.beside.phrases import listed, mind, without
from unsaid.world.supposing import unsure

if TYPE_CHECKING:
    from unsaid.world import Scalar


class BeliefNote(msgspec.Struct, frozen=True):
    """A value at the end of a chain, come to at ``place``; ``before`` is what was believed until then."""

    fluent: int
    before: Scalar
    value: Scalar
    wrong: bool = False
    righted: bool = False

    @property
    def known(self) -> bool:
        """Whether the mind is taken to have a value, and it is not said which."""
        label = unsure(self.value)
        return label is not None and label[0] in ("sure", "tied")

    def kind(self) -> Kind:
        """How it is told."""
        label = unsure(self.value)
        if self.value is None or (label is not None and label[0] == "open"):
            return "unsure"
        return "sees" if self.righted else "believes"


def at_start(course: Course) -> Iterator[Note]:
    """Before the first act: false beliefs (from outside), and where a mind takes another to believe otherwise."""
    state = course.states[0]
    for chain in course.chains():
        if len(chain) == 1 and course.view is not None:
            continue
        believed, around = course.values(state, *chain), course.values(state, *chain[:-1])
        differing = [f for f in course.worded if believed[f] != around[f]]
        yield from _notes(course, START, chain, _judged(course, state, state, chain, differing))


def changed(course: Course, place: int) -> Iterator[Note]:
    """What an act makes of beliefs."""
    before, after = course.states[place], course.states[place + 1]
    for chain in course.chains():
        old, new = course.values(before, *chain), course.values(after, *chain)
        if old != new:
            fresh = [f for f in course.worded if old[f] != new[f] and _news(course, place, chain, f)]
            yield from _notes(course, place, chain, _judged(course, before, after, chain, fresh))
    if course.view is None:
        yield from _missed(course, place)


def _news(course: Course, place: int, chain: Chain, fluent: int) -> bool:
    """Whether a changed belief is worth a note.

    Not what is seen to be done, nor what others are thought to share, nor a count that is kept in minds alone.
    """
    if fluent in course.tallies and not course.does(place, fluent):
        return False
    if course.does(place, fluent) and course.sees(place, chain):
        return False
    states = course.states[place : place + 2]
    return len(chain) == 1 or any(
        course.values(s, *chain)[fluent] != course.values(s, chain[0])[fluent] for s in states
    )


def _judged(course: Course, before: int, after: int, chain: Chain, fluents: list[int]) -> list[BeliefNote]:
    """Beliefs with whether they are false, and whether they were; from within a mind that is not asked."""
    old, new = course.values(before, *chain), course.values(after, *chain)
    if course.view is not None:
        return [BeliefNote(f, old[f], new[f]) for f in fluents]
    was, is_ = course.values(before, *chain[1:]), course.values(after, *chain[1:])
    righted = {f for f in fluents if len(chain) == 1 and new[f] == is_[f] and old[f] != was[f]}
    return [BeliefNote(f, old[f], new[f], not fits(new[f], is_[f]), f in righted) for f in fluents]


def _notes(course: Course, place: int, chain: Chain, beliefs: list[BeliefNote]) -> Iterator[Note]:
    """One note for all that is believed in the same way."""
    parted: dict[tuple[Kind, bool, bool], list[BeliefNote]] = {}
    for belief in beliefs:
        parted.setdefault((belief.kind(), belief.wrong, belief.known), []).append(belief)
    for (kind, wrong, known), group in parted.items():
        clauses = [course.teller.fact(b.fluent, b.value) for b in group]
        facts = tuple((course.teller.ground.fluents[b.fluent].name, b.value) for b in group)
        text = _known(course, chain, clauses, wrong, place == START) if known else ""
        text = text or _sentence(course, kind, chain, clauses, wrong, place == START)
        yield Note(place, kind, course.names(chain), text, facts, wrong)


def _known(course: Course, chain: Chain, clauses: list[str], wrong: bool, start: bool) -> str:
    """That somebody is taken to know something, whichever it is; nothing where that cannot be said so."""
    questions = [clause.removeprefix(KNOWN) for clause in clauses]
    if not all(clause.startswith(KNOWN) for clause in clauses):
        return ""
    adverb = f"{'' if start else 'now '}{'wrongly' if wrong else ''}".strip()
    return f"{mind(course.teller.lexicon, course.names(chain), 'knows', adverb)} {listed(questions)}."


KNOWN = "it is known "
"""How a clause begins that says that something is known, whichever it is."""


def _sentence(course: Course, kind: Kind, chain: Chain, clauses: list[str], wrong: bool, start: bool) -> str:
    lexicon, names, now = course.teller.lexicon, course.names(chain), "" if start else "now "
    if kind == "unsure":
        return f"{mind(lexicon, names, 'is')} {'not' if start else 'no longer'} sure: {listed(clauses)}."
    if kind == "sees":
        return f"{mind(lexicon, names, 'sees', now.strip())} {listed(clauses, 'that ')}."
    adverb = (now + ("wrongly" if wrong else "")).strip()
    return f"{mind(lexicon, names, 'believes', adverb)} {listed(clauses, 'that ')}."


def _missed(course: Course, place: int) -> Iterator[Note]:
    """What has come to be so, and somebody does not know it."""
    before, after = course.states[place], course.states[place + 1]
    old, new = course.values(before), course.values(after)
    fresh = [f for f in course.worded if old[f] != new[f]]
    for character in course.told:
        was, believed = course.values(before, character), course.values(after, character)
        missed = [f for f in fresh if believed[f] != new[f] and believed[f] == was[f]]
        if missed:
            (name,) = course.names((character,))
            clauses = listed([course.teller.fact(f, new[f]) for f in missed], "that ")
            facts = tuple((course.teller.ground.fluents[f].name, new[f]) for f in missed)
            yield Note(place, "misses", (name,), f"{without(course.teller.lexicon, name, 'know')} {clauses}.", facts)
