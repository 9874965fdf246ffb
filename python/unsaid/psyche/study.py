"""What has been found out about the minds of one world, kept from one story to the next.

Stories are told and asked about as they grow: every act makes a longer one, and what is said of it is said of the acts
before it once more. So a log grows out of the log that is an act shorter, and all logs of a world put their questions
to the same minds, which answer each of them once. A log asked for again is the same log, with all that is known of it.
Both are bounded: of many stories the oldest is forgotten, and of too many answers all.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from unsaid.data.running import Horizon
from unsaid.psyche.engined import Engined
from unsaid.psyche.log import FAR, Log

if TYPE_CHECKING:
    from unsaid.minds import Minds

STORIES = 64
"""Logs kept."""

ANSWERS = 1_000_000
"""Answers kept; about 200 MiB."""


class Study:
    """The logs of a world run by the engine."""

    def __init__(self, minds: Minds, stories: int = STORIES, answers: int = ANSWERS) -> None:
        self._minds, self._most, self._answers = minds, stories, answers
        self._world = Engined(minds)
        self._logs: OrderedDict[tuple[tuple[int, ...], Horizon], Log] = OrderedDict()

    def log(self, acts: Sequence[int], horizon: Horizon | None = None) -> Log:
        """The log of a course of acts from the beginning of the world."""
        self._make_room()
        return self._log(tuple(acts), horizon or FAR)

    def _log(self, acts: tuple[int, ...], horizon: Horizon) -> Log:
        log = self._logs.pop((acts, horizon), None)
        if log is None:
            shorter = self._logs.get((acts[:-1], horizon)) if acts else None
            log = Log(self._world, acts, horizon) if shorter is None else shorter.then(acts[-1])
        self._logs[acts, horizon] = log
        return log

    def _make_room(self) -> None:
        if self._world.answered > self._answers:
            self._world = Engined(self._minds)
            self._logs.clear()
        while len(self._logs) >= self._most:
            self._logs.popitem(last=False)
