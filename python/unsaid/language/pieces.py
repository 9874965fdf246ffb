"""Cutting a text into definitions, and giving words their kind.

A definition ends at a ``;`` outside braces. Cutting first means that each is parsed alone: a mistake spoils one
definition, not the file. Where a text cut so does not parse, it is cut ``by_lines``, as a person would who looks for
the missing ``;``: a line that plainly opens another definition, or another part, ends the one before. That is a guess,
made of texts with mistakes only, so that what a good text means never hangs on where its lines end.

No word is reserved. ``type`` opens a definition only where one starts and a name follows, ``effect`` only where
a part of an action may start, ``sum`` only before a bracket; anywhere else they are names like any other.
"""

from __future__ import annotations

from collections.abc import Iterator

from lark import Token
from msgspec import Struct, field

from .source import Source
from .tokens import end_of, start_of, token

DEEPEST = 120
"""Brackets within brackets."""

OPENERS = {
    "type": ("TYPE", "NAME"),
    "entity": ("ENTITY", "NAME"),
    "property": ("PROPERTY", "NAME"),
    "action": ("ACTION", "NAME"),
    "trigger": ("TRIGGER", "NAME"),
    "utility": ("UTILITY", "LPAR"),
    "concern": ("CONCERN", "NAME"),
    "question": ("QUESTION", "NAME"),
    "release": ("RELEASE", "NAME"),
    "foresight": ("FORESIGHT", "NUMBER"),
    "turns": ("TURNS", "NAME"),
    "like": ("LIKE", "NAME"),
    "temper": ("TEMPER", "NAME"),
    "sense": ("SENSE", "NAME"),
    "title": ("TITLE", "STRING"),
    "about": ("ABOUT", "STRING"),
    "role": ("ROLE", "NAME"),
    "formerly": ("FORMERLY", "NAME"),
    "called": ("CALLED", "NAME"),
    "viewpoint": ("VIEWPOINT", "NAME"),
    "opening": ("PASSAGE", "LBRACE"),
    "closing": ("PASSAGE", "LBRACE"),
    "ending": ("ENDING", "NAME"),
    "telling": ("TELLING", "NAME"),
}
"""Words that open a definition: the kind they then have, and what must follow them."""

ALSO = {"FORESIGHT": ("NUMBER", "MINUS")}
"""What may follow instead, so that what is wrong with it can be said well."""

EVENT_PARTS = {
    "precondition": ("PRECONDITION", "COLON"),
    "effect": ("EFFECT", "COLON"),
    "consenting": ("CONSENTING", "COLON"),
    "observing": ("OBSERVING", "LPAR"),
    "asking": ("ASKING", "COLON"),
    "answering": ("ANSWERING", "COLON"),
    "discharging": ("DISCHARGING", "COLON"),
    "showing": ("SHOWING", "COLON"),
}
RELEASE_PARTS = {**EVENT_PARTS, "threshold": ("THRESHOLD", "COLON")}
CONCERN_PARTS = {"weight": ("WEIGHT", "COLON"), "term": ("TERM", "COLON")}
TELLING_PARTS = {"when": ("TELLING_WHEN", "COLON"), "knows": ("TELLING_WHEN", "COLON")}
PARTS = {
    "ACTION": EVENT_PARTS,
    "TRIGGER": EVENT_PARTS,
    "RELEASE": RELEASE_PARTS,
    "CONCERN": CONCERN_PARTS,
    "PASSAGE": TELLING_PARTS,
    "ENDING": TELLING_PARTS,
    "TELLING": TELLING_PARTS,
}
"""For each definition with braces, the words that open a part of it."""

SORTS = ("change", "held", "overcome", "refused", "offered", "silence", "feeling", "shown", "concern")
"""Words that may stand between ``telling`` and a name, and say what is told of it."""

FORMS = {
    "if": "IF",
    "elseif": "ELSEIF",
    "when": "WHEN",
    "forall": "QUANTIFIER",
    "exists": "QUANTIFIER",
    "sum": "QUANTIFIER",
    "product": "QUANTIFIER",
    "believes": "BELIEVES",
}
"""Words that open an expression when a bracket follows."""


class Piece(Struct, eq=False):
    """The tokens of one definition, without the ``;`` that closes it.

    ``closed`` tells whether that ``;`` was there; ``end`` is where it stands or should. ``place`` is that of its tokens
    among all.
    """

    tokens: list[Token] = field(default_factory=list[Token])
    place: slice = slice(0)
    closed: bool = False
    end: int = 0
    deep: Token | None = None  # the bracket that goes too far in

    @property
    def opener(self) -> str:
        """The kind of the first token: which definition this is, or what an initial statement starts with."""
        return self.tokens[0].type

    @property
    def name(self) -> str | None:
        """What the definition defines, where its second word says so."""
        at = 2 if len(self.tokens) > 2 and self.tokens[1].type == "SORT" else 1
        named = len(self.tokens) > at and self.tokens[at].type == "NAME"
        return str(self.tokens[at]) if named else None


