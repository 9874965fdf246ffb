"""Whole stories told: nobody tells what they could not know."""

from __future__ import annotations

import pytest

from tests.telling.stage import world
from unsaid.api.opened import bundled, load
from unsaid.data.limits import Limits
from unsaid.story.find import find
from unsaid.telling import Manner, Teller, told, told_by_turns

pytestmark = pytest.mark.slow

ACTS = ("walk(Bob, Attic, Hall)", "walk(Ann, Hall, Attic)", "find_out(Ann)")


def house() -> tuple[Teller, list[int], list[int]]:
    """The house, some acts in it, and the states they lead through."""
    core_world, ground, minds = world()
    teller = Teller(core_world, ground, minds)
    acts = [teller.actions[a] for a in ACTS]
    return teller, minds.course(acts), acts


def test_an_unseen_act_is_not_told() -> None:
    """Told from Ann's side, the walk she does not see is left out; from outside it is there."""
    teller, states, acts = house()
    hers = [b for p in told(teller, states, acts, "Ann") for b in p.beats]
    outside = [b for p in told(teller, states, acts, None) for b in p.beats]
    assert hers == [1, 2]
    assert outside == [0, 1, 2]


def test_sides_take_turns() -> None:
    """Told by turns, each act is told from a side that sees it, and a change of side is marked."""
    teller, states, acts = house()
    paragraphs = told_by_turns(teller, states, acts, ["Ann", "Bob"])
    assert [(p.kind, p.side) for p in paragraphs] == [("scene", "Bob"), ("change", "Ann"), ("scene", "Ann")]


def test_in_a_short_story_each_side_has_its_turn() -> None:
    """Four acts that both see are told two from the one side and two from the other."""
    core_world, ground, minds = world()
    teller = Teller(core_world, ground, minds)
    acts = [teller.actions["make_peace(Ann, Bob)"]] * 4
    paragraphs = told_by_turns(teller, minds.course(acts), acts, ["Ann", "Bob"])
    assert [(p.side, p.beats) for p in paragraphs if p.kind == "scene"] == [("Ann", (0, 1)), ("Bob", (2, 3))]


BRIEFLY = """
telling make_peace(c : character, d : character) { nobody: "{c} [shakes] hands with {d}."; brief: "{c makes} peace."; };
telling make_peace(Ann, d : character) { when: coins(Ann) > 0; nobody: "Ann [holds] out her hand to {d}."; };
telling rain() { nobody: "It [rains]."; brief: "It [rains]."; };
"""


def test_brief_words_are_those_of_the_next_pattern_where_the_best_has_none() -> None:
    """A telling under a condition that has no brief words is told in those of the one without."""
    core_world, ground, minds = world(BRIEFLY)
    teller = Teller(core_world, ground, minds, manner=Manner(length="short"))
    acts = [teller.actions["make_peace(Ann, Bob)"], teller.actions["rain()"]]
    (paragraph,) = told(teller, minds.course(acts), acts, None)
    assert paragraph.text == "Ann makes peace. It rains."


@pytest.mark.parametrize("name", bundled())
def test_no_bundled_story_leaks(name: str) -> None:
    """In every bundled world, from every mind, every act told was seen by the mind it is told from."""
    opened = load(name)
    minds, ground = opened.minds, opened.ground
    result = find(minds, Limits(character=6, depth=5))
    acts = [ground.actions_named()[a] for a in result.acts]
    assert acts
    states = minds.course(acts)
    for side in (*ground.characters, "by turns"):
        teller = Teller(opened.core, ground, minds, None)
        by_turns = side == "by turns"
        paragraphs = (
            told_by_turns(teller, states, acts, ground.characters) if by_turns else told(teller, states, acts, side)
        )
        for paragraph in paragraphs:
            for beat in paragraph.beats if paragraph.side is not None else ():
                assert minds.sees(states[beat], acts[beat], teller.characters[paragraph.side or ""])


def test_opening_and_closing() -> None:
    """A story begins with its opening and ends with the first closing whose condition holds in the last state."""
    words = (
        'opening { Ann: "Your house."; nobody: "A house."; };'
        'closing { when: !knows(Ann); nobody: "Nothing came of it."; };'
        'closing { when: knows(Ann); nobody: "Now Ann knows."; };'
        'closing { nobody: "The end."; };'
    )
    core_world, ground, minds = world(words)
    teller = Teller(core_world, ground, minds)
    acts = [teller.actions[a] for a in ACTS[1:]]
    paragraphs = told(teller, minds.course(acts), acts, "Ann")
    assert (paragraphs[0].kind, paragraphs[0].text) == ("opening", "Your house.")
    assert (paragraphs[-1].kind, paragraphs[-1].text) == ("closing", "Now Ann knows.")
