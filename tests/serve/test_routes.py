"""What each address answers when it is asked as it is meant to be."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

import unsaid
from tests.serve.asking import Visitor
from unsaid.api.told import narrating
from unsaid.serve.app import Server


def test_worlds_are_listed_with_their_roles(visitor: Visitor) -> None:
    """In the order in which they were given; one whose text has mistakes says so, and not where it lies."""
    worlds = visitor.get("/api/worlds")
    assert [one["name"] for one in worlds] == ["tutorial", "the-soup", "whistle", "endless", "broken"]
    assert worlds[1]["roles"] == [{"name": "Ada", "called": "Ada"}, {"name": "Jon", "called": "Jon"}]
    assert (worlds[2]["title"], worlds[2]["ok"]) == ("The Whistle", True)
    assert not worlds[4]["ok"] and "mistakes" in worlds[4]["trouble"] and "/" not in worlds[4]["trouble"]
    assert visitor.get("/api/worlds/whistle") == worlds[2]


def test_the_story_of_a_world_is_told_from_a_side(visitor: Visitor) -> None:
    """Its paragraphs say which acts they tell, and are those of the interface; two sides may face each other."""
    page = visitor.get("/api/worlds/tutorial/story", params={"side": "Ida", "tense": "past"})
    story = unsaid.load("tutorial").find().story
    assert story is not None
    assert [p["text"] for p in page["paragraphs"]] == [p.text for p in story.tell("Ida", tense="past").paragraphs]
    assert [act for p in page["paragraphs"] for act in p["acts"]] == [0, 1]
    facing = visitor.get("/api/worlds/tutorial/story", params={"side": "Ida", "facing": "Olm"})
    assert ({p["side"] for p in facing["paragraphs"]}, {p["side"] for p in facing["opposite"]}) == ({"Ida"}, {"Olm"})


def test_acts_of_a_story_are_asked_about(visitor: Visitor) -> None:
    """Why the first was done, what was felt at it, and what stood unsaid."""
    why = visitor.get("/api/worlds/tutorial/story/1/why")
    assert why["act"] == "light(Ida)" and "Olm" in why["prose"]
    for question in ("felt", "unsaid"):
        said = visitor.get(f"/api/worlds/tutorial/story/1/said/{question}")["prose"]
        assert said
        proof = visitor.get(f"/api/worlds/tutorial/story/1/proof/{question}", params={"side": "nobody"})["prose"]
        assert len(proof) >= len(said)
    proof = visitor.get("/api/worlds/tutorial/story/1/proof/why")["prose"]
    assert why["prose"] in proof and "the checker confirms every reason" in proof


def test_a_game_is_played_to_its_end(visitor: Visitor) -> None:
    """Ida lights the lamp and lets Olm come: every answer holds what there is to read and to choose, and at the end
    nothing is to be chosen any more."""
    (seat,) = visitor.begin("tutorial", "Ida")
    before = seat.look()
    assert (before["role"], before["yours"], before["over"], before["moves"]) == ("Ida", True, None, 0)
    assert [choice["move"] for choice in before["choices"]] == ["light(Ida)", "pass"]
    after = seat.move("light(Ida)")
    assert after["moves"] == 1 and after["at"] != before["at"]
    end = seat.move("pass")
    assert (end["over"], end["choices"], end["yours"]) == ("ending", [], False)
    game = unsaid.load("tutorial").play("Ida").take("light(Ida)").take("pass")
    assert [p["text"] for p in end["passages"]] == [p.text for p in game.passages]
    assert end["ending"] == game.ending


def test_what_is_known_is_not_sent_again(visitor: Visitor) -> None:
    """Passages that have been read are left out; a number that cannot be is as none."""
    (seat,) = visitor.begin("tutorial", "Ida")
    seat.move("light(Ida)")
    whole = seat.look()["passages"]
    assert seat.look(1)["passages"] == whole[1:] and seat.look(1)["known"] == 1
    assert seat.look(99)["passages"] == seat.look(-3)["passages"] == whole


def test_a_move_is_taken_back(visitor: Visitor) -> None:
    """The game is as it was before, in every word; with nothing to take back that is said."""
    (seat,) = visitor.begin("tutorial", "Ida")
    before = seat.look()
    at = seat.move("light(Ida)")["at"]
    assert visitor.post(f"{seat.path}/undo", {"at": at}) == before
    assert visitor.refused("POST", f"{seat.path}/undo", {"at": before["at"]}) == (409, "nothing-to-undo")


def test_a_line_means_a_choice(visitor: Visitor) -> None:
    """Plain words mean one of the choices for sure, or may mean one, or none."""
    (seat,) = visitor.begin("tutorial", "Ida")
    found = visitor.post(f"{seat.path}/meant", {"line": "please light that lamp"})
    assert found["sure"] and [choice["move"] for choice in found["choices"]] == ["light(Ida)"]
    found = visitor.post(f"{seat.path}/meant", {"line": "put a candle in the window"})
    assert not found["sure"] and [choice["move"] for choice in found["choices"]] == ["light(Ida)"]
    assert visitor.post(f"{seat.path}/meant", {"line": "xyzzy plugh"}) == {"sure": False, "choices": []}


def test_a_role_asks(visitor: Visitor) -> None:
    """Why, what it believes, and for a hint: the words of the interface."""
    (seat,) = visitor.begin("tutorial", "Ida")
    game = unsaid.load("tutorial").play("Ida")
    for question in ("why", "mind", "hint"):
        assert visitor.get(f"{seat.path}/said/{question}")["prose"] == game.said(question)


def test_a_game_is_saved_and_gone_on_with(visitor: Visitor) -> None:
    """The file is a saved game of the interface, and says nothing of where the world lies; sent back it is the same
    game at another seat."""
    (seat,) = visitor.begin("whistle", "Tom")
    seat.move("whistle(Tom)")
    answer = visitor.ask("GET", f"{seat.path}/save")
    assert "whistle.Tom.json" in answer.headers["content-disposition"]
    assert "path" not in json.loads(answer.content)
    begun = visitor.ask("POST", "/api/games/resumed", files={"save": ("game.json", answer.content)})
    assert begun.status_code == 201
    address = begun.json()["seats"][0]["address"]
    assert address != seat.address
    again = visitor.get(f"/api/seats/{address}")
    assert (again["passages"], again["choices"]) == (seat.look()["passages"], seat.look()["choices"])


def test_what_is_shown_at_the_end(visitor: Visitor, server: Server) -> None:
    """The page turned over, what was nearly said, who had what wrong, what else could have been, which ending was met:
    refused before the end, and there afterwards."""
    (seat,) = visitor.begin("the-soup", "Ada")
    for question in ("page?other=Jon", "nearly", "wrong", "if"):
        assert visitor.refused("GET", f"{seat.path}/after/{question}") == (409, "not-over")
    assert visitor.get(f"{seat.path}/after/met") == {"ending": None, "names": [], "met": 0, "endings": 3}
    end = seat.to_the_end()
    page = visitor.get(f"{seat.path}/after/page", params={"other": "Jon"})
    assert ({p["side"] for p in page["paragraphs"]}, {p["side"] for p in page["opposite"]}) == ({"Ada"}, {"Jon"})
    assert visitor.get(f"{seat.path}/after/nearly").keys() == {"marks", "prose"}
    assert isinstance(visitor.get(f"{seat.path}/after/wrong")["prose"], str)
    assert all(fork.keys() == {"change", "becomes", "told"} for fork in visitor.get(f"{seat.path}/after/if"))
    if end["over"] == "ending":
        met = visitor.get(f"{seat.path}/after/met")
        assert (met["ending"], met["met"], met["endings"]) == (end["ending"], 1, 3)


def test_endings_are_counted_for_each_visitor(visitor: Visitor) -> None:
    """What one has met is not counted for another; what the one who asks has met before is, and what is no ending is
    not."""
    (seat,), (other,) = visitor.begin("tutorial", "Ida"), visitor.begin("whistle", "Ann")
    seat.move("light(Ida)")
    seat.move("pass")
    (name,) = visitor.get(f"{seat.path}/after/met")["names"]
    assert visitor.get(f"{other.path}/after/met")["met"] == 0
    (again,) = visitor.begin("tutorial", "Ida")
    assert visitor.get(f"{again.path}/after/met")["names"] == []
    assert visitor.get(f"{again.path}/after/met", params={"known": [name, "Nothing"]})["names"] == [name]


def test_the_page_is_at_every_address_it_reads_itself(visitor: Visitor) -> None:
    """The front, a world's, a seat's: one page, into which the same script draws."""
    pages = [visitor.ask("GET", path) for path in ("/", "/read/tutorial", "/play/x.y", "/map/tutorial")]
    assert {page.status_code for page in pages} == {200}
    assert {page.headers["content-type"] for page in pages} == {"text/html; charset=utf-8"}
    assert len({tuple(re.findall(r'<script src="[^"]*"', page.text)) for page in pages}) == 1


def test_the_document_names_every_address(visitor: Visitor) -> None:
    """It is OpenAPI 3.1, and each address says how it refuses."""
    document = visitor.get("/api/openapi.json")
    assert document["openapi"].startswith("3.1")
    assert len(document["paths"]) == 37
    for address in document["paths"].values():
        for operation in address.values():
            assert {"400", "404", "409", "503", "507"} <= operation["responses"].keys()
            assert operation["summary"]


def test_a_story_is_told_once_for_its_page(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands on the page without a script is what the script asks for then: nothing is told a second time, until
    another telling is asked for."""
    told, tell = list[object](), narrating.told

    def counted(*given: Any) -> Any:
        told.append(given)
        return tell(*given)

    monkeypatch.setattr(narrating, "told", counted)
    visitor.ask("GET", "/read/tutorial")
    visitor.get("/api/worlds/tutorial/story", params={"side": "Ida"})
    assert len(told) == 1
    visitor.get("/api/worlds/tutorial/story", params={"side": "Olm"})
    assert len(told) == 2
