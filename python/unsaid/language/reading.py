"""Reading a world: text to tokens, to definitions, to a checked world, with everything there was to say.

``read`` takes any text at all and never raises; what is wrong is in ``Reading.diagnostics``, and ``world`` is None as
soon as one of them is an error. A text that has changed is read again by ``Reading.edited``, which takes over whatever
holds of what has not changed (``chunks``, ``checker.memo``), and otherwise does the same: a reading is what it is, by
whichever way it was come to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from ..budget import ask, not_looking_for_rubbish
from . import core, hiding
from .checker import Checker
from .checker.asked import Question
from .checker.assembly import Assembly
from .chunks import Chunk, WrittenDefinition, chunks_of, settle
from .diagnostic import Diagnostic
from .including import resolved
from .pieces import OPENERS, Piece
from .report import Report
from .source import Source, plain
from .tokens import readable

MANY = 2_000
"""Definitions beyond which statements of how it all starts are parsed one by one."""

DEFINING = frozenset(kind for kind, _ in OPENERS.values())


class Kept(msgspec.Struct, frozen=True):
    """What is kept of a reading for the next: the chunks of its text, the answers their checks were given, and what the
    world is put together from."""

    chunks: list[Chunk] = msgspec.field(default_factory=list[Chunk])
    answers: Mapping[Question, Any] = msgspec.field(default_factory=dict[Question, Any])
    assembly: Assembly | None = None


@dataclass(frozen=True)
class Reading:
    """What came of reading a text: all diagnostics, in order, and the checked world."""

    diagnostics: list[Diagnostic]
    source: Source
    kept: Kept = field(default_factory=Kept, repr=False, compare=False)

    @cached_property
    def world(self) -> core.World | None:
        """The checked world, or None if there are errors."""
        return None if self.errors or self.kept.assembly is None else self.kept.assembly.world()

    @property
    def sabre(self) -> bool:
        """Whether the text was read as a file of Sabre's."""
        return self.source.sabre

    @property
    def errors(self) -> list[Diagnostic]:
        """The diagnostics that keep this text from being a world."""
        return [d for d in self.diagnostics if d.severity == "error"]

    def edited(self, text: str) -> Reading:
        """The reading of the text as it is now: what ``read`` would give, sooner the less of it has changed. What it
        includes is taken as it was."""
        source = self.source
        return read_source(Source(plain(text), source.name, source.path, source.sabre, None, source.parts), self.kept)

    def render(self, color: bool = False) -> str:
        """All diagnostics as text, a blank line between them."""
        return "\n\n".join(d.render(self.source, color) for d in self.diagnostics)

    def __reduce__(self) -> tuple[Any, ...]:
        return read_source, (self.source,)


def read(
    text: str, name: str = "world", path: str | None = None, *, sabre: bool = False, foreign: int | None = None
) -> Reading:
    """Read the text of a world.

    ``name`` is the world's name (a file's stem), ``path`` what messages call the text; ``sabre`` reads it as the
    planner Sabre would; ``foreign`` is where the first character stands that was in another encoding than UTF-8. Never
    raises on bad text.
    """
    return read_source(Source(plain(text), name, path, sabre, foreign))


@not_looking_for_rubbish()
def read_source(source: Source, before: Kept | None = None) -> Reading:
    """Read the text of a world whose lines end as ``plain`` has them; ``before`` is what an earlier reading kept."""
    report, before = Report(), before or Kept()
    source, troubles = resolved(source)
    for trouble in troubles:
        report.note(trouble)
    if source.foreign is not None:
        of_another_encoding(source.foreign, report)
    parsed = parse_all(source, report, waiting=True, before=before.chunks)
    if parsed.hopeless:  # as while a quotation is open; what was read before it was opened is wanted again once it ends
        return Reading(report.in_order(), source, Kept(before.chunks or parsed.chunks, before.answers))
    checker = Checker(parsed.written, parsed.broken, source, report, before.answers)
    assembly = checker.check(parsed.rest(source, report))
    return Reading(report.in_order(), source, Kept(parsed.chunks, checker.facts.known, assembly))


