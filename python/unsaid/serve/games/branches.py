"""The ways a game has gone: when moves are taken back, what was played after them is kept, and can be gone on with.

Each way is kept as its turns, so that going back to it repeats nothing that the others have thought. Together with the
game as it is they are a tree: ways that begin with the same turns share them. The ways that were left last are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

import unsaid
from unsaid.play.kept.saved import SavedTurn
from unsaid.serve import bounds
from unsaid.serve.trouble import Trouble
from unsaid.telling.names import capital

PASSED = "Let the turn pass"


class Way(msgspec.Struct):
    """A way a game has gone: its turns, and the words of the moves that were chosen in it."""

    turns: list[SavedTurn]
    words: list[str]


class Fork(msgspec.Struct, frozen=True):
    """A place of the tree: the place it comes after (None: it is the beginning), and the ``words`` of the move that led
    to it. ``way`` and ``moves`` are what to send to go there."""

    after: int | None
    words: str
    way: int
    moves: int


class Tree(msgspec.Struct, frozen=True):
    """All ways a game has gone, as places; ``here`` is the place at which it is. ``at`` names the position."""

    at: str
    here: int
    places: tuple[Fork, ...]


def chosen(turns: Sequence[SavedTurn]) -> list[int]:
    """Which turns were chosen; the others went by themselves."""
    return [place for place, turn in enumerate(turns) if turn.shown]


def up_to(turns: Sequence[SavedTurn], moves: int) -> Sequence[SavedTurn]:
    """The turns after so many chosen ones, with those that went by themselves then. Raises Trouble."""
    places = chosen(turns)
    if not 0 <= moves <= len(places):
        raise Trouble(404, "no-way", "The game has not gone that way.")
    return turns if moves == len(places) else turns[: places[moves]]


def way_of(game: unsaid.Game, words: Sequence[str]) -> Way:
    """The way a game has gone; ``words`` are those of its first moves, as far as they are known."""
    moves = [game.turns[place] for place in chosen(game.turns)]
    known = list(words[: len(moves)])
    return Way(list(game.turns), known + [_named(game, turn) for turn in moves[len(known) :]])


def _named(game: unsaid.Game, turn: SavedTurn) -> str:
    """A move in the words that it has at the start; it was chosen elsewhere."""
    open_ = game.world.open
    number = open_.ground.actions_named().get(turn.move.act or "")
    if turn.move.kind not in ("act", "on") or number is None:
        return PASSED
    who = open_.ground.characters.index(game.roles[0])
    return capital(game.table.voice(who).teller.doing(open_.minds.initial, number))


def remember(ways: list[Way], way: Way) -> list[Way]:
    """The ways with one more, the one that was left last at the end; one that is the beginning of another is none of
    its own."""
    kept = [one for one in ways if way.turns[: len(one.turns)] != one.turns]
    if any(one.turns[: len(way.turns)] == way.turns for one in kept):
        return kept
    return [*kept, way][-bounds.WAYS :]


def tree(ways: Sequence[Way], now: Way, at: str) -> Tree:
    """The tree of all ways; the one of now is the last, by its number."""
    places, known = [Fork(None, "", len(ways), 0)], dict[tuple[int, bytes], int]()
    here = 0
    for number, way in enumerate((*ways, now)):
        here, begun = 0, 0
        for moves, place in enumerate(chosen(way.turns), start=1):
            key = here, msgspec.json.encode(way.turns[begun : place + 1])
            if key not in known:
                known[key] = len(places)
                places.append(Fork(here, way.words[moves - 1], number, moves))
            here, begun = known[key], place + 1
    return Tree(at, here, tuple(places))


def gone(game: unsaid.Game, way: Way, moves: int) -> unsaid.Game:
    """The game as it was on a way, after so many of its moves. Raises Trouble where the world no longer allows it."""
    there = replace(game, turns=tuple(up_to(way.turns, moves)))
    there.__dict__["table"] = game.table
    try:
        _ = there.session
    except (unsaid.Spent, unsaid.Cancelled):
        raise
    except unsaid.UnsaidError as error:
        raise Trouble(409, error.code, "The game cannot go that way any more.") from error
    return there
