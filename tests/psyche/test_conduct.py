"""How far a story is gone through with another act in the place of one that was done."""

from __future__ import annotations

from tests.psyche.test_feelings import YARD, yard
from unsaid.psyche.feelings.conduct import Conduct, Otherwise
from unsaid.psyche.feelings.moment import FeltMoment
from unsaid.psyche.log import Log

POOR = YARD.replace("coins(Ann) = 2; coins(Ben) = 2;", "coins(Ann) = 0; coins(Ben) = 0;")


class Followed:
    """A running world that notes which acts its story is taken on by."""

    def __init__(self, log: Log) -> None:
        self._world, self.acts = log.world, list[str]()

    def __getattr__(self, name: str) -> object:
        return getattr(self._world, name)

    def advance(self, state: int, act: int) -> int:
        self.acts.append(self._world.ground.actions[act].name)
        return self._world.advance(state, act)


def followed(acts: list[str]) -> tuple[Followed, Log]:
    """A story in the yard in which both begin with nothing; what it is taken on by so far is forgotten."""
    _, log = yard(acts, text=POOR)
    world = Followed(log)
    watched = Log(world, log.acts, log.horizon)  # type: ignore[arg-type]
    assert watched.states
    world.acts.clear()
    return world, watched


def test_another_course_goes_as_far_as_is_asked() -> None:
    """Asked what idling would have come to at once, and one act later, it is gone through one act at a time."""
    world, log = followed(["work(Ann)", "work(Ben)", "work(Ben)"])
    idle = log.world.ground.actions_named()["idle(Ann)"]
    other = Otherwise(log, 0, idle)
    assert world.acts == []
    assert other.after(0) is not None
    assert world.acts == ["idle(Ann)"]
    assert other.after(1) is not None
    assert world.acts == ["idle(Ann)", "work(Ben)"]


def test_another_course_ends_where_the_story_could_not_have_gone_on() -> None:
    """Had Ann not worked, she would have had nothing to give: from there on there is nothing to compare, nor to ask."""
    world, log = followed(["work(Ann)", "give(Ann, Ben)", "work(Ben)"])
    other = Otherwise(log, 0, None)
    assert other.after(0) == log.states[0]
    assert [other.after(place) for place in (1, 2)] == [None, None]
    assert other.after(-1) is None
    assert world.acts == []


def test_what_can_no_longer_be_compared_is_not_gone_through_again() -> None:
    """Once every other act is out of the question, later moments ask for none of them."""
    world, log = followed(["work(Ann)", "give(Ann, Ben)", "work(Ben)", "work(Ben)"])
    conduct = Conduct(log)
    moments = [FeltMoment(log, entry, 0) for entry in log.entries]
    assert conduct.comparable(0, moments[0])
    assert not conduct.comparable(0, moments[1])
    world.acts.clear()
    assert not conduct.comparable(0, moments[2])
    assert not conduct.comparable(0, moments[3])
    assert world.acts == []
