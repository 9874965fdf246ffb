"""What conditions read of questions and of pressure, in the engine, worked out by hand."""

from __future__ import annotations

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from unsaid.language import read
from unsaid.minds import Minds
from unsaid.world import ground

BURST = """
entity Tom : character;
property told() : boolean;
release blurt(Tom) { threshold: 2; effect: told() & pressure(Tom) = 0; };
action push() { effect: pressure(Tom) = pressure(Tom) + 1; consenting: Tom; };
"""

OWED = """
entity Ann : character;
entity Tom : character;
property away() : boolean;
question where(Ann, Tom) {
  near: !away();
  gone, 1: away();
};
action ask() { asking: where; consenting: Ann; };
action murmur() { asking: where; consenting: Ann; observing(c : character): c == Ann; };
action shrug() { precondition: owes(Tom, where); discharging: where; consenting: Tom; };
"""


def running(text: str) -> Minds:
    """The engine on a world."""
    reading = read(text)
    assert reading.world is not None, reading.diagnostics
    return Minds(ground(reading.world, reading.source))


def held(minds: Minds, state: int, fluent: str, *who: int) -> object:
    """A fluent's value at the end of a chain of believers."""
    names = [f.name for f in minds.ground.fluents]
    return minds.values(minds.mind(state, *who))[names.index(fluent)]


def test_a_release_happens_when_pressure_has_reached_its_threshold() -> None:
    """One push is held in; the second is one too many: it is out, and the pressure is gone."""
    minds = running(BURST)
    _, once, twice = minds.course([0, 0])
    assert (held(minds, once, "told()"), held(minds, once, "pressure(Tom)")) == (False, 1.0)
    assert (held(minds, twice, "told()"), held(minds, twice, "pressure(Tom)")) == (True, 0.0)


def test_who_did_not_hear_the_question_does_not_know_that_he_owes_an_answer() -> None:
    """Asked aloud, Tom owes an answer and can turn it away; murmured, he owes it too, but to his mind he does not."""
    minds = running(OWED)
    ask, murmur, shrug = ([a.schema for a in minds.ground.actions].index(n) for n in ("ask", "murmur", "shrug"))
    aloud, unheard = (minds.apply(minds.initial, act) for act in (ask, murmur))
    owes, tom = "owes(Tom, where)", minds.ground.characters.index("Tom")
    assert (held(minds, aloud, owes), held(minds, aloud, owes, tom)) == (True, True)
    assert (held(minds, unheard, owes), held(minds, unheard, owes, tom)) == (True, False)
    assert shrug in minds.possible(aloud)
    assert shrug not in minds.possible(unheard)
    assert held(minds, minds.apply(aloud, shrug), owes) is False
