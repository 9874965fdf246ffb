"""Maps that are drawn for a page: what is sent of them, and how they are bounded."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

import unsaid
from tests.serve.asking import Visitor
from unsaid.serve import bounds
from unsaid.serve.app import Server

pytestmark = pytest.mark.slow


def _drawn(visitor: Visitor, world: str, **asked: object) -> Any:
    """A map when nothing more is done about it."""
    at = visitor.post(f"/api/worlds/{world}/map", asked, 202)
    return _over(visitor, at)


def _over(visitor: Visitor, at: Any) -> Any:
    for _ in range(2000):
        if at["stage"] in ("done", "failed"):
            return at
        time.sleep(0.01)
        at = visitor.get(f"/api/maps/{at['map']}")
    raise AssertionError(at)


def test_a_map_is_the_one_of_the_interface(visitor: Visitor) -> None:
    """As large, as whole, with the same places and lines, ends and words."""
    at = _drawn(visitor, "the-soup", free=["Jon"])
    drawn = unsaid.load("the-soup").explore("Jon")
    assert (at["states"], at["steps"], at["whole"], at["unknown"]) == (drawn.states, drawn.steps, True, 0)
    picture, own = visitor.get(f"/api/maps/{at['map']}/picture"), drawn.picture()
    assert [spot["label"] for spot in picture["spots"]] == [spot.label for spot in own.spots]
    assert [(line["start"], line["to"]) for line in picture["lines"]] == [(line.start, line.to) for line in own.lines]
    about = visitor.get(f"/api/maps/{at['map']}/about")
    assert [end["title"] for end in about["ends"]] == [end.title for end in drawn.ends]
    assert about["prose"] == drawn.prose()


def test_a_place_says_what_can_be_done_there(visitor: Visitor) -> None:
    """The lamp: from the start there is one act, and the end Home can be come to; the end is come to by both acts."""
    at = _drawn(visitor, "tutorial")
    picture = visitor.get(f"/api/maps/{at['map']}/picture")
    start, end = (next(s["name"] for s in picture["spots"] if s["sort"] == sort) for sort in ("start", "end"))
    place = visitor.get(f"/api/maps/{at['map']}/spots/{start}")
    assert (place["acts"], place["open"], place["example"]) == (["Ida: light the lamp"], ["Home"], [])
    there = visitor.get(f"/api/maps/{at['map']}/spots/{end}")
    assert there["example"] == ["Ida: light the lamp", "Olm: row for the light"]
    assert there["acts"] == []


def test_what_turns_at_a_place_is_told_there(visitor: Visitor) -> None:
    """Each act that loses or wins an end at one state of the map is told at that place, as the interface has it."""
    at = _drawn(visitor, "the-soup", free=["Jon", "Ada"])
    picture = visitor.get(f"/api/maps/{at['map']}/picture")
    places = [visitor.get(f"/api/maps/{at['map']}/spots/{spot['name']}") for spot in picture["spots"]]
    told = {turn["words"] for place in places for turn in place["turns"]}
    turning = {str(point) for point in unsaid.load("the-soup").explore(["Jon", "Ada"]).turning_points}
    assert told and told <= turning


def test_a_merged_place_opens(visitor: Visitor) -> None:
    """What is in it has names of its own, and can be looked at; what is no merged place is refused."""
    at = _drawn(visitor, "the-owl", free=["Hanne"])
    picture = visitor.get(f"/api/maps/{at['map']}/picture")
    merged = next(spot["name"] for spot in picture["spots"] if spot["opens"])
    inside = visitor.get(f"/api/maps/{at['map']}/picture", params={"spot": merged})
    assert all(spot["name"].startswith(f"{merged}.") for spot in inside["spots"])
    name = inside["spots"][-1]["name"]
    assert visitor.get(f"/api/maps/{at['map']}/spots/{name}")["label"] == inside["spots"][-1]["label"]
    for path in ("picture?spot=999", "spots/999", "spots/0.999", "picture?spot=0.0.0.0", "picture?spot=../x"):
        assert visitor.refused("GET", f"/api/maps/{at['map']}/{path}") == (404, "unknown-spot")


@pytest.fixture
def worlds() -> tuple[str, ...]:
    """Those of these tests, one of them with no end."""
    return ("tutorial", "the-soup", "the-owl", "the-unsaid", "ENDLESS")


def test_a_map_is_bounded(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """In states, and in seconds; what was drawn by then is there, and it is said what is unknown."""
    at = _drawn(visitor, "endless", free=["Ann"], states=50)
    assert (at["stopped"], at["whole"]) == ("limit:states", False)
    assert at["states"] >= 50 and at["unknown"] > 0
    monkeypatch.setattr(bounds, "MAP", 0.4)
    assert _drawn(visitor, "the-unsaid")["stopped"] == "limit:time"
    assert visitor.refused("POST", "/api/worlds/endless/map", {"states": bounds.MAP_STATES + 1})[0] == 400


def test_a_map_is_stopped_and_what_is_drawn_stays(visitor: Visitor) -> None:
    """Whoever asked for it may end it; it is asked about as it is."""
    at = visitor.post("/api/worlds/the-unsaid/map", {}, 202)
    while at["looked"] == 0:
        at = visitor.get(f"/api/maps/{at['map']}")
        assert visitor.refused("GET", f"/api/maps/{at['map']}/picture") == (409, "not-drawn")
    visitor.post(f"/api/maps/{at['map']}/stop", {})
    over = _over(visitor, at)
    assert (over["stopped"], over["whole"]) == ("interrupted", False)
    assert visitor.get(f"/api/maps/{at['map']}/picture")["spots"]


def test_maps_wait_for_each_other_and_not_too_many_do(
    visitor: Visitor, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One is drawn at a time; where as many are asked for as may wait another is told to come again; the ones asked for
    longest ago are let go."""
    lock = server.maps._one  # pyright: ignore[reportPrivateUsage]
    with lock:
        asked = [visitor.post("/api/worlds/tutorial/map", {"states": 10 + n}, 202) for n in range(bounds.MAPPING)]
        assert {one["stage"] for one in asked} == {"waiting"}
        assert visitor.refused("POST", "/api/worlds/tutorial/map", {}) == (503, "too-many")
        visitor.post(f"/api/maps/{asked[0]['map']}/stop", {})
    assert [_over(visitor, one)["stage"] for one in asked] == ["failed", "done", "done"]
    for n in range(bounds.MAPS):
        _drawn(visitor, "tutorial", states=100 + n)
    assert visitor.refused("GET", f"/api/maps/{asked[0]['map']}") == (404, "no-map")


def test_a_whole_map_is_drawn_once(visitor: Visitor) -> None:
    """The same question has the same answer; another has another, and nobody's name is refused."""
    first, again = _drawn(visitor, "tutorial"), _drawn(visitor, "tutorial")
    assert first["map"] == again["map"] != _drawn(visitor, "tutorial", free=["Olm"])["map"]
    assert len(first["map"]) == 32
    assert visitor.refused("POST", "/api/worlds/tutorial/map", {"free": ["Nemo"]}) == (400, "unknown-character")


def test_a_map_keeps_nobody_waiting(visitor: Visitor) -> None:
    """While one is drawn the same world is read: a map has an engine of its own."""
    at = visitor.post("/api/worlds/the-unsaid/map", {}, 202)
    read: list[int] = []
    reader = threading.Thread(target=lambda: read.append(visitor.ask("GET", "/api/worlds/the-unsaid").status_code))
    reader.start()
    reader.join()
    assert read == [200]
    assert visitor.get(f"/api/maps/{at['map']}")["stage"] in ("waiting", "drawing")
    visitor.post(f"/api/maps/{at['map']}/stop", {})
    _over(visitor, at)
