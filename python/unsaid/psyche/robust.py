"""How far the numbers of a question could be otherwise and its story of belief the same.

Ranks and costs are coarse, and nobody's doubt comes with numbers on it. So a path of belief is shown with the
interval of each number over which it stays: the prior of each hypothesis, and what one answer, one silence, one act
costs, each varied alone. A path that hangs on a single setting says little; one that holds from 1 to 4 says
something.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from unsaid.psyche.doubt import Doubt, Evidence
from unsaid.psyche.ranks import Path

WIDEST = 9
"""The highest prior or cost tried."""


class Interval(NamedTuple):
    """A number of a question, and the lowest and highest value at which the path of belief is the same; the highest
    is None where it reached ``WIDEST``."""

    what: str
    value: int
    low: int
    high: int | None


def intervals(doubt: Doubt) -> list[Interval]:
    """The interval of every prior, and of the cost of each kind of evidence that came."""
    evidence = doubt.evidence()
    priors = [h.prior for h in doubt.question.hypotheses]
    kinds = sorted({e.kind for e in evidence})
    plain = dict.fromkeys(kinds, 1)
    path = _path(doubt, evidence, priors, plain)
    found = [
        _interval(
            f"prior of {h.name}",
            h.prior,
            lambda n, i=i: _path(doubt, evidence, [*priors[:i], n, *priors[i + 1 :]], plain) == path,
        )
        for i, h in enumerate(doubt.question.hypotheses)
    ]
    found += [
        _interval(f"cost of one {k}", 1, lambda n, k=k: _path(doubt, evidence, priors, {**plain, k: n}) == path)
        for k in kinds
    ]
    return found


class NamedInterval(msgspec.Struct, frozen=True):
    """An interval with the question it belongs to."""

    question: str
    what: str
    value: int
    low: int
    high: int | None


def named_intervals(doubt: Doubt) -> list[NamedInterval]:
    """The intervals of one question, as data."""
    return [NamedInterval(doubt.question.name, *one) for one in intervals(doubt)]


def _interval(what: str, value: int, same: Callable[[int], bool]) -> Interval:
    low = high = value
    while low > 0 and same(low - 1):
        low -= 1
    while high < WIDEST and same(high + 1):
        high += 1
    return Interval(what, value, low, None if high == WIDEST else high)


def _path(doubt: Doubt, evidence: Sequence[Evidence], priors: Sequence[int], unit: dict[str, int]) -> list[int]:
    """The hypothesis believed after each act, with these priors and with evidence costing so much a unit."""
    path = Path(doubt, evidence, priors, unit)
    believed = [path.believed]
    for place in range(len(doubt.log.acts)):
        path.steps(place)
        believed.append(path.believed)
    return believed
