"""The figures of agency, put together.

A share of menus counts each menu as often as a game comes to it. What is empty counts in none, nor does anything that
no game under the policy comes to.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import asdict, dataclass
from typing import Any

from .board import Board, Option
from .causes import Cause, causes
from .decisions import Decisions
from .empties import Found, empties
from .games import corridors, decisive, difference
from .outlook import Beyond, Outlooks, among_ends, bits
from .policies import POLICIES, believable


@dataclass(frozen=True)
class Figures:
    """How much is left to a player who plays by a policy."""

    policy: str
    menus: int
    """Places at which there is something to choose."""
    cut: float
    """The share of games that come to where the graph is cut."""
    endless: float
    """The share that come to places which are never left again."""
    turns: float
    """How many turns a game has."""
    endings: int
    """Closing texts that differ."""
    bits: float
    """Entropy of the endings."""
    top: float
    """The share of the commonest ending."""
    standings: int
    """Ways in which things stand at the end."""
    real: float
    """The share of menus that are a real decision."""
    real2: float
    """The share that are a real decision between acts."""
    real_turns: float
    """Real decisions in a game."""
    dead: float
    """The share of menus without an act after which the story goes on."""
    corridor_mean: float
    """The most turns in a row without a real decision, in an average game."""
    corridor_max: int
    """The same, as long as in one game of a hundred."""
    decisive: float
    """In how many turns it is decided how a game ends."""
    sudden: float
    """The share of games that end in a turn in which the role did nothing that ends them, and was not told so."""
    waited: float
    """The share of games that end with letting the turn pass, unforeseen."""
    difference: float
    """How far two games differ in what is done in them."""
    foreseen: float | None
    """The share of real decisions whose options differ in what the role expects of them; None without decisions."""
    acknowledged: float | None
    """The share of choices after which what is read next is what no other option would have brought; None where there
    is never a choice between going on in two ways."""
    answered: float | None
    """The same, of what is read besides the role's own act."""
    felt: float
    """The share of menus at which it depends on the choice whether some act of others comes; in no threshold, since
    an empty act that somebody answers by an empty act counts."""
    empty: float
    """The share of options that are empty."""
    acts_seen: int
    """Acts that happen in some game."""
    acts: int
    """All acts of the world, but for those that are empty wherever they can be chosen."""
    shares: tuple[tuple[str, float], ...] = ()
    """How each ending begins, and its share."""
    never: tuple[str, ...] = ()
    """Acts that happen in no game."""

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self)


def measures(board: Board) -> list[Measure]:
    """A board under every policy; what is empty is found once, by the believable one."""
    empty = empties(board, believable)
    return [Measure(board, policy, empty) for policy in POLICIES]


class Measure:
    """A board measured under one policy."""

    def __init__(self, board: Board, policy: str, empty: Found) -> None:
        self.board, self.policy, self.empty = board, policy, empty
        self.outlooks = Outlooks(board, POLICIES[policy], empty)
        self.decisions = Decisions(self.outlooks)
        self.places = [n for n, often in enumerate(self.outlooks.visits) if often > 0]

    def figures(self) -> Figures:
        """All of them."""
        outlooks, decisions, visits = self.outlooks, self.decisions, self.outlooks.visits
        outlook, ends = outlooks.endings[0], among_ends(outlooks.endings[0])
        over = [p for n, p in enumerate(self.board.places) if p.over and outlooks.reached[n]]
        real = sum((visits[n] for n in self.places if decisions.real[n]), 0.0)
        mean, longest = corridors(outlooks, decisions.real)
        seen, acts = self._acts()
        return Figures(
            policy=self.policy,
            menus=sum(bool(place.options) for place in self.board.places),
            cut=outlook.get(Beyond.CUT, 0.0),
            endless=outlook.get(Beyond.ENDLESS, 0.0),
            turns=sum(visits),
            endings=len({place.ending for place in over}),
            bits=bits(ends),
            top=max(ends.values(), default=0.0),
            standings=len({place.standing for place in over}),
            real=self._share(decisions.real),
            real2=self._share(decisions.acts),
            real_turns=real,
            dead=self._share(decisions.dead),
            corridor_mean=mean,
            corridor_max=longest,
            decisive=decisive(outlooks),
            sudden=self._ended(lambda option: not option.own),
            waited=self._ended(lambda option: option.act is None and not option.own),
            difference=difference(outlooks),
            foreseen=sum(visits[n] for n in self.places if decisions.foreseen[n]) / real if real else None,
            acknowledged=self._heard(self.board.tells),
            answered=self._heard(self.board.answers),
            felt=self._share([often > 0 and decisions.felt(n) for n, often in enumerate(visits)]),
            empty=self._empty(),
            acts_seen=len(seen),
            acts=len(acts),
            shares=tuple((str(end)[:60], share) for end, share in sorted(ends.items(), key=lambda item: -item[1])),
            never=tuple(act for act in self.board.acts if act in acts - seen),
        )

    def causes(self) -> list[Cause]:
        """Why menus are no decisions."""
        return causes(self.outlooks, self.decisions)

    def _share(self, which: list[bool]) -> float:
        """The share of menus of some sort."""
        visits = self.outlooks.visits
        turns = sum(visits)
        return sum(visits[n] for n in self.places if which[n]) / turns if turns else 0.0

    def _taken(self) -> list[tuple[Option, float]]:
        """All options that a game may come to, each with how often it is taken in a game."""
        outlooks, places = self.outlooks, self.board.places
        chosen = [(o, outlooks.visits[n] * c) for n in self.places for o, c in self._weighed(n, places[n].options)]
        return [(option, often) for option, often in chosen if often > 0]

    def _weighed(self, place: int, options: tuple[Option, ...]) -> zip[tuple[Option, float]]:
        return zip(options, self.outlooks.chances[place], strict=True)

    def _ended(self, how: Callable[[Option], bool]) -> float:
        """The share of games that end by an option of some sort."""
        places = self.board.places
        return sum((often for option, often in self._taken() if places[option.to].over and how(option)), 0.0)

    def _heard(self, read: Callable[[int, int], Hashable]) -> float | None:
        """The share of choices after which something is read that no other option would have brought."""
        heard = total = 0.0
        for n in self.places:
            texts: dict[int, Hashable] = {j: read(n, j) for j in self.decisions.counted(n)}
            alike = list(texts.values())
            for j, text in texts.items():
                often = self.outlooks.visits[n] * self.outlooks.chances[n][j]
                total += often
                heard += often * (alike.count(text) == 1)
        return heard / total if total else None

    def _empty(self) -> float:
        options = sum(len(place.options) for place in self.board.places)
        return len(self.empty) / options if options else 0.0

    def _acts(self) -> tuple[set[str], set[str]]:
        """The acts that happen in some game, and all that are not always empty."""
        seen = {act for option, _ in self._taken() for act in option.done}
        offered = {(n, o.act) for n, place in enumerate(self.board.places) for o in place.options if o.act is not None}
        always = {act for _, act in self.empty} - {act for _, act in offered - self.empty}
        return seen - always, set(self.board.acts) - always
