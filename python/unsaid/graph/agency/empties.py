"""Acts that are no choice: whoever does them has done no more than to wait, or than nothing.

An act of the role is *empty* at a place where, compared with not having done it, or with having waited, the others do
the same, everything stands the same, the menu is the same but for the act itself, what else is empty and letting the
turn pass where nothing comes of it, and all that is to come is as likely. What is empty has no weight in a policy and
counts in no figure, so that a story does not seem to leave more to the player for having more to look round at.

Acts that open nothing but one another are empty together, in a chain or in a ring. So all are taken to be empty whose
own turn shows nothing else; those are struck out that lead to something which is not; and it is looked again, with
these counting, until nothing more is struck out. Whoever comes to where the graph is cut is taken to come to the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from .board import Board, Option
from .outlook import Outlooks, distance
from .policies import Policy

ALIKE = 0.05
"""Outlooks that differ by less are as good as the same."""

Found = frozenset[tuple[int, str]]
Pair = tuple[int, int]
"""Two places: after an act, and as if it had not been done."""


def empties(board: Board, policy: Policy) -> Found:
    """All that is empty, each with its place, when somebody plays by a policy."""
    pairs = {(n, act): list(_pairs(board, n, option)) for n, act, option in _acts(board)}
    empty: Found = frozenset(key for key, some in pairs.items() if some)
    while True:
        empty = _by_menus(board, pairs, empty)
        outlooks = Outlooks(board, policy, empty)
        left = frozenset(key for key in empty if any(_as_likely(outlooks, *pair) for pair in pairs[key]))
        if left == empty:
            return empty
        empty = left


def _acts(board: Board) -> Iterator[tuple[int, str, Option]]:
    for n, place in enumerate(board.places):
        yield from ((n, option.act, option) for option in place.options if option.act is not None)


def _pairs(board: Board, place: int, option: Option) -> Iterator[Pair]:
    """What an act is to be compared with, as far as its own turn shows nothing else: nothing, and waiting."""
    waits = (other for other in board.places[place].options if other.act is None)
    instead = [place] if not option.others else []
    for other in [*instead, *(wait.to for wait in waits if wait.others == option.others)]:
        one, two = board.places[option.to], board.places[other]
        if one.options and two.options and one.standing == two.standing:
            yield option.to, other


def _by_menus(board: Board, pairs: dict[tuple[int, str], list[Pair]], empty: Found) -> Found:
    """What is left when acts that open or close something are struck out, until none of the rest does."""
    while True:
        left = frozenset(key for key in empty if any(_same_menu(board, key[1], pair, empty) for pair in pairs[key]))
        if left == empty:
            return empty
        empty = left


def _same_menu(board: Board, act: str, pair: Pair, empty: Found) -> bool:
    """Whether there is the same to choose at two places, but for the act itself, what is empty, and letting the turn
    pass where nothing comes of it."""
    one, other = ({o.act for o in _weighty(board, n, empty) if o.act != act} for n in pair)
    return one == other


def _weighty(board: Board, place: int, empty: Found) -> Iterator[Option]:
    """The options that are something to choose."""
    for option in board.places[place].options:
        if (place, option.act) not in empty and not (option.act is None and option.idle):
            yield option


def _as_likely(outlooks: Outlooks, one: int, other: int) -> bool:
    """Whether all that is to come from two places is as likely."""
    ends, stands = outlooks.endings, outlooks.standings
    return distance(ends[one], ends[other]) < ALIKE and distance(stands[one], stands[other]) < ALIKE
