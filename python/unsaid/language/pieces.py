"""Cutting a text into definitions, and giving words their kind.

A definition ends at a ``;`` outside braces. Cutting first means that each is parsed alone: a mistake spoils one
definition, not the file. Where a text cut so does not parse, it is cut ``by_lines``, as a person would who looks for
the missing ``;``: a line that plainly opens another definition, or another part, ends the one before. That is a guess,
made of texts with mistakes only, so that what a good text means never hangs on where its lines end.

No word is reserved. ``type`` opens a definition only where one starts and a name follows, ``effect`` only where
a part of an action may start, ``sum`` only before a bracket; anywhere else they are names like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lark import Token
from msgspec import Struct, field

from .nearest import nearest
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
    "dares": ("DARES", "LPAR"),
    "secret": ("SECRET", "NAME"),
    "seen": ("FIRM", "NAME"),
    "sense": ("SENSE", "NAME"),
    "let": ("LET", "NAME"),
    "while": ("WHILE", "NAME"),
    "order": ("ORDER", "COLON"),
    "include": ("INCLUDE", "STRING"),
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

ALSO = {
    "FORESIGHT": ("NUMBER", "MINUS", "COLON"),
    "TURNS": ("NAME", "COLON"),
    "LIKE": ("NAME", "LPAR"),
    "TEMPER": ("NAME", "LPAR"),
    "TOLD": ("LBRACE", "NAME", "COLON"),
}
"""What may follow instead, some of it so that what is wrong with it can be said well."""

EVENT_PARTS = {
    "precondition": ("PRECONDITION", "COLON"),
    "effect": ("EFFECT", "COLON"),
    "consenting": ("CONSENTING", "COLON"),
    "observing": ("OBSERVING", "LPAR"),
    "asking": ("ASKING", "COLON"),
    "answering": ("ANSWERING", "COLON"),
    "discharging": ("DISCHARGING", "COLON"),
    "showing": ("SHOWING", "COLON"),
    "learns": ("LEARNS", "LPAR"),
    "seen": ("SEEN", "COLON"),
    "telling": ("TOLD", "LBRACE"),
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
    "TOLD": TELLING_PARTS,
}
"""For each definition with braces, the words that open a part of it."""

SORTS = (
    *("change", "held", "overcome", "recognition", "refused", "offered"),
    *("silence", "feeling", "shown", "concern"),
)
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
    inner: list[Piece] | None = None  # of a whole ``while … { … }``: the definitions in it

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
            enclose(piece, by_lines)
            yield piece


def enclose(piece: Piece, by_lines: Source | None) -> None:
    """Cut what stands between the braces of a ``while`` into definitions, if those braces are there."""
    tokens = piece.tokens
    opened = next((i for i, t in enumerate(tokens) if t.type == "LBRACE"), len(tokens))
    if piece.opener != "WHILE" or tokens[-1].type != "RBRACE" or opened > len(tokens) - 2:
        return
    piece.inner = list(cut(tokens[opened + 1 : -1], by_lines))
    inside = [t for part in piece.inner for t in part.tokens]
    kinds = {start_of(t): t for t in inside}
    piece.tokens = [kinds.get(start_of(t), t) for t in tokens]


def misspelt_group(piece: Piece) -> list[Piece] | None:
    """The definitions in braces that ``while`` was surely to stand before; None where it was not."""
    tokens = piece.tokens
    opened = next((i for i, t in enumerate(tokens) if t.type == "LBRACE"), len(tokens))
    meant = tokens[0].type == "NAME" and nearest(str(tokens[0]), OPENERS) == "while"
    if not meant or tokens[-1].type != "RBRACE" or opened > len(tokens) - 2:
        return None
    return list(cut(tokens[opened + 1 : -1]))


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
    return not source.whole[source.whole.rfind("\n", 0, start) + 1 : start].strip()


def opens(tokens: list[Token], position: int, table: dict[str, tuple[str, str]]) -> str | None:
    """The kind a table gives the word at a position, if what follows it fits."""
    kind, follower = table.get(tokens[position], ("", ""))
    if kind in SEEN_FARTHER:
        return kind if SEEN_FARTHER[kind](tokens, position) else None
    return kind if kind and kind_at(tokens, position + 1) in ALSO.get(kind, (follower,)) else None


def guards(tokens: list[Token], position: int) -> bool:
    """Whether a ``while`` has braces: no statement has any."""
    ahead = (t.type for t in tokens[position + 1 :] if t.type in ("LBRACE", "SEMI"))
    return next(ahead, "") == "LBRACE"


def headed(tokens: list[Token], position: int) -> bool:
    """Whether ``like`` or ``temper`` is followed by names, or by names in brackets and a colon."""
    if kind_at(tokens, position + 1) != "LPAR":
        return kind_at(tokens, position + 1) == "NAME"
    end = next((i for i in range(position, len(tokens)) if tokens[i].type == "RPAR"), len(tokens))
    return kind_at(tokens, end + 1) == "COLON"


def counted(tokens: list[Token], position: int) -> bool:
    """Whether ``dares`` is followed by a bracket, a colon and a number: no statement is."""
    end = next((i for i in range(position, len(tokens)) if tokens[i].type == "RPAR"), len(tokens))
    return kind_at(tokens, end + 1) == "COLON" and kind_at(tokens, end + 2) in ("NUMBER", "MINUS")


def beats_told(tokens: list[Token], position: int) -> bool:
    """Whether ``seen`` is followed by ``beats told:``."""
    said = [str(t) for t in tokens[position + 1 : position + 4]]
    return said == ["beats", "told", ":"]


SEEN_FARTHER: dict[str, Callable[[list[Token], int], bool]] = {
    "WHILE": guards,
    "LIKE": headed,
    "TEMPER": headed,
    "DARES": counted,
    "FIRM": beats_told,
}
"""Words of which the next token alone does not say whether they open a definition."""


def kind_at(tokens: list[Token], position: int) -> str:
    return tokens[position].type if 0 <= position < len(tokens) else ""


def retag(tokens: list[Token], by_lines: Source | None) -> None:
    """Give the words of one definition their kinds, in place."""
    tables = [PARTS.get(opens(tokens, 0, OPENERS) or "", {})]  # those of what stands between the braces opened so far
    depth, head = 0, ""
    for i, t in enumerate(tokens):
        if t.type == "LBRACE":
            depth += 1
            tables[1:] = tables[1:] if depth < 2 else [*tables[1 : depth - 1], PARTS.get(head, {})]
        depth -= t.type == "RBRACE"
        begins = kind_at(tokens, i - 1) in ("LBRACE", "SEMI")
        if t.type == "NAME":
            parts = tables[depth - 1] if 0 < depth <= len(tables) else {}
            kind = kind_of_word(tokens, i, parts, by_lines)
            if kind:
                tokens[i] = token(kind, str(t), start_of(t), end_of(t))
        head = tokens[i].type if begins else head


def kind_of_word(tokens: list[Token], i: int, parts: dict[str, tuple[str, str]], by_lines: Source | None) -> str | None:
    """The kind of a word that is more than a name, by where it stands."""
    t = tokens[i]
    if i == 0:
        return opens(tokens, 0, OPENERS) or form(tokens, 0)
    said = qualifier(tokens, i)
    if said is not None:
        return said
    begins = kind_at(tokens, i - 1) in ("LBRACE", "SEMI") or (by_lines is not None and first_on_line(t, by_lines))
    if t in parts and begins:
        return opens(tokens, i, parts) or form(tokens, i)
    return form(tokens, i)


def qualifier(tokens: list[Token], i: int) -> str | None:
    """The kind of a word that says more about what it stands in: ``telling change …``, ``called … by …``,
    ``action … by …``, ``a before b``, ``secret … openly among …``, ``= one of …``."""
    opener, t, before, after = tokens[0].type, tokens[i], kind_at(tokens, i - 1), kind_at(tokens, i + 1)
    if opener == "SECRET" and before in ("RPAR", "OPENLY"):
        return kept_among(tokens, i)
    if opener == "FIRM" and i == 1:
        return "BEATS"
    if t in ("one", "of"):
        return one_of(tokens, i)
    if opener == "ORDER":
        return "BEFORE" if t == "before" and before == "NAME" else None
    if before == "TOLD":
        return "SORT" if t in SORTS and after in ("LBRACE", "COLON") else None
    if after != "NAME":
        return None
    if opener == "TELLING" and i == 1 and t in SORTS:
        return "SORT"
    if t != "by":
        return None
    acts = opener in ("ACTION", "TRIGGER", "RELEASE") and (i == 2 or before == "RPAR") and in_head(tokens, i)
    return "BY" if acts or (opener == "CALLED" and i == 2) else None


def kept_among(tokens: list[Token], i: int) -> str | None:
    """The kind of ``openly`` and ``among``, behind what is kept."""
    if tokens[i] == "openly" and i + 1 < len(tokens) and tokens[i + 1] == "among":
        return "OPENLY"
    return "AMONG" if tokens[i] == "among" else None


def one_of(tokens: list[Token], i: int) -> str | None:
    """The kinds of ``one of`` behind ``=``; a name there that is called ``one`` has no name behind it."""
    if tokens[i] == "of":
        return "OF" if kind_at(tokens, i - 1) == "ONE" else None
    followed = i + 1 < len(tokens) and tokens[i + 1] == "of"
    return "ONE" if followed and kind_at(tokens, i - 1) == "ASSIGN" else None


def in_head(tokens: list[Token], i: int) -> bool:
    """Whether a token stands before the first brace of its definition."""
    return all(t.type != "LBRACE" for t in tokens[:i])


def form(tokens: list[Token], i: int) -> str | None:
    """The kind of a word that opens an expression: ``else`` always, the others before a bracket."""
    if tokens[i] == "else":
        return "ELSE"
    return FORMS.get(tokens[i]) if kind_at(tokens, i + 1) == "LPAR" else None
