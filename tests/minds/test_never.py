"""Without any limit: worlds with no story end in a proof, and the proof is never wrong."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from tests.minds.test_stopping import minds
from tests.reference import Endless, Model, TooManyMinds, TriggerCycle, shortest
from tests.reference import Limits as ReferenceLimits
from tests.reference.sketch import ground
from tests.strategies import seeded_sketch
from unsaid.data.limits import Limits
from unsaid.minds import Minds, MindsError
from unsaid.story.find import find, find_all
from unsaid.world import loads

SOON = 60
"""Seconds within which a search must end by itself; what is tested takes a few milliseconds."""

HINT = """
entity Rosa : character; entity Karl : character;
property key() : boolean; property inside() : boolean; property tried() : boolean; property day() : number;
key(); believes(Karl, key()) = ?;
action hint(Rosa) { precondition: key(); effect: believes(Karl, key()) = True; consenting: Rosa; };
action try(Karl) { precondition: !tried(); effect: tried() & when(key()) inside(); consenting: Karl; };
utility(): inside(); utility(Rosa): inside(); utility(Karl): inside();
"""
"""Karl would try the door if he knew of the key. Rosa thinks he knows, so she has no reason to hint at it."""

DAYS = """
action dawn() { effect: day() = day() + 1; };
action wait(c : character) { effect: day() = day() + 1; consenting: c; };
"""

CHAIN = """
entity A : character; entity B : character; entity C : character; entity D : character;
property stage() : number; property here(c : character) : boolean; property over() : boolean;
action first(A) { precondition: stage() == 0; effect: stage() = 1; consenting: A; };
action second(B) { precondition: stage() == 1; effect: stage() = 2; consenting: B; };
action third(C) { precondition: stage() == 2; effect: stage() = 3; consenting: C; };
action last(D) { precondition: stage() == 3; effect: stage() = 4 & over(); consenting: D; };
action come(c : character) { precondition: !here(c); effect: here(c); consenting: c; };
action go(c : character) { precondition: here(c); effect: !here(c); consenting: c; };
utility(): over(); utility(A): over(); utility(B): over(); utility(C): over(); utility(D): over();
"""
"""Each of four does a share that only the last one's makes worth it; and anybody may come and go for no reason."""


def ends(text: str, limits: Limits | None = None, goal: float | None = None) -> str:
    """How a search of a world ends."""
    return find(minds(text), limits or Limits(time=SOON), goal=goal).stop


def test_a_reason_that_no_number_of_acts_brings() -> None:
    """Rosa's plan would do without the hint, however long; no story is proved, where nothing is limited."""
    assert ends(HINT) == "none"


def test_a_plan_of_several_acts_that_does_without() -> None:
    """Karl must fetch a ladder before he tries; Rosa thinks that he will do both without the hint, so it is idle."""
    text = (
        HINT.replace("!tried();", "ladder() & !tried();")
        + """
    property ladder() : boolean;
    action fetch(Karl) { precondition: !ladder(); effect: ladder(); consenting: Karl; };
    """
    )
    assert ends(text) == "none"


def test_levels_of_mind_that_do_not_reach() -> None:
    """The first of four counts on three others, each of whom counts on the next: two levels do not do, three do."""
    assert ends(CHAIN, Limits(depth=2, time=SOON)) == "none"
    assert ends(CHAIN, Limits(depth=3, time=SOON)) == "found"
    assert ends(CHAIN) == "found"


@pytest.mark.parametrize("asks", ["", "day() >= 3", "day() != 2", "day() < 5"])
def test_days_that_nothing_counts(asks: str) -> None:
    """Days go by without end; whether nothing asks for them or an act needs some number of them, there is a proof."""
    text = HINT.replace("precondition: !tried()", f"precondition: !tried() & {asks}") if asks else HINT
    assert ends(text + DAYS) == "none"


@pytest.mark.parametrize("day", [0, 1, 4])
def test_days_that_something_counts(day: int) -> None:
    """A day that must be waited for is waited for: a count is let go only above all that anything asks of it."""
    waiting = "property day() : number; property rung() : boolean;\naction dawn() { effect: day() = day() + 1; };\n"
    text = waiting + f"action ring() {{ precondition: day() == {day}; effect: rung(); }};\nutility(): rung();\n"
    assert len(find(minds(text), Limits(time=SOON)).acts) == day + 1


