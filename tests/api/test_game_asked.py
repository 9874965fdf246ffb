"""What a game answers besides its menu: what stands beside it, what the role would do of itself, what it is told."""

from __future__ import annotations

import json

import pytest

import unsaid
from tests.api.test_game import THEFT, believed, theft

DOOR = """
entity Ann : character;
entity Tom : character;
property near() : boolean;
property proud() : boolean;
proud();
concern company(Ann) : own { weight: 1; term: near(); };
concern pride(Ann) : own { weight: 2; term: proud(); };
action knock(Ann) { precondition: !near(); effect: near() & !proud(); consenting: Ann; };
action wave(Ann) { effect: near(); consenting: Ann; };
telling concern company(Ann) { up: "Tom would be near"; down: "Tom would be far"; };
telling concern pride(Ann) { up: "you would be proud"; down: "nothing would be left of your pride"; };
utility(): 0;
"""
"""Ann can wave, which costs nothing, or knock, which costs her more than it gives."""


def door() -> unsaid.World:
    """Ann before the door."""
    world = unsaid.read(DOOR, name="door")
    assert world.ok, world.diagnostics
    return world


def test_beside_a_choice_stands_what_pulls_and_what_holds() -> None:
    """Knocking is worth 1 and costs 2, so both are told beside it, in the author's words; beside what costs nothing
    stands nothing."""
    game = door().play("Ann")
    beside = {str(move): text for move, text in zip(game.options, game.asides, strict=True)}
    assert beside["knock(Ann)"] == "Tom would be near; but nothing would be left of your pride"
    assert beside["wave(Ann)"] == ""


def test_nothing_stands_beside_a_menu_that_is_not_there() -> None:
    """When the story is over there are no options, and nothing beside them."""
    game = unsaid.load("tutorial").play("Ida").take("light(Ida)").take("pass")
    assert game.over
    assert (game.options, game.asides) == ((), ())


def test_somebody_left_alone_goes_by_what_it_wants() -> None:
    """Ann, who gains by waving and would lose by knocking, waves; Ida lights the lamp, since Olm rows for it."""
    assert str(door().play("Ann").own) == "wave(Ann)"
    assert str(unsaid.load("tutorial").play("Ida").own) == "light(Ida)"


def test_nobody_chooses_when_the_story_is_over() -> None:
    """There is no move of one's own any more."""
    game = unsaid.load("tutorial").play("Ida").take("light(Ida)").take("pass")
    with pytest.raises(unsaid.UnsaidError, match="nothing to choose any more"):
        _ = game.own


def test_a_role_may_ask_what_it_believes_though_it_is_not_its_move() -> None:
    """Tom, whose move it is not, is told what he believes; he has no hint, since he has nothing to choose."""
    game = theft().play("Ann", "Tom")
    assert game.said("mind", "Tom").startswith("You believe:\n\n- ")
    assert game.said("mind", "Tom") != game.said("mind", "Ann")
    with pytest.raises(unsaid.UnsaidError, match="Tom has nothing to choose now"):
        game.said("hint", "Tom")


@pytest.mark.parametrize(
    ("question", "role", "code"),
    [("whatever", None, "question"), ("why", "Nemo", "unknown-character")],
)
def test_what_cannot_be_asked_is_refused(question: str, role: str | None, code: str) -> None:
    """There are three questions, and only those who play may ask them."""
    with pytest.raises(unsaid.UnsaidError) as refused:
        theft().play("Ann").said(question, role)  # type: ignore[arg-type]
    assert refused.value.code == code
    with pytest.raises(unsaid.UnsaidError, match="not played in this game"):
        theft().play("Ann").said("why", "Tom")


@pytest.mark.parametrize("hidden", ["burnt()", "believes(Tom, burnt())"])
def test_what_a_role_cannot_know_changes_nothing_it_is_told(hidden: str) -> None:
    """Upstairs, Tom burns the letter, or thinks it burnt: what Ann reads, what stands beside her menu and what she is
    told when she asks is word for word the same."""
    one = theft().having("letter() = Attic")
    games = [believed(world).play("Ann") for world in (one, one.having(hidden))]
    for _ in range(2):
        told = [
            (game.read("Ann"), game.asides, str(game.own), *(game.said(q, "Ann") for q in ("why", "mind", "hint")))
            for game in games
        ]
        assert told[0] == told[1]
        games = [game.take(game.options[-1]) for game in games]
    assert games[0].acts != games[1].acts


def test_what_was_read_is_what_the_seat_has() -> None:
    """Of each role, whosever move it is."""
    game = theft().play("Ann", "Tom").take("burn(Ann)")
    for role in ("Ann", "Tom"):
        assert game.read(role) == game.seat(role).passages
    assert game.read() == game.passages


def test_a_save_without_its_world_is_small_and_is_resumed_with_it() -> None:
    """It holds nothing of the text; with the world it is the same game, and without it it is refused."""
    world = theft()
    game = world.play("Ann", chance=2).take("burn(Ann)")
    data = game.save(world=False)
    assert "source" not in json.loads(data)
    assert len(THEFT) < len(game.save()) - len(data) and b"precondition" not in data
    assert unsaid.resume(data, world) == game
    with pytest.raises(unsaid.UnsaidError):
        unsaid.resume(data)


def test_people_are_called_by_what_the_world_says() -> None:
    """The Owl calls Petra an aunt; one for whom there are no words is called by name, and nobody else is called."""
    assert unsaid.load("the-owl").called("Petra") == "Aunt Petra"
    assert theft().called("Ann") == "Ann"
    assert theft().called("Ann", "Tom") == "Ann"
    with pytest.raises(unsaid.UnknownName):
        theft().called("Nemo")
