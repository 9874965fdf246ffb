"""Running the grammar over one definition, and saying what went wrong where it does not fit.

Building the parser from the grammar takes longer than reading most worlds, so its tables are kept in a file
beside the grammar (``tools/grammar_tables.py`` writes it, a test keeps it current). If that file is missing or
another version of Lark cannot use it, the grammar is compiled afresh: slower, never wrong.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Container
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Token, UnexpectedToken
from lark import __version__ as lark_version
from lark.grammar import Rule
from lark.lexer import TerminalDef

from . import tree
from .build import Builder
from .doubts import Doubts
from .grouping import grouped
from .pieces import Piece
from .report import Report
from .source import Source
from .syntax import explain
from .tokens import token

DEEPEST = 120
"""Expressions within expressions; later stages walk them recursively."""

LONGEST = 20_000
"""Tokens of a definition up to which it is remarked on where Sabre would read it otherwise; looking takes a time that
grows with its length and its depth together."""

TABLES = "grammar.tables"


def grammar_text() -> str:
    """The grammar as written."""
    return Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8")


def compiled(transformer: Builder | None = None) -> Lark:
    """The parser, built from the grammar."""
    return Lark(grammar_text(), parser="lalr", lexer="basic", maybe_placeholders=False, transformer=transformer)


def made_from() -> tuple[str, int]:
    """What tables depend on: the version of Lark, and the words of the grammar."""
    return lark_version, zlib.crc32(grammar_text().encode())


def tables() -> bytes:
    """What to keep in ``grammar.tables``."""
    data, memo = compiled().memo_serialize([TerminalDef, Rule])
    return pickle.dumps({"from": made_from(), "data": data, "memo": memo}, protocol=4)


def kept() -> dict[str, Any] | None:
    """The tables in ``grammar.tables``, if they are of this grammar and this Lark."""
    try:
        found = pickle.loads(Path(__file__).with_name(TABLES).read_bytes())
        return found if found["from"] == made_from() else None
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, ImportError, pickle.UnpicklingError):
        return None


@cache
def parser() -> Lark:
    """The parser, from its tables where they fit."""
    found = kept()
    if found is None:
        return compiled(Builder())
    return Lark._load_from_dict(found["data"], found["memo"], transformer=Builder())  # pyright: ignore[reportPrivateUsage]


def parse(
    piece: Piece, source: Source, report: Report, booleans: Container[str] = frozenset()
) -> tree.Definition | None:
    """The tree of one definition, or None with what is wrong reported.

    It is read as its file is to be read; what may be taken otherwise is remarked on. ``booleans``: see ``grouped``.
    """
    if piece.deep is not None:
        too_deep(piece.deep, report)
        return None
    try:
        plain = run(piece.tokens, piece.end)
    except UnexpectedToken as wrong:
        explain(wrong, acceptable(wrong, piece), piece, source, report)
        return None
    definition = settled(plain, piece, source, report, booleans)
    return definition if shallow(definition, report) else None


def settled(
    plain: tree.Definition, piece: Piece, source: Source, report: Report, booleans: Container[str]
) -> tree.Definition:
    """The reading of a definition that its file asks for, of the two there are."""
    if not shallow(plain, Report()) or (len(piece.tokens) > LONGEST and not source.sabre):
        return plain
    sabres = grouped(piece.tokens, booleans)
    try:
        other = run(sabres.tokens, piece.end) if sabres.added else plain
    except UnexpectedToken:  # no text that the grammar takes is known to come to this
        return plain
    if not shallow(other, Report()):
        return other
    definition, rejected = (other, plain) if source.sabre else (plain, other)
    doubts = Doubts(source, report)
    if sabres.places:
        doubts.differing(definition, rejected, sabres.places)
    doubts.of(definition, sabres.refused)
    return definition


def run(tokens: list[Token], end: int) -> Any:
    """Feed the tokens to the parser, and take what it makes of them."""
    reading = parser().parse_interactive("")
    for t in tokens:
        reading.feed_token(t)
    return reading.feed_token(token("$END", "", end, end))


def acceptable(wrong: UnexpectedToken, piece: Piece) -> frozenset[str]:
    """The kinds of token that could really have come in place of a wrong one.

    What Lark reports as expected is a guess from the state alone; trying each kind after the tokens that were right
    gives exactly those that go on.
    """
    reading = parser().parse_interactive("")
    for t in piece.tokens:
        if t is wrong.token:
            break
        reading.feed_token(t)
    return frozenset(reading.accepts())


def shallow(definition: tree.Definition, report: Report) -> bool:
    """Whether every expression of a definition is within the depth that later stages can walk."""
    waiting = [(body, 1) for body in tree.bodies(definition)]
    while waiting:
        node, depth = waiting.pop()
        if depth > DEEPEST:
            too_deep(node, report)
            return False
        waiting += [(inner, depth + 1) for inner in tree.children(node)]
    return True


def too_deep(where: Token | tree.Node, report: Report) -> None:
    start = (where.start_pos or 0) if isinstance(where, Token) else where.span[0]
    report.add(
        "too-deep",
        (start, start + 1),
        f"expressions lie more than {DEEPEST} deep inside each other here",
        repair="take a part of it out into a property that a trigger keeps up to date",
    )