def of_another_encoding(foreign: int, report: Report) -> None:
    """Remark on a text that is not all UTF-8."""
    said = "from here on there are characters that are no UTF-8; they are taken for Windows-1252 (Latin-1)"
    report.add("other-encoding", (foreign, foreign + 1), said, repair="save the file as UTF-8")


class Parsed(msgspec.Struct):
    """The chunks of a text; all definitions that could be parsed, and the names of those that could not.

    ``hopeless``: nothing is left that checking could say anything true about. ``booleans``: the properties that are
    known to hold booleans before anything is parsed. ``last``: the chunk whose end is that of the text.
    """

    chunks: list[Chunk]
    booleans: frozenset[str] = frozenset()
    last: int = -1
    hopeless: bool = False
    written: list[WrittenDefinition] = msgspec.field(default_factory=list[WrittenDefinition])
    broken: set[str] = msgspec.field(default_factory=set[str])
    later: list[int] = msgspec.field(default_factory=list[int])

    def rest(self, source: Source, report: Report) -> Iterator[WrittenDefinition]:
        """The statements put off, each parsed when it is asked for."""
        for place in self.later:
            yield from self.settled(place, source, report)
            if report.full and report.failed:
                return

    def settled(self, place: int, source: Source, report: Report) -> list[WrittenDefinition]:
        """The definitions of a chunk, with what there is to say of them reported."""
        chunk = self.chunks[place] = settle(self.chunks[place], source, self.booleans)
        for diagnostic, ended in chunk.said:
            if not (ended and place == self.last):
                report.note(diagnostic.moved(chunk.by))
        self.broken |= chunk.broken
        return [WrittenDefinition(chunk, index) for index in range(len(chunk.definitions))]


def parse_all(source: Source, report: Report, *, waiting: bool = False, before: Sequence[Chunk] = ()) -> Parsed:
    """Every definition of a text, each parsed alone, if it was not parsed before.

    With ``waiting``, the statements of a text of very many are put off: nothing refers to them, so each can be parsed
    and checked before the next, and where most are wrong the first hundred of them are enough.
    """
    parsed = Parsed(chunks_in(source, report, before))
    pieces = [piece for chunk in parsed.chunks for piece in chunk.pieces]
    parsed.last = max((n for n, chunk in enumerate(parsed.chunks) if chunk.tokens), default=-1)
    parsed.hopeless = report.failed and parsed.last < 0
    parsed.booleans = holding_booleans(pieces)
    waiting = waiting and len(pieces) > MANY
    for place, chunk in enumerate(parsed.chunks):
        ask()
        if waiting and all(map(alone, chunk.pieces)):
            parsed.later.append(place)
            continue
        parsed.written += parsed.settled(place, source, report)
        if report.full:
            break
    if not parsed.written and not parsed.later:
        parsed.hopeless = True
        if not report.failed:
            said = "there is nothing in this world"
            report.add("empty-world", (0, 0), said, expected="definitions, such as `entity Tom : character;`")
    parsed.hopeless = parsed.hopeless or any(d.code.startswith("unterminated") for d in report.diagnostics)
    return parsed


def chunks_in(source: Source, report: Report, before: Sequence[Chunk]) -> list[Chunk]:
    """The chunks of a text, with what is wrong with its characters reported."""
    if not readable(source.whole, report):
        return []
    chunks = chunks_of(source, before)
    if any(chunk.hiding for chunk in chunks):
        hiding.check(source.whole, report)
    for chunk in chunks:
        for diagnostic in chunk.misspelt:
            report.note(diagnostic.moved(chunk.by))
    return chunks


def alone(piece: Piece) -> bool:
    """Whether a piece is a statement of how it all starts, without a definition behind it that lacks only a ``;``."""
    return piece.opener not in DEFINING and OPENERS.keys().isdisjoint(map(str, piece.tokens[1:]))


def holding_booleans(pieces: Iterable[Piece]) -> frozenset[str]:
    """The names of the properties that hold booleans, as far as their definitions can be read."""
    properties = [p for p in pieces if p.opener == "PROPERTY" and p.name]
    return frozenset(str(p.name) for p in properties if p.tokens[-1] == "boolean")
