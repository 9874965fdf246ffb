"""An act that happens in minds that do not know, edge by edge from outside in.

What becomes of the mind at the end of an edge hangs on the mind the edge starts from, and of that on no more than a
``Passing`` holds: as it was put right, what it holds in the end, which of its fluents the act may have changed or
amazed it about, and which act happens there. So what was worked out once stands for every mind like it, and minds that
go round in a circle come to an end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from unsaid.checker.minds.mind import Mind
from unsaid.checker.minds.unsure.changing import Changes
from unsaid.checker.minds.unsure.correcting import Corrections
from unsaid.checker.minds.unsure.labels import joined, same
from unsaid.checker.minds.unsure.learning import lessons
from unsaid.checker.minds.unsure.mirroring import mirrored
from unsaid.checker.minds.unsure.setting import Put, for_own_edge, inward, put_in, retied, set_here, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unsaid.checker.minds.mind import Write
    from unsaid.checker.minds.shared import Shared
    from unsaid.checker.minds.unsure.labels import Held, Ties
    from unsaid.checker.minds.unsure.reading import Readings
    from unsaid.world.structure import GroundAction

    Further = Callable[[Mind], list[Write]]
    Domains = dict[int, frozenset[Any]]

YES, MAYBE, NO = "yes", "maybe", "no"


class Passing(NamedTuple):
    """What matters of a mind in which an act happens for the minds within it. ``moved`` are the fluents that effects
    may have changed there, ``amazed`` those set after the effects to its owner's amazement; ``pending`` is what is set
    further in from outside."""

    right: Mind
    end: tuple[Held, ...]
    moved: frozenset[int]
    amazed: frozenset[int]
    deed: UnsureDeed
    pending: tuple[Put, ...]


class Undergone(NamedTuple):
    """A mind that undergoes an act, before effects on beliefs are set in it from outside."""

    right: Mind
    steady: tuple[Held, ...]
    late: tuple[Put, ...]
    moved: frozenset[int]
    deed: UnsureDeed


class Given(NamedTuple):
    """What all acts of a world have in common: which fluents may be open and over what, how expressions are read, and
    which minds are alike."""

    domains: Domains
    openable: frozenset[int]
    readings: Readings
    shared: Shared
    others: dict[int, UnsureDeed]


class UnsureDeed:
    """A ground action, ready to happen in any mind, in a world where not all is known."""

    def __init__(self, number: int, action: GroundAction, given: Given, seen_by: frozenset[int] | None = None) -> None:
        self.number, self.action, self._given = number, action, given
        self._seen_by = None if seen_by is None else seen_by | set(action.consenting)
        self.holds = given.readings.of(action.precondition).satisfied
        self.changes = Changes(action.effects, given.domains)
        self.corrections = Corrections(action.precondition, given.domains, given.readings)
        self._observing = [given.readings.of(e) for e in action.observing]
        self._lessons = [
            (row.who, given.readings.of(row.when), about, lesson)
            for row in action.learns
            for about, lesson in lessons(row.what, given.domains)
        ]

    def seen_by(self, witnesses: frozenset[int]) -> UnsureDeed:
        """The same act where it is given from outside who sees it; those who consent to it do."""
        return UnsureDeed(self.number, self.action, self._given, witnesses)

    def _other(self) -> UnsureDeed | None:
        """The act it is taken for by those who do not consent to it."""
        if self.action.seen is None:
            return None
        other = self._given.others[self.action.seen]
        return other if self._seen_by is None else UnsureDeed(other.number, other.action, self._given, self._seen_by)

    def happened(self, mind: Mind) -> Mind:
        """The mind after the act, triggers not yet looked at."""
        return self._happened(mind, None)

    def witnessed(self, mind: Mind, further: Further) -> Mind:
        """The same where the act is evidence besides: ``further`` says what else is set in each mind that undergoes
        it."""
        return self._happened(mind, further)

    def observes(self, mind: Mind, character: int) -> bool:
        """Whether it is sure that a character sees the act."""
        return self._seeing(mind, character) == YES

    def _seeing(self, mind: Mind, character: int) -> str:
        if self._seen_by is not None:
            return YES if character in self._seen_by else NO
        reading = self._observing[character]
        if reading.satisfied(mind):
            return YES
        return MAYBE if reading.possible(mind) else NO

    def in_mind(self, mind: Mind, character: int) -> Mind:
        """The mind in which a character who sees the act undergoes it, put right."""
        here = Passing(mind, mind.values, frozenset(), frozenset(), self, ())
        deed, taken = _in_the_eyes_of(here, character)
        return deed.put_right(mind, mind.believed(character), character, taken=taken)

    def learnt(self, mind: Mind, believed: Mind) -> list[Write]:
        """What a believer learns by the surprise of seeing the act done in a mind, as far as it is values."""
        puts = self.corrections.puts(believed, mind, taken=False)
        return [(put.chain, put.fluent, put.held) for put in puts if not isinstance(put.held, tuple)]

    # --- one mind ---

    def _happened(self, mind: Mind, further: Further | None) -> Mind:
        key = ("happened", self.number, self._seen_by, further is None)
        after = mind.known.get(key)
        if after is None:
            done = _Happening(self._given, further).whole(mind, self)
            after = mind.known[key] = mirrored(done, self._given.openable)
        return after

    def put_right(self, thinker: Mind, mind: Mind, character: int, *, taken: bool) -> Mind:
        """A mind that sees the act, put right about what it must have had wrong, and about what it learns of what the
        act leaves alone."""
        puts = self.corrections.puts(mind, thinker, taken=taken)
        row = list(set_here(mind.values, (put for put in puts if not put.chain), self._given.openable).values)
        if not taken:
            puts += tuple(self._learnt(thinker, thinker.values, row, character, late=False))
        return self._given.shared.of(put_in(mind, puts, self._given.openable)) if puts else mind

    def late(self, thinker: Mind, end: tuple[Held, ...], row: list[Held], character: int) -> list[Put]:
        """What is learnt of the fluents that effects of the act name; ``end`` is what the thinker holds in the end."""
        return self._learnt(thinker, end, row, character, late=True)

    def _learnt(
        self, thinker: Mind, theirs: tuple[Held, ...], row: list[Held], character: int, *, late: bool
    ) -> list[Put]:
        mine, forced = dict(enumerate(row)), set[int]()
        for who, when, about, lesson in self._lessons:
            if who != character or bool(about & self.changes.named) != late or not when.possible(thinker):
                continue
            new = dict(mine)
            lesson(theirs, new)
            if not when.satisfied(thinker):
                changed = {f for f in new if not same(new[f], mine[f])}
                new |= {f: joined(mine[f], new[f]) for f in changed}
                forced |= changed
            mine = new
        return [
            Put((), f, held, "forced" if f in forced else "plain")
            for f, held in mine.items()
            if f in forced or not same(held, row[f])
        ]


def _in_the_eyes_of(here: Passing, character: int) -> tuple[UnsureDeed, bool]:
    """Which act happens in somebody's mind, and whether it is only taken to."""
    other = here.deed._other()
    if other is None or character in here.deed.action.consenting:
        return here.deed, False
    return other, True


