"""A world, opened: from a file or a bundled name to its checked text, its ground form and its minds.

Each stage is worked out when it is first asked for, and its time is kept, so that a command pays only for what
it uses and ``tell --json`` can say where the seconds went.
"""

from __future__ import annotations

import difflib
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from unsaid.api.working import Working
from unsaid.errors import UnknownName, UnsaidError

if TYPE_CHECKING:
    from unsaid.budget import Budget
    from unsaid.data.limits import Limits
    from unsaid.data.story import Result
    from unsaid.language import Diagnostic, Reading, Source, core
    from unsaid.language.asking import Phrases
    from unsaid.language.former import Names
    from unsaid.minds import Minds, MindsError
    from unsaid.minds.data import Watcher
    from unsaid.play.stage import Rules, Stage, StageEnding
    from unsaid.psyche.log import Log
    from unsaid.psyche.study import Study
    from unsaid.text.styled import Styled
    from unsaid.world import GroundWorld
    from unsaid.world.asking import Grounded
    from unsaid.world.never import NeverHappens

SUFFIX = ".world"
SHELF = ("the-soup", "tutorial", "the-saucer", "the-owl", "paste", "the-riding-light", "the-unsaid", "the-lesson")
"""The worlds that come with Unsaid, in the order in which to meet them: ten minutes first, an evening last."""

NEAR = (4, 2)
"""How far anybody looks where no limit is set: acts in a plan, and levels of mind, of which one's own is the first."""

FEW = 40
FAR = (5, 3)
"""How far they look in a world of no more than that many acts, where it costs nothing: a plot with three plans in it
needs as much."""


class WorldError(UnsaidError):
    """A world that cannot be used: its text has errors, it cannot be grounded, or it cannot be run.

    ``diagnostics`` holds what is wrong, with places in ``source``; ``str`` is the rendered text.

    >>> import unsaid
    >>> try:
    ...     unsaid.read("entity Tom : charcter;", name="draft").find()
    ... except unsaid.WorldError as error:
    ...     error.code, error.place
    ('unknown-type', '<draft>:1:14')
    """

    def __init__(self, diagnostics: list[Diagnostic], source: Source) -> None:
        self.diagnostics = diagnostics
        self.source = source
        first = diagnostics[0]
        said = "\n\n".join(d.render(source) for d in diagnostics)
        line, column = source.position(first.span[0])
        super().__init__(first.code, said, f"{source.label}:{line}:{column}")

    def render(self, color: bool = False) -> str:
        """All diagnostics as text."""
        return self.styled().painted() if color else str(self.styled())

    def styled(self) -> Styled:
        """All diagnostics, with the looks of their parts."""
        from unsaid.text.styled import joined

        return joined([d.styled(self.source) for d in self.diagnostics], "\n\n")


