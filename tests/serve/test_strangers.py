"""Worlds and visitors that nobody knows: what they may not do to the machine, and not to each other."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from tests.serve.asking import Seat, Visitor
from tests.serve.worlds import PONDER
from unsaid.serve import bounds
from unsaid.serve.app import Server, application
from unsaid.serve.games.tables import Tables
from unsaid.serve.guard import Guard
from unsaid.serve.shelf import shelf

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def test_what_a_world_says_is_never_a_page(tmp_path: Path) -> None:
    """Words of a world with marks of HTML in them come as JSON, which says that it is nothing else."""
    (tmp_path / "evil.world").write_text(
        f'title "{EVIL}"; about "{EVIL}"; entity Ann : character; property up() : boolean;\n'
        "action go(Ann) { precondition: !up(); effect: up(); consenting: Ann; }; utility(): up();\n"
        f'telling go(Ann) {{ nobody: "{EVIL}."; Ann: "{EVIL}."; choice: "{EVIL}"; }};\n'
    )
    there = shelf([str(tmp_path)])
    server = Server(there, Tables(tmp_path / "games", lambda name: there[name].world), Guard(("testserver.local",)))
    with TestClient(application(server)) as client:
        visitor = Visitor(client)
        (seat,) = visitor.begin("evil")
        answers = [visitor.ask("GET", path) for path in ("/api/worlds", "/api/worlds/evil/story", seat.path)]
    assert all(answer.headers["content-type"].startswith("application/json") for answer in answers)
    assert EVIL in answers[0].json()[0]["title"]
    assert {answer.headers["x-content-type-options"] for answer in answers} == {"nosniff"}


def test_a_story_that_is_looked_for_for_ever_is_given_up(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 503, of this world alone, and it is not looked for again."""
    with monkeypatch.context() as hurried:
        hurried.setattr(bounds, "STORY", 0.3)
        for path in ("story", "story/1/why", "story/1/said/felt"):
            assert visitor.refused("GET", f"/api/worlds/endless/{path}") == (503, "too-long")
    assert visitor.get("/api/worlds/tutorial/story")


@pytest.fixture
def pondering(tmp_path: Path) -> Iterator[Visitor]:
    """A server of a world whose people think for longer than anybody waits."""
    (tmp_path / "ponder.world").write_text(PONDER)
    there = shelf([str(tmp_path / "ponder.world"), "tutorial"])
    server = Server(there, Tables(tmp_path / "games", lambda name: there[name].world), Guard(("testserver.local",)))
    with TestClient(application(server)) as client:
        yield Visitor(client)


