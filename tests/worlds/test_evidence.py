"""What each act of the two long stories is taken as evidence of: costs worked out by hand, and where they lead."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from unsaid.checker.replay import Replay
from unsaid.psyche.doubt import Doubt
from unsaid.psyche.log import log_of

from .twins import TWINS, Twin

pytestmark = pytest.mark.slow

twins = pytest.mark.parametrize("twin", TWINS, ids=str)

# By hypothesis (there is no rival, there is one, he means to spare her), what an act costs it.
#
# set out      as she sees him it leads nowhere yet, so it makes no sense under any; in The Lesson it cuts short an hour
#              with her, which costs nothing only whoever takes her to be tired of it, as who spares her does
# evade        he could have said; only who has a rival, or spares her, has nothing to lose by not saying
# door, leave  going is good for him where somebody waits, or where she would give up waiting
# talk         whoever stays away to spare her would not
# deny         an innocent man would, a guilty man would, and so would one who spares her
# withdraw     she does not know what he believes of himself
# confess      a guilty man would lose the other by it
ACTS = {
    "set out": (1, 1, 1),
    "evade": (1, 0, 0),
    "door": (1, 0, 0),
    "leave": (1, 0, 0),
    "talk": (0, 0, 1),
    "ask back": (0, 0, 0),
    "deny": (0, 0, 0),
    "silent": (1, 0, 0),
    "silent again": (1, 0, 0),
    "reach": (0, 0, 0),
    "withdraw": (1, 1, 1),
    "confess": (0, 1, 0),
}


# In The Unsaid there is more that an act may be for, as you see him, who do not know what he thinks of himself: lacing
# his boots he may be touched, and stay; sitting down, or with his hand gone back, he may be told that he is loved, and
# say so. His confession is no evidence there: the act says itself where it leaves the doubt.
LOOSER: dict[str, dict[str, tuple[int, ...] | None]] = {
    "the-lesson": {"set out": (1, 1, 0)},
    "the-unsaid": {"set out": (0, 0, 0), "talk": (0, 0, 0), "withdraw": (0, 0, 0), "confess": None},
}


@cache
def doubt(twin: Twin) -> Doubt:
    """What she asks herself in the story, as the psyche has it."""
    return Doubt(log_of(Replay(twin.world.ground), [twin.world.act(a) for a in twin.story]), 0)


def costs(twin: Twin, place: int, silence: bool = False) -> list[tuple[int, ...]]:
    """What is paid at a place of the story, for the act there or for the answer let go by it."""
    return [e.costs for e in doubt(twin).evidence() if e.place == place and (e.kind == "silence") is silence]


@twins
@pytest.mark.parametrize("word", ACTS)
def test_what_an_act_costs_each_hypothesis(twin: Twin, word: str) -> None:
    """Each hypothesis pays for what it makes no sense of, and for nothing else."""
    due = LOOSER.get(twin.name, {}).get(word, ACTS[word])
    assert costs(twin, twin.story.index(twin[word])) == ([] if due is None else [due])


@twins
def test_once_is_nothing(twin: Twin) -> None:
    """The first time he slips away any man might have; the second time one who has nobody else would have stayed."""
    first, second = (place for place, act in enumerate(twin.story) if act == twin["slip"])
    assert (costs(twin, first), costs(twin, second)) == ([(0, 0, 0)], [(1, 0, 0)])


@twins
@pytest.mark.parametrize("word", ["silent", "silent again"])
def test_what_a_silence_costs(twin: Twin, word: str) -> None:
    """Innocence could have answered as guilt cannot, and guilt have owned up; whoever spares her would do neither."""
    assert costs(twin, twin.story.index(twin[word]), silence=True) == [(1, 1, 0)]


@pytest.mark.deep
@twins
def test_the_psyche_and_the_story_agree(twin: Twin) -> None:
    """What the psyche says she came to believe is what the story has her believe, at the same acts."""
    ground, question = twin.world.ground, twin.world.ground.inner.questions[0]
    fluent = question.believed
    assert fluent is not None
    came = {t.place: t.believed[1] for t in doubt(twin).path() if t.believed[0] != t.believed[1]}
    held = [twin.world.believed(s, ground.fluents[fluent].name, twin.her) for s in twin.world.states(twin.story)]
    turns = {n: now for n, (was, now) in enumerate(pairwise(held)) if was != now}
    assert came == turns
    assert list(turns) == [twin.story.index(twin["leave"]), twin.story.index(twin["confess"])]
