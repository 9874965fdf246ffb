"""The map of a world: its ends, on what it turns, what one could change, how tense it is; each worked out by hand."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from math import isclose, sqrt
from typing import Any

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

import unsaid
from unsaid.story.map.still_open import members

FORK = """
entity Ann : character;
entity Bob : character;
property step() : number;
property bored() : boolean;
property wings() : boolean;
believes(Ann, wings()) = True;
action left() { precondition: step() == 0; effect: step() = 1; consenting: Ann; };
action right() { precondition: step() == 0; effect: step() = 2; consenting: Ann; };
action close() { precondition: step() == 1 | step() == 2; effect: step() = step() + 2; consenting: Bob; };
action stop() { precondition: step() == 1; effect: step() = 5; consenting: Bob; };
action yawn() { precondition: step() == 0 & !bored(); effect: bored(); consenting: Bob; };
action fall() { precondition: step() == 9; effect: step() = 10; consenting: Bob; };
action fly() { precondition: wings() & step() == 0; effect: step() = 3; consenting: Ann; };
ending Left { when: step() == 3; };
ending Right { when: step() == 4; title: "The Right One"; };
utility(): if(step() == 3) 1 else 0;
utility(Ann): if(step() == 3) 2 else if(step() == 4) 1 else 0;
utility(Bob): if(step() > 2) 1 else 0;
"""
"""Ann goes left for the sake of Left, or right for what is half as good; on the left Bob may as well stop as close. He
yawns for nothing; Ann thinks that she could fly."""

LADDER = """
entity Ann : character;
entity Bob : character;
property rung() : number;
property fed(who : character) : boolean;
action climb() { precondition: rung() < 3; effect: rung() = rung() + 1; consenting: Ann; };
action jump() { precondition: rung() < 3; effect: rung() = 0; consenting: Bob; };
action eat() { precondition: rung() == 3; effect: fed(Ann); consenting: Ann; };
utility(): fed(Ann);
utility(Ann): fed(Ann);
"""

SMALL = ("tutorial", "the-soup", "the-saucer", "the-owl", "paste", "the-riding-light")
"""The bundled worlds whose maps are drawn in a moment."""


@pytest.fixture(scope="module")
def fork() -> unsaid.Map:
    """The map of the fork, all with reasons."""
    return unsaid.read(FORK, "fork").explore(reasons=3, depth=2)


def test_the_ends_with_their_ways_chances_and_examples(fork: unsaid.Map) -> None:
    """Left and the dead end are as likely, by one way each; the right one can be come to, and nobody would."""
    assert (fork.whole, fork.states, fork.steps, fork.unknown) == (True, 6, 5, 0)
    found = [(e.kind, e.title, e.states, e.ways, e.circles, e.likely, e.goal, e.example.names) for e in fork.ends]
    assert found == [
        ("ending", "Left", 1, 1, False, 0.5, "all", ("left()", "close()")),
        ("ending", "The Right One", 1, 1, False, 0.0, "none", ("right()", "close()")),
        ("still", "Nothing more can happen", 1, 1, False, 0.5, "none", ("left()", "stop()")),
    ]
    assert all(end.reasoned and fork.check(end.example) == () for end in fork.ends)
    assert (fork.never_ends, fork.dead_ends, fork.no_way_out) == ((), 1, 0)


def test_on_what_it_turns(fork: unsaid.Map) -> None:
    """By closing or stopping half of the chances moves, in half of the stories; going right loses two ends and is done
    by nobody, going left loses one."""
    still = "Nothing more can happen"
    assert [(p.act, p.by, p.loses, p.wins, p.weight) for p in fork.turning_points] == [
        ("close()", ("Bob",), ((still, 1),), (("Left", 1),), 0.25),
        ("stop()", ("Bob",), (("Left", 1),), ((still, 1),), 0.25),
        ("right()", ("Ann",), (("Left", 1), (still, 1)), (("The Right One", 1),), 0.0),
        ("left()", ("Ann",), (("The Right One", 1),), (), 0.0),
    ]
    close = fork.turning_points[0]
    assert (close.gains, close.example.names) == ((("Ann", 1.0),), ("left()", "close()"))


def test_what_one_alone_could_change(fork: unsaid.Map) -> None:
    """Ann could bring about the right one; without either of the two nothing comes."""
    both = ("Left", "Nothing more can happen")
    assert [(one.who, one.bring, one.keep) for one in fork.alone] == [
        ("Ann", ("The Right One",), both),
        ("Bob", (), both),
    ]


def test_acts_that_come_to_nothing(fork: unsaid.Map) -> None:
    """To fall is possible to nobody, to fly in Ann's mind alone, and to yawn is for nothing."""
    never = fork.never
    assert (never.impossible, never.imagined, never.unreasoned) == (("fall()",), ("fly()",), ("yawn()",))


