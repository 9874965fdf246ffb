"""What somebody takes to be so where a question has more than one answer left.

The lowest rank is believed, and on a tie what was believed stays (``doubt.py``): so its acts come out. Asked what it
believes, somebody in that place would not say so. Of two answers that cost it as little, it leans to the one it was
last given; and as long as it was given none of them, it is sure of nothing about which they differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from unsaid.data.proof import same_value
from unsaid.data.running import Running
from unsaid.world.inner import GroundQuestion
from unsaid.world.scalars import Scalar

Answers = Mapping[int, int]
"""The hypothesis each question was last answered by, by their places; none where no answer was given."""


def answered(world: Running, acts: Iterable[int]) -> dict[int, int]:
    """What each question was last answered by in a course of acts, by the one who was asked."""
    speech = {one.action: one.answers for one in world.ground.inner.speech}
    found: dict[int, int] = {}
    for act in acts:
        for question, hypothesis in speech.get(act, ()):
            if world.ground.inner.questions[question].asked in world.ground.actions[act].consenting:
                found[question] = hypothesis
    return found


def leaning(world: Running, mind: int, chain: Sequence[int], answers: Answers) -> list[Scalar]:
    """What the last of a chain of believers takes to be so: its values, but for what its open questions leave unsure.
    The chain begins with whose mind it is. Only what a question says of the world itself is leant to: what it says
    of another's mind is of when that other acted, and may have changed since."""
    found = list(world.values(world.mind(mind, *chain[1:])))
    for place, question in enumerate(world.ground.inner.questions):
        asking = _asking(question, chain)
        if asking is not None:
            left = _left(question, world.values(world.mind(mind, *asking[1:])))
            for fluent, value in _open(question, left, found, answers.get(place)):
                found[fluent] = value
            _known(question, world.values(world.mind(mind, *asking[1:])), found)
    return found


def _known(question: GroundQuestion, asker: Sequence[Scalar], found: list[Scalar]) -> None:
    """Whoever is asked is taken to know how things are: what would be unknown to it is as the asker has it."""
    for patch in (patch for hypothesis in question.hypotheses for patch in hypothesis.patch):
        if not patch.who and found[patch.fluent] is None and len(_left(question, asker)) < 2:
            found[patch.fluent] = asker[patch.fluent]


def _asking(question: GroundQuestion, chain: Sequence[int]) -> Sequence[int] | None:
    """The chain up to the asker, where it ends there, or with whom the asker takes to know how things are."""
    if chain[-1] == question.asker:
        return chain
    asks = len(chain) > 1 and chain[-2] == question.asker and chain[-1] == question.asked
    return chain[:-1] if asks else None


def _open(
    question: GroundQuestion, left: Sequence[int], values: Sequence[Scalar], given: int | None
) -> list[tuple[int, Scalar]]:
    """What the answers that are left make of what is so: what they differ about, as it is leant to."""
    if len(left) < 2:
        return []
    said = [{patch.fluent: patch.value for patch in question.hypotheses[h].patch if not patch.who} for h in left]
    if given in left:
        return [*said[left.index(given)].items()]
    fluents = dict.fromkeys(fluent for one in said for fluent in one)
    told = {fluent: [one.get(fluent, values[fluent]) for one in said] for fluent in fluents}
    return [(fluent, None) for fluent, all_ in told.items() if not all(same_value(one, all_[0]) for one in all_)]


def _left(question: GroundQuestion, values: Sequence[Scalar]) -> list[int]:
    """The hypotheses that cost least, where the world keeps account of what they cost."""
    ranks = {h: values[one.rank] for h, one in enumerate(question.hypotheses) if one.rank is not None}
    known = {h: rank for h, rank in ranks.items() if isinstance(rank, float)}
    low = min(known.values(), default=None)
    return [h for h, rank in known.items() if rank == low]