class _Happening:
    """One act, through all minds of a state."""

    def __init__(self, given: Given, further: Further | None) -> None:
        self._given, self._further = given, further
        self._openable = given.openable
        self._met: dict[Any, tuple[Passing, dict[int, Mind]]] = {}

    def whole(self, mind: Mind, deed: UnsureDeed) -> Mind:
        """The state after the act."""
        values, moved = self._affected(mind, deed, None)
        end = set_here(values, self._evidence(mind), self._openable)
        return self._mind(Passing(mind, end.values, moved, end.amazed, deed, ()))

    def _affected(self, right: Mind, deed: UnsureDeed, thinker: Mind | None) -> tuple[tuple[Held, ...], frozenset[int]]:
        """A mind's row after the effects, and what they may have changed."""
        values, moved = list(right.values), set[int]()
        for change in deed.changes.own(right, thinker):
            values[change.fluent] = change.held
            moved.add(change.fluent)
        return tuple(values), frozenset(moved)

    def _evidence(self, right: Mind) -> list[Put]:
        return [Put((), f, value) for _, f, value in self._further(right)] if self._further is not None else []

    def _mind(self, here: Passing) -> Mind:
        """The mind that is left, with those within it."""
        return Mind(here.end, lambda character: self._edge(here, character), here.right.owner)

    def _edge(self, here: Passing, character: int) -> Mind:
        """What becomes of the mind at the end of an edge; the same for all minds of which the same matters."""
        _, known = self._met.setdefault(_key(here), (here, {}))
        if character not in known:
            known[character] = self._at_the_end(here, character)
        return known[character]

    def _at_the_end(self, here: Passing, character: int) -> Mind:
        if character == here.right.owner:
            return self._own_edge(here)
        seeing = here.deed._seeing(here.right, character)
        mind = here.right.believed(character)
        pending = self._pending(here, character, seeing)
        ties: Ties = {
            f: (here.end[f], f in here.moved or f in here.amazed)
            for f in sorted(self._openable)
            if f in here.moved or f in here.amazed or not same(here.end[f], here.right.values[f])
        }
        if seeing == NO:
            return put_in(mind, pending, self._openable, ties)
        gone = self._undergone(here, mind, character)
        if seeing == MAYBE:
            either = self._either(mind, gone, ties)
            return put_in(mind, (*either, *_forced(pending, either)), self._openable, ties)
        here_set = (*gone.late, *(put for put in pending if not put.chain))
        end = set_here(gone.steady, here_set, self._openable)
        further = tuple(put for put in pending if put.chain)
        return self._mind(Passing(gone.right, end.values, gone.moved, end.amazed, gone.deed, further))

    def _undergone(self, here: Passing, mind: Mind, character: int) -> Undergone:
        deed, taken = _in_the_eyes_of(here, character)
        right = deed.put_right(here.right, mind, character, taken=taken)
        values, moved = self._affected(right, deed, here.right if deed is here.deed else None)
        ties: Ties = {
            f: (here.end[f], f in here.amazed or (f in here.moved and f not in moved)) for f in sorted(self._openable)
        }
        steady = tuple(retied(values, ties))
        evidence = self._evidence(right)
        row = list(set_here(steady, evidence, self._openable).values)
        late = [] if taken else deed.late(here.right, here.end, row, character)
        return Undergone(right, steady, (*evidence, *late), moved, deed)

    def _either(self, mind: Mind, gone: Undergone, ties: Ties) -> list[Put]:
        """What is set in a mind that may or may not have seen the act, where that makes a difference."""
        unmoved = retied(mind.values, ties)
        moved = set_here(gone.steady, gone.late, self._openable).values
        puts = []
        for f, (one, other) in enumerate(zip(unmoved, moved, strict=True)):
            if not same(one, other):
                held = joined(one, other) if f in self._openable else None
                puts.append(Put((), f, held, "forced"))
        return puts

    def _pending(self, here: Passing, character: int, seeing: str) -> tuple[Put, ...]:
        """What is set along an edge from outside: by the act it is taken for, by the act itself, and from further
        outside, of which the last stands."""
        deed, _ = _in_the_eyes_of(here, character)
        breaking = here.moved | here.amazed
        puts = here.deed.changes.believed(here.right, here.end, breaking)
        if deed is not here.deed and seeing != NO:
            puts = [*deed.changes.believed(here.right, here.end, breaking, surely=seeing == YES), *puts]
        return inward((*puts, *here.pending), character)

    def _own_edge(self, here: Passing) -> Mind:
        """The mind its owner holds of itself: what is openable is as in the mind itself, and what is not goes its own
        way."""
        owner = here.right.owner
        assert owner is not None
        mind = here.right.believed(owner)
        puts = here.deed.changes.believed(here.right, here.end, here.moved | here.amazed)
        pending = standing(for_own_edge((*puts, *here.pending), owner, self._openable))
        if here.deed._seeing(here.right, owner) == NO:
            return put_in(mind, (*self._followed(here), *pending), self._openable)
        right = self._right_of_oneself(here, mind)
        values = list(self._affected(right, here.deed, None)[0])
        for f in self._openable:
            values[f] = here.end[f]
        own = [*self._evidence(right), *(put for put in pending if not put.chain)]
        end = set_here(values, (put for put in own if put.fluent not in self._openable), self._openable).values
        further = tuple(put for put in pending if put.chain)
        return self._mind(Passing(right, end, here.moved, here.amazed, here.deed, further))

    def _followed(self, here: Passing) -> list[Put]:
        """What a mind of one's own that does not undergo the act holds all the same."""
        puts = []
        for f in sorted(self._openable):
            if not same(here.end[f], here.right.values[f]):
                breaks = f in here.moved or f in here.amazed
                puts.append(Put((), f, here.end[f], "forced" if breaks else "supposed"))
        return puts

    def _right_of_oneself(self, here: Passing, mind: Mind) -> Mind:
        puts = here.deed.corrections.puts(mind, here.right, taken=False)
        plain = tuple(put for put in puts if put.fluent not in self._openable)
        return self._given.shared.of(put_in(mind, plain, self._openable)) if plain else mind


def _forced(pending: tuple[Put, ...], either: list[Put]) -> Iterator[Put]:
    """What is set after what may have been seen: ties have broken by then."""
    broken = {put.fluent for put in either}
    for put in pending:
        here = not put.chain and put.fluent in broken
        yield put._replace(how="forced") if here else put


def _key(here: Passing) -> Any:
    """What a passing is remembered by: minds and acts as objects, and values with their types."""
    end = tuple((type(held), held) for held in here.end)
    pending = tuple((put, type(put.held)) for put in here.pending)
    return id(here.right), end, here.moved, here.amazed, here.deed.number, pending
