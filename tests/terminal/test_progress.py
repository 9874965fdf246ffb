"""Progress on the terminal: silent at first, then one line that is wiped at the end."""

from __future__ import annotations

import sys

import pytest

from unsaid.minds.data import Progress
from unsaid.terminal import progress as room
from unsaid.terminal.progress import ProgressLine, progress


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def monotonic(self) -> float:
        """The time it has been set to."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The progress line's clock, and a terminal of eighty columns."""
    clock = Clock()
    monkeypatch.setattr(room, "time", clock)
    monkeypatch.setenv("COLUMNS", "80")
    return clock


def test_a_short_search_shows_nothing(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    """Within the first second there is not a character on standard error, and nothing to wipe."""
    shown = ProgressLine()
    clock.now += 0.9
    shown(Progress(states=10, minds=20, questions=30, acts=4))
    shown.wipe()
    assert capsys.readouterr().err == ""


def test_a_long_search_shows_time_and_counts(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    """After a second the line has seconds, their limit and counts; more than five lines a second are dropped."""
    shown = ProgressLine(limit=9)
    clock.now += 1.5
    shown(Progress(states=1000, minds=2000, questions=30, acts=4))
    shown(Progress(states=1001, minds=2001, questions=30, acts=4))
    line = capsys.readouterr().err
    assert line == "\r\033[K2 of at most 9 s: 1,000 states, 2,000 minds, courses of 4 acts (^C stops)"
    shown.wipe()
    assert capsys.readouterr().err == "\r\033[K"


def test_what_is_ruled_out_is_shown(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    """Lengths that no story has are shown, beside the limit on acts where there is one."""
    shown = ProgressLine(acts=9)
    clock.now += 2
    shown(Progress(states=10, minds=20, questions=30, acts=4, proved=6))
    assert "2 s: no story under 6 of at most 9 acts, 10 states" in capsys.readouterr().err


def test_what_is_tried_is_shown_where_nothing_limits_it(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    """Where reasons may have any number of acts, the line has how many are tried now, and which limits are not set."""
    shown = ProgressLine()
    clock.now += 2
    shown(Progress(states=10, minds=20, questions=30, acts=4, proved=6, steps=3))
    assert "2 s: reasons of 3 acts (limits: --acts N, --reasons N), 10 states" in capsys.readouterr().err
    shown = ProgressLine(acts=9)
    clock.now += 2
    shown(Progress(states=10, minds=20, questions=30, acts=4, proved=6, steps=1))
    assert "2 s: reasons of 1 act (limits: --reasons N), 10 states" in capsys.readouterr().err
    shown = ProgressLine(acts=9, steps=4)
    clock.now += 2
    shown(Progress(states=10, minds=20, questions=30, acts=4, proved=6, steps=4))
    assert "2 s: no story under 6 of at most 9 acts, 10 states" in capsys.readouterr().err


def test_the_line_never_wraps(
    clock: Clock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a narrow terminal the line is cut to one less than its width."""
    monkeypatch.setenv("COLUMNS", "20")
    shown = ProgressLine()
    clock.now += 2
    shown(Progress(states=1000, minds=2000, questions=30, acts=4))
    assert len(capsys.readouterr().err.removeprefix("\r\033[K")) == 19


def test_no_terminal_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody watches standard error there is no progress at all."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    assert progress() is None
