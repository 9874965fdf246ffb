"""Reading a world: text to tokens, to definitions, to a checked world, with everything there was to say.

``read`` takes any text at all and never raises; what is wrong is in ``Reading.diagnostics``, and ``world`` is None
as soon as one of them is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lark import Token

from ..budget import ask
from . import core, tree
from .checker import Checker
from .diagnostic import Diagnostic
from .parser import parse
from .pieces import OPENERS, Piece, cut
from .report import Report
from .source import Source, plain
from .syntax import missing_end
from .tokens import tokenize

MANY = 2_000
"""Definitions beyond which statements of how it all starts are parsed one by one."""

DEFINING = frozenset(kind for kind, _ in OPENERS.values())


@dataclass(frozen=True)
class Reading:
    """What came of reading a text: the checked world, or None if there are errors; and all diagnostics, in order."""

    world: core.World | None
    diagnostics: list[Diagnostic]
    source: Source

    @property
    def sabre(self) -> bool:
        """Whether the text was read as a file of Sabre's."""
        return self.source.sabre

    @property
    def errors(self) -> list[Diagnostic]:
        """The diagnostics that keep this text from being a world."""
        return [d for d in self.diagnostics if d.severity == "error"]

    def render(self, color: bool = False) -> str:
        """All diagnostics as text, a blank line between them."""
        return "\n\n".join(d.render(self.source, color) for d in self.diagnostics)


def read(
    text: str, name: str = "world", path: str | None = None, *, sabre: bool = False, foreign: int | None = None
) -> Reading:
    """Read the text of a world.

    ``name`` is the world's name (a file's stem), ``path`` what messages call the text; ``sabre`` reads it as the
    planner Sabre would; ``foreign`` is where the first character stands that was in another encoding than UTF-8. Never
    raises on bad text.
    """
    return read_source(Source(plain(text), name, path, sabre, foreign))


def read_source(source: Source) -> Reading:
    """Read the text of a world whose lines end as ``plain`` has them."""
    report = Report()
    if source.foreign is not None:
        of_another_encoding(source.foreign, report)
    parsed = parse_all(source, report, waiting=True)
    world = None
    if not parsed.hopeless:
        rest = parsed.rest(source, report)
        world = Checker(parsed.definitions, parsed.broken, source, report).world(rest)
    return Reading(None if report.failed else world, report.in_order(), source)


def of_another_encoding(foreign: int, report: Report) -> None:
    """Remark on a text that is not all UTF-8."""
    said = "from here on there are characters that are no UTF-8; they are taken for Windows-1252 (Latin-1)"
    report.add("other-encoding", (foreign, foreign + 1), said, repair="save the file as UTF-8")


@dataclass
class Parsed:
    """All definitions that could be parsed, and the names of those that could not.

    ``hopeless``: nothing is left that checking could say anything true about. ``booleans``: the properties that are
    known to hold booleans before anything is parsed.
    """

    booleans: frozenset[str] = frozenset()
    definitions: list[tree.Definition] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    hopeless: bool = False
    later: list[tuple[Piece, list[Token], bool]] = field(default_factory=list[tuple[Piece, list[Token], bool]])

    def rest(self, source: Source, report: Report) -> Iterator[tree.Definition]:
        """The statements put off, each parsed when it is asked for."""
        for piece, tokens, last in self.later:
            start = len(self.definitions)
            parse_one(piece, tokens, source, report, self, last=last)
            yield from self.definitions[start:]
            del self.definitions[start:]
            if report.full and report.failed:
                return


def parse_all(source: Source, report: Report, *, waiting: bool = False) -> Parsed:
    """Every definition of a text, each parsed alone.

    With ``waiting``, the statements of a text of very many are put off: nothing refers to them, so each can be parsed
    and checked before the next, and where most are wrong the first hundred of them are enough.
    """
    found = tokenize(source.text, report)
    parsed = Parsed(hopeless=report.failed and not found.tokens)
    pieces = list(cut(found.tokens))
    parsed.booleans = holding_booleans(pieces)
    waiting = waiting and len(pieces) > MANY
    for piece in pieces:
        ask()
        tokens, last = found.tokens[piece.place], piece.place.stop == len(found.tokens)
        if waiting and alone(piece):
            parsed.later.append((piece, tokens, last))
            continue
        parse_one(piece, tokens, source, report, parsed, last=last)
        if report.full:
            break
    if not parsed.definitions and not parsed.later:
        parsed.hopeless = True
        if not report.failed:
            said = "there is nothing in this world"
            report.add("empty-world", (0, 0), said, expected="definitions, such as `entity Tom : character;`")
    parsed.hopeless = parsed.hopeless or any(d.code.startswith("unterminated") for d in report.diagnostics)
    return parsed


def alone(piece: Piece) -> bool:
    """Whether a piece is a statement of how it all starts, without a definition behind it that lacks only a ``;``."""
    return piece.opener not in DEFINING and OPENERS.keys().isdisjoint(map(str, piece.tokens[1:]))


def holding_booleans(pieces: Iterable[Piece]) -> frozenset[str]:
    """The names of the properties that hold booleans, as far as their definitions can be read."""
    properties = [p for p in pieces if p.opener == "PROPERTY" and p.name]
    return frozenset(str(p.name) for p in properties if p.tokens[-1] == "boolean")


def parse_one(piece: Piece, tokens: list[Token], source: Source, report: Report, parsed: Parsed, *, last: bool) -> None:
    """Parse one definition, made of these tokens; where it does not parse it is cut again, by its lines."""
    said = Report()
    definition = parse(piece, source, said, parsed.booleans)
    if definition is not None:
        report.add_all(said)
        take(definition, piece, report, parsed, last=last)
        return
    guessed = list(cut(tokens, by_lines=source))
    for part in guessed:
        definition = parse(part, source, report, parsed.booleans)
        if definition is None:
            parsed.broken.update(w for w in (part.name, str(part.tokens[0])) if w)
        else:
            take(definition, part, report, parsed, last=last and part is guessed[-1])
        if report.full:
            break


def take(definition: tree.Definition, piece: Piece, report: Report, parsed: Parsed, *, last: bool) -> None:
    """Add a definition; only the last of a text may do without its ``;``."""
    parsed.definitions.append(definition)
    if not (piece.closed or last):
        missing_end(piece, report)
