"""A moment kept as bytes: what is so and what is believed, however long the way to it was."""

from __future__ import annotations

import pickle

import pytest

import unsaid


def lied() -> unsaid.Moment:
    """The lamp is lit, and Olm has been told from outside that it is not."""
    return unsaid.load("tutorial").start.after("light(Ida)").having("believes(Olm, !lit())")


def test_what_is_so_and_believed_comes_back() -> None:
    """Every fact, in the world and in every mind, one within the other too."""
    moment = lied()
    again = moment.world.restore(moment.snapshot())
    assert again.facts == moment.facts
    for chain in (("Ida",), ("Olm",), ("Ida", "Olm"), ("Olm", "Ida")):
        assert again.mind(*chain).facts == moment.mind(*chain).facts
    assert (again["lit()"], again.mind("Olm")["lit()"], again.mind("Ida", "Olm")["lit()"]) == (True, False, True)


def test_it_goes_on_and_travels() -> None:
    """What is restored can be gone on from, written as text and pickled, and is the same again."""
    world = unsaid.load("tutorial")
    moment = world.restore(world.start.after("light(Ida)").snapshot()).after("row_home(Olm)")
    assert moment["ashore(Olm)"] is True
    assert unsaid.moment(moment.to_json()) == moment
    assert pickle.loads(pickle.dumps(moment)).facts == moment.facts


def test_bytes_of_anybody_are_looked_at() -> None:
    """Damaged bytes, none at all, and those of another world are one kind of error."""
    good = lied().snapshot()
    for bad in (b"", b"x" * 50, good[:-1], good + b"x"):
        with pytest.raises(unsaid.UnsaidError):
            lied().world.restore(bad)
    with pytest.raises(unsaid.UnsaidError):
        unsaid.load("paste").restore(good)


def test_an_engine_may_be_bounded() -> None:
    """With next to no memory allowed, what was given out stays valid, and answers are the same."""
    world = unsaid.load("the-owl")
    story = world.find(unsaid.Limits(memory=None)).best  # whatever this process holds already
    before = [moment.facts for moment in story.moments]
    world.engine.limit("1 MiB")
    assert [moment.facts for moment in story.moments] == before
    assert [choice.act for choice in (story[2].choose(who) for who in world.characters)] == [
        "honour(Hanne, Mantel, Lamplight)",
        None,
        None,
    ]
    world.engine.limit(None)


def test_a_choice_says_whether_it_is_certain() -> None:
    """With time enough nothing could change it; with none it is not decided, and still no error."""
    start = unsaid.load("tutorial").start
    free = start.choose("Ida")
    assert (free.act, free.decided, free.certain) == ("light(Ida)", True, True)
    hurried = start.choose("Ida", budget=unsaid.Budget(time=0))
    assert not hurried.certain or hurried.act == "light(Ida)"
