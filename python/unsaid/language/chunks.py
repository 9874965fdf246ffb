"""A text in chunks, each read by itself, and what was read of a chunk once, kept for when it comes again.

A chunk ends with a ``;`` outside braces, so it holds one definition, with what stands before it; one that is not well
formed may hold more. Strings and comments are whole in it: what a chunk is made of depends on nothing outside. So a
text of which one definition has changed is read again by reading one chunk. What the pieces of a chunk are, and what is
wrong with them, is a function of

- its characters;
- whether the properties that its calculations begin with hold booleans (``asked``), which is how Sabre tells a
  condition.

What was made of a chunk keeps the places it had then; ``by`` says how far it has moved.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from copy import copy
from functools import cached_property
from typing import Any

from lark import Token
from msgspec import Struct, field

from unsaid.text.hidden import suspect

from . import tree
from .diagnostic import Diagnostic
from .moving import moved
from .parser import parse
from .pieces import Piece, cut, misspelt_group
from .report import Report
from .source import Source
from .standing import guarded, out_of_place
from .syntax import unended
from .tokens import lexed

SIGN = re.compile(r'//[^\n]*|/\*.*?\*/|/\*|"(?:[^"\\]|\\.)*"|"|[;{}]', re.DOTALL)
"""What decides where a chunk ends: its signs, and all that may hold one that is none."""


Slot = tuple[str, int] | tuple[str, int, int]
"""Which check of a chunk: its name, the place of the definition in the chunk, and of several things that the definition
brings with it, which."""


class Chunk(Struct, eq=False):
    """A part of a text, with all that was made of it; ``start`` is where it stood then, ``by`` how far it has moved.

    ``closed``: it ends by its own ``;``, not only because the text does; ``hiding``: it has characters that may hide.
    ``said`` is what reading says of it, each with whether the end of the text would excuse it. ``outcomes`` belong to
    the checker, which looks for them in ``earlier``, those of the reading before.
    """

    text: str
    start: int
    by: int = 0
    closed: bool = False
    hiding: bool = False
    tokens: list[Token] = field(default_factory=list[Token])
    pieces: list[Piece] = field(default_factory=list[Piece])
    misspelt: list[Diagnostic] = field(default_factory=list[Diagnostic])
    parsed: bool = False
    definitions: list[tree.Definition] = field(default_factory=list[tree.Definition])
    said: list[tuple[Diagnostic, bool]] = field(default_factory=list[tuple[Diagnostic, bool]])
    broken: frozenset[str] = frozenset()  # one for all that have none: a text may have a hundred thousand chunks
    asked: dict[str, bool] = field(default_factory=dict[str, bool])
    earlier: dict[Slot, Any] = field(default_factory=dict[Slot, Any])
    outcomes: dict[Slot, Any] = field(default_factory=dict[Slot, Any])
    lexed: int = 0  # where it stood when its tokens were made


class WrittenDefinition(Struct, eq=False):
    """A definition of a chunk."""

    chunk: Chunk
    index: int

    @property
    def parsed(self) -> tree.Definition:
        """The definition, at the place where its chunk was then."""
        return self.chunk.definitions[self.index]

    def here(self) -> tree.Definition:
        """The definition, at its place in this text."""
        return moved(self.parsed, self.chunk.by)

    def head(self) -> tree.Definition:
        """The same without what only its own check looks at."""
        return moved(headed(self.parsed), self.chunk.by)


def headed(d: tree.Definition) -> tree.Definition:
    """A definition without what only its own check looks at."""
    match d:
        case tree.QuestionDefinition():
            names = tuple(tree.HypothesisNode(h.name, None, None, h.name, h.span) for h in d.hypotheses)
            return tree.QuestionDefinition(d.name, d.parameters, names, d.span)
        case tree.EventDefinition():
            return tree.EventDefinition(d.kind, d.name, (), (), d.span)
        case _:
            return d


def end_of_chunk(text: str, start: int, most: int) -> tuple[int, bool]:
    """Where the chunk that starts at a place ends, at ``most`` where its text does; and whether by a ``;``."""
    depth = 0
    for match in SIGN.finditer(text, start, most):
        sign = match.group()
        if sign == ";" and depth == 0:
            return match.end(), True
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
        elif sign in ('"', "/*"):  # never ends, so the rest of the text belongs to it
            break
    return most, False


def chunks_of(source: Source, before: Sequence[Chunk]) -> list[Chunk]:
    """The chunks of a text, those of ``before`` taken over where they have the same characters; what it includes comes
    before it, though it stands behind it.

    Most follow each other as they did, so behind one that was taken over the next is looked for, and where something is
    new, the one that followed it, or the one after that.
    """
    text, found, unused = source.whole, list[Chunk](), Unused(before)
    follows = 0
    for start, most in [*((start, start + len(part.text)) for part, start in source.starting), (0, len(source.text))]:
        while start < most:
            place = next((n for n in range(follows, follows + 3) if unused.stands(n, text, start, most)), None)
            end, closed = (0, False) if place is not None else end_of_chunk(text, start, most)
            place = unused.like(text[start:end]) if place is None else place
            if place is None:
                found.append(fresh(source, start, end, closed))
            else:
                found.append(taken_over(before[place], start))
                unused.use(place)
                follows = place + 1
            start += len(found[-1].text)  # noqa: PLW2901
    return found


class Unused:
    """The chunks of an earlier text that have not been taken over yet."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.chunks = chunks
        self.used = bytearray(len(chunks))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where chunks of some characters stand among the others, the last first."""
        found: dict[str, list[int]] = {}
        for place in reversed(range(len(self.chunks))):
            found.setdefault(self.chunks[place].text, []).append(place)
        return found

    def stands(self, place: int, text: str, start: int, most: int) -> bool:
        """Whether a chunk stands at a place of the text, where it ends by its own characters as it did."""
        if place >= len(self.chunks) or self.used[place]:
            return False
        chunk = self.chunks[place]
        return chunk.closed and start + len(chunk.text) <= most and text.startswith(chunk.text, start)

    def like(self, text: str) -> int | None:
        """A chunk of the same characters."""
        return next((place for place in self.places.get(text, ()) if not self.used[place]), None)

    def use(self, place: int) -> None:
        """Let a chunk not be taken over again."""
        self.used[place] = True


def taken_over(chunk: Chunk, start: int) -> Chunk:
    """A chunk for another reading of it, which may find it at another place."""
    again = copy(chunk)
    again.by, again.earlier, again.outcomes = start - chunk.start, chunk.outcomes, {}
    return again


def fresh(source: Source, start: int, end: int, closed: bool) -> Chunk:
    """A chunk that was not there before, cut into the pieces of definitions."""
    report, text = Report(), source.whole[start:end]
    tokens = lexed(source.whole, start, end, report)
    chunk = Chunk(text, start, 0, closed, suspect(text), tokens, list(cut(tokens)), report.diagnostics)
    chunk.lexed = start
    return chunk


class AskedBooleans(Container[str]):
    """The properties that hold booleans, and what was asked of which names."""

    def __init__(self, booleans: frozenset[str]) -> None:
        self.booleans = booleans
        self.asked: dict[str, bool] = {}

    def __contains__(self, name: object) -> bool:
        return self.asked.setdefault(str(name), name in self.booleans)


def settle(chunk: Chunk, source: Source, booleans: frozenset[str]) -> Chunk:
    """The chunk with its definitions parsed: now, if they were not, or if they would be parsed otherwise now."""
    if chunk.parsed and all((name in booleans) == held for name, held in chunk.asked.items()):
        return chunk
    here = chunk.start + chunk.by
    if chunk.lexed != here:
        chunk = fresh(source, here, here + len(chunk.text), chunk.closed)
    chunk.start, chunk.by = here, 0
    asked = AskedBooleans(booleans)
    chunk.definitions, chunk.said, chunk.broken, chunk.earlier = [], [], frozenset(), {}
    for piece in chunk.pieces:
        parse_piece(piece, chunk, source, asked)
    chunk.parsed, chunk.asked = True, asked.asked
    return chunk


def settle_here(chunk: Chunk) -> None:
    """Let a chunk that has moved be of the place where it is now; what was made of it is forgotten."""
    if chunk.by:
        by = chunk.by
        chunk.definitions = [moved(definition, by) for definition in chunk.definitions]
        chunk.said = [(diagnostic.moved(by), end) for diagnostic, end in chunk.said]
        chunk.misspelt = [diagnostic.moved(by) for diagnostic in chunk.misspelt]
        chunk.start, chunk.by, chunk.earlier, chunk.outcomes = chunk.start + by, 0, {}, {}


def parse_piece(piece: Piece, chunk: Chunk, source: Source, booleans: Container[str]) -> None:
    """Parse one piece of a chunk; where it does not parse it is cut again, by its lines."""
    last = piece.place.stop == len(chunk.tokens)
    Parsing(chunk, source, booleans).piece(piece, chunk.tokens[piece.place], (), final=last)


class Parsing:
    """Parses the pieces of a chunk, those within a ``while`` with its condition."""

    def __init__(self, chunk: Chunk, source: Source, booleans: Container[str]) -> None:
        self.chunk, self.source, self.booleans = chunk, source, booleans

    def piece(self, piece: Piece, tokens: list[Token], guards: tuple[tree.Node, ...], *, final: bool) -> None:
        """Parse a piece that is made of some tokens; ``final``: nothing comes after it that a ``;`` would part it
        from."""
        if piece.inner is not None:
            self._group(piece, piece.inner, guards, final=final)
            return
        report = Report()
        definition = parse(piece, self.source, report, self.booleans)
        if definition is not None:
            self._take(definition, piece, report, guards, final=final)
            return
        inner = misspelt_group(piece)
        if inner is not None:
            self.chunk.said += ((d, False) for d in report.diagnostics)
            for part in inner:
                self.piece(part, part.tokens, (), final=part is inner[-1])
            return
        guessed = list(cut(tokens, by_lines=self.source))
        for part in guessed:
            report = Report()
            definition = None if part.inner is not None else parse(part, self.source, report, self.booleans)
            if definition is None:
                self.chunk.said += ((d, False) for d in report.diagnostics)
                self.chunk.broken |= {w for w in (part.name, str(part.tokens[0])) if w}
            else:
                self._take(definition, part, report, guards, final=final and part is guessed[-1])

    def _group(self, piece: Piece, inner: list[Piece], guards: tuple[tree.Node, ...], *, final: bool) -> None:
        """Parse the condition of a ``while``, and what stands in it, which has that condition besides its own."""
        report, opened = Report(), next(i for i, t in enumerate(piece.tokens) if t.type == "LBRACE") + 1
        head = Piece([*piece.tokens[:opened], piece.tokens[-1]], piece.place, piece.closed, piece.end)
        guard = parse(head, self.source, report, self.booleans)
        self.chunk.said += ((d, False) for d in report.diagnostics)
        if isinstance(guard, tree.GuardDefinition):
            guards = (*guards, guard.body)
        for part in inner:
            self.piece(part, part.tokens, guards, final=part is inner[-1])
        if not piece.closed:
            self.chunk.said.append((unended(piece), final))

    def _take(
        self, definition: tree.Definition, piece: Piece, report: Report, guards: tuple[tree.Node, ...], *, final: bool
    ) -> None:
        if guards:
            out_of_place(definition, report)
        take(guarded(definition, guards), piece, report, self.chunk, final=final)


def take(definition: tree.Definition, piece: Piece, report: Report, chunk: Chunk, *, final: bool) -> None:
    """Add a definition, with what is said of it; only the last of a text may do without its ``;``."""
    chunk.definitions += tree.flat(definition)
    chunk.said += ((d, False) for d in report.diagnostics)
    if not piece.closed:
        chunk.said.append((unended(piece), final))
