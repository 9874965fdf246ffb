"""All stories: which there are, in which order, and that they are found as they are asked for."""

from __future__ import annotations

import json
from itertools import islice

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from tests.minds.test_stopping import ENDLESS, FAR, minds
from tests.reference.sketch import ground
from tests.strategies import seeded_sketch
from unsaid.data.limits import Limits
from unsaid.minds import Minds, MindsError
from unsaid.story.find import find_all
from unsaid.world import loads

TICK, TOCK = "tick()", "tock()"


def test_all_ways_to_three() -> None:
    """By ones and twos, three is reached in five ways; each ends as soon as it is, and there is none after them."""
    found = list(find_all(minds(ENDLESS), Limits(), goal=3))
    assert [f.acts for f in found] == [
        (TICK, TOCK),
        (TOCK, TICK),
        (TOCK, TOCK),
        (TICK, TICK, TICK),
        (TICK, TICK, TOCK),
        (),
    ]
    assert [f.stop for f in found] == ["found"] * 5 + ["none"]


def test_the_fewest_acts_only() -> None:
    """With ``shortest`` the list ends with the last story of the least length."""
    found = list(find_all(minds(ENDLESS), Limits(shortest=True), goal=3))
    assert [f.acts for f in found[:-1]] == [(TICK, TOCK), (TOCK, TICK), (TOCK, TOCK)]


def test_how_many_ways_to_a_number() -> None:
    """A run that first reaches n ends in a one or a two from n - 1, or in a two from n - 2.

    With r(k) the runs of sum k, r(0) = r(1) = 1 and r(k) = r(k-1) + r(k-2), so there are 2 r(n-1) + r(n-2) of them.
    """
    runs = [1, 1]
    while len(runs) < 12:
        runs.append(runs[-1] + runs[-2])
    for n in range(2, 11):
        count = sum(1 for f in find_all(minds(ENDLESS), Limits(), goal=n) if f.stop == "found")
        assert count == 2 * runs[n - 1] + runs[n - 2]


def test_only_what_is_asked_for_is_looked_for() -> None:
    """Of a list without end the beginning can be had: a story for every length, the shortest of them first."""
    text = "property a() : boolean;\nproperty n() : number;\naction wait() { effect: n() = n() + 1; };\n"
    world = minds(text + "action go() { effect: a(); };\nutility(): a();\n")
    found = list(islice(find_all(world), 40))
    assert [f.acts for f in found] == [("wait()",) * i + ("go()",) for i in range(40)]


def test_a_limit_ends_the_list_and_says_so() -> None:
    """The list ends with how it was stopped, and what was given stays true."""
    *given, last = find_all(minds(ENDLESS), Limits(states=30), goal=FAR)
    assert (given, last.stop, last.states) == ([], "limit:states", 30)
    *given, last = find_all(minds(ENDLESS), Limits(time=0.2), goal=FAR)
    assert (given, last.stop) == ([], "limit:time")


@pytest.mark.parametrize("character", [None, 1])
@pytest.mark.parametrize("shortest", [False, True])
def test_what_is_so_at_the_start_is_a_story_of_no_act_and_the_only_one(character: int | None, shortest: bool) -> None:
    """A story ends as soon as it has what was asked for; where that is so before anything is done, it is empty."""
    found = list(find_all(minds(ENDLESS), Limits(author=2, character=character, shortest=shortest), goal=0))
    assert [(f.stop, f.acts) for f in found] == [("found", ()), ("none", ())]


SHORT_CUT = """
entity Ann : character;
property stair() : number; property there() : boolean; property glad() : boolean;
action climb() { precondition: stair() == 0 & !there(); effect: stair() = 1; consenting: Ann; };
action enter() { precondition: stair() == 1 & !there(); effect: stair() = 2 & there(); consenting: Ann; };
action jump() { precondition: stair() == 0 & !there(); effect: there(); consenting: Ann; };
action rejoice() { precondition: there() & stair() == 0; effect: glad(); consenting: Ann; };
utility(): there();
utility(Ann): if(glad()) 9 else stair();
"""
"""There in two acts each of which is a gain; or in one, for the sake of what may be done then."""


def test_stories_of_short_reasons_come_before_a_shorter_one_of_longer_reasons() -> None:
    """Where explanations have no limit, those of one act come first, each time with stories of up to so many acts."""
    *found, last = find_all(minds(SHORT_CUT), Limits(author=2))
    assert [(f.acts, f.steps) for f in found] == [(("climb()", "enter()"), 1), (("jump()",), 2)]
    assert last.stop == "none"
    *found, last = find_all(minds(SHORT_CUT), Limits(author=2, character=2))
    assert [f.acts for f in found] == [("jump()",), ("climb()", "enter()")]


def test_no_dead_end_is_walked_into_twice() -> None:
    """Six lamps can be lit in 720 orders, and a bell is never both up and down: for each of ten lengths each of the
    2^6 · 3 states is looked at once at most, not once for each way there."""
    lamps = range(6)
    text = "".join(
        f"property lit{n}() : boolean; action light{n}() {{ precondition: !lit{n}(); effect: lit{n}(); }};\n"
        for n in lamps
    )
    text += """
    property up() : boolean; property down() : boolean;
    action raise() { precondition: !up(); effect: up() & !down(); };
    action lower() { precondition: !down(); effect: down() & !up(); };
    """
    lit = " & ".join(f"lit{n}()" for n in lamps)
    within = Limits(author=10, character=1, states=10 * 2**6 * 3)
    (only,) = find_all(minds(f"{text} utility(): up() & down() & {lit};"), within)
    assert only.stop == "none"
    assert only.states > 2**6


@pytest.mark.slow
def test_explanations_that_grow_come_to_the_same_stories() -> None:
    """Without a limit on explanations all stories are those found with a limit none of them needs."""
    compared = 0
    for seed in range(40):
        try:
            engine = Minds(loads(json.dumps(ground(seeded_sketch(seed)))))
            grown = list(find_all(engine, Limits(author=2, time=0.5)))
            bounded = list(find_all(engine, Limits(author=2, character=5, depth=6, time=0.5)))
        except MindsError:
            continue
        if grown[-1].stop == bounded[-1].stop == "none":
            compared += len(grown) - 1
            assert {f.acts for f in grown} == {f.acts for f in bounded}
    assert compared > 5


def test_asking_other_things_between_two_stories_changes_nothing() -> None:
    """The engine may be used for a search, with other limits, while a list of stories is under way."""
    from unsaid.story.find import find

    engine = minds(ENDLESS)
    listed = find_all(engine, Limits(author=5), goal=4)
    given = [next(listed).acts]
    find(engine, Limits(author=3, character=2, shortest=True), goal=3)
    given += [f.acts for f in listed]
    assert given == [f.acts for f in find_all(minds(ENDLESS), Limits(author=5), goal=4)]