@dataclass
class OpenWorld:
    """An opened world: ``core`` is what its text says, ``ground`` has every name filled in, ``minds`` is it running."""

    reading: Reading
    seconds: dict[str, float] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    """Acts, or all acts of a name, that cannot be done in it."""
    passing: bool = False
    """Whether everybody may pass in it, as in a game."""
    doubtful_words: list[Diagnostic] = field(default_factory=list)
    """What there was to say about the tables of words it is told in."""
    working: Working = field(init=False, repr=False, compare=False)
    """Who is at work on its minds."""
    _starting: threading.RLock = field(default_factory=threading.RLock, repr=False, compare=False)
    """A state means something in one engine, so there is one, however many threads ask for it first."""

    def __post_init__(self) -> None:
        self.working = Working(self)

    @property
    def source(self) -> Source:
        """The text, with its name and path."""
        return self.reading.source

    @property
    def warnings(self) -> list[Diagnostic]:
        """What the reader noticed that does not stop it."""
        return [d for d in self.reading.diagnostics if d.severity == "warning"]

    @cached_property
    def core(self) -> core.World:
        """The checked world; raises WorldError with every error in the text."""
        if self.reading.world is None:
            raise WorldError([d for d in self.reading.diagnostics if d.severity == "error"], self.source)
        if not self.passing:
            return self.reading.world
        from unsaid.world.passes import with_passes

        return with_passes(self.reading.world)

    @cached_property
    def ground(self) -> GroundWorld:
        """The ground world; raises WorldError where it would be too large or makes no sense."""
        from unsaid.world import GroundError, ground
        from unsaid.world.leaving import without

        world = self.core
        with self._timed("ground"):
            try:
                whole = ground(world, self.source)
                return without(whole, self.left_out) if self.left_out else whole
            except GroundError as error:
                raise WorldError([error.diagnostic], self.source) from error

    @cached_property
    def minds(self) -> Minds:
        """The world running; raises WorldError where its triggers never come to rest."""
        with self._starting:
            if "minds" not in self.__dict__:
                self.__dict__["minds"] = self._started()
            return self.__dict__["minds"]

    def _started(self) -> Minds:
        ground = self.ground
        from unsaid.minds import Minds, MindsError

        with self._timed("ground"):
            try:
                return Minds(ground)
            except MindsError as error:
                located = self.located(error)
                raise located from (None if located is error else error)

    @cached_property
    def phrases(self) -> Phrases:
        """Reads phrases about the world."""
        from unsaid.language.asking import Phrases

        return Phrases(self.source, self.reading.kept.chunks)

    @cached_property
    def grounded(self) -> Grounded:
        """Grounds phrases about the world."""
        from unsaid.world.asking import Grounded

        return Grounded(self.core, self.ground)

    @cached_property
    def endings(self) -> tuple[StageEnding, ...]:
        """The ways for its story to be over, in order of definition."""
        from unsaid.play.stage import StageEnding

        told = (passage for passage in self.core.passages if passage.kind == "ending")
        return tuple(StageEnding(p.name, self.grounded.condition(p.when)) for p in told if p.when is not None)

    @cached_property
    def passes(self) -> tuple[int, ...]:
        """The act of everybody by which they pass, by character; empty where nobody may."""
        from unsaid.world.passes import pass_name

        numbers, name = self.ground.actions_named(), pass_name(self.core)
        return tuple(numbers[f"{name}({who})"] for who in self.ground.characters) if self.passing else ()

    def stage(self, rules: Rules) -> Stage:
        """The world ready to be played, by some rules; everybody may pass in it."""
        from unsaid.play.kept.saves import fingerprint
        from unsaid.play.stage import Stage

        text = fingerprint(self.source.whole)
        numbers = {name: number for number, name in enumerate(self.ground.characters)}
        tempers = {numbers[temper.who]: temper.degree for temper in self.core.tempers}
        return Stage(self.ground, self.minds, self.passes, rules, self.endings, text, tempers, self.former, self._never)

    @cached_property
    def former(self) -> Names | None:
        """What was called otherwise once; None where nothing was."""
        if not self.core.former:
            return None
        from unsaid.language.former import Names

        return Names.of(self.core.former)

    def _never(self, act: str) -> str | None:
        found = self.never(act)
        return None if found is None else found.said

    @cached_property
    def study(self) -> Study:
        """What has been found out about the minds of the world's stories so far."""
        from unsaid.psyche.study import Study

        return Study(self.minds)

    def forget(self) -> None:
        """Forgets what was found out about states, some of which are there no longer."""
        self.__dict__.pop("study", None)

    def log(self, acts: Sequence[int], limits: Limits) -> Log:
        """The log of a course of acts, on which everything about its minds is worked out; ``limits`` say how far
        anybody looks ahead (``character`` acts in a plan, ``depth`` levels of mind), where they do."""
        from unsaid.data.running import Horizon

        steps, depth = FAR if len(self.ground.actions) <= FEW else NEAR
        steps = steps if limits.character is None else limits.character
        depth = depth if limits.depth is None else max(limits.depth, 1)
        return self.study.log(acts, Horizon(steps, depth))

    def numbered(self, acts: Sequence[str]) -> list[int]:
        """Acts by their numbers in the ground world."""
        numbers = self.ground.actions_named()
        return [numbers[act] for act in acts]

    def never(self, act: str) -> NeverHappens | None:
        """Why an act of the world's text, by its full name or its name alone, can never happen; None where it can, or
        where the world has no such act."""
        from unsaid.world.never import never_happens

        return never_happens(self.core, self.ground, act)

    def put_into_words(self, content: str, path: str) -> list[Diagnostic]:
        """Tells the world in the texts of a gettext file from now on; gives back what there is to say about the file.

        ``content`` is the file, ``path`` what messages call it. Raises WorldError where the file has errors.
        """
        from unsaid.telling.po import Table
        from unsaid.telling.table import with_texts

        ids = {}
        if self.core.former:
            from unsaid.api.formerwords import former_ids

            ids = former_ids(self.source, self.core)
        table = Table(content, self.core, path, ids, self.former)
        if table.errors:
            raise WorldError(table.errors, table.source)
        self.core = with_texts(self.core, table.words)
        return table.diagnostics

    def located(self, error: MindsError) -> MindsError | WorldError:
        """A trigger cycle with its place in the text; any other error of the engine as it is."""
        if error.code != "trigger-cycle" or not error.names:
            return error
        from unsaid.language import diagnose

        named = error.names[0].split(" (line ")[0]  # the engine adds the line it knows
        first = next((t for t in self.ground.triggers if t.name == named), None)
        written = (*self.core.questions, *self.core.triggers)  # questions bring triggers with them
        span = next((w.span for w in written if first and self._starts_on(w.span, first.line)), (0, 0))
        return WorldError([diagnose("trigger-cycle", span, error.message)], self.source)

    def _starts_on(self, span: tuple[int, int], line: int) -> bool:
        return self.source.position(span[0])[0] == line

    def find(
        self,
        limits: Limits | None = None,
        *,
        goal: float | None = None,
        progress: Watcher | None = None,
        budget: Budget | None = None,
    ) -> Result:
        """Looks for a story; ``goal`` is the author's utility to reach, None for any gain over the start.

        ``budget`` is what it may use, besides what ``limits`` say. Raises Spent where it is too little to begin with.
        """
        from unsaid.budget import running
        from unsaid.story.find import find, within

        with self.working, running(budget):
            return find(self.minds, within(limits, budget), goal=goal, progress=progress)

    def stories(
        self,
        limits: Limits | None = None,
        *,
        goal: float | None = None,
        progress: Watcher | None = None,
    ) -> Iterator[Result]:
        """All stories within the limits, one after another; see ``unsaid.story.find.find_all``."""
        from unsaid.story.find import find_all

        return find_all(self.minds, limits, goal=goal, progress=progress)

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - began


