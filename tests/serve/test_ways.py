"""The ways a game has gone: what was left by taking moves back is kept, and can be gone on with."""

from __future__ import annotations

from typing import Any

from tests.serve.asking import Seat, Visitor, without_place
from unsaid.serve import bounds
from unsaid.serve.app import Server


def _ways(seat: Seat) -> Any:
    return seat.visitor.get(f"{seat.path}/ways")


def _back(seat: Seat, moves: int = 1) -> Any:
    return seat.visitor.post(f"{seat.path}/undo", {"at": seat.look()["at"], "moves": moves})


def _go(seat: Seat, words: str) -> Any:
    """The game at the place to which a move of these words led."""
    tree = _ways(seat)
    (place,) = [one for one in tree["places"] if one["words"] == words]
    return seat.visitor.post(f"{seat.path}/ways", {"at": tree["at"], "way": place["way"], "moves": place["moves"]})


def _lines(tree: Any) -> list[str]:
    """A tree as lines: each place after the one it comes after."""
    places = tree["places"]
    return [f"{places[one['after']]['words']} > {one['words']}" for one in places if one["after"] is not None]


def test_a_way_that_was_left_is_gone_on_with(visitor: Visitor) -> None:
    """Ann waves, takes it back, and steps: both are on the tree, and where she waved the game is word for word as it
    was; the step is there still."""
    (seat,) = visitor.begin("whistle", "Ann")
    waved = seat.move("wave(Ann)")
    _back(seat)
    seat.move("step(Ann)")
    tree = _ways(seat)
    assert len(tree["places"]) == 3
    assert [one["after"] for one in tree["places"]] == [None, 0, 0]
    first = tree["places"][1]["words"]
    again = _go(seat, first)
    assert without_place(again) == without_place(waved)
    assert sorted(_lines(_ways(seat))) == sorted(_lines(tree))
    assert _ways(seat)["places"][_ways(seat)["here"]]["words"] == first


def test_the_tree_is_kept(visitor: Visitor, server: Server) -> None:
    """A server that has let the game go finds its ways again."""
    (seat,) = visitor.begin("tutorial", "Ida")
    seat.move("light(Ida)")
    _back(seat)
    before = _ways(seat)
    server.tables._held.clear()  # pyright: ignore[reportPrivateUsage]
    assert _ways(seat) == before
    assert _lines(before) == [" > Light the lamp"]
    assert before["here"] == 0


def test_moves_taken_back_one_by_one_are_one_way(visitor: Visitor) -> None:
    """What is the beginning of a way is no way of its own, and going on with the same moves adds none."""
    (seat,) = visitor.begin("whistle", "Ann")
    for _ in range(3):
        seat.move("step(Ann)")
    for _ in range(3):
        _back(seat)
    assert len(_ways(seat)["places"]) == 4
    seat.move("step(Ann)")
    assert len(_ways(seat)["places"]) == 4
    assert _ways(seat)["here"] == 1


def test_the_ways_that_were_left_last_are_kept(visitor: Visitor, server: Server) -> None:
    """As many as may be; and nothing goes to a way that is not there, or further than it went."""
    (seat,) = visitor.begin("whistle", "Ann")
    for n in range(bounds.WAYS + 4):
        for bit in range(5):
            moves = [choice["move"] for choice in seat.look()["choices"]]
            wanted = "wave(Ann)" if n >> bit & 1 else "step(Ann)"
            seat.move(wanted if wanted in moves else "step(Ann)")
            if seat.look()["over"]:
                break
        _back(seat, seat.look()["moves"])
    (table,) = server.tables._held.values()  # pyright: ignore[reportPrivateUsage]
    assert len(table.seats.ways) <= bounds.WAYS
    at = seat.look()["at"]
    for way, moves in ((999, 0), (0, 99)):
        body = {"at": at, "way": way, "moves": moves}
        assert visitor.refused("POST", f"{seat.path}/ways", body) == (404, "no-way")
    assert visitor.refused("POST", f"{seat.path}/ways", {"at": "x", "way": 0, "moves": 0}) == (409, "moved")


def test_where_several_play_there_is_no_tree(visitor: Visitor) -> None:
    """It would tell one what the other has done, and take back what both have lived."""
    ann, _ = visitor.begin("whistle", "Ann", "Tom")
    assert visitor.refused("GET", f"{ann.path}/ways") == (409, "not-alone")
    body = {"at": ann.look()["at"], "way": 0, "moves": 0}
    assert visitor.refused("POST", f"{ann.path}/ways", body) == (409, "not-alone")
