"""What a ground world says of its minds beyond values and utilities: concerns, questions, turns, shown feelings.

All of it is optional. A world without any of it has the empty ``Inner`` and means what it always meant. Characters,
questions and hypotheses are referred to by their place in their list; expressions are those of the world file.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from .scalars import Expression, Scalar

Kind = Literal["own", "other", "norm", "secrecy", "closeness"]
"""What a concern is about: one's own good, somebody else's, a rule, being found out, being near somebody."""


class GroundConcern(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One named term of a character's utility, which is the sum of ``weight`` times ``term`` over its concerns.

    ``toward`` is the other character of the kinds ``other`` and ``closeness``, where one is named.
    """

    name: str
    owner: int
    kind: Kind
    weight: float
    term: Expression
    toward: int | None = None
    line: int = 0

    @property
    def counted(self) -> Expression:
        """The term as a number: a condition counts 1 or 0."""
        return ("if", ("==", self.term, True), 1.0, ("if", ("==", self.term, False), 0.0, self.term))


class Patch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A hypothesis sets ``fluent``, in the mind at the end of ``who``, to ``value``."""

    who: tuple[int, ...]
    fluent: int
    value: Scalar


class GroundHypothesis(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One way things may be. ``prior`` is its rank of disbelief at first (0: believed); nobody can conceive of it
    before ``revealed`` holds in the asker's mind.

    ``rank`` is the fluent that holds the rank for conditions to read: at most 3, ``?`` while it is not revealed, and at
    the start the prior. ``unthought``, for one with a condition, holds what evidence has cost it before it was
    revealed."""

    name: str
    prior: int
    patch: tuple[Patch, ...]
    revealed: Expression = True
    rank: int | None = None
    unthought: int | None = None


class GroundQuestion(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A contested matter: who asks, who is asked, and two to four hypotheses.

    ``owes`` is the fluent that says whether an answer is owed; the effects of actions keep it. ``silent`` says whether
    an owed answer was let go since the last asking, ``believed`` which hypothesis is believed."""

    name: str
    asker: int
    asked: int
    hypotheses: tuple[GroundHypothesis, ...]
    line: int = 0
    owes: int | None = None
    silent: int | None = None
    believed: int | None = None


class GroundSpeech(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a ground action does to questions, and what feelings it shows.

    ``asks``, ``discharges``: questions; ``answers``: (question, hypothesis claimed); ``shows``: (character, feeling).
    """

    action: int
    asks: tuple[int, ...] = ()
    answers: tuple[tuple[int, int], ...] = ()
    discharges: tuple[int, ...] = ()
    shows: tuple[tuple[int, str], ...] = ()


class GroundLike(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much ``who`` likes ``whom``: an expression from -1 to 1, read in the mind of ``who``."""

    who: int
    whom: int
    degree: Expression


class Release(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """After ``threshold`` inhibited wants of ``who`` since the last one, the trigger ``trigger`` is forced.

    ``pressure`` is the fluent that holds their number, which the trigger reads and lowers."""

    who: int
    threshold: int
    trigger: int
    pressure: int | None = None


class Secret(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """At the start only those ``among`` whom it is kept know a fluent; others know who they are if it is ``openly``
    kept."""

    fluent: int
    among: tuple[int, ...]
    openly: bool = False


class Inner(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """All of it. ``turns`` is the order of slots, empty where there are none; ``foresight`` is how many acts of others
    a character foresees when it does nothing, 0 where the baseline of a reason is the present. ``slot`` is the fluent
    that says at which place of ``turns`` a story is, in a world with questions or releases. ``dares`` is what each
    character is ready to lose by an act done in hope; empty where nobody is ready to lose anything."""

    concerns: tuple[GroundConcern, ...] = ()
    questions: tuple[GroundQuestion, ...] = ()
    speech: tuple[GroundSpeech, ...] = ()
    likes: tuple[GroundLike, ...] = ()
    releases: tuple[Release, ...] = ()
    turns: tuple[int, ...] = ()
    foresight: int = 0
    slot: int | None = None
    secrets: tuple[Secret, ...] = ()
    dares: tuple[float, ...] = ()

    @property
    def accounts(self) -> frozenset[int]:
        """The fluents that keep account of questions, turns and wants held back: they are counted in somebody's head,
        and follow from what is done in the world."""
        kept = [fluent for q in self.questions for fluent in (q.owes, q.silent, q.believed)]
        ranks = [fluent for q in self.questions for h in q.hypotheses for fluent in (h.rank, h.unthought)]
        found = (*kept, *ranks, self.slot, *(release.pressure for release in self.releases))
        return frozenset(fluent for fluent in found if fluent is not None)

    def concerns_of(self, character: int) -> list[GroundConcern]:
        """The concerns of one character, in order."""
        return [concern for concern in self.concerns if concern.owner == character]
