"""Where minds turn in a story: the acts that must be told, and from whose side."""

from __future__ import annotations

import pytest

import unsaid
from tests.worlds.staged import staged
from unsaid.telling.sides import STRETCH, Seen, chosen
from unsaid.telling.turning import Turns

pytestmark = pytest.mark.slow

TURNS = {
    ("You", "leave()"): {"affair()"},  # all he did adds up to somebody
    ("James", "sob()"): {"hurt()"},  # he hears it through the door
    ("James", "to_the_park()"): {"spares()", "wearied()"},  # and that it was his leaving
    ("James", "name_the_pictures()"): {"pictures()"},  # she tells him what she has seen
    ("You", "confess()"): {"affair()"},  # and it comes out the other way
}
"""Every turn of a belief in the story of The Unsaid, read off its acts by hand."""


def test_the_turns_of_the_unsaid() -> None:
    """These acts, and no others, put right or overturn what somebody believed: of what the acts themselves do before
    everybody's eyes, and of what becomes unknown, nothing is a turn."""
    world = staged("the-unsaid")
    turns, minds = Turns(world.ground, world.minds), world.minds
    acts = [world.act(name) for name in world.found]
    states = minds.course(acts)
    found: dict[tuple[str, str], set[str]] = {}
    for place, act in enumerate(acts):
        for number, who in enumerate(world.ground.characters):
            seen = minds.sees(states[place], act, number)
            turned = turns.at(states[place], act, states[place + 1], number, seen=seen)
            if turned:
                found[who, world.found[place]] = {world.ground.fluents[f].name for f in turned}
    assert found == TURNS


def sides(act: str) -> list[str | None]:
    """From which sides an act of The Unsaid is told by turns, in order."""
    found = staged("the-unsaid").found
    paragraphs = unsaid.load("the-unsaid").story(found).tell("both").paragraphs
    return list(dict.fromkeys(p.side for p in paragraphs if found.index(act) in p.beats))


@pytest.mark.parametrize(("who", "act"), TURNS)
def test_a_turn_is_told_from_the_mind_that_turns(who: str, act: str) -> None:
    """By turns, each is told from the side that it happened to, last of all the sides that tell it."""
    assert sides(act)[-1] == who


def test_what_turns_one_mind_and_stirs_the_other_is_told_from_both() -> None:
    """Leaving, crying, naming the pictures and confessing are told by whoever does it, and then by whom it strikes."""
    for act, doer, struck in [
        ("leave()", "James", "You"),
        ("sob()", "You", "James"),
        ("name_the_pictures()", "You", "James"),
        ("confess()", "James", "You"),
    ]:
        assert sides(act) == [doer, struck]


@pytest.mark.parametrize(
    ("side", "sentences"),
    [
        ("You", ["you now believe that there is another woman", "you now believe that there is no other woman"]),
        ("James", ["He sees that you are hurt", "He now believes that his staying away spares nobody"]),
    ],
)
def test_a_story_in_one_paragraph_keeps_the_turns_of_its_side(side: str, sentences: list[str]) -> None:
    """Though the author has no brief words for them; and it tells none of the other side's."""
    world = unsaid.load("the-unsaid")
    told = str(world.story(staged("the-unsaid").found).tell(side, length="short"))
    flat = " ".join(told.split())
    assert all(sentence in flat for sentence in sentences)
    assert ("another woman and" in flat or "another woman." in flat) is (side == "You")


def test_by_turns_one_paragraph_keeps_the_turns_of_both() -> None:
    """What each of them comes to believe is told once, in the order of the night."""
    world = unsaid.load("the-unsaid")
    flat = " ".join(str(world.story(staged("the-unsaid").found).tell("both", length="short")).split())
    turns = ["there is another woman", "that you are hurt", "spares nobody", "there is no other woman"]
    places = [flat.index(turn) for turn in turns]
    assert places == sorted(places) and all(flat.count(turn) == 1 for turn in turns)


# --- whose turn it is ---


def seen(**news: float) -> Seen:
    """An act that several see, and what is new to each."""
    return Seen([(side,) for side in news], {**news})


def test_the_side_to_which_more_is_new_tells() -> None:
    """Ann learns five things and then Bob does: a change of sides costs four."""
    acts = [seen(Ann=5, Bob=0), seen(Ann=5, Bob=0), seen(Ann=0, Bob=5), seen(Ann=0, Bob=5)]
    assert chosen(acts, ["Ann", "Bob"]) == [("Ann",), ("Ann",), ("Bob",), ("Bob",)]


def test_a_little_more_is_no_reason_to_change() -> None:
    """For one thing more that is new to Bob the telling does not go over to him and back."""
    acts = [seen(Ann=1, Bob=1)] * (2 * STRETCH)
    acts[3] = seen(Ann=1, Bob=2)
    assert chosen(acts, ["Ann", "Bob"]) == [("Ann",)] * STRETCH + [("Bob",)] * STRETCH


def test_nobody_goes_on_for_ever() -> None:
    """Of three times as many acts as a stretch, all alike, no side tells more than a stretch and one at a time."""
    told = [way[-1] for way in chosen([seen(Ann=1, Bob=1)] * (3 * STRETCH), ["Ann", "Bob"])]
    runs = "".join("A" if side == "Ann" else "B" for side in told).replace("AB", "A B").replace("BA", "B A").split()
    assert max(map(len, runs)) <= STRETCH + 1
