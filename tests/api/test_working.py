"""A process that lives long: what the interface holds, what it lets go, and that nobody's states go from under them."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

import unsaid
from tests.worlds.little import COUNT
from unsaid.api.working import Working

TICKING = (
    COUNT
    + """
action tock(Ann) { effect: count() = count() + 1; consenting: Ann; observing(x : character): x == Ann; };
action hum(Tom) { consenting: Tom; };
utility(): count();
utility(Ann): count();
utility(Tom): if (seen()) 1 else 0;
"""
)
"""Ann counts, in two ways, and it is all she wants; Tom does not see it. There is no end of states."""

LIMIT = 2**20
MOMENTS = 3_000


@pytest.fixture
def world(request: pytest.FixtureRequest) -> unsaid.World:
    """The world in which Ann counts, bounded; equal worlds share an engine, so each test has one of its own."""
    world = unsaid.read(TICKING, name=request.node.name)
    world.engine.limit("1 MiB")
    return world


def nobodys_are_let_go(world: unsaid.World, besides: str = "count() = 70") -> None:
    """Has all states go that nobody has, one that is made here at the least; any room is too much for one call."""
    age = world.open.working.age
    world.start.having(besides)
    world.open.working.limit(1)
    world.engine.limit(None)
    assert world.open.working.age > age


NEAREST = unsaid.Limits(character=1, depth=1)
"""Reasons of one act."""


def test_thousands_of_decisions_stay_within_the_limit_and_early_moments_still_answer(world: unsaid.World) -> None:
    """The engine counts no more than it may after any call, lets go of far more than it has, and a moment of the
    beginning, one put otherwise and one that came of a snapshot say what they always said."""
    early = [world.start.after("tick(Ann)"), world.start.having("count() = 70"), world.restore(world.start.snapshot())]
    moment, most, known = world.start, 0, 0
    for turn in range(MOMENTS):
        choice = moment.choose("Ann", limits=NEAREST)
        assert choice.act == "tick(Ann)"
        moment = moment.after(choice.act if turn % 3 else "look(Tom)")
        most, known = max(most, world.engine.bytes), max(known, world.engine.minds)
    assert most <= LIMIT
    assert known < MOMENTS
    assert world.open.working.age > 1
    assert moment["count()"] == MOMENTS - MOMENTS // 3
    assert [(one["count()"], one.mind("Tom")["count()"]) for one in early] == [(1, 0), (70, 0), (0, 0)]
    assert [one.after("tick(Ann)")["count()"] for one in early] == [2, 71, 1]


def test_moments_that_somebody_keeps_are_never_refused(world: unsaid.World) -> None:
    """Every twentieth of thousands of moments is kept, and each knows its count at the end."""
    moment, kept = world.start, {}
    for turn in range(1, MOMENTS + 1):
        moment = moment.after("tick(Ann)")
        if turn % 20 == 0:
            kept[turn] = moment.mind("Ann")
    assert world.open.working.age > 0
    assert all(mind["count()"] == turn for turn, mind in kept.items())
    assert world.engine.bytes <= LIMIT


def test_moments_that_nobody_has_are_let_go(world: unsaid.World) -> None:
    """With the last value of a moment its state goes."""
    moments = [world.start.having(f"count() = {number}") for number in range(1, 11)]
    nobodys_are_let_go(world)
    assert [moment["count()"] for moment in moments] == list(range(1, 11))
    held = world.engine.minds
    del moments[3:]
    nobodys_are_let_go(world)
    assert world.engine.minds == held - 7


def test_without_a_limit_nothing_is_let_go(world: unsaid.World) -> None:
    """Who sets no limit, or takes it back, pays nothing."""
    world.engine.limit(None)
    moment = world.start
    for _ in range(MOMENTS):
        moment = moment.after("tick(Ann)")
    assert world.engine.minds > MOMENTS
    assert world.open.working.age == 0


def test_a_story_and_its_answers_outlive_what_is_let_go() -> None:
    """What a story says before states are let go it says after, with its moments, and in an answer half asked."""
    world = unsaid.read(unsaid.load("tutorial").text, name="outlived")
    story = world.story(["light(Ida)", "row_home(Olm)"])
    felt, knew = story.felt(who="Ida"), story.knew()
    half = [story.felt(who="Olm"), story.why_not("row_home"), story.believed("Ida", "Olm"), story.unsaid()]
    assert all(isinstance(answer.statements, tuple) for answer in half)
    before = [str(felt), str(knew), str(story.why()), story[1]["lit()"], str(story.tell("Ida"))]
    nobodys_are_let_go(world, "ashore(Olm)")
    assert [str(felt), str(knew), str(story.why()), story[1]["lit()"], str(story.tell("Ida"))] == before
    assert [str(answer) for answer in half] == [str(type(answer)(story, answer.asked)) for answer in half]
    assert story.end["ashore(Olm)"]


def test_a_game_goes_on_after_states_were_let_go(world: unsaid.World) -> None:
    """All that was read of it is read again, it goes on from where it stood, and back as well."""
    game = world.play("Tom", goal=1e9, reasons=1, depth=1)
    for _ in range(20):
        game = game.take("hum(Tom)")
    read = game.seat()
    nobodys_are_let_go(world)
    assert game.take("look(Tom)").moment["seen()"] is True
    assert game.undo(19).take("look(Tom)").moment["seen()"] is False
    assert game.undo().take("hum(Tom)").seat() == read
    assert sum("Ann" in act for act in game.acts) == game.moment["count()"] == 20


def test_nothing_is_let_go_while_stories_are_listed(world: unsaid.World) -> None:
    """A list under way refers to states that nobody else has; once it is over, they go."""
    listed = world.stories(goal=2, acts=2, reasons=1, depth=1)
    assert next(listed).names == ("tick(Ann)", "tick(Ann)")
    for number in range(MOMENTS // 4):
        world.start.having(f"count() = {number + 5}")
    assert world.open.working.age == 0
    assert next(listed).names == ("tick(Ann)", "tock(Ann)")
    del listed
    gc.collect()
    world.start.having("count() = 3")
    assert world.engine.bytes <= LIMIT


def test_two_threads_share_a_world(world: unsaid.World) -> None:
    """Each plays on with no more room than either could fill, and neither ever finds a state gone."""
    ends: dict[int, Any] = {}

    def play(first: int) -> None:
        try:
            moment = world.start.having(f"count() = {first}")
            for _ in range(600):
                moment = moment.after(moment.choose("Ann", limits=NEAREST).acts[0])
                assert moment.mind("Tom")["count()"] == 0
                assert moment.options("Ann", limits=NEAREST)
            ends[first] = moment["count()"]
        except BaseException as error:
            ends[first] = error

    threads = [threading.Thread(target=play, args=(first,)) for first in (1_000, 5_000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ends == {1_000: 1_600, 5_000: 5_600}
    assert world.open.working.age > 0
    assert world.engine.bytes <= LIMIT


def test_however_many_ask_first_there_is_one_engine() -> None:
    """Threads that begin at once are given the same minds, whose numbers mean something in one engine only."""
    world = unsaid.read(TICKING, name="begun at once")
    begin, found = threading.Barrier(4), []

    def ask() -> None:
        begin.wait()
        found.append(world.open.minds)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {id(minds) for minds in found} == {id(world.open.minds)}


# --- who is at work ---


class Tidied:
    """A world whose engine holds what it is told to hold, and says when it is tidied."""

    def __init__(self) -> None:
        self.minds = self
        self.bytes, self.count, self.forgotten = 0, 10, 0

    def limit(self, memory: int | None) -> None:
        """Any will do."""

    def tidy(self) -> None:
        """Lets go of one."""
        self.bytes, self.count = 20, self.count - 1

    def forget(self) -> None:
        """Counts."""
        self.forgotten += 1


def test_it_is_tidied_by_whoever_leaves_last_once_half_of_the_room_is_taken() -> None:
    """At 50 of 100, and, as 20 stay, at 60 from then on; calls within a call change nothing."""
    world = Tidied()
    working = Working(world)  # type: ignore[arg-type]
    working.limit(100)
    ages = []
    for held in (50, 51, 60, 61):
        with working:
            with working:
                world.bytes = held
            assert working.is_mine
            assert world.bytes == held
        ages.append(working.age)
    assert ages == [0, 1, 1, 2]
    assert world.forgotten == 2


def test_while_another_is_at_work_nothing_is_tidied() -> None:
    """The first to leave leaves all as it is; the last one tidies."""
    world = Tidied()
    working = Working(world)  # type: ignore[arg-type]
    working.limit(100)
    inside, leave = threading.Event(), threading.Event()

    def other() -> None:
        with working:
            inside.set()
            leave.wait()

    thread = threading.Thread(target=other)
    thread.start()
    inside.wait()
    with working:
        world.bytes = 70
    seen = (world.bytes, working.age)
    leave.set()
    thread.join()
    assert (seen, world.bytes, working.age) == ((70, 0), 20, 1)


# --- every call is at work ---


class Watched:
    """An engine that may be asked about states only by somebody at work."""

    FREE = frozenset(("bytes", "minds", "limit", "bound", "initial", "stories"))

    def __init__(self, engine: Any, working: Working) -> None:
        self._engine, self._working = engine, working

    def __getattr__(self, name: str) -> Any:
        assert name in self.FREE or self._working.is_mine, f"{name} is asked by nobody at work"
        return getattr(self._engine, name)


@contextmanager
def watched(world: unsaid.World) -> Iterator[None]:
    """Watches the engine of a world."""
    minds = world.open.minds
    engine = minds._engine
    minds._engine = Watched(engine, world.open.working)  # type: ignore[assignment]
    try:
        yield
    finally:
        minds._engine = engine


def values(world: unsaid.World) -> list[Any]:
    """A value of each kind that answers by a world's minds."""
    story = world.story(["light(Ida)", "row_home(Olm)"])
    game = world.play("Ida", "Olm")
    asked = [story.why(), story.why_not("row_home"), story.felt(), story.believed("Ida", "Olm")]
    asked += [story.knew(), story.doubt(), story.unsaid()]
    told = [story.tell("Ida", minds="all"), story.tell("both"), story.tell("nobody", length="short")]
    moments = [world.start, story[1], world.start.having("lit()"), world.restore(story[1].snapshot())]
    return [*moments, story[1].mind("Ida", "Olm"), story, *asked, *told, game, game.take("light(Ida)").undo()]


