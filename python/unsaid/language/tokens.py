"""The lexer: text to tokens, each with its place; comments are kept aside for the formatter.

Words are not reserved here. Whether ``type`` opens a definition or is somebody's parameter depends on where
it stands, which ``pieces`` settles; the lexer calls every word a NAME. What cannot be a token is reported and
skipped, so that the rest of the text can still be read.
"""

from __future__ import annotations

import math
import re
import unicodedata

from lark import Token
from msgspec import Struct

from unsaid.text.hidden import removed

from . import hiding
from .edits import Edit, put, write
from .report import Report

LARGEST = 1_000_000
"""Characters a text may have."""

SYMBOLS = {
    "&": "AND",
    "|": "OR",
    "!": "NOT",
    "=": "ASSIGN",
    "+": "PLUS",
    "-": "MINUS",
    "*": "STAR",
    "/": "SLASH",
    "(": "LPAR",
    ")": "RPAR",
    "{": "LBRACE",
    "}": "RBRACE",
    ",": "COMMA",
    ":": "COLON",
    ";": "SEMI",
    "?": "UNKNOWN",
}

PATTERN = re.compile(
    r"""
    (?P<SPACE>\s+)
  | (?P<COMMENT>//[^\n]*|/\*.*?\*/)
  | (?P<OPEN_COMMENT>/\*)
  | (?P<STRING>"(?:[^"\\]|\\.)*")
  | (?P<OPEN_STRING>")
  | (?P<NUMBER>[0-9]+(?:\.[0-9]+)?)
  | (?P<NAME>[A-Za-z_][A-Za-z0-9_]*)
  | (?P<COMPARE>==|!=|<=|>=|<|>)
  | (?P<SYMBOL>[&|!=+\-*/(){},:;?])
  | (?P<STRANGE>[^\x00-\x7f]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)

CONSTANTS = {"True": "TRUE", "False": "FALSE"}


class Comment(Struct, frozen=True):
    """A comment as written, with its place."""

    text: str
    start: int
    end: int


class Tokens(Struct):
    """All tokens of a text in order, and its comments in order."""

    tokens: list[Token]
    comments: list[Comment]


def token(kind: str, text: str, start: int, end: int) -> Token:
    """A token at a place; lines are counted later and only where needed."""
    return Token(kind, text, start, end_pos=end)


def start_of(t: Token) -> int:
    return t.start_pos or 0


def end_of(t: Token) -> int:
    return t.end_pos or 0


def tokenize(text: str, report: Report) -> Tokens:
    """Every token of a text; what is none is reported and left out."""
    result = Tokens([], [])
    if not readable(text, report):
        return result
    hiding.check(text, report)
    fill(result, text, 0, len(text), report)
    return result


def lexed(text: str, start: int, end: int, report: Report) -> list[Token]:
    """The tokens of a part of a text that is readable; see ``chunks``."""
    result = Tokens([], [])
    fill(result, text, start, end, report)
    return result.tokens


def fill(result: Tokens, text: str, position: int, end: int, report: Report) -> None:
    """Add all tokens of a part of a text."""
    while position < end:
        match = PATTERN.match(text, position, end)
        assert match is not None  # the last alternative takes any character
        position = take(match, text, result, report)


def readable(text: str, report: Report) -> bool:
    """Whether a text is one at all, and small enough to be a world."""
    zero = text.find("\0")
    if zero >= 0:
        report.add("not-text", (zero, zero + 1), "this is binary data, not the text of a world")
    elif len(text) > LARGEST:
        said = f"the text has {len(text):,} characters; a world may have {LARGEST:,}"
        report.add("too-large", (0, 1), said, repair="split off what the story does not need")
    return not report.failed


def take(match: re.Match[str], text: str, result: Tokens, report: Report) -> int:
    """Add what was matched, and say where to go on."""
    kind, value, start, end = match.lastgroup or "", match.group(), match.start(), match.end()
    if kind == "COMMENT":
        result.comments.append(Comment(value, start, end))
    elif kind in ("OPEN_COMMENT", "OPEN_STRING"):
        return unfinished(kind, text, start, report)
    elif kind == "STRANGE":
        if removed(value):  # what hides is reported as such, wherever it stands
            edits = in_plain_signs(value, (start, end))
            report.add("strange-character", (start, end), strange(removed(value)), edits=edits)
    elif kind != "SPACE":
        result.tokens.append(token(named(kind, value), value, start, end))
        check_number(kind, value, (start, end), report)
    return end


def named(kind: str, value: str) -> str:
    if kind == "NAME":
        return CONSTANTS.get(value, kind)
    return SYMBOLS[value] if kind == "SYMBOL" else kind


def check_number(kind: str, value: str, span: tuple[int, int], report: Report) -> None:
    if kind == "NUMBER" and not math.isfinite(float(value)):
        report.add("number-too-large", span, "this number is too large to be held", expected="a number below 1.8e308")


def strange(value: str) -> str:
    shown = value if value.isprintable() else f"U+{ord(value[0]):04X}"
    return f"`{shown}` cannot stand here: names and signs are made of plain letters, digits and punctuation"


SIGNS = {
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("–—−", "-"),
    **dict(zip("≠≤≥", ("!=", "<=", ">="), strict=True)),
    **dict(zip("×÷∧∨¬", "*/&|!", strict=True)),
    **dict(zip("；：，？＝（）｛｝", ";:,?=(){}", strict=True)),
}
"""Signs as a word processor or a book sets them, and what they are here."""


def in_plain_signs(value: str, span: tuple[int, int]) -> list[Edit]:
    """What stands for strange characters where names and signs are plain: signs for sure, letters without accents as
    an offer."""
    signs = "".join(SIGNS.get(c, c) for c in value)
    if signs.isascii() and value != signs:
        return [write(signs, span, safe=True)]
    letters = "".join(c for c in unicodedata.normalize("NFKD", signs) if not unicodedata.combining(c))
    return [write(letters, span)] if letters.isascii() and letters.isalnum() else []


def unfinished(kind: str, text: str, start: int, report: Report) -> int:
    """A comment or string without an end: report it, and stop there, since all after it may be inside."""
    line = len(text[start:].split("\n", 1)[0].rstrip()) + start
    if kind == "OPEN_COMMENT":
        said, edits = "this comment never ends", [put(" */", line)]
        report.add("unterminated-comment", (start, start + 2), said, repair="close it with `*/`", edits=edits)
        return len(text)
    said, edits = "this text in quotes never ends", [put('"', line - (text[line - 1] == ";"))]
    report.add("unterminated-string", (start, start + 1), said, repair='close it with `"`', edits=edits)
    return len(text)
