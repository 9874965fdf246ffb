"""What grounding decides, simplifies and leaves out makes no difference to what can happen."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.reference import Endless, Model, State, TooManyMinds, TriggerCycle
from unsaid.language import core
from unsaid.world import dumps, ground

from .chance import Chance
from .plain import plainly
from .written import market

STATES = 12


def compare(world: core.World) -> int:
    """Walks both groundings of a world side by side and asserts that they agree; returns how many states it saw."""
    grounded, file = ground(world), plainly(world)
    ours, theirs = Model(json.loads(dumps(grounded))), Model(file)
    columns = _columns(grounded, world)
    waiting = [(ours.initial, theirs.initial)]
    seen = {theirs.initial}
    for here, there in waiting:
        assert shape(here, columns) == shape(there, range(len(columns)))
        _assert_same_utility(ours, here, theirs, there)
        for name in _assert_same_acts(ours, here, theirs, there):
            after = theirs.after(there, _names(theirs).index(name))
            if after not in seen and len(waiting) < STATES:
                seen.add(after)
                waiting.append((ours.after(here, _names(ours).index(name)), after))
    return len(waiting)


def _columns(grounded: Any, world: core.World) -> list[int]:
    """Where each fluent of the plain grounding stands in the other, properties told apart by their types."""
    keys = {(f.property, f.arguments): number for number, f in enumerate(grounded.fluents)}
    plain = _plain_keys(world)
    assert len(keys) == len(plain) == len(grounded.fluents)
    return [keys[key] for key in plain]


def _plain_keys(world: core.World) -> list[tuple[str, tuple[str, ...]]]:
    names = [fluent["name"] for fluent in plainly(world)["fluents"]]
    split = (name.partition("#") for name in names)
    return [(name, tuple(part for part in rest.split("'") if part.isalpha())) for name, _, rest in split]


def shape(state: State, columns: Any) -> Any:
    """A state with its values in the order of ``columns``."""
    return [(tuple(values[c] for c in columns), below) for values, below in state.rows]


def _names(model: Model) -> list[str]:
    return [action.name for action in model.world.actions]


def _possible(model: Model, state: State) -> list[str]:
    return [a.name for n, a in enumerate(model.world.actions) if model.possible(state, n)]


def _assert_same_acts(ours: Model, here: State, theirs: Model, there: State) -> list[str]:
    possible = _possible(theirs, there)
    assert _possible(ours, here) == possible
    return possible


def _assert_same_utility(ours: Model, here: State, theirs: Model, there: State) -> None:
    for who in (None, *range(len(ours.world.characters))):
        assert ours.utility(here, who) == theirs.utility(there, who)


def test_the_market_grounds_to_what_it_says():
    """In a world worked out by hand both groundings allow the same acts, with the same consequences."""
    assert compare(market().world()) > 3


@pytest.mark.slow
@pytest.mark.parametrize("block", range(8))
def test_random_worlds_ground_to_what_they_say(block):
    """In random worlds, surprises and nested beliefs included, nothing differs from writing everything out."""
    walked = 0
    for seed in range(block * 75, block * 75 + 75):
        try:
            walked += compare(Chance(seed).world())
        except (Endless, TooManyMinds, TriggerCycle):
            continue
    assert walked > 150
