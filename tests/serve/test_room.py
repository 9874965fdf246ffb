"""Room for games on the disk: bounded, and nothing goes that is being played."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.serve.asking import Seat, Visitor
from unsaid.play.kept import locks
from unsaid.serve import bounds
from unsaid.serve.app import Server
from unsaid.serve.games import room
from unsaid.serve.trouble import Trouble


@pytest.fixture
def few(server: Server) -> Server:
    """A server with room for four games."""
    server.tables.room.most = 4
    return server


def _left_idle(server: Server, seat: Seat, days: float) -> None:
    """As if nobody had come to a game for so many days."""
    name = seat.address.partition(".")[0]
    then = time.time() - days * room.DAY
    for kind in (".json", ".seats.json"):
        os.utime(server.tables.home / f"{name}{kind}", (then, then))
    server.tables._held.pop(name, None)  # pyright: ignore[reportPrivateUsage]


def _there(seat: Seat) -> bool:
    return seat.visitor.ask("GET", seat.path).status_code == 200


def _begun(visitor: Visitor, moves: int = 0) -> Seat:
    (seat,) = visitor.begin("tutorial", "Ida")
    for move in ("light(Ida)", "pass")[:moves]:
        seat.move(move)
    return seat


def test_where_there_is_no_room_nothing_begins(visitor: Visitor, few: Server) -> None:
    """All four are being played: a fifth is refused, and none of the four is lost."""
    seats = [_begun(visitor) for _ in range(4)]
    assert visitor.refused("POST", "/api/games", {"world": "tutorial"}) == (507, "full")
    assert all(map(_there, seats))
    assert len(list(few.tables.home.glob("*.seats.json"))) == 4


@pytest.mark.parametrize(("moves", "days"), [(0, 2), (2, 8), (1, 91)])
def test_what_is_of_no_further_use_makes_room(visitor: Visitor, few: Server, moves: int, days: float) -> None:
    """A game in which nothing was chosen goes after a day, one that is over after a week, any other after three months;
    a little earlier none does."""
    idle, *others = [_begun(visitor, moves), *(_begun(visitor, 1) for _ in range(3))]
    _left_idle(few, idle, days - 1.5 if days > 2 else 0.5)
    assert visitor.refused("POST", "/api/games", {"world": "tutorial"}) == (507, "full")
    few.tables.room._looked = float("-inf")  # pyright: ignore[reportPrivateUsage]
    _left_idle(few, idle, days)
    _begun(visitor)
    assert not _there(idle)
    assert all(map(_there, others))


def test_the_one_that_lay_idle_longest_goes_first(visitor: Visitor, few: Server) -> None:
    """Of four that may go one does."""
    seats = [_begun(visitor) for _ in range(4)]
    for seat, days in zip(seats, (3, 9, 5, 4), strict=True):
        _left_idle(few, seat, days)
    _begun(visitor)
    names = {path.name.partition(".")[0] for path in few.tables.home.glob("*.seats.json")}
    assert [seat.address.partition(".")[0] in names for seat in seats] == [True, False, True, True]


def test_a_game_that_is_played_at_a_terminal_stays(visitor: Visitor, few: Server) -> None:
    """Whoever holds it goes on with it, however long ago it was begun."""
    seats = [_begun(visitor) for _ in range(4)]
    _left_idle(few, seats[0], 400)
    held = locks.take(few.tables.home / f"{seats[0].address.partition('.')[0]}.json")
    try:
        assert visitor.refused("POST", "/api/games", {"world": "tutorial"}) == (507, "full")
    finally:
        held.release()
    assert _there(seats[0])


def test_a_game_that_is_looked_at_is_not_idle(visitor: Visitor, few: Server) -> None:
    """Coming to a seat is noted, though nothing is chosen."""
    seats = [_begun(visitor) for _ in range(4)]
    assert _there(seats[0])
    _left_idle(few, seats[0], 30)
    (table,) = [few.tables._table(seats[0].address.partition(".")[0])]  # pyright: ignore[reportPrivateUsage]
    table.seats.seats[0].seen = time.time() - 30 * room.DAY
    assert _there(seats[0])
    few.tables._held.clear()  # pyright: ignore[reportPrivateUsage]
    assert visitor.refused("POST", "/api/games", {"world": "tutorial"}) == (507, "full")
    assert _there(seats[0])


def test_games_that_were_there_before_are_counted(visitor: Visitor, few: Server, tmp_path: Path) -> None:
    """A server that is started anew knows how many there are."""
    for _ in range(4):
        _begun(visitor)
    anew = room.Room(few.tables.home, most=4)
    with pytest.raises(Trouble):
        anew.make(few.tables._there)  # pyright: ignore[reportPrivateUsage]


def test_a_game_cannot_grow_without_end(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that has become too long goes no further, and stays as it is."""
    seat = _begun(visitor)
    monkeypatch.setattr(bounds, "GAME", 10)
    assert seat.refused("light(Ida)") == (507, "too-long")
    assert seat.look()["moves"] == 0
