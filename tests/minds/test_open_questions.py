"""A question about something that is not known: its hypotheses are open, not false, until one is believed.

Ann, who does not know whether Tom took the key, asks him and he says nothing. Worked out by hand from the page on
evidence, and asked of all three programs.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from tests.reference import Model, advance
from unsaid.checker.replay import Replay
from unsaid.language import read
from unsaid.minds import Minds
from unsaid.world import dumps, ground

KEY = """
entity Ann, Tom : character;
property took, cleared() : boolean;
turns Ann, Tom;
question key(Ann, Tom) { lost: !took(); kept, 1: took(); };
believes(Ann, took()) = open;
believes(Tom, believes(Ann, took())) = open;
action ask() { consenting: Ann; asking: key; };
action wait() { consenting: Ann; };
action deny() {
  precondition: owes(Tom, key) & !cleared();
  effect: cleared();
  consenting: Tom;
  answering: key = lost;
};
utility(Tom): if(cleared() & !took()) 1 else 0;
"""


def course(*names: str) -> list[tuple[Any, Any, Any]]:
    """Before and after each act: what Ann holds of the key, what she takes Tom to hold, and the hypothesis believed."""
    reading = read(KEY)
    assert reading.world is not None, reading.render()
    world = ground(reading.world, reading.source)
    fluents, acts = [f.name for f in world.fluents], [a.name for a in world.actions]
    took, believed = (next(n for n, name in enumerate(fluents) if name.startswith(f)) for f in ("took", "believed"))
    engine, checker, model = Minds(world), Replay(world), Model(json.loads(dumps(world)))
    states: tuple[Any, Any, Any] = engine.initial, checker.initial, model.initial
    found = []
    for act in (None, *(acts.index(f"{name}()") for name in names)):
        if act is not None:
            ours, theirs, slow = states
            states = engine.advance(ours, act), checker.advance(theirs, act), advance(model, slow, act)
        rows = []
        for chain in ((0,), (0, 1)):
            quick = engine.values(engine.mind(states[0], *chain))
            plain = [None if isinstance(value, tuple) else value for value in quick]
            assert checker.values(checker.mind(states[1], *chain)) == plain
            unsure = [isinstance(value, tuple) for value in quick]
            assert [value[0] in ("open", "sure", "tied") for value in states[2].at(chain).values] == unsure
            rows.append(quick)
        held = [row[took][0] if isinstance(row[took], tuple) else row[took] for row in rows]
        found.append((held[0], held[1], rows[0][believed]))
    return found


def test_a_hypothesis_is_open_until_one_is_believed() -> None:
    """The first silence lays 1 on that he lost it: then both are as likely, and she is as open as before.

    Each further silence after asking lays 1 on it again: then she believes that he took it, and that he knows.
    """
    opened, kept = ("open", "open", "lost"), (True, True, "kept")
    assert course("ask", "wait", "wait", "ask", "wait") == [opened] * 5 + [kept]
