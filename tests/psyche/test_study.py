"""Stories that grow: what was found out of an act is not asked for again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest

from tests.worlds.test_stories import GOOD
from tests.worlds.test_the_lesson import STORY
from unsaid.api.opened import load
from unsaid.data.running import Horizon
from unsaid.minds import Minds
from unsaid.psyche.doubt import doubts
from unsaid.psyche.engined import Engined
from unsaid.psyche.feelings import feelings
from unsaid.psyche.grid import grid
from unsaid.psyche.holding import Holding
from unsaid.psyche.log import Log, log_of
from unsaid.psyche.study import Study

pytestmark = pytest.mark.slow

STORIES = {"the-lesson": STORY, **dict(reversed(GOOD))}


class Counting:
    """Minds that count what they are asked."""

    def __init__(self, minds: Minds) -> None:
        self._minds, self.asked = minds, Counter[Any]()

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._minds, name)
        if not callable(found):
            return found

        def asked(*given: Any, **named: Any) -> Any:
            self.asked[name, repr(given), repr(named)] += 1
            return found(*given, **named)

        return asked


def opened(name: str) -> tuple[Counting, list[int]]:
    """A bundled world, and a story of it by numbers."""
    world = load(name)
    numbers = world.ground.actions_named()
    return Counting(world.minds), [numbers[act] for act in STORIES[name]]


def said(log: Log) -> list[Sequence[Any]]:
    """All that is worked out from a log."""
    return [feelings(log), list(Holding(log).statements()), doubts(log), grid(log)]


@pytest.mark.parametrize("name", ["the-soup", "tutorial", "the-saucer", "the-owl", "paste", "the-riding-light"])
def test_a_story_that_grows_is_never_asked_about_twice(name: str) -> None:
    """Act by act, everything said each time: no question to the engine is put a second time."""
    minds, acts = opened(name)
    study = Study(minds)  # type: ignore[arg-type]
    for done in range(len(acts) + 1):
        said(study.log(acts[:done]))
    assert minds.asked and max(minds.asked.values()) == 1


def test_the_last_act_of_a_long_story_costs_few_questions() -> None:
    """Of all that is asked of forty-eight acts, less than a tenth is about the last."""
    minds, acts = opened("the-unsaid")
    study = Study(minds)  # type: ignore[arg-type]
    said(study.log(acts[:-1]))
    before = minds.asked.total()
    said(study.log(acts))
    assert 0 < minds.asked.total() - before < before / 10


@pytest.mark.parametrize("name", ["the-owl", "paste", "the-unsaid"])
def test_of_a_grown_log_the_same_is_said_as_of_a_new_one(name: str) -> None:
    """Grown act by act or made at once, the log says the same."""
    minds, acts = opened(name)
    grown = Study(minds).log(())  # type: ignore[arg-type]
    for act in acts:
        grown = grown.then(act)
    assert said(grown) == said(log_of(Engined(load(name).minds), acts))


def test_a_story_asked_for_again_is_the_same_log_and_another_sight_is_another() -> None:
    """Found once, a log is kept; one in which people look less far is not taken for it."""
    minds, acts = opened("the-owl")
    study = Study(minds)  # type: ignore[arg-type]
    log = study.log(acts)
    assert study.log(acts) is log
    assert study.log(acts, Horizon(1, 1)) is not log


def test_what_is_kept_is_bounded() -> None:
    """Of three stories the last two are kept; past so many answers all are forgotten, to be found again."""
    minds, acts = opened("the-owl")
    study = Study(minds, stories=2)  # type: ignore[arg-type]
    first = study.log(acts[:1])
    study.log(acts[:2])
    study.log(acts[:3])
    assert study.log(acts[:1]) is not first
    small = Study(minds, answers=10)  # type: ignore[arg-type]
    log = small.log(acts)
    found = said(log)
    assert small.log(acts) is not log
    assert said(small.log(acts)) == found
