"""One definition as a document: its tokens unchanged, with places where lines may end between them.

Working on tokens, not on the tree, is what makes formatting safe: whatever the layout, the same words come out in
the same order. Only as much structure is found as the layout needs: brackets, ``&`` and ``|``, and the bodies of
prefix forms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lark import Token

from ..pieces import Piece
from .comments import Comments
from .document import HARD, LINE, SOFT, SPACE, Document, group, indented

HEADS = {"IF", "ELSEIF", "WHEN", "QUANTIFIER"}
TIGHT_AFTER = {"LPAR", "NOT"}
TIGHT_BEFORE = {"RPAR", "COMMA", "SEMI"}
CALLED = {"NAME", "UTILITY", "OBSERVING", "BELIEVES", "LIKE", "TEMPER", "DARES", "LEARNS", *HEADS}
BLOCKS = {"ACTION", "TRIGGER", "RELEASE", "CONCERN", "QUESTION", "PASSAGE", "ENDING", "TELLING"}
SHORT = {
    *("TYPE", "ENTITY", "PROPERTY", "TITLE", "ABOUT", "ROLE", "FORMERLY", "CALLED", "VIEWPOINT", "FORESIGHT", "TURNS"),
    *("ORDER", "INCLUDE", "SECRET", "FIRM"),
}
LISTING = {"CONSENTING", "ASKING", "ANSWERING", "DISCHARGING", "SHOWING", "SEEN"}
TURNS_WIDTH = 90
"""The longest that several texts for one key may be together on a line."""

OPERANDS = {"NAME", "NUMBER", "TRUE", "FALSE", "UNKNOWN", "RPAR"}


class Layout:
    """Lays out the definitions of one text."""

    def __init__(self, comments: Comments) -> None:
        self.comments = comments

    def definition(self, piece: Piece, semicolon: Token) -> Document:
        """A definition with its ``;``."""
        tokens = piece.tokens
        close = [*self.comments.before(semicolon), ";", *self.comments.after(semicolon)]
        if tokens[0].type in BLOCKS and tokens[-1].type == "RBRACE":
            return group([*self._block(tokens), *close])
        if tokens[0].type == "TELLING":
            return group([*self._turns(tokens, self._colon(tokens) + 1), *close])
        if tokens[0].type == "CONCERN":
            colon = self._colon(tokens)
            return group([*self._headed(tokens, colon + 1 + self._colon(tokens[colon + 1 :])), *close])
        if tokens[0].type in ("UTILITY", "LIKE", "SENSE", "LET", "TEMPER", "DARES"):
            return group([*self._headed(tokens, self._colon(tokens)), *close])
        if tokens[0].type in SHORT:
            return group([*self._plain(tokens), *close])
        return group([*self.expression(tokens), *close])

    def opening(self, tokens: list[Token]) -> Document:
        """``while condition {``, up to its brace."""
        return group([*self.token(tokens[0]), SPACE, *self.expression(tokens[1:-1]), SPACE, *self.token(tokens[-1])])

    # --- Tokens ------------------------------------------------------------------------------------

    def token(self, t: Token) -> list[Document]:
        """A token with its comments."""
        return [*self.comments.before(t), str(t), *self.comments.after(t)]

    def _plain(self, tokens: list[Token]) -> list[Document]:
        """Tokens in a row, with blanks as they are usually written, and bracketed lists that may be broken."""
        parts: list[Document] = []
        before: Token | None = None
        position = 0
        while position < len(tokens):
            t = tokens[position]
            if before is not None and blank_between(before, t, tokens, position):
                parts.append(SPACE)
            end = closing(tokens, position) if t.type == "LPAR" else position
            parts += self._bracket(tokens[position : end + 1]) if t.type == "LPAR" else self.token(t)
            before, position = tokens[end], end + 1
        return parts

    def _bracket(self, tokens: list[Token]) -> list[Document]:
        """A bracket with what is in it: a list, or an expression."""
        inside = tokens[1:-1]
        if not inside:
            return [*self.token(tokens[0]), *self.token(tokens[-1])]
        items: list[Document] = []
        for i, item in enumerate(split(inside, "COMMA")):
            items += [LINE] if i else []
            items += self.expression(item)
        return [group([*self.token(tokens[0]), indented([SOFT, *items]), SOFT, *self.token(tokens[-1])])]

    # --- Blocks ------------------------------------------------------------------------------------

    def _block(self, tokens: list[Token]) -> list[Document]:
        """A definition with braces: its head, and each part on a line."""
        opened = next(i for i, t in enumerate(tokens) if t.type == "LBRACE")
        head = [*self._plain(tokens[:opened]), SPACE, *self.token(tokens[opened])]
        parts = [self._part(part, tokens[0].type) for part in split(tokens[opened + 1 : -1], "SEMI") if part]
        close = tokens[-1]
        last: list[Document] = list(self.comments.before(close))
        between: Document = LINE if may_be_flat(tokens) else HARD
        inside = [d for part in parts for d in (between, part)] + ([HARD, *last] if last else [])
        ending: list[Document] = [str(close), *self.comments.after(close)]
        return [*head, indented(inside), between, *ending] if inside else [*head, *ending]

    def _part(self, tokens: list[Token], within: str) -> Document:
        """One part of a block, with its ``;``."""
        if tokens[0].type == "TOLD":
            return self._told(tokens)
        colon = self._colon(tokens)
        if sum(t.type == "STRING" for t in tokens) > 1:
            return group(self._turns(tokens, 2))
        if tokens[0].type in LISTING or (tokens[0].type == "NAME" and within != "QUESTION"):
            return group(self._plain(tokens))
        return group(self._headed(tokens, colon))

    def _told(self, tokens: list[Token]) -> Document:
        """The words for an action that stand in it."""
        last = self.token(tokens[-1]) if tokens[-1].type == "SEMI" else []
        told = tokens[:-1] if last else tokens
        if told[-1].type == "RBRACE":
            return group([*self._block(told), *last])
        return group([*self._turns(told, self._colon(told) + 1), *last])

    def _turns(self, tokens: list[Token], head: int) -> list[Document]:
        """A key with several texts: all on one line, or each on a line of its own.

        The comments behind the last of them have no say in it, since they may be taken for comments on what comes next.
        """
        wide = sum(len(t) + 1 for t in tokens) > TURNS_WIDTH
        between: Document = HARD if wide or any("\n" in t for t in tokens) else SPACE
        alone = sum(t.type == "STRING" for t in tokens) == 1
        texts: list[Document] = []
        for t in tokens[head:]:
            texts += (
                [LINE if alone else between] if t.type == "STRING" else [SPACE] if t.type in ("OR", "SLASH") else []
            )
            texts += self.token(t)
        return [*self._plain(tokens[:head]), indented(texts)]

    def _colon(self, tokens: list[Token]) -> int:
        """Where the colon stands that ends the head of a part or a utility."""
        depth = 0
        for i, t in enumerate(tokens):
            depth += {"LPAR": 1, "RPAR": -1}.get(t.type, 0)
            if t.type == "COLON" and depth == 0:
                return i
        raise AssertionError("every part has a colon")

    def _headed(self, tokens: list[Token], colon: int) -> list[Document]:
        """``head: expression``, the expression further in if it needs lines of its own."""
        head, body, last = tokens[: colon + 1], tokens[colon + 1 :], []
        if body and body[-1].type == "SEMI":
            body, last = body[:-1], self.token(body[-1])
        listed = split(body, "COMMA") if head[0].type == "LEARNS" else [body]
        inside = [d for item in listed for d in (LINE, *self.expression(item))]
        return [*self._plain(head), indented(inside), *last]

    # --- Expressions -------------------------------------------------------------------------------

    def expression(self, tokens: list[Token]) -> list[Document]:
        """Terms joined by ``&`` and ``|``, a line for each if they do not fit one."""
        return self._joined(tokens, "AND", lambda part: [group(self._joined(part, "OR", self._term_of))])

    def _joined(self, tokens: list[Token], sign: str, inner: Callable[[list[Token]], list[Document]]) -> list[Document]:
        parts: list[Document] = []
        for i, piece in enumerate(split(tokens, sign)):
            parts += [LINE] if i else []
            joined_by = piece[-1] if piece and piece[-1].type == sign else None
            parts += inner(piece[:-1] if joined_by is not None else piece)
            parts += [SPACE, *self.token(joined_by)] if joined_by is not None else []
        return parts

    def _term_of(self, tokens: list[Token]) -> list[Document]:
        if tokens and tokens[-1].type == "COMMA":
            return [*self._term_of(tokens[:-1]), *self.token(tokens[-1])]
        parts, rest = self._term(tokens)
        assert not rest, rest
        return [group(parts)]

    def _term(self, tokens: list[Token]) -> tuple[list[Document], list[Token]]:
        """A term, up to the ``else`` of an ``if`` around it; and what is left."""
        parts: list[Document] = []
        before: Token | None = None
        while tokens and tokens[0].type not in ("ELSE", "ELSEIF"):
            t = tokens[0]
            if before is not None:
                parts += between(before, t)
            if t.type in HEADS:
                form, tokens = self._form(tokens)
                return [*parts, group(form)], tokens
            end = closing(tokens, 0) if t.type == "LPAR" else 0
            parts += self._bracket(tokens[: end + 1]) if t.type == "LPAR" else self.token(t)
            before, tokens = self._previous(before, tokens[end]), tokens[end + 1 :]
        return parts, tokens

    def _previous(self, before: Token | None, t: Token) -> Token:
        """The token just laid out; a minus with no operand before it is a sign."""
        if t.type == "MINUS" and (before is None or before.type not in OPERANDS):
            return Token("NOT", str(t))
        return t

    def _form(self, tokens: list[Token]) -> tuple[list[Document], list[Token]]:
        """A prefix form: its heads, each with a body further in."""
        parts: list[Document] = []
        conditional = tokens[0].type == "IF"
        while True:
            end = closing(tokens, 1) if tokens[0].type != "ELSE" else 0
            stop = tokens[0].type == "ELSE"
            head = [*self.token(tokens[0]), *(self._bracket(tokens[1 : end + 1]) if end else [])]
            body, tokens = self._term(tokens[end + 1 :])
            parts += [*head, indented([LINE, group(body)])]
            if stop or not conditional or not tokens:
                return parts, tokens
            parts.append(LINE)


# --- Tokens in a row ---------------------------------------------------------------------------------


def closing(tokens: list[Token], position: int) -> int:
    """Where the bracket that opens at a position is closed."""
    depth = 0
    for i in range(position, len(tokens)):
        depth += {"LPAR": 1, "RPAR": -1}.get(tokens[i].type, 0)
        if depth == 0:
            return i
    raise AssertionError("brackets are balanced in a text that parses")


def split(tokens: list[Token], sign: str) -> Iterator[list[Token]]:
    """Runs of tokens, each but the last ending with a sign that stands outside brackets."""
    depth, start = 0, 0
    for i, t in enumerate(tokens):
        depth += {"LPAR": 1, "RPAR": -1, "LBRACE": 1, "RBRACE": -1}.get(t.type, 0)
        if t.type == sign and depth == 0:
            yield tokens[start : i + 1]
            start = i + 1
    if start < len(tokens):
        yield tokens[start:]


def may_be_flat(tokens: list[Token]) -> bool:
    """Whether a block may stand on one line: words that do, where no words go over a line already."""
    return tokens[0].type in ("PASSAGE", "ENDING", "TELLING", "TOLD") and not any("\n" in t for t in tokens)


def between(before: Token, t: Token) -> list[Document]:
    """What stands between two tokens of a term: nothing, a blank, or a place to end the line before ``+`` or ``-``.

    A sum broken into lines starts each with its sign, so that a comment stands behind the summand it is about.
    """
    if before.type in TIGHT_AFTER or t.type in TIGHT_BEFORE or (t.type == "LPAR" and before.type in CALLED):
        return []
    return [LINE] if t.type in ("PLUS", "MINUS") and before.type in OPERANDS else [SPACE]


def blank_between(before: Token, t: Token, tokens: list[Token], position: int) -> bool:
    """Whether a blank belongs between two tokens of a head or a short definition."""
    if t.type == "COLON":
        opener, acting = tokens[0].type, any(k.type == "BY" for k in tokens[:position])
        if opener == "CONCERN":
            return len(list(split(tokens[:position], "COLON"))) == 1
        return opener in ("TYPE", "ENTITY", "PROPERTY") or (acting and opener != "CALLED")
    if before.type in TIGHT_AFTER or t.type in TIGHT_BEFORE:
        return False
    return not (t.type == "LPAR" and before.type in CALLED)
