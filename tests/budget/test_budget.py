"""Budgets as values, and how whatever runs is held to them."""

from __future__ import annotations

import math

import pytest

from unsaid.budget import Budget, Spent, ask, mebibytes, now, off_the_clock, running
from unsaid.budget.watch import PATIENCE, SPARE


@pytest.mark.parametrize(
    ("written", "mib"),
    [
        (512, 512),
        ("512", 512),
        ("512 MiB", 512),
        ("512MiB", 512),
        ("2 GiB", 2048),
        ("2g", 2048),
        ("1 GB", 954),
        ("1024 k", 1),
        ("1 B", 1),
        ("0.5 GiB", 512),
    ],
)
def test_memory_is_written_as_people_write_it(written: int | str, mib: int) -> None:
    """A bare number is MiB; units with an i, or a letter alone, go by 1024, others by 1000; parts are rounded up."""
    assert mebibytes(written) == mib
    assert Budget(memory=written).memory == mib


@pytest.mark.parametrize("wrong", ["", "much", "-1", "0", "12 parsecs", math.nan, math.inf, -5, 0])
def test_what_is_no_amount_of_memory_is_refused(wrong: float | str) -> None:
    """Nothing, less than nothing and words are no memory to have."""
    with pytest.raises(ValueError, match="amount of memory"):
        Budget(memory=wrong)


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -1.0])
def test_what_is_no_time_is_refused(wrong: float) -> None:
    """Seconds are finite and not negative."""
    with pytest.raises(ValueError, match="seconds"):
        Budget(time=wrong)


def test_states_are_counted_from_nothing() -> None:
    """A negative number of states is refused."""
    with pytest.raises(ValueError, match="states"):
        Budget(states=-1)


def test_budgets_are_values() -> None:
    """Two budgets of the same amounts are equal and hash alike, however the memory was written."""
    assert Budget(5, "1 GiB", 10) == Budget(5, 1024, 10)
    assert len({Budget(5, "1 GiB"), Budget(5, 1024)}) == 1


def _asked_often() -> None:
    for _ in range(PATIENCE + 1):
        ask()


def test_nothing_is_asked_where_no_budget_is_in_force() -> None:
    """Without a budget whatever asks may go on."""
    assert now() is None
    _asked_often()


def test_time_that_is_over_ends_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the clock has passed the limit and its grace, who asks is told which limit it was, and how large."""
    clock = [100.0]
    monkeypatch.setattr("unsaid.budget.watch.monotonic", lambda: clock[0])
    with running(Budget(time=3)):
        clock[0] += 3.1  # a search would end here; there is still time to tell what it found
        _asked_often()
        clock[0] += 1
        with pytest.raises(Spent) as caught:
            _asked_often()
    assert (caught.value.code, caught.value.most) == ("limit:time", 3)


def test_memory_that_is_too_much_ends_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the process holds a sixth more than it may, who asks is told so."""
    held = [100 * 2**20]
    monkeypatch.setattr("unsaid.budget.watch.OFTEN", 0.0)
    monkeypatch.setattr("unsaid.budget.watch.resident_bytes", lambda: held[0])
    with running(Budget(memory=100)):
        _asked_often()
        held[0] += 17 * 2**20
        with pytest.raises(Spent) as caught:
            _asked_often()
    assert (caught.value.code, caught.value.most) == ("limit:memory", 100)


def test_what_the_process_holds_is_not_the_engines_to_take(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine may hold what is said less what the rest of the process holds; what it freed is its own again."""
    held = [90]
    monkeypatch.setattr("unsaid.budget.watch.resident_bytes", lambda: held[0] * 2**20)
    with running(Budget(memory=200)) as watch:
        assert watch is not None
        room = (200 - 80) * 2**20 - 200 * 2**20 // SPARE
        assert watch.room(10 * 2**20) == room
        held[0] = 190  # the engine has dropped its tables, and the system has not got the memory back
        assert watch.room(0) == room


def test_a_budget_within_another_is_held_by_both(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two budgets in force the smaller amount counts."""
    monkeypatch.setattr("unsaid.budget.watch.monotonic", lambda: 7.0)
    with running(Budget(time=5, memory=None)), running(Budget(time=20, memory=64)) as watch:
        assert watch is not None
        assert (watch.left(), watch.allowed("time"), watch.allowed("memory")) == (5, 5, 64)


def test_who_waits_for_somebody_else_is_off_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time in which a reader or a server is waited for is not counted."""
    clock = [0.0]
    monkeypatch.setattr("unsaid.budget.watch.monotonic", lambda: clock[0])
    with running(Budget(time=2, memory=None)) as watch:
        assert watch is not None
        with off_the_clock():
            clock[0] += 100
            _asked_often()
        assert watch.left() == 2
