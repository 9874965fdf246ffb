"""How a search ends when it is not let finish, and that it leaves the rest of the program alone meanwhile."""

from __future__ import annotations

import _thread
import threading
import time

import pytest
from msgspec.structs import replace

from unsaid.data.limits import Limits
from unsaid.data.story import to_json
from unsaid.language import read
from unsaid.minds import Minds, MindsError
from unsaid.minds.data import Progress
from unsaid.story.find import find
from unsaid.world import ground

ENDLESS = """
entity Ann : character;
property count() : number;
action tick() { effect: count() = count() + 1; };
action tock() { effect: count() = count() + 2; };
utility(): count();
"""
"""A world that never runs out of states: the count goes on for ever."""

FAR = 1e12

STAIR = """
property stair() : number;
action climb() { precondition: stair() < 3; effect: stair() = stair() + 1; };
utility(): stair() == 3;
"""
"""Three acts of fate lead up, and there is no other way."""

CYCLE = """
property lit() : boolean;
trigger on() { precondition: !lit(); effect: lit(); };
trigger off() { precondition: lit(); effect: !lit(); };
"""


def minds(text: str) -> Minds:
    """The world of a text, running."""
    reading = read(text)
    assert reading.world is not None, reading.diagnostics
    return Minds(ground(reading.world, reading.source))


def test_a_limit_on_states_stops_the_search() -> None:
    """A search expands no more states than it may, and says that this is why it stopped."""
    result = find(minds(ENDLESS), Limits(states=50), goal=FAR)
    assert (result.stop, result.states) == ("limit:states", 50)


def test_a_limit_on_time_stops_the_search() -> None:
    """A search without end stops at its time limit."""
    assert find(minds(ENDLESS), Limits(time=0.2), goal=FAR).stop == "limit:time"


def test_a_limit_on_memory_stops_the_search() -> None:
    """A search without end stops before it holds more than it may."""
    assert find(minds(ENDLESS), Limits(memory=4), goal=FAR).stop == "limit:memory"


def test_what_was_best_so_far_is_kept() -> None:
    """A stopped search gives the course with the highest utility it met: here, more than a single tock."""
    result = find(minds(ENDLESS), Limits(states=20), goal=FAR)
    assert result.utility is not None
    assert result.utility > 2
    assert result.utility == sum(2 if act == "tock()" else 1 for act in result.acts)


def test_what_is_no_better_than_the_start_is_not_kept() -> None:
    """Where every act makes the author's lot worse, the best that a stopped search has is to do nothing."""
    rescue = "action rescue() { precondition: count() < -40; effect: count() = 10000000000000; };\n"
    losing = ENDLESS.replace("count() + ", "count() - ").replace("utility()", rescue + "utility()")
    result = find(minds(losing), Limits(states=20), goal=FAR)
    assert (result.stop, list(result.acts), result.utility) == ("limit:states", [], 0.0)


def test_an_interrupt_stops_the_search_with_what_it_has() -> None:
    """^C during a search is an outcome of the search, and not an error."""
    timer = threading.Timer(0.3, _thread.interrupt_main)
    timer.start()
    try:
        result = find(minds(ENDLESS), Limits(time=60), goal=FAR)
    finally:
        timer.cancel()
    assert result.stop == "interrupted"
    assert result.acts


def test_other_threads_run_during_a_search() -> None:
    """The interpreter is free while the engine works: another thread counts on."""
    counted, done = [0], threading.Event()

    def count() -> None:
        while not done.is_set():
            counted[0] += 1
            time.sleep(0.001)

    thread = threading.Thread(target=count)
    thread.start()
    before = counted[0]
    find(minds(ENDLESS), Limits(time=0.5), goal=FAR)
    after = counted[0]
    done.set()
    thread.join()
    assert after > before + 5


def test_progress_is_reported() -> None:
    """A long search calls back with growing counts of what it has looked at."""
    seen: list[Progress] = []
    find(minds(ENDLESS), Limits(time=0.5), goal=FAR, progress=seen.append)
    assert len(seen) >= 2
    assert seen[-1].states >= seen[0].states


def test_an_error_in_the_callback_comes_out() -> None:
    """What a progress callback raises is raised by the search."""

    def fail(_: Progress) -> None:
        raise RuntimeError("the display is gone")

    with pytest.raises(RuntimeError, match="the display is gone"):
        find(minds(ENDLESS), Limits(time=30), goal=FAR, progress=fail)


def test_same_world_same_limits_same_story() -> None:
    """Two runs of one search agree in everything but the clock and the memory."""
    runs = [find(minds(ENDLESS), Limits(states=200), goal=FAR) for _ in range(2)]
    assert runs[0].acts == runs[1].acts
    assert runs[0].states == runs[1].states
    assert to_json(runs[0].story) == to_json(runs[1].story)


def test_a_trigger_cycle_is_an_error_that_names_the_triggers() -> None:
    """Triggers that undo each other are refused, both named with their lines."""
    with pytest.raises(MindsError) as caught:
        minds(CYCLE)
    assert caught.value.code == "trigger-cycle"
    assert sorted(caught.value.names) == ["off() (line 4)", "on() (line 3)"]


def test_a_search_with_reasons_of_one_length_looks_at_as_many_states_as_it_may() -> None:
    """The start is a state, and each of the first two acts leads to one; so a story of three acts takes three."""
    asked = Limits(character=1, depth=1, states=3)
    assert find(minds(STAIR), asked).acts == ("climb()",) * 3
    short = find(minds(STAIR), replace(asked, states=2))
    assert (short.stop, short.states) == ("limit:states", 2)
