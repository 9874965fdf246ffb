"""The engine and the checker's minds say the same of everybody."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.psyche.hand import grounded
from tests.psyche.test_holding import room
from tests.psyche.test_recognition import OPEN
from tests.worlds.staged import staged
from unsaid.checker.replay import Replay
from unsaid.data.proof import same_value
from unsaid.data.running import Literal
from unsaid.minds import Minds
from unsaid.psyche.engined import Engined
from unsaid.psyche.feelings import feelings
from unsaid.psyche.holding import Holding
from unsaid.psyche.log import FAR, Log, log_of

pytestmark = pytest.mark.slow


def study(log: Log) -> tuple[list[object], list[object]]:
    """All that can be said of a story: feelings, and wishes not followed."""
    return [*feelings(log)], [*Holding(log).statements()]


@pytest.mark.parametrize("name", ["the-soup", "tutorial", "the-saucer", "the-owl", "paste", "the-riding-light"])
def test_the_same_is_said_of_a_bundled_story(name: str) -> None:
    """Every feeling, with its strength and its runs, is the same on the engine as on the checker's minds."""
    world = staged(name)
    acts = [world.act(a) for a in world.found]
    assert study(log_of(Engined(world.minds), acts)) == study(log_of(Replay(world.ground), acts))


def test_the_same_is_said_of_those_who_do_not_know() -> None:
    """Tom burns a letter without knowing whose it is: Ann is as surprised on the engine's minds as on the checker's."""
    ground = grounded(OPEN)
    acts = [ground.actions_named()[act] for act in ("burn(Tom)", "tell(Sue)")]
    assert study(log_of(Engined(Minds(ground)), acts)) == study(log_of(Replay(ground), acts))


def test_the_same_holds_back() -> None:
    """Brakes found through the engine's lenses are those found through the checker's."""
    hand = room()
    told = hand.get("told()")
    hand.concern("closeness", "James", "closeness", 3, told, "You")
    hand.concern("shielding", "James", "other", 2, ("not", told), "You")
    hand.concern("shame", "James", "norm", 2, ("not", told))
    acts = [hand.act("make_tea()"), hand.act("come_near()")]
    world = hand.world()
    found = study(log_of(Engined(Minds(world)), acts))
    assert found == study(log_of(Replay(world), acts))
    assert found[1]


def test_the_same_acts_make_sense() -> None:
    """Whether an act makes sense, asked without why, is the same on both through a story; some do, some do not."""
    world = staged("the-owl")
    quick, slow = Engined(world.minds), Replay(world.ground)
    answers: set[bool] = set()
    states = [(quick.initial, slow.initial)]
    for name in world.found:
        act, (here, there) = world.act(name), states[-1]
        for who in range(len(world.ground.characters)):
            minds = quick.mind(here, who), slow.mind(there, who)
            for other in quick.possible(minds[0], who):
                found = [
                    w.explained(m, other, who, steps=FAR.steps, depth=FAR.depth)
                    for w, m in zip((quick, slow), minds, strict=True)
                ]
                assert (
                    found[0]
                    == found[1]
                    == (quick.prospect(minds[0], other, who, steps=FAR.steps, depth=FAR.depth) is not None)
                )
                answers.add(found[0])
        states.append((quick.advance(here, act), slow.advance(there, act)))
    assert answers == {True, False}


def test_a_patched_mind_is_the_same() -> None:
    """What a patch makes of a mind reads the same on both, and no patch is no change."""
    world = staged("the-owl")
    quick, slow = Engined(world.minds), Replay(world.ground)
    fluent = next(i for i, v in enumerate(quick.values(quick.initial)) if isinstance(v, bool))
    literals = [Literal((1,), fluent, not quick.values(quick.mind(quick.initial, 1))[fluent])]
    values = [w.values(w.mind(w.patch(w.initial, literals), 1)) for w in (quick, slow)]
    assert values[0] == values[1]
    assert values[0] != quick.values(quick.mind(quick.initial, 1))
    assert quick.patch(quick.initial, []) == quick.initial


def test_who_sees_what_is_learnt_and_what_is_wanted_are_the_same() -> None:
    """In every state of bundled stories, and in every mind there: who would see each act, what it would teach them by
    surprise, what each concern is worth, and what is foreseen. Some of each is found."""
    found: Counter[str] = Counter()
    for name in ("the-unsaid", "the-riding-light"):
        world = staged(name)
        quick, slow = Engined(world.minds), Replay(world.ground)
        here, there = quick.initial, slow.initial
        people = range(len(world.ground.characters))
        for done in world.found[:12]:
            act = world.act(done)
            for who in people:
                ours, theirs = quick.mind(here, who), slow.mind(there, who)
                assert quick.concerns(ours, who) == slow.concerns(theirs, who)
                acts, end = quick.foreseen(ours, who, depth=2)
                foreseen, after = slow.foreseen(theirs, who, depth=2)
                assert (tuple(acts), quick.values(end)) == (foreseen, slow.values(after))
                found.update(concerns=len(quick.concerns(ours, who)), foreseen=len(acts))
                for other in range(len(world.ground.actions)):
                    seen, learnt = quick.sees(here, other, who), quick.learnt(here, who, other)
                    assert (seen, learnt) == (slow.sees(there, other, who), slow.learnt(there, who, other))
                    found.update(seen=seen, unseen=not seen, learnt=bool(learnt))
            here, there = quick.advance(here, act), slow.advance(there, act)
    assert all(found[what] for what in ("concerns", "foreseen", "seen", "unseen", "learnt")), found


def test_an_expression_comes_to_the_same() -> None:
    """Every precondition, and every number an effect sets, in the states and minds of a story."""
    world = staged("the-owl")
    quick, slow = Engined(world.minds), Replay(world.ground)
    here, there = quick.initial, slow.initial
    held: set[bool] = set()
    for done in world.found:
        for ours, theirs in ((here, there), (quick.mind(here, 0), slow.mind(there, 0))):
            for action in world.ground.actions:
                assert quick.holds(ours, action.precondition) == slow.holds(theirs, action.precondition)
                held.add(quick.holds(ours, action.precondition))
                for effect in action.effects:
                    assert same_value(quick.value(ours, effect.value), slow.value(theirs, effect.value))
        here, there = (w.advance(s, world.act(done)) for w, s in ((quick, here), (slow, there)))
    assert held == {True, False}