def bundled() -> list[str]:
    """The names of the worlds that come with Unsaid, in the order in which to meet them."""
    return list(SHELF)


def bundled_text(name: str) -> str:
    """The text of a bundled world."""
    return resources.files("unsaid").joinpath("worlds", name + SUFFIX).read_text(encoding="utf-8")


def load(world: str | Path, *, sabre: bool | None = None) -> OpenWorld:
    """Opens a world: a path, the name of a bundled world, or ``-`` for standard input.

    A file of that name comes before a bundled world. ``sabre``: whether the text is read as the planner Sabre reads it;
    None does so where the file's name ends in `.txt` or `.sabre`. Errors in the text are raised when ``core`` is asked
    for. Raises FileProblem where there is no such file or it cannot be read.
    """
    began = time.perf_counter()
    from unsaid.language import read, read_file
    from unsaid.language.files import legible, text_given

    if str(world) == "-":
        text, foreign = legible(text_given(strict=False))
        reading = read(text, name="stdin", sabre=bool(sabre), foreign=foreign)
    elif is_bundled(str(world)):
        reading = read(bundled_text(str(world)), name=str(world), sabre=bool(sabre))
    else:
        reading = read_file(world, sabre=sabre)
    return OpenWorld(reading, {"read": time.perf_counter() - began})


def diagnosed(world: OpenWorld) -> list[Diagnostic]:
    """What there is to say about a world: about its text, and, if that is sound, its ground form and its start."""
    found = list(world.reading.diagnostics)
    if world.reading.world is None:
        return found
    try:
        _ = world.minds
    except WorldError as error:
        return found + error.diagnostics
    return found


def missing(name: str) -> None:
    """Raises UnknownName where a name is neither a file nor a bundled world."""
    if name == "-" or Path(name).exists() or name in bundled():
        return
    near = difflib.get_close_matches(name, bundled(), n=1, cutoff=0.55)
    hint = f"did you mean {near[0]!r}?" if near else "`unsaid worlds` lists those that come with Unsaid"
    raise UnknownName("unknown-world", f"there is no file and no bundled world called {name!r}; {hint}", name)


def standard_input() -> str:
    """The text on standard input; raises FileProblem where it is none."""
    from unsaid.language.files import text_given

    return text_given()


def is_bundled(world: str) -> bool:
    """Whether a name means a bundled world: it is one of theirs, and no file here has that name."""
    return not Path(world).is_file() and world in bundled()
