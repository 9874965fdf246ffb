"""The alarm of commands: a limit is met wherever the program is."""

from __future__ import annotations

import signal

import pytest

from unsaid.budget import Budget, Spent, alarm, no_alarm, running
from unsaid.terminal.screen import Screen

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timer to be woken by")


def test_work_that_never_asks_is_ended_all_the_same() -> None:
    """A loop in which nobody asks the watch ends when its time is over."""
    with pytest.raises(Spent) as caught, running(Budget(time=0.05, memory=None)) as watch, alarm(watch):
        while True:
            pass
    assert caught.value.limit == "time"


def test_afterwards_the_timer_is_as_it_was() -> None:
    """An alarm that is over wakes nobody, and leaves the handler that was there."""
    before = signal.getsignal(signal.SIGALRM)
    with running(Budget(time=60)) as watch, alarm(watch):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
    assert signal.getsignal(signal.SIGALRM) is before


def test_no_alarm_goes_off_while_a_person_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The timer stands still while a line is read, and goes on afterwards: a ^C meets no other signal there."""
    seen: list[float] = []

    def line(prompt: str) -> str:
        seen.append(signal.getitimer(signal.ITIMER_REAL)[0])
        return "1"

    monkeypatch.setattr("builtins.input", line)
    with running(Budget(time=60)) as watch, alarm(watch):
        assert Screen().ask() == "1"
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert seen == [0.0]


def test_where_there_is_no_alarm_none_is_begun() -> None:
    """Without an alarm the timer stands before and after."""
    with no_alarm():
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
