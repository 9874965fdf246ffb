"""Acts whose witnesses a game gives: who saw it knows, who did not does not, and the moment after it is a value."""

from __future__ import annotations

import pickle

import pytest

import unsaid
from tests.worlds.little import CHEST


def start() -> unsaid.Moment:
    """The chest is shut, and everybody thinks so."""
    world = unsaid.read(CHEST, name="chest")
    assert world.ok, world.diagnostics
    return world.start


def knowing(moment: unsaid.Moment) -> list[str]:
    """Who thinks that the chest is open."""
    return [name for name, mind in moment.minds.items() if mind["open()"]]


def test_who_saw_it_knows_and_who_did_not_does_not() -> None:
    """Seen by Tom, it is known to him and to Ann who did it, each of the other too, and to Una not."""
    moment = start().after("unlock()", seen_by=["Tom"])
    assert moment["open()"] is True
    assert knowing(moment) == ["Ann", "Tom"]
    assert moment.mind("Ann", "Tom")["open()"] is True
    assert moment.mind("Tom", "Una")["open()"] is False


def test_seen_by_nobody_is_not_the_same_as_nothing_said() -> None:
    """Where nobody is given, the one who chose it knows alone; where nothing is said, those whom the world names."""
    assert knowing(start().after("unlock()", seen_by=[])) == ["Ann"]
    assert knowing(start().after("unlock()")) == ["Ann", "Una"]


def test_witnesses_are_given_in_any_order() -> None:
    """One name or several, in any order and as often as one likes: the moment is the same."""
    moment = start().after("unlock()", seen_by=("Una", "Tom", "Una"))
    assert moment == start().after("unlock()", seen_by=iter(["Tom", "Una"]))
    assert moment.course[0].seen_by == ("Tom", "Una")
    assert moment.acts == ("unlock()",)
    assert start().after("unlock()", seen_by="Tom") == start().after("unlock()", seen_by=["Tom"])


def test_who_saw_it_travels_with_the_moment() -> None:
    """From text, from a pickle, and worked out anew, the same people know."""
    moment = start().after("unlock()", seen_by=["Tom"])
    anew = unsaid.Moment(moment.world, moment.course)
    for again in (unsaid.moment(moment.to_json(), moment.world), pickle.loads(pickle.dumps(moment)), anew):
        assert again == moment
        assert knowing(again) == ["Ann", "Tom"]


def test_a_witness_who_is_nobody_is_refused() -> None:
    """A name that no character of the world has is no witness."""
    with pytest.raises(unsaid.UnknownName):
        start().after("unlock()", seen_by=["Nobody"])