def test_what_falls_again_is_counted_beyond_what_is_asked_of_it() -> None:
    """A load of two must be left after two are lost: only a number that nothing lowers need not be counted further."""
    text = """
    property load() : number; property phase() : number; property over() : boolean;
    action put() { precondition: phase() == 0; effect: load() = load() + 1; };
    action close() { precondition: phase() == 0; effect: phase() = 1; };
    action drop() { precondition: phase() == 1; effect: load() = load() - 1 & phase() = 2; };
    action lose() { precondition: phase() == 2; effect: load() = load() - 1 & phase() = 3; };
    action sell() { precondition: phase() == 3 & load() >= 2; effect: over(); };
    utility(): over();
    """
    acts = ["put()"] * 4 + ["close()", "drop()", "lose()", "sell()"]
    assert find(minds(text), Limits(time=SOON)).acts == tuple(acts)


STAIRS = 7

UPSTAIRS = """
entity Ann : character;
property stair() : number; property lit() : boolean; property glad() : boolean;
action light() { precondition: stair() == 7 & !lit() & !glad(); effect: lit(); consenting: Ann; };
action darken() { precondition: stair() == 7 & lit() & !glad(); effect: !lit(); consenting: Ann; };
action read() { precondition: stair() == 7 & lit() & !glad(); effect: glad(); consenting: Ann; };
action sleep() { precondition: stair() == 7 & !lit() & !glad(); effect: glad(); consenting: Ann; };
utility(): stair() == 1;
utility(Ann): glad();
""" + "".join(
    f"action climb{n}() {{ precondition: stair() == {n}; effect: stair() = {n + 1}; consenting: Ann; }};\n"
    for n in range(STAIRS)
)
"""Seven stairs lead up to where Ann may be glad by day or by night, and there may be day or night as she likes."""


@pytest.mark.parametrize("depth", [None, 1, 2])
def test_a_way_is_a_way_though_there_are_others(depth: int | None) -> None:
    """It takes eight acts to be glad, more than are looked at before it is claimed that nobody would climb; and where
    she may be glad at once, she may as well wait for it, for ever."""
    assert find(minds(UPSTAIRS), Limits(depth=depth, time=SOON)).acts == ("climb0()",)


def test_a_number_that_only_grows_never_falls() -> None:
    """The author wants fewer steps than there are, and every act is one more: none, though states have no end."""
    text = "property steps() : number;\naction step() { effect: steps() = steps() + 1; };\n"
    assert ends(text + "utility(): 0 - steps();\n") == "none"
    assert ends(text + "utility(): steps();\n") == "found"


def test_a_goal_above_all_that_the_author_could_have() -> None:
    """Where the author's utility is 1 at most, a goal of 2 is ruled out, whatever else grows without end."""
    text = (
        HINT
        + DAYS
        + "action bet(c : character) { precondition: day() >= 1; effect: day() = day() - 1; consenting: c; };\n"
    )
    assert ends(text, goal=2.0) == "none"


def test_all_stories_come_to_an_end() -> None:
    """With a limit on acts alone the list of all stories ends with the proof that there is no other."""
    text = CHAIN.replace("over(); utility(B)", "here(A); utility(B)")
    assert [r.stop for r in find_all(minds(HINT), Limits(author=6, time=SOON))] == ["none"]
    *given, last = find_all(minds(text), Limits(author=2, depth=2, time=SOON))
    assert ([r.acts for r in given], last.stop) == ([], "none")


def test_a_short_reason_is_found_beside_endless_stories() -> None:
    """Fate goes on for ever without a reason; a story that needs a plan of two acts is found all the same."""
    text = """
    entity Ann : character;
    property n() : number; property m() : number; property open() : boolean; property in() : boolean;
    action tick() { effect: n() = n() + 1 & m() = n() * 2; };
    action unlock(Ann) { precondition: !open(); effect: open(); consenting: Ann; };
    action enter(Ann) { precondition: open(); effect: in(); consenting: Ann; };
    utility(): if(n() + m() < 0) 1 elseif(in()) 1 else 0;
    utility(Ann): in();
    """
    for limits in (Limits(time=SOON), Limits(shortest=True, time=SOON)):
        assert find(minds(text), limits).acts == ("unlock(Ann)", "enter(Ann)")
    assert next(find_all(minds(text), Limits(shortest=True))).acts == ("unlock(Ann)", "enter(Ann)")


@pytest.mark.slow
@pytest.mark.parametrize("depth", [None, 1, 2])
def test_a_proof_is_never_wrong(depth: int | None) -> None:
    """Where a random world is proved to have no story, the reference has none with up to three acts to a reason."""
    proofs = 0
    for seed in range(70):
        data = ground(seeded_sketch(seed))
        try:
            engine = Minds(loads(json.dumps(data)))
            if find(engine, Limits(author=2, depth=depth, time=1)).stop == "none":
                proofs += 1
                for steps in (1, 2, 3):
                    levels = steps + 1 if depth is None else depth
                    assert shortest(Model(data), ReferenceLimits(2, steps, levels)) is None, (seed, steps)
        except (MindsError, TriggerCycle, Endless, TooManyMinds):
            continue  # triggers that never settle
    assert proofs > 15