def cut(tokens: list[Token], by_lines: Source | None = None) -> Iterator[Piece]:
    """The definitions of a text, their words given their kinds; empty ones (``;;``) are left out."""
    position = 0
    while position < len(tokens):
        piece, position = next_piece(tokens, position, by_lines)
        if piece.tokens:
            retag(piece.tokens, by_lines)
            yield piece


def next_piece(tokens: list[Token], position: int, by_lines: Source | None) -> tuple[Piece, int]:
    """The definition that starts at a token, and where the next one starts."""
    piece, first, depth, open_brackets = Piece(), position, 0, 0
    while position < len(tokens):
        t = tokens[position]
        if position > first and by_lines is not None and opens_line(tokens, position, by_lines):
            break
        depth += {"LBRACE": 1, "RBRACE": -1}.get(t.type, 0)
        open_brackets += {"LPAR": 1, "RPAR": -1}.get(t.type, 0)
        if open_brackets > DEEPEST and piece.deep is None:
            piece.deep = t
        position += 1
        if t.type == "SEMI" and depth <= 0:
            piece.closed = True
            break
        open_brackets = 0 if t.type == "SEMI" else open_brackets
        if t.type == "RBRACE" and depth <= 0 and not (position < len(tokens) and tokens[position].type == "SEMI"):
            break
    piece.place = slice(first, position)
    piece.tokens = tokens[first : position - 1 if piece.closed else position]
    piece.end = start_of(tokens[position - 1]) if piece.closed else end_of(tokens[position - 1])
    return piece, position


def opens_line(tokens: list[Token], position: int, source: Source) -> bool:
    """Whether a token stands first on its line and opens a definition there."""
    return opens(tokens, position, OPENERS) is not None and first_on_line(tokens[position], source)


def first_on_line(t: Token, source: Source) -> bool:
    start = start_of(t)
    return not source.text[source.text.rfind("\n", 0, start) + 1 : start].strip()


def opens(tokens: list[Token], position: int, table: dict[str, tuple[str, str]]) -> str | None:
    """The kind a table gives the word at a position, if what follows it fits."""
    kind, follower = table.get(tokens[position], ("", ""))
    return kind if kind and kind_at(tokens, position + 1) in ALSO.get(kind, (follower,)) else None


def kind_at(tokens: list[Token], position: int) -> str:
    return tokens[position].type if 0 <= position < len(tokens) else ""


def retag(tokens: list[Token], by_lines: Source | None) -> None:
    """Give the words of one definition their kinds, in place."""
    parts = PARTS.get(opens(tokens, 0, OPENERS) or "", {})
    depth = 0
    for i, t in enumerate(tokens):
        depth += {"LBRACE": 1, "RBRACE": -1}.get(t.type, 0)
        if t.type == "NAME":
            kind = kind_of_word(tokens, i, parts if depth == 1 else {}, by_lines)
            if kind:
                tokens[i] = token(kind, str(t), start_of(t), end_of(t))


def kind_of_word(tokens: list[Token], i: int, parts: dict[str, tuple[str, str]], by_lines: Source | None) -> str | None:
    """The kind of a word that is more than a name, by where it stands."""
    t = tokens[i]
    if i == 0:
        return opens(tokens, 0, OPENERS) or form(tokens, 0)
    if i <= 2 and qualifies(tokens, i):
        return "SORT" if i == 1 else "BY"
    begins = kind_at(tokens, i - 1) in ("LBRACE", "SEMI") or (by_lines is not None and first_on_line(t, by_lines))
    if t in parts and begins:
        return opens(tokens, i, parts) or form(tokens, i)
    return form(tokens, i)


def qualifies(tokens: list[Token], i: int) -> bool:
    """Whether a word says more about the definition it stands in: ``telling change …``, ``called … by …``."""
    opener = tokens[0].type
    if kind_at(tokens, i + 1) != "NAME":
        return False
    return (opener == "TELLING" and i == 1 and tokens[i] in SORTS) or (
        opener == "CALLED" and i == 2 and tokens[i] == "by"
    )


def form(tokens: list[Token], i: int) -> str | None:
    """The kind of a word that opens an expression: ``else`` always, the others before a bracket."""
    if tokens[i] == "else":
        return "ELSE"
    return FORMS.get(tokens[i]) if kind_at(tokens, i + 1) == "LPAR" else None