GIVEN: dict[str, tuple[Any, ...]] = {
    "__getitem__": (0,),
    "holds": ("lit()",),
    "believes": ("lit()",),
    "knows": ("lit()",),
    "thinks_possible": ("lit()",),
    "mind": ("Ida",),
    "options": ("Ida",),
    "choose": ("Ida",),
    "after": ("light(Ida)",),
    "having": ("lit() = False",),
    "value_in": (0, "lit()"),
    "holds_in": (0, "lit()"),
    "why_not": ("light",),
    "ask": ("felt", None, None),
    "places": (1,),
    "to": ("html",),
    "said_by": (lambda teller, paragraphs, states, acts: list(paragraphs),),
    "take": ("light(Ida)",),
    "meant": ("light the lamp",),
    "guessed": ("put a candle in the window",),
    "said": ("why",),
    "common": (("Ida", "Olm"), "lit()"),
    "brief": ("Ida",),
    "may_say": ("Ida", ["lit()"]),
}
"""What is given to those methods that need something."""

WITHIN = frozenset(("value_in", "holds_in", "state"))
"""Parts of other calls, which work on states by number."""


def public(value: Any) -> list[str]:
    """What a value shows, and what is asked of it by Python's own names."""
    shown = [name for name in dir(type(value)) if not name.startswith("_")]
    return [*shown, "__str__", "__repr__", "__hash__", "_repr_mimebundle_"]


