"""Reasons in prose: what somebody meant by an act, whom they counted on, and where they were wrong.

Everything said here is read off a run of the plan in the mind it was made in. What somebody wanted is told in the
author's words for the concerns that fare better at the plan's end; where one of them has no words, by the facts that
the plan would bring about and the character's utility rests on. A belief is called wrong when it differs from the truth
at the moment of the act and the reason rests on it: with that one belief put right, an act of the plan would not have
been possible in that mind, or nothing would have been gained.

Where people foresee, a reason may be that a loss is averted: then both ends are seen after what would come of them, and
what was coming is said first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from unsaid.data.running import Running
from unsaid.english.kinds import listed
from unsaid.telling.hoping import best, literals, might_be, otherwise, unknown
from unsaid.telling.mattering import Mattering
from unsaid.telling.names import capital
from unsaid.telling.teller import Teller
from unsaid.world.expressions import reads
from unsaid.world.supposing import unsure
from unsaid.world.values import Reader, holds, value

if TYPE_CHECKING:
    from unsaid.data.story import Hope, Reason
    from unsaid.world import Scalar

MOST = 3
"""Facts named in one sentence before the rest are left out."""

SMALL = 1e-9
"""Differences of worth below this are rounding."""

DEPTH = 3
"""Levels of mind looked into for what somebody saw coming."""


class Reasons(msgspec.Struct, frozen=True):
    """Reasons told in the words of a teller."""

    teller: Teller
    states: Running

    def told(self, state: int, reason: Reason) -> str:
        """Why the character did the act in this state of the world: one paragraph."""
        if reason.hoped is not None:
            sentences = [*self._hoped(state, reason, reason.hoped), *self._wrong(state, reason)]
        else:
            sentences = [self._aim(state, reason), *self._then(state, reason), *self._wrong(state, reason)]
        return " ".join(capital(s) for s in sentences if s)

    def _hoped(self, state: int, reason: Reason, hope: Hope) -> list[str]:
        """What was not known, what might be so, what would come of it then, and what it might have cost."""
        supposed = best(hope)
        might = "" if supposed is None else might_be(self.teller, supposed)
        clauses, gains = self.steps(state, reason), self.gains(state, reason)
        then = _then(clauses) if clauses else ""
        wanted = f"{self._who(reason)} wanted this: {listed(gains)}." if gains else ""
        supposing = f"{might}; then {then}." if might and then else f"{might}." if might else ""
        cost = otherwise(reason, hope, self._who(reason))
        return [unknown(self.teller, reason, hope), wanted, supposing, cost]

    def _start(self, state: int, reason: Reason) -> int:
        """The mind in which a plan begins; of one made in hope, as it is supposed to be at best."""
        mind = self.states.mind(state, self._number_of(reason.character))
        supposed = None if reason.hoped is None else best(reason.hoped)
        return mind if supposed is None else self.states.patch(mind, literals(self.teller, supposed))

    # --- what was wanted ---

    def _aim(self, state: int, reason: Reason) -> str:
        who, gains = self._who(reason), self.gains(state, reason)
        if not gains:
            return f"{who} had something to gain by it."
        if coming := self.averted(state, reason):
            return f"Otherwise, as {who} saw it, {_then(coming)}. {capital(who)} wanted this instead: {listed(gains)}."
        return f"{who} wanted this: {listed(gains)}."

    def gains(self, state: int, reason: Reason, *, counts: bool = True) -> list[str]:
        """What the plan is for: the concerns that it would serve, those it serves most first; or the facts that it
        would change and that make its end better, as they would then be. Without ``counts``, no fact that only keeps
        count (``mattering.py``)."""
        course = self._minds(state, reason)
        start, end = (self._foreseen(mind, reason)[1] for mind in (course[0], course[-1]))
        return (self._served(start, end, reason) or self._changed(start, end, reason, counts))[:MOST]

    def _served(self, start: int, end: int, reason: Reason) -> list[str]:
        """The author's words for the concerns that are worth more at the end; none where one of them has no words."""
        concerns = self.teller.ground.inner.concerns
        was, now = (self.states.concerns(mind, self._number_of(reason.character)) for mind in (start, end))
        gains = {place: (worth or 0.0) - (was.get(place) or 0.0) for place, worth in now.items()}
        served = sorted((place for place, by in gains.items() if by > SMALL), key=lambda place: -gains[place])
        words = [
            self.teller.concern(reason.character, concerns[place].name, "up", (reason.character,)) for place in served
        ]
        return [] if None in words else list(dict.fromkeys(word for word in words if word))

    def _changed(self, start: int, end: int, reason: Reason, counts: bool) -> list[str]:
        """The facts that make the end better; where none does so by itself, all that the utility rests on and that
        differ."""
        before, after = self.states.values(start), self.states.values(end)
        utility = self.teller.ground.utility.characters[self._number_of(reason.character)]
        changed = [f for f in _own(reads(utility)) if before[f] != after[f]]
        best = _count(value(utility, self._undone(end, None, None)))

        def helps(fluent: int) -> bool:
            without = _count(value(utility, self._undone(end, fluent, before[fluent])))
            return best is not None and without is not None and without < best

        told = [f for f in changed if helps(f)] or changed
        if not counts:
            mattering = Mattering(self.teller.world, self.teller.ground)
            told = [f for f in told if not mattering.counts_only(f)]
        return list(dict.fromkeys(self.teller.fact(f, after[f]) for f in told))

    def averted(self, state: int, reason: Reason) -> list[str]:
        """What others would have done otherwise, where the plan is only for its not being done; else nothing."""
        course = self._minds(state, reason)
        if self._gained(reason, course):
            return []
        acts, _ = self._foreseen(course[0], reason)
        return [f"{self._doer(act, reason)} would {self.teller.doing(course[0], act)}" for act in acts]

    def _foreseen(self, mind: int, reason: Reason) -> tuple[Sequence[int], int]:
        """What somebody sees coming in a mind of its own, and the mind after it: the same, where nobody foresees."""
        return self.states.foreseen(mind, self._number_of(reason.character), depth=DEPTH)

    def _gained(self, reason: Reason, course: Sequence[int]) -> bool:
        """Whether the plan itself ends better than it starts, whatever may come of either."""
        utility = self.teller.ground.utility.characters[self._number_of(reason.character)]
        start, end = (_count(value(utility, self._undone(mind, None, None))) for mind in (course[0], course[-1]))
        return start is not None and end is not None and end > start

    def _undone(self, mind: int, fluent: int | None, value: Scalar) -> Reader:
        """Reads a mind with one fluent as it was before."""

        def read(asked: int, chain: tuple[int, ...]) -> Scalar:
            found = self.states.values(self.states.mind(mind, *chain))[asked]
            found = None if unsure(found) is not None else found
            return value if asked == fluent and not chain else found

        return read

    # --- how ---

    def _then(self, state: int, reason: Reason) -> list[str]:
        clauses = self.steps(state, reason)
        return [f"as {self._who(reason)} saw it, {_then(clauses)}."] if clauses else []

    def steps(self, state: int, reason: Reason) -> list[str]:
        """The later steps of the plan: who would do what."""
        mind = self.states.apply(self._start(state, reason), self._action(reason.act))
        clauses: list[str] = []
        for step in reason.plan:
            action = self._action(step.act)
            clauses.append(f"{self._doer(action, reason)} would {self.teller.doing(mind, action)}")
            mind = self.states.apply(mind, action)
        return clauses

    def _doer(self, action: int, reason: Reason) -> str:
        names = [self.teller.ground.characters[c] for c in self.teller.ground.actions[action].consenting]
        lexicon = self.teller.lexicon
        if names == [reason.character]:
            return lexicon.pronoun(reason.character, "he")
        return listed([lexicon.name(n) for n in names])

    # --- and where wrong ---

    def errors(self, state: int, reason: Reason, *, places: bool = True) -> list[str]:
        """The false beliefs that the reason rests on; without ``places``, none about where somebody is, which is seen
        by whoever is there."""
        mind = self.states.values(self.states.mind(state, self._number_of(reason.character)))
        truth = self.states.values(state)
        course = self._minds(state, reason)
        where = Mattering(self.teller.world, self.teller.ground).says_where
        told = (f for f in self._told(reason) if places or not where(f))
        held = [f for f in told if unsure(mind[f]) is None]
        wrong = [f for f in held if mind[f] != truth[f] and self._matters(reason, course, f, truth[f])]
        return list(dict.fromkeys(self.teller.fact(f, mind[f]) for f in wrong))[:MOST]

    def _wrong(self, state: int, reason: Reason) -> list[str]:
        facts = self.errors(state, reason)
        verb = "were" if reason.character == self.teller.you else "was"
        return [f"{self._who(reason)} {verb} wrong in this: {listed(facts)}."] if facts else []

    def _minds(self, state: int, reason: Reason) -> list[int]:
        """The minds the plan leads through, the first included."""
        minds = [self._start(state, reason)]
        for act in reason.acts:
            minds.append(self.states.apply(minds[-1], self._action(act)))
        return minds

    def _matters(self, reason: Reason, course: list[int], fluent: int, truth: Scalar) -> bool:
        """Whether the reason falls once a fluent is put right in the mind it was made in."""
        ground = self.teller.ground
        before = self.states.values(course[0])[fluent]
        readers = [self._reader(mind, fluent, before, truth) for mind in course]
        conditions = (ground.actions[self._action(act)].precondition for act in reason.acts)
        if not all(holds(condition, reader) for condition, reader in zip(conditions, readers, strict=False)):
            return True
        if not self._gained(reason, course):
            return False  # what is gained is what does not come, and that no belief is put right to see
        utility = ground.utility.characters[self._number_of(reason.character)]
        start, end = _count(value(utility, readers[0])), _count(value(utility, readers[-1]))
        return start is None or end is None or end <= start

    def _reader(self, mind: int, fluent: int, before: Scalar, truth: Scalar) -> Reader:
        """Reads a mind with one fluent put right, for as long as the plan itself leaves it alone."""

        def read(asked: int, chain: tuple[int, ...]) -> Scalar:
            found = self.states.values(self.states.mind(mind, *chain))[asked]
            found = None if unsure(found) is not None else found
            return truth if asked == fluent and not chain and found == before else found

        return read

    def _told(self, reason: Reason) -> list[int]:
        """The fluents the plan and the utility read that there are words for."""
        ground = self.teller.ground
        conditions = [ground.actions[self._action(act)].precondition for act in reason.acts]
        conditions.append(ground.utility.characters[self._number_of(reason.character)])
        found = (fluent for condition in conditions for fluent, chain in reads(condition) if not chain)
        return [f for f in dict.fromkeys(found) if self.teller.has_words(f) or not self.teller.world.tellings]

    # --- names ---

    def _who(self, reason: Reason) -> str:
        return self.teller.lexicon.name(reason.character)

    def _number_of(self, character: str) -> int:
        return self.teller.characters[character]

    def _action(self, act: str) -> int:
        return self.teller.actions[act]


def _own(found: Iterable[tuple[int, Sequence[int]]]) -> list[int]:
    """The fluents that are read as they are, and not in somebody else's mind."""
    return list(dict.fromkeys(fluent for fluent, chain in found if not chain))


def _then(clauses: list[str]) -> str:
    """Clauses in order: “a, then b, and then c”."""
    if len(clauses) < 2:
        return clauses[0]
    return f"{', then '.join(clauses[:-1])}, and then {clauses[-1]}"


def _count(utility: Scalar) -> float | None:
    """A utility as a number: a truth counts 1 or 0, and an unknown is none."""
    return None if utility is None or isinstance(utility, str) else float(utility)
