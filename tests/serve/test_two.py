"""Two people at one table: each has its own side, and one of them may not come."""

from __future__ import annotations

import time

import pytest

from tests.serve.asking import Seat, Visitor, without_place
from unsaid.serve.app import Server
from unsaid.serve.games import playing


@pytest.fixture
def two(visitor: Visitor) -> tuple[Seat, Seat]:
    """Ann's seat and Tom's."""
    ann, tom = visitor.begin("whistle", "Ann", "Tom")
    return ann, tom


def test_each_has_its_moves_in_turn(two: tuple[Seat, Seat]) -> None:
    """Ann's is the first move and then Tom's, and each hears whose move it is."""
    ann, tom = two
    assert (ann.look()["yours"], tom.look()["yours"]) == (True, False)
    assert not ann.move("wave(Ann)")["yours"]
    assert tom.look()["yours"]
    assert ann.refused("wave(Ann)") == (409, "not-your-move")


def test_neither_sees_what_only_the_other_does(visitor: Visitor) -> None:
    """Tom whistles, or sighs: Ann does not hear it, and her seat is word for word the same, as is all she is told when
    she asks; of Tom's seat it is another."""
    shown, hers = [], []
    for what in ("whistle(Tom)", "sigh(Tom)"):
        ann, tom = visitor.begin("whistle", "Ann", "Tom")
        ann.move("step(Ann)")
        shown.append(tom.move(what)["passages"])
        asked = [visitor.get(f"{ann.path}/said/{question}") for question in ("why", "mind", "hint")]
        hers.append((without_place(ann.look()), asked))
    assert shown[0] != shown[1]
    assert hers[0] == hers[1]
    assert "nobody hears it" in str(shown[0]) and "nobody hears it" not in str(hers[0])


def test_an_address_is_for_one_seat(two: tuple[Seat, Seat]) -> None:
    """Nothing that one seat is sent has the other's key in it, and nothing has the words of the other's side."""
    ann, tom = two
    keys = [seat.address.split(".")[1] for seat in two]
    assert keys[1] not in str(ann.look()) and keys[0] not in str(tom.look())
    assert "address" not in str(ann.look())
    assert ann.look()["others"] == [{"role": "Tom", "called": "Tom", "came": True, "away": 0.0, "alone": False}]


def test_what_the_file_would_tell_is_not_given(visitor: Visitor, two: tuple[Seat, Seat]) -> None:
    """The saved game holds what both know, so neither gets it; nor can one of them take back what both have lived."""
    ann, _ = two
    at = ann.move("wave(Ann)")["at"]
    assert visitor.refused("GET", f"{ann.path}/save") == (409, "not-alone")
    assert visitor.refused("POST", f"{ann.path}/undo", {"at": at}) == (409, "not-alone")


def test_one_leaves_and_comes_back(two: tuple[Seat, Seat], server: Server) -> None:
    """Whoever comes back to a seat's address finds what has happened since, also after the server has let the game
    go."""
    ann, tom = two
    tom.look()
    ann.move("wave(Ann)")
    server.tables._held.clear()  # pyright: ignore[reportPrivateUsage]
    assert tom.look()["yours"]
    tom.move("wave(Tom)")
    assert ann.look()["yours"] and ann.look()["moves"] == 1


def test_one_who_never_comes_is_played_by_its_own_mind(visitor: Visitor, two: tuple[Seat, Seat]) -> None:
    """Left alone, Tom makes his move by himself, then and after each of Ann's; Ann is told that he does."""
    ann, _ = two
    assert not ann.move("step(Ann)")["yours"]
    after = visitor.post(f"{ann.path}/alone", {"role": "Tom"})
    assert after["yours"]
    assert after["others"] == [{"role": "Tom", "called": "Tom", "came": False, "away": None, "alone": True}]
    again = ann.move("step(Ann)")
    assert again["yours"] or again["over"]


def test_coming_back_ends_it(visitor: Visitor, two: tuple[Seat, Seat], server: Server) -> None:
    """Once Tom's player looks, the next move is waited for, and that is kept too."""
    ann, tom = two
    visitor.post(f"{ann.path}/alone", {"role": "Tom"})
    assert not tom.look()["over"]
    server.tables._held.clear()  # pyright: ignore[reportPrivateUsage]
    assert ann.look()["others"][0]["alone"] is False
    assert not ann.move("step(Ann)")["yours"]
    assert tom.look()["yours"]


def test_one_who_was_just_here_is_not_left_alone(
    visitor: Visitor, two: tuple[Seat, Seat], monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a minute; nor can one leave oneself alone, or somebody who does not play."""
    ann, tom = two
    tom.look()
    assert visitor.refused("POST", f"{ann.path}/alone", {"role": "Tom"}) == (409, "still-here")
    for role in ("Ann", "Nemo", ""):
        assert visitor.refused("POST", f"{ann.path}/alone", {"role": role}) == (404, "no-seat")
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + playing.PATIENCE + 1)
    assert visitor.post(f"{ann.path}/alone", {"role": "Tom"})["others"][0]["alone"]


def test_both_are_told_the_end(two: tuple[Seat, Seat], visitor: Visitor) -> None:
    """When the story is over, each seat has the ending, and may ask what it could not before."""
    seats = list(two)
    while seats[0].look()["over"] is None:
        mover = next(seat for seat in seats if seat.look()["yours"])
        choices = [choice["move"] for choice in mover.look()["choices"]]
        mover.move(next(move for move in choices if move.startswith("step")))
    for seat in seats:
        assert (seat.look()["over"], seat.look()["ending"]) == ("ending", "Enough")
        assert visitor.get(f"{seat.path}/after/nearly")["prose"] is not None
