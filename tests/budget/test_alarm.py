"""The alarm of commands: a limit is met wherever the program is."""

from __future__ import annotations

import signal

import pytest

from unsaid.budget import Budget, Spent, alarm, running

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
