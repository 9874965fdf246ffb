"""Minds laid open: who believes what of whom, and who knew what, when."""

from __future__ import annotations

from typing import Any

import pytest

from tests.serve.asking import Visitor

SECRET = """
title "The Parcel";
entity Ann : character;
entity Tom : character;
property hidden() : boolean;
property told() : boolean;
action hide(Ann) { precondition: !hidden(); effect: hidden(); consenting: Ann; observing(x : character): x == Ann; };
action tell(Ann) { precondition: hidden() & !told(); effect: told() & believes(Tom, hidden()); consenting: Ann; };
utility(): told();
utility(Ann): told();
telling hidden() { true: "the parcel is hidden"; false: "the parcel is not hidden"; };
telling told() { true: "it has been told"; false: "it has not been told"; };
telling hide(Ann) { nobody: "{Ann [hide/hides/hid]} the parcel."; choice: "Hide the parcel"; };
telling tell(Ann) { nobody: "{Ann [tell/tells/told]} Tom."; choice: "Tell Tom"; };
"""
"""Ann hides a parcel unseen, and then tells Tom of it."""


@pytest.fixture
def worlds(tmp_path: Any) -> tuple[str, ...]:
    """The parcel, and a world that is far larger than anybody looks at."""
    (tmp_path / "parcel.world").write_text(SECRET)
    return (str(tmp_path / "parcel.world"), "the-soup", "tutorial")


def _holds(minds: Any, who: str, of: str = "") -> dict[str, bool]:
    found = next(mind for mind in minds["minds"] if (mind["who"], mind["of"]) == (who, of))
    return {one["words"]: one["so"] for one in found["holds"]}


def test_each_mind_is_shown_at_each_act(visitor: Visitor) -> None:
    """Ann has hidden the parcel: she believes so, Tom believes otherwise, which is wrong, and she knows that he does.
    When she has told him all of them believe it, each since the act at which they learnt it."""
    nothing = visitor.get("/api/worlds/parcel/minds", params={"side": "nobody"})
    assert [mind["holds"] for mind in nothing["minds"]] == [[], [], [], []]
    hidden = visitor.get("/api/worlds/parcel/minds", params={"done": 1, "side": "nobody"})
    assert [act["words"] for act in hidden["acts"]] == ["Ann: hide the parcel", "Ann: tell Tom"]
    assert _holds(hidden, "Ann") == {"The parcel is hidden": True}
    assert _holds(hidden, "Tom") == {"The parcel is not hidden": False}
    assert _holds(hidden, "Tom", "Ann") == {"The parcel is not hidden": False}
    assert _holds(hidden, "Ann", "Tom") == {}
    told = visitor.get("/api/worlds/parcel/minds", params={"done": 2, "side": "nobody"})
    assert _holds(told, "Tom") == {"The parcel is hidden": True, "It has been told": True}
    since = {one["words"]: one["since"] for one in told["minds"][0]["holds"]}
    assert since == {"The parcel is hidden": 1, "It has been told": 2}


def test_who_knew_what_when(visitor: Visitor) -> None:
    """Tom misses that the parcel is hidden, and comes to know it when he is told."""
    knew = visitor.get("/api/worlds/parcel/knew", params={"side": "nobody"})
    tom = next(n for n, mind in enumerate(knew["minds"]) if mind["who"] == ["Tom"])
    facts = [one["words"] for one in knew["facts"]]
    found = [(one["act"], one["how"], facts[one["fact"]]) for one in knew["changes"] if one["mind"] == tom]
    assert found == [(1, "misses", "the parcel is hidden"), (2, "knows", "the parcel is hidden")]


def test_the_words_are_those_of_a_side(visitor: Visitor) -> None:
    """As Ann has it the acts are hers; a side that is nobody's is refused, and an act that is not there."""
    minds = visitor.get("/api/worlds/parcel/minds", params={"side": "Ann"})
    assert minds["acts"][0]["words"] == "You: hide the parcel"
    assert visitor.refused("GET", "/api/worlds/parcel/minds?side=Nemo")[0] == 400
    assert visitor.refused("GET", "/api/worlds/parcel/minds?done=3") == (404, "no-act")
    assert visitor.refused("GET", "/api/worlds/parcel/minds?done=-1") == (404, "no-act")


def test_the_minds_of_a_game_are_shown_when_it_is_over(visitor: Visitor) -> None:
    """Before, they would tell a role what it cannot know."""
    (seat,) = visitor.begin("the-soup", "Ada")
    for question in ("minds", "knew"):
        assert visitor.refused("GET", f"{seat.path}/after/{question}") == (409, "not-over")
    seat.move("fib(Ada)")
    seat.to_the_end()
    minds = visitor.get(f"{seat.path}/after/minds")
    assert minds["acts"][0]["act"] == "fib(Ada)"
    assert minds["people"][1]["called"] == "you"
    assert visitor.get(f"{seat.path}/after/knew")["minds"]
