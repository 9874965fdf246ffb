"""Reading a world: text to tokens, to definitions, to a checked world, with everything there was to say.

``read`` takes any text at all and never raises; what is wrong is in ``Reading.diagnostics``, and ``world`` is None
as soon as one of them is an error.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from . import core, tree
from .checker import Checker
from .diagnostic import Diagnostic
from .parser import parse
from .pieces import Piece, cut
from .report import Report
from .source import Source
from .syntax import missing_end
from .tokens import tokenize


@dataclass(frozen=True)
class Reading:
    """What came of reading a text: the checked world, or None if there are errors; and all diagnostics, in order."""

    world: core.World | None
    diagnostics: list[Diagnostic]
    source: Source

    @property
    def errors(self) -> list[Diagnostic]:
        """The diagnostics that keep this text from being a world."""
        return [d for d in self.diagnostics if d.severity == "error"]

    def render(self, color: bool = False) -> str:
        """All diagnostics as text, a blank line between them."""
        return "\n\n".join(d.render(self.source, color) for d in self.diagnostics)


def read(text: str, name: str = "world", path: str | None = None) -> Reading:
    """Read the text of a world.

    ``name`` is the world's name (a file's stem), ``path`` what messages call the text. Never raises on bad text.
    """
    source, report = Source(text, name, path), Report()
    parsed = parse_all(source, report)
    world = None
    if not parsed.hopeless:
        world = Checker(parsed.definitions, parsed.broken, source, report).world()
    return Reading(None if report.failed else world, report.in_order(), source)


@dataclass
class Parsed:
    """All definitions that could be parsed, and the names of those that could not.

    ``hopeless``: nothing is left that checking could say anything true about.
    """

    definitions: list[tree.Definition] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    hopeless: bool = False


def parse_all(source: Source, report: Report) -> Parsed:
    """Every definition of a text, each parsed alone."""
    found = tokenize(source.text, report)
    parsed = Parsed(hopeless=report.failed and not found.tokens)
    pieces = list(cut(found.tokens, source))
    for piece in pieces:
        parse_one(piece, source, report, parsed, last=piece is pieces[-1])
        if report.full:
            break
    if not parsed.definitions:
        parsed.hopeless = True
        if not report.failed:
            said = "there is nothing in this world"
            report.add("empty-world", (0, 0), said, expected="definitions, such as `entity Tom : character;`")
    parsed.hopeless = parsed.hopeless or any(d.code.startswith("unterminated") for d in report.diagnostics)
    return parsed


def parse_one(piece: Piece, source: Source, report: Report, parsed: Parsed, *, last: bool) -> None:
    """Parse one definition; only the last of a text may do without its ``;``."""
    before = len(report.diagnostics)
    definition = parse(piece, source, report)
    if definition is None:
        parsed.broken.update(w for w in (piece.name, str(piece.tokens[0])) if w)
        return
    parsed.definitions.append(definition)
    if not (piece.closed or last) and len(report.diagnostics) == before:
        missing_end(piece, report)
