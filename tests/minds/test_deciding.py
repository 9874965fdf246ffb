"""What somebody would do, decided: certain if there is time, and a reason by every rule if there is not."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest

from tests.reference import Endless, Model, TooManyMinds, TriggerCycle
from tests.reference.choosing import best_plan, chosen
from tests.reference.sketch import ground as grounded
from tests.strategies import seeded_sketch
from unsaid.budget import Budget, Spent, running
from unsaid.language import read
from unsaid.minds import Minds, MindsError
from unsaid.world import ground, loads

BAKER = """
entity Ann : character;
entity Tom : character;
property flour() : boolean;
property bread() : boolean;
property sold() : boolean;
property apple() : boolean;
action mill(Ann) { precondition: !flour(); effect: flour(); consenting: Ann; };
action bake(Ann) { precondition: flour(); effect: bread() & !flour(); consenting: Ann; };
action sell(Ann, Tom) { precondition: bread() & !sold(); effect: sold(); consenting: Ann, Tom; };
action pick(Ann) { precondition: !apple(); effect: apple(); consenting: Ann; };
utility(Ann): if(sold()) 5 elseif(bread()) 3 elseif(apple()) 1 else 0;
utility(Tom): if(sold()) 1 else 0;
"""
"""An apple is at hand, and worth 1; bread takes two acts and is worth 3; selling it takes three, and is worth 5."""


def baker() -> Minds:
    """The baker's world."""
    reading = read(BAKER)
    assert reading.world is not None, reading.render()
    return Minds(ground(reading.world, reading.source))


def names(minds: Minds, acts: tuple[int, ...]) -> list[str]:
    """The acts by name."""
    return [minds.ground.actions[act].name for act in acts]


def test_the_plan_that_ends_highest_is_chosen_and_said_whole() -> None:
    """Milling leads to a sale worth 5; the apple at hand is worth 1, and is left."""
    minds = baker()
    found = minds.decide(0, minds.mind(minds.initial, 0), steps=3, depth=2)
    assert (found.certain, found.decided, found.settled, found.open) == (True, True, 2, 2)
    assert names(minds, found.best[0].acts) == ["mill(Ann)", "bake(Ann)", "sell(Ann, Tom)"]
    assert [(plan.before, plan.after) for plan in found.best] == [(0, 5)]


def test_fewer_steps_and_fewer_levels_see_less() -> None:
    """With two acts the bread is the most, with one the apple; without acts or minds to look into, nothing."""
    minds = baker()
    mind = minds.mind(minds.initial, 0)
    ends = [minds.decide(0, mind, steps=steps, depth=2).best[0].after for steps in (1, 2, 3)]
    assert ends == [1, 3, 5]
    assert minds.decide(0, mind, steps=0, depth=2).best == ()
    assert minds.decide(0, mind, steps=3, depth=0).best == ()


def test_who_has_nothing_to_do_is_certain_of_it() -> None:
    """Tom has no act of his own."""
    minds = baker()
    found = minds.decide(1, minds.mind(minds.initial, 1), steps=3, depth=2)
    assert (found.acts, found.certain) == ((), True)


def test_no_time_is_said_and_not_raised() -> None:
    """With no time at all nothing is decided, nothing certain, and the limit is named."""
    minds = baker()
    found = minds.decide(0, minds.mind(minds.initial, 0), steps=3, depth=2, time=0)
    assert (found.stop, found.decided, found.certain) == ("limit:time", False, False)


@pytest.mark.parametrize(("time", "rounds"), [(None, 2), (60, 6)])
def test_only_who_is_pressed_for_time_looks_around_first(time: float | None, rounds: int) -> None:
    """All acts are looked at once and then for certain; where time is limited, five times with growing care before."""
    minds = baker()
    found = minds.decide(0, minds.mind(minds.initial, 0), steps=3, depth=2, time=time)
    assert (found.certain, found.rounds) == (True, rounds)


def test_a_budget_in_force_is_kept_to_and_said() -> None:
    """A spent budget stops a decision like a limit of its own; who asks for a certain choice hears an error."""
    minds = baker()
    mind = minds.mind(minds.initial, 0)
    with running(Budget(time=1e-9)):
        with suppress(Spent):
            assert not minds.decide(0, mind, steps=3, depth=2).decided
        with pytest.raises(Spent):
            minds.choose(0, mind, steps=3, depth=2)


def compared(seed: int) -> int:
    """How many decisions of a random world are those of the reference, and those of all prospects."""
    data = grounded(seeded_sketch(seed))
    model, engine = Model(data), Minds(loads(json.dumps(data)))
    count = 0
    for c in range(len(model.world.characters)):
        mind, theirs = model.initial.mind(c), engine.mind(engine.initial, c)
        for steps, depth in ((1, 1), (2, 2), (3, 2)):
            ours = chosen(model, c, mind, steps, depth - 1)
            found = engine.decide(c, theirs, steps=steps, depth=depth)
            assert (found.acts, found.certain) == (ours, True), f"seed {seed}, {c}, {steps}, {depth}"
            options = {o.acts[0]: o.after for o in engine.options(theirs, c, steps=steps, depth=depth)}
            assert all(options[plan.act] == plan.after == max(options.values()) for plan in found.best)
            for plan in found.best:
                best = best_plan(model, plan.act, c, mind, steps, depth - 1)
                assert best is not None
                assert best[1] == plan.after
            quick = engine.decide(c, theirs, steps=steps, depth=depth, time=0.5)
            assert quick.acts == ours or not quick.certain
            count += 1
    return count


@pytest.mark.parametrize("first", range(0, 80, 20))
def test_decisions_are_those_of_the_reference(first: int) -> None:
    """On random worlds what is certain is what the reference chooses, with plans that end as high, hurried or not."""
    done = 0
    for seed in range(first, first + 20):
        with suppress(Endless, TooManyMinds, TriggerCycle, MindsError):
            done += compared(seed)
    assert done > 50
