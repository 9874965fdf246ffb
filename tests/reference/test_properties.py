"""What must be so in every world, asked of random small ones."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import ground_worlds, sketches

from . import Endless, Limits, Model, TooManyMinds, TriggerCycle, is_plan, plans, settled, shortest, stories
from .initial import unsettled
from .sketch import ground
from .state import edited

FEW = settings(max_examples=60)


def starts(data):
    """A world's model and its first states, one act deep; none of those whose triggers never settle."""
    m = Model(data)
    with suppress(TriggerCycle, Endless, TooManyMinds):
        yield m, m.initial
        for act in range(len(m.world.actions)):
            if m.possible(m.initial, act):
                with suppress(TriggerCycle, Endless, TooManyMinds):
                    yield m, m.after(m.initial, act)


@FEW
@given(ground_worlds())
def test_nothing_is_due_once_settled(data):
    """After the start and after every act no trigger has cause to fire, in any mind."""
    assert all(settled(state, m.world.triggers) for m, state in starts(data))


@FEW
@given(ground_worlds())
def test_everybody_knows_their_own_mind_at_the_start(data):
    """Before anything happens, a mind seen by its own character is that mind."""
    state = unsettled(Model(data).world)
    assert all(mind.mind(c) == mind for c, mind in enumerate(state.minds()))


@FEW
@given(sketches())
def test_a_mind_that_sees_nothing_stays(sketch):
    """Without triggers and told beliefs, the mind of one who does not observe an act is what it was."""
    m = Model(replace(Model(ground(sketch)).world, triggers=()))
    for act, event in enumerate(m.world.actions):
        if not any(e.who for e in event.effects):
            blind = Model(replace(m.world, actions=(replace(event, observing=(False,) * len(m.world.characters)),)))
            assert m.possible(m.initial, act) == blind.possible(blind.initial, 0)
            assert blind.after(blind.initial, 0).minds() == blind.initial.minds()


@FEW
@given(ground_worlds(), st.integers(1, 3), st.integers(-1, 1))
def test_every_plan_gains_and_works(data, steps, levels):
    """A reason is within its budget, stands when carried out step by step, and ends above its beginning."""
    for m, state in starts(data):
        for act, event in enumerate(m.world.actions):
            for c in event.consenting:
                _check_plans(m, act, c, state.mind(c), steps, levels)


def _check_plans(m, act, c, mind, steps, levels):
    with suppress(TriggerCycle, Endless, TooManyMinds):
        for plan in plans(m, act, c, mind, steps, levels):
            assert is_plan(m, plan, c, mind, steps, levels)
            assert plan[0] == act and len(plan) <= (steps if levels >= 0 else 1)
            assert m.utility(m.run(mind, plan), c) > m.utility(mind, c)
            assert all(m.world.actions[a].consenting for a in plan)


@FEW
@given(ground_worlds())
def test_the_first_story_told_is_a_shortest(data):
    """Telling all stories and asking for the shortest length agree, and so do both that there is none."""
    limits = Limits(2, 2, 2)
    with suppress(TriggerCycle, Endless, TooManyMinds):
        first = next(stories(Model(data), limits), None)
        assert shortest(Model(data), limits) == (None if first is None else len(first))


@FEW
@given(ground_worlds(), st.data())
def test_what_is_written_is_read_back(data, drawn):
    """A value written at a path stands there, and every path that is not longer stays as it was."""
    for m, state in starts(data):
        who = drawn.draw(st.lists(st.integers(0, len(m.world.characters) - 1), max_size=3).map(tuple))
        fluent = drawn.draw(st.integers(0, len(state.values) - 1))
        after = edited(state, {(who, fluent): ("entity", "Nowhere")})
        assert after.at(who).values[fluent] == ("entity", "Nowhere")
        assert all(after.at(who[:n]).values == state.at(who[:n]).values for n in range(len(who)))
