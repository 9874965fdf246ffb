"""A search that goes on from a state of a story: what is left of it, found in the same way."""

from __future__ import annotations

import pytest

import unsaid


@pytest.mark.parametrize("name", ["tutorial", "the-soup", "the-saucer", "the-owl", "paste"])
def test_what_is_left_of_a_story_is_found_from_wherever_it_has_come(name: str) -> None:
    """From the state after each act a way to the author's goal is found, and the checker finds no hole in the acts
    before and after taken together; a gain is one over the world's start, so at the end nothing is left to do."""
    world = unsaid.load(name)
    minds, story = world.open.minds, world.find().story
    assert story is not None
    states = minds.course(world.open.numbered(story.names))
    for place, state in enumerate(states):
        found = minds.search(start=state)
        assert found.stop == "found"
        whole = [*story.names[:place], *(minds.ground.actions[act].name for act in found.acts)]
        assert [one for one in world.story(whole).check() if not one.remark] == []
    assert minds.search(start=states[-1]).acts == ()


def test_the_shortest_way_is_found() -> None:
    """After the light one act is left, and no story from there has fewer; without the light there are two."""
    minds = unsaid.load("tutorial").open.minds
    _, lit, _ = minds.course([0, 1])
    found = minds.search(start=lit, shortest=True)
    assert [minds.ground.actions[act].name for act in found.acts] == ["row_home(Olm)"]
    assert len(minds.search(shortest=True).acts) == 2
    assert minds.search(start=lit, author=0).stop == "none"


def test_that_there_is_no_way_left_is_proved() -> None:
    """Where the well is drained nobody waters anything any more: from there on there is no story."""
    world = unsaid.read(
        "entity Ann : character;\nproperty dry() : boolean;\nproperty fed() : boolean;\n"
        "action drain(Ann) { precondition: !dry(); effect: dry(); consenting: Ann; };\n"
        "action water(Ann) { precondition: !dry() & !fed(); effect: fed(); consenting: Ann; };\n"
        "utility(): fed();\nutility(Ann): fed();\n"
    )
    minds = world.open.minds
    drained = minds.advance(minds.initial, minds.ground.actions_named()["drain(Ann)"])
    assert minds.search(start=drained).stop == "none"
    assert minds.search().stop == "found"