def test_suspense_and_surprise(fork: unsaid.Map) -> None:
    """Nothing moves until Bob closes or stops: two chances of a half then move by a half each, and Ann's fortune from
    one to two or none."""
    start, left, close = fork.tension(["left()", "close()"])
    half = sqrt(0.5)
    assert [(one.acts, one.suspense, one.surprise) for one in (start, left, close)] == [
        (0, 0.0, 0.0),
        (1, pytest.approx(half), 0.0),
        (2, 0.0, pytest.approx(half)),
    ]
    assert left.fortunes == (("Ann", 1.0, 1.0, 0.0), ("Bob", 1.0, 0.0, 0.0))
    assert close.fortunes[0] == ("Ann", 2.0, 0.0, 1.0)


def test_a_story_that_leaves_the_map_is_said_to(fork: unsaid.Map) -> None:
    """Bob's yawn is on no map of reasons: it is said which act it is."""
    with pytest.raises(unsaid.UnsaidError, match=r"act 1: yawn\(\) is not on the map") as raised:
        fork.tension(["yawn()", "left()"])
    assert raised.value.code == "off-the-map"


def test_who_is_free_may_do_what_there_is_no_reason_for() -> None:
    """With Bob free he yawns at the start or not: each state of before is there twice, the end of it only so
    reasoned."""
    drawn = unsaid.read(FORK, "fork").explore("Bob", reasons=3, depth=2)
    assert (drawn.free, drawn.states, drawn.steps) == (("Bob",), 12, 11)
    assert [(end.title, end.states, end.ways) for end in drawn.ends][:2] == [("Left", 2, 2), ("The Right One", 2, 2)]
    assert drawn.never.unreasoned == ("yawn()",)
    yawned = drawn.world.story(["yawn()", "left()", "close()"])
    assert [finding.kind for finding in yawned.check(reasons=3, depth=2)] == ["no-reason"]
    assert drawn.check(yawned) == ()


def test_a_circle_counts_once_and_is_left_in_the_end() -> None:
    """Bob, free, may jump her down as often as he likes: there is one way but for circles, and it is certain."""
    (end,) = unsaid.read(LADDER, "ladder").explore("Bob", reasons=4, depth=2).ends
    assert (end.kind, end.ways, end.circles, isclose(end.likely or 0.0, 1.0)) == ("goal", 1, True, True)


def test_goals_are_told_apart_by_the_words_that_close_them() -> None:
    """Two ways to the author's goal, closed by two texts, are two ends; with one text they are one."""
    text = (
        "entity Ann : character;\nproperty step() : number;\n"
        "action left() { precondition: step() == 0; effect: step() = 1; consenting: Ann; };\n"
        "action right() { precondition: step() == 0; effect: step() = 2; consenting: Ann; };\n"
        "utility(): if(step() > 0) 1 else 0;\nutility(Ann): if(step() > 0) 1 else 0;\n"
    )
    mill = 'closing { nobody: "She came to the mill."; when: step() == 1; };\n'
    sea = 'closing { nobody: "She came to the sea."; };\n'
    both = unsaid.read(text + mill + sea).explore().ends
    assert [(end.kind, end.title, end.goal) for end in both] == [
        ("goal", "She came to the mill", "all"),
        ("goal", "She came to the sea", "all"),
    ]
    (one,) = unsaid.read(text + sea).explore().ends
    assert (one.title, one.states, one.ways) == ("The author’s goal", 2, 2)


def test_where_a_limit_cuts_a_map_it_is_said_what_is_unknown() -> None:
    """With room for two states the third was met and not looked into; no end is known to be lost."""
    drawn = unsaid.read(FORK, "fork").explore(reasons=3, depth=2, states=2)
    assert (drawn.whole, drawn.stopped, drawn.states, drawn.unknown) == (False, "limit:states", 3, 2)
    assert (drawn.ends, drawn.turning_points, drawn.never_ends) == ((), (), ("Left", "The Right One"))
    assert "It is not whole: the limit on states left 2 states" in str(drawn)


