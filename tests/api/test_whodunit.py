"""A whodunit in the language, of six people with a secret and a false alibi: it is found, told, played and checked."""

from __future__ import annotations

from pathlib import Path

import pytest

import unsaid

PLACE = Path(__file__).parents[1] / "world" / "whodunit.world"
WORDS = ("title", "about", "called", "telling", "ending", "role", "  nobody", "  choice", "  title", "  when", "//")


@pytest.fixture(scope="module")
def world() -> unsaid.World:
    """The world of the brooch."""
    return unsaid.load(str(PLACE))


def test_it_is_short_and_nothing_is_wrong_with_it(world: unsaid.World) -> None:
    """Without its words it has at most 80 lines, six people, and lint has nothing to say."""
    lines = [line for line in PLACE.read_text(encoding="utf-8").splitlines() if line.strip() not in ("", "};")]
    assert len([line for line in lines if not line.startswith(WORDS)]) <= 80
    assert len(world.characters) == 6
    assert unsaid.lint(world) == ()


def test_it_is_found_and_checked(world: unsaid.World) -> None:
    """The nephew's alibi stands until the cook is asked; the brooch is in his room; the checker confirms each hope."""
    story = world.find().story
    assert story is not None
    assert sorted(story.names) == ["accuse(Nephew)", "ask(Cook)", "claim()", "search(Nephew)"]
    assert story.names[-1] == "accuse(Nephew)"
    assert story.check() == ()
    hopes = [reason.hoped for act in story.data.acts for reason in act.reasons if reason.hoped is not None]
    assert {(hope.gain, hope.loss) for hope in hopes} == {(1.0, 0.0)}


def test_it_is_told(world: unsaid.World) -> None:
    """What was not known, what might have been so, and what it would cost, in words."""
    story = world.story(["claim()", "search(Nephew)", "ask(Cook)", "accuse(Nephew)"])
    told = story.why().prose("Vane")
    assert "You did not know who the thief is and whether the nephew is in the garden." in told
    assert "It might be that nobody was in the garden; then you would accuse the nephew." in told
    assert told.count("Otherwise nothing was lost.") == 2


@pytest.mark.parametrize("acts", [["accuse(Nephew)"], ["claim()", "search(Cook)", "ask(Cook)", "accuse(Nephew)"]])
def test_who_accuses_on_what_cannot_be_known_is_a_hole(world: unsaid.World, acts: list[str]) -> None:
    """Vane has looked nowhere, or elsewhere: she has no way to know that it was the nephew."""
    found = world.story(acts).check()
    holes = [(hole.kind, hole.act.number, hole.facts[0].fact) for hole in found if hole.act is not None]
    assert holes == [("no-reason", len(acts), "thief()")]


def test_it_is_played(world: unsaid.World) -> None:
    """Whoever plays Vane may look through the rooms, and ends it by an accusation."""
    game = world.play("Vane")
    assert {"search(Nephew)", "search(Cook)", "search(Maid)", "search(Butler)"} <= {move.act for move in game.options}
