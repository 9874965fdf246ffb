"""A whodunit in the language, of six people with a secret and a false alibi: it is found, told, played and checked."""

from __future__ import annotations

from pathlib import Path

import pytest

import unsaid
from unsaid.api.hinging.startinghinges import possible
from unsaid.serve.minds.laid_open import LaidOpen

pytestmark = pytest.mark.slow

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


FOUND = ["claim()", "search(Cook)", "ask(Cook)", "search(Nephew)", "accuse(Nephew)"]


def test_any_accusation_is_the_end(world: unsaid.World) -> None:
    """Whoever is accused, the story is over, happily or not: that the menu says, and of nothing else."""
    ends = [move.act for move in world.play("Vane").options if move.words.endswith("(the end)")]
    assert ends == [f"accuse({who})" for who in ("Nephew", "Cook", "Maid", "Butler")]
    assert not any("perhaps" in move.words for move in world.play("Vane").options)


def test_who_plays_vane_is_told_what_she_does_not_know(world: unsaid.World) -> None:
    """That the thief may be anybody never changes by itself, and is said."""
    assert "- There is no telling who the thief is: " in world.play("Vane").said("mind")


def test_who_does_not_know_is_not_wrong(world: unsaid.World) -> None:
    """On the page of minds what is open is not called untrue; that the nephew does not know his own deed is.

    The nephew's secret is his alone, so Vane takes him to know no more of the thief than anybody.
    """
    there = LaidOpen(world.story(FOUND), None).at(2)
    minds = {(mind.who, mind.of): {held.words: held.so for held in mind.holds} for mind in there.minds}
    unknown = "There is no telling who the thief is: the nephew, the cook, the maid or the butler"
    left = (
        "It may be that the nephew has the brooch, or that the maid has the brooch, or that the butler has the brooch"
    )
    assert minds["Lady", ""][unknown]
    assert minds["Vane", ""][left]
    assert minds["Lady", "Maid"][unknown]
    assert not minds["Vane", "Nephew"][unknown]
    assert minds["Vane", "Cook"]["It is known whether the nephew is in the garden"]


def test_what_was_not_known_is_said_as_such_where_it_was_a_reason(world: unsaid.World) -> None:
    """Had she believed that it was the cook she would have had nothing to look for."""
    story = world.story(["claim()", "search(Nephew)", "ask(Cook)", "accuse(Nephew)"])
    fork = story.whatif(believes="Vane: thief() = Cook")
    assert "there was a reason because you did not know who the thief is" in fork.prose()


def test_what_is_open_may_be_known_or_wrongly_believed_at_the_start(world: unsaid.World) -> None:
    """The end may hang on that Vane knew who it is, or believed it of any other."""
    story = world.story(["claim()", "search(Nephew)", "ask(Cook)", "accuse(Nephew)"])
    said = {str(change.said) for change in possible(story)}
    assert {f"Vane: thief() = {who}" for who in ("Nephew", "Cook", "Maid", "Butler")} <= said