def test_what_was_cut_is_drawn_on_to_the_same_map() -> None:
    """Cut at two states and gone on with, twice, it is the map that is drawn at once."""
    world = unsaid.read(FORK, "fork")
    cut = world.explore(reasons=3, depth=2, states=2)
    on = cut.further(states=4).further()
    assert on.to_dict() == world.explore(reasons=3, depth=2).to_dict()
    assert cut.further().to_dict() == on.to_dict()


def test_no_time_at_all_leaves_the_start() -> None:
    """A budget of no seconds is met at once, and is no error."""
    drawn = unsaid.read(FORK, "fork").explore(budget=unsaid.Budget(time=0))
    assert (drawn.whole, drawn.stopped, drawn.likely) == (False, "limit:time", None)
    with pytest.raises(unsaid.UnsaidError, match="how likely each act is was not worked out"):
        drawn.tension()


def test_names_and_numbers_that_cannot_be_meant() -> None:
    """A role that is not there is answered with the nearest; numbers below what they count are refused."""
    world = unsaid.read(FORK, "fork")
    with pytest.raises(unsaid.UnknownName, match="did you mean Ann"):
        world.explore("An")
    wrong: list[dict[str, Any]] = [{"states": 0}, {"reasons": -1}, {"depth": -1}, {"goal": float("inf")}]
    for given in wrong:
        with pytest.raises(unsaid.BadValue):
            world.explore(**given)


def test_equal_maps_are_equal_and_travel(fork: unsaid.Map) -> None:
    """A map asked for again is equal, hashes alike, and comes back from a pickle with all there is to say."""
    again = unsaid.read(FORK, "fork").explore(reasons=3, depth=2)
    assert (again, hash(again)) == (fork, hash(fork))
    back = pickle.loads(pickle.dumps(fork))
    assert (back, back.to_dict()) == (fork, fork.to_dict())


def _courses(drawn: unsaid.Map, state: int = 0) -> Iterator[int]:
    """The end of every course, by walking them all."""
    plan = drawn.plan
    if plan.kinds[state] >= 0:
        yield plan.kinds[state]
    for way in plan.ways(state):
        yield from _courses(drawn, plan.rows.to[way])


@pytest.mark.slow
@pytest.mark.parametrize("name", SMALL)
def test_bundled_worlds_as_each_role(name: str) -> None:
    """The checker accepts the story to every end; the ways are as many as are met by walking them all; what is expected
    does not move on average; the picture has few enough places."""
    world = unsaid.load(name)
    for free in ((), *world.roles):
        drawn = world.explore(free)
        assert drawn.whole
        met = list(_courses(drawn))
        assert [end.ways for end in drawn.ends] == [met.count(number) for number in range(len(drawn.ends))]
        for end in drawn.ends:
            assert drawn.check(end.example) == ()
            assert end.kind != "ending" or end.example.ending == end.title
        likely = drawn.likely
        assert likely is not None
        for state in range(drawn.states):
            mix = likely.mix(state)
            if mix:
                on = [sum(share * drawn.chances[to][k] for share, to in mix) for k in range(len(drawn.ends))]
                assert on == pytest.approx(drawn.chances[state][: len(drawn.ends)])
        assert len(drawn.picture().spots) <= 120
        assert set(members(drawn.still_open.sets[0])) == set(met)


def test_what_comes_out_and_by_whom() -> None:
    """In Paste the guard alone knows that the stone is glass; the two who took it learn it when they look at it."""
    leaks = unsaid.load("paste").explore("Rhea").leaks
    first = [(leak.fact, leak.knew, leak.learnt, leak.act, leak.by) for leak in leaks][:2]
    glass = "the stone in the case is glass"
    assert first == [(glass, ("Tobin",), who, "appraise()", ("Quill", "Rhea")) for who in ("Rhea", "Quill")]


def test_what_is_left_open_at_an_end() -> None:
    """In the Riding Light an end has its open threads in words."""
    drawn = unsaid.load("the-riding-light").explore()
    end = next(end for end in drawn.ends if end.name == "LightBurning" or end.title == "Light Burning")
    assert "wanted to say that the boy let it go out" in drawn.open_threads(end)
