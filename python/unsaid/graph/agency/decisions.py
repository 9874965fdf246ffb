"""Real decisions: places at which it matters which option is chosen.

At a *real* decision there are two options, one of them an act, after neither of which the story is over, that differ in
what it will come to: by 0.15 in the endings, or by 0.25 in how things stand at the end. Options that end the story
never count, so that no menu is made a decision by a way out. Where two acts differ so, it lies between *acts*, and not
only between acting and waiting. A real decision is *foreseen* where two options that make it real differ, too, in what
the role itself expects of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from .board import Option
from .outlook import Outlooks, least_distance

REAL_ENDINGS, REAL_STANDINGS, FELT = 0.15, 0.25, 0.5
"""From where on options differ: in endings, in standings, and in the chance that some act of others will come."""


class Decisions:
    """Of each place, whether it is a decision, and of which sort."""

    def __init__(self, outlooks: Outlooks) -> None:
        self.outlooks = outlooks
        places = range(len(outlooks.board.places))
        differing = [list(self._differing(n)) for n in places]
        self.real = [bool(pairs) for pairs in differing]
        self.acts = [any(self._act(n, a) and self._act(n, b) for a, b in differing[n]) for n in places]
        self.foreseen = [any(self._foreseen(n, a, b) for a, b in differing[n]) for n in places]
        self.dead = [not any(kind == "forward" for kind in outlooks.kinds[n]) for n in places]

    def counted(self, place: int) -> list[int]:
        """The options between which a decision can lie; none where there is but one, or no act."""
        going_on = [j for j, kind in enumerate(self.outlooks.kinds[place]) if kind in ("forward", "wait")]
        return going_on if len(going_on) > 1 and any(self._act(place, j) for j in going_on) else []

    def felt(self, place: int) -> bool:
        """Whether two options differ in the chance that some act of others will ever come."""
        options = self.outlooks.board.places[place].options
        pairs = combinations(self.counted(place), 2)
        return any(_from(self._most(options[a], options[b]), FELT) for a, b in pairs)

    def _differing(self, place: int) -> Iterator[tuple[int, int]]:
        """Pairs of options that make a decision real. At most one option is waiting, so one of two is an act."""
        outlooks, options = self.outlooks, self.outlooks.board.places[place].options
        for a, b in combinations(self.counted(place), 2):
            one, other = options[a].to, options[b].to
            endings = least_distance(outlooks.endings[one], outlooks.endings[other])
            standings = least_distance(outlooks.standings[one], outlooks.standings[other])
            if _from(endings, REAL_ENDINGS) or _from(standings, REAL_STANDINGS):
                yield a, b

    def _act(self, place: int, option: int) -> bool:
        return self.outlooks.kinds[place][option] == "forward"

    def _foreseen(self, place: int, one: int, other: int) -> bool:
        expects = self.outlooks.board.expects
        return expects(place, one) != expects(place, other)

    def _most(self, one: Option, other: Option) -> float:
        acts = [self._coming(option) for option in (one, other)]
        return max((abs(acts[0].get(a, 0.0) - acts[1].get(a, 0.0)) for a in acts[0].keys() | acts[1].keys()), default=0)

    def _coming(self, option: Option) -> dict[object, float]:
        return {**self.outlooks.coming[option.to], **dict.fromkeys(option.others, 1.0)}


def _from(difference: float, least: float) -> bool:
    """Whether a difference is at least so much, to a thousandth: what is just at the line is not left to rounding, nor
    to the few games that come to a cut."""
    return round(difference, 3) >= least
