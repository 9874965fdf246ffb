"""What is worked out each time a world is saved, the quickest first, each step told as soon as it is known."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from unsaid.api.world import World, world_of
from unsaid.budget import Budget, Spent
from unsaid.desk.linting.linter import lint
from unsaid.desk.testing.suite import SUFFIX, claims
from unsaid.desk.watching.still import amiss
from unsaid.errors import UnsaidError
from unsaid.language.files import is_sabre, legible, name_of, text_of
from unsaid.language.reading import Kept, read_source
from unsaid.language.source import Source

Step = Literal["lint", "old", "new", "plot", "tests"]

SECONDS = 30.0
"""How long a story is looked for after a save."""


@dataclass(frozen=True)
class Found:
    """One step of a round: what there is to say, line by line, and after how many ``seconds`` since it began."""

    step: Step
    lines: tuple[str, ...]
    seconds: float


class Rounds:
    """A world at the desk. ``place`` is its file, ``story`` a file with a story of it, which is otherwise found.

    ``stale`` says whether the files have changed meanwhile: then what takes long is given up. ``come`` is told how many
    claims have been decided, of how many.
    """

    def __init__(self, place: str, story: str | None = None, stale: Callable[[], bool] = lambda: False) -> None:
        self.place, self.given, self.stale = Path(place), story, stale
        self.come: Callable[[int, int], object] = lambda done, all_: None
        self.kept: Kept | None = None
        self.said: frozenset[str] = frozenset()
        self.doubted: frozenset[str] = frozenset()
        self.acts: tuple[str, ...] | None = None
        self.told: tuple[str, ...] | None = None
        self.claims = self.place.with_suffix(SUFFIX)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that are watched."""
        return (self.place, self.claims, *((Path(self.given),) if self.given else ()))

    def round(self) -> Iterator[Found]:
        """All steps for the world as it is now. Raises FileProblem where it cannot be read."""
        began = time.perf_counter()

        def found(step: Step, lines: Iterator[str]) -> Found:
            said = tuple(lines)
            return Found(step, said, time.perf_counter() - began)

        world = self._opened()
        yield found("lint", self._lint(world))
        if not world.ok:
            return
        later: tuple[tuple[Step, Callable[[World], Iterator[str]]], ...]
        later = (("old", self._old), ("new", self._new), ("plot", self._plot), ("tests", self._tests))
        for step, lines in later:
            if self.stale():
                return
            yield found(step, lines(world))

    def _opened(self) -> World:
        """The world as it is now; what has not changed in its text is not read again."""
        text, foreign = legible(text_of(self.place, strict=False))
        source = Source(text, name_of(self.place), str(self.place), is_sabre(self.place), foreign)
        reading = read_source(source, self.kept)
        self.kept = reading.kept
        return world_of(reading)

    def _lint(self, world: World) -> Iterator[str]:
        """What is wrong or doubtful now, what is new of it first, and what has gone."""
        said = {d.render(world.source): f"{d.code}: {d.message}" for d in world.diagnostics}
        now = frozenset(said.values())
        yield from sorted(said, key=lambda one: said[one] in self.said)
        gone = len(self.said - now)
        if gone:
            yield f"mended: {gone}"
        self.said = now
        if not said and not gone:
            yield "nothing wrong"

    def _old(self, world: World) -> Iterator[str]:
        """What no longer holds in the old story: the one that is given, or the one that was found last."""
        if self.given is not None:
            try:
                self.acts = world.story(self.given).names
            except UnsaidError as error:
                yield error.message
                return
        if self.acts is None:
            return
        found = list(amiss(world, self.acts))
        yield from found
        if not found:
            yield f"still holds ({len(self.acts)} acts)"

    def _new(self, world: World) -> Iterator[str]:
        """The story there is now, where it is another than before."""
        stopped = threading.Event()

        def look(_: object) -> None:
            if self.stale():
                stopped.set()

        try:
            outcome = world.find(budget=Budget(SECONDS), progress=look, cancel=stopped)
        except UnsaidError as error:
            yield error.message
            return
        if stopped.is_set():
            return
        if outcome.story is None:
            yield "there is no story" if outcome.stop == "none" else f"no story was found within {SECONDS:g} s"
            return
        acts = outcome.story.names
        if acts == self.told:
            yield f"the same ({len(acts)} acts)"
        else:
            changed = "" if self.told is None else "another: "
            yield f"{changed}{', '.join(acts)}"
        self.told = acts
        if self.given is None:
            self.acts = acts

    def _plot(self, world: World) -> Iterator[str]:
        """What is doubtful about the plot now and was not before, and how much of it has gone."""
        there = {(d.code, d.span) for d in world.diagnostics}
        said = {f"{d.code}: {d.message}": d for d in lint(world) if (d.code, d.span) not in there}
        now = frozenset(said)
        yield from (said[one].render(world.source) for one in said if one not in self.doubted)
        gone = len(self.doubted - now)
        if gone:
            yield f"no longer doubtful: {gone}"
        self.doubted = now

    def _tests(self, world: World) -> Iterator[str]:
        """The claims beside the world that do not hold, and how many do."""
        if not self.claims.is_file():
            return
        held, done = 0, 0
        try:
            suite = claims(self.claims, world)
            for verdict in suite.verdicts():
                done += 1
                held += verdict.outcome == "holds"
                self.come(done, len(suite.texts))
                if verdict.outcome != "holds":
                    yield f"{self.claims}:{verdict.line}: {verdict}"
                if self.stale():
                    yield f"given up after {done} of {len(suite.texts)}: there is a new save"
                    return
        except (UnsaidError, Spent) as error:
            yield error.message
            return
        yield f"{held} of {done} claims hold"