def asked(value: Any, name: str) -> None:
    """Asks a value for one thing; that it has not such a thing is an answer."""
    try:
        found = getattr(value, name)
        if isinstance(found, Callable):  # type: ignore[arg-type]
            found = found(*GIVEN.get(name, ()))
        if hasattr(found, "__next__"):
            list(found)
    except unsaid.UnsaidError:
        pass


def test_whoever_asks_the_engine_about_states_is_at_work() -> None:
    """All that a moment, a mind, a story, an answer, a telling or a game shows is asked for, and none asks outside a
    call that says so."""
    world = unsaid.load("tutorial")
    world.engine.limit("64 MiB")
    with watched(world):
        for place in range(len(values(world))):
            for name in public(values(world)[place]):
                if name not in WITHIN:
                    asked(values(world)[place], name)
        for moment in (world.start, world.start.mind("Ida")):
            assert moment["lit()"] is False
        world.find(reasons=2, depth=1).to_dict()
        assert list(world.stories(acts=2, reasons=2, depth=1))


def test_the_watch_sees_who_is_not_at_work() -> None:
    """The watch of the test above is not blind."""
    world = unsaid.load("tutorial")
    with watched(world), pytest.raises(AssertionError, match="values is asked by nobody at work"):
        world.open.minds.values(world.open.minds.initial)