def test_minds_that_think_for_ever_are_given_up(pondering: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A game among people who think longer than they may is 503; others are answered afterwards."""
    with monkeypatch.context() as hurried:
        hurried.setattr(bounds, "TURN", 0.0)
        hurried.setattr("unsaid.budget.watch.GRACE", 0.0)
        answer = pondering.ask("POST", "/api/games", {"world": "ponder", "roles": ["Ann"]})
        if answer.status_code == 201:
            address = answer.json()["seats"][0]["address"]
            assert pondering.refused("GET", f"/api/seats/{address}") == (503, "too-long")
        else:
            assert (answer.status_code, answer.json()["code"]) == (503, "too-long")
    assert pondering.begin("tutorial")[0].look()["yours"]


def test_what_else_could_have_been_is_given_up(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Playing a game out otherwise has a time of its own, and is 503 where that is over."""
    (seat,) = visitor.begin("the-soup", "Ada")
    seat.to_the_end()
    monkeypatch.setattr(bounds, "OTHERWISE", 0.0)
    monkeypatch.setattr("unsaid.budget.watch.GRACE", 0.0)
    assert visitor.refused("GET", f"{seat.path}/after/if") == (503, "too-long")


def test_few_long_questions_are_worked_on_at_once(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where as many as there may be are at it, another is told to come again."""
    monkeypatch.setattr(bounds, "WAIT", 0.05)
    with bounds.at_length(), bounds.at_length():
        assert visitor.refused("GET", "/api/worlds/tutorial/story") == (503, "too-many")
    assert visitor.get("/api/worlds/tutorial/story")


def test_games_in_memory_are_bounded_and_none_is_lost(server: Server) -> None:
    """Of more games than may be held, the ones asked for longest ago are let go, and are there when asked for again."""
    server.tables.most = 3
    with TestClient(application(server)) as client:
        visitor = Visitor(client)
        seats = [visitor.begin("tutorial", "Ida")[0] for _ in range(8)]
        for seat in seats:
            seat.move("light(Ida)")
        gc.collect()
        assert len(server.tables._held) == 3  # pyright: ignore[reportPrivateUsage]
        assert len(server.tables._there) <= 4  # pyright: ignore[reportPrivateUsage]
        assert [seat.look()["moves"] for seat in seats] == [1] * 8


def test_addresses_are_random_and_their_neighbours_are_nobody_s(visitor: Visitor) -> None:
    """A table's name and a seat's key are 128 bits each, all different; with any digit of one changed, or one's key at
    another's table, nothing is there, and it is not told which of the two was wrong."""
    seats = [seat for _ in range(20) for seat in visitor.begin("the-soup", "Ada", "Jon")]
    parts = [seat.address.split(".") for seat in seats]
    assert all(len(name) == len(key) == 32 for name, key in parts)
    assert len({key for _, key in parts}) == 40 and len({name for name, _ in parts}) == 20
    one, other = parts[0], parts[2]
    tried = [f"{one[0]}.{other[1]}", f"{other[0]}.{one[1]}", one[0], f"{one[0]}.", f".{one[1]}", f"{one[1]}.{one[0]}"]
    address = seats[0].address
    for place, digit in enumerate(address):
        if digit != ".":
            changed = "0" if digit != "0" else "1"
            tried.append(address[:place] + changed + address[place + 1 :])
    tried += [address.upper(), address + "0", f"{address}.json", f"{one[0]}.seats.json"]
    told = {visitor.ask("GET", f"/api/seats/{one}").text for one in tried if one != address}
    assert told == {'{"code":"no-seat","message":"There is no such seat."}'}
    for more in ("save", "events", "said/mind", "after/met"):
        assert visitor.refused("GET", f"/api/seats/{tried[0]}/{more}") == (404, "no-seat")


def test_positions_of_equal_games_have_names_of_their_own(visitor: Visitor) -> None:
    """So that nobody finds out what has happened unseen by trying it in a game of its own."""
    one, two = visitor.begin("tutorial", "Ida")[0], visitor.begin("tutorial", "Ida")[0]
    assert one.look()["at"] != two.look()["at"]
    assert one.look()["at"] == one.look()["at"]


def test_one_who_asks_long_at_a_table_keeps_nobody_waiting_for_ever(
    visitor: Visitor, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another request at the table is told to come again, and other tables are as they were."""
    monkeypatch.setattr(bounds, "WAIT", 0.05)
    seat, other = visitor.begin("tutorial", "Ida")[0], visitor.begin("tutorial", "Ida")[0]
    entered, leave = threading.Event(), threading.Event()

    def stay() -> None:
        with server.tables.at(seat.address):
            entered.set()
            leave.wait(10)

    staying = threading.Thread(target=stay)
    staying.start()
    try:
        assert entered.wait(10)
        assert visitor.refused("GET", seat.path) == (503, "too-long")
        assert other.look()["yours"]
    finally:
        leave.set()
        staying.join()
    assert seat.look()["yours"]


def test_many_moves_at_once_at_one_table_are_one(visitor: Visitor, server: Server) -> None:
    """Of eight requests that make the same move at the same position one is granted, and the others are told."""
    (seat,) = visitor.begin("whistle", "Ann")
    at, told = seat.look()["at"], []

    def move() -> None:
        body = {"move": "step(Ann)", "at": at}
        told.append(visitor.client.post(f"{seat.path}/moves", json=body).status_code)

    threads = [threading.Thread(target=move) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [200, *[409] * 7]
    assert Seat(visitor, seat.address).look()["moves"] == 1


def test_what_the_minds_of_all_worlds_hold_is_bounded(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """They share one room, each world that is opened makes the others' shares smaller, and the limit outlives the
    games."""
    monkeypatch.setattr(bounds, "ENGINES", 64)
    monkeypatch.setattr(bounds, "LEAST", 32)
    first, second = server.shelf["tutorial"], server.shelf["the-soup"]
    assert first.world.playable.open.working._most == 48 * 2**20  # pyright: ignore[reportPrivateUsage]
    assert second.world.playable.open.working._most == 24 * 2**20  # pyright: ignore[reportPrivateUsage]
    gc.collect()
    assert first.world.playable.open.working._most == 24 * 2**20  # pyright: ignore[reportPrivateUsage]
    third = server.shelf["whistle"]  # a third of the room would be less than the least
    assert third.world.playable.open.working._most == 24 * 2**20  # pyright: ignore[reportPrivateUsage]
