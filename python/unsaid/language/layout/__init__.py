"""The canonical layout of a world's text: the same tokens and comments, between other white space.

One definition after another; blank lines stay where they were, one at a time, and set off what takes several
lines. The result does not change when it is laid out again, and is given to nobody before it has been read (``kept``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lark import Token
from msgspec import Struct

from unsaid.errors import UnsaidError
from unsaid.text.styled import Styled, joined

from ..pieces import Piece, cut
from ..reading import parse_all
from ..report import Report
from ..source import Source, plain
from ..tokens import Comment, Tokens, end_of, start_of, token, tokenize
from .comments import Comments, attached
from .definitions import Layout
from .document import INDENT, Printer, group, lined_up
from .kept import LayoutFault, check


class ReadError(UnsaidError, ValueError):
    """A text that does not parse; ``str`` is its diagnostics, rendered, and ``told`` the same with its styles."""

    def __init__(self, message: Styled) -> None:
        super().__init__("world", str(message))
        self.told = message


class Item(Struct, eq=False):
    """A definition, or comments on lines of their own: its layout, and where it was."""

    text: str
    start: int
    end: int
    remark: bool

    @property
    def tall(self) -> bool:
        """Whether this is a definition of several lines."""
        return not self.remark and "\n" in self.text


def format_text(text: str, label: str | None = None, *, sabre: bool = False) -> str:
    """A text in canonical layout, ending in one line end; ``label`` is what messages call it.

    ``sabre``: the text is read as Sabre reads it. Raises ReadError if it does not parse, LayoutFault if the layout
    would have changed more than white space.
    """
    source = Source(plain(text), path=label, sabre=sabre)
    refuse(source)
    after = settled(source.text)
    check(source, after)
    return after


def refuse(source: Source) -> None:
    """Raises ReadError if a text does not parse."""
    report = Report()
    parse_all(source, report)
    wrong = [d for d in report.in_order() if d.severity == "error" and d.code != "empty-world"]
    if wrong:
        raise ReadError(joined([d.styled(source) for d in wrong], "\n\n"))


PASSES = 4
"""How often a text may be laid out to come to rest. Once is enough for all that is known (see the tests)."""


def settled(text: str) -> str:
    """A text laid out so that doing it again changes nothing."""
    for _ in range(PASSES):
        before, text = text, laid_out(text)
        if text == before:
            return text
    if laid_out(text) != text:
        raise LayoutFault("itself, each time anew")
    return text


def laid_out(text: str) -> str:
    """A text that parses, laid out once."""
    source = Source(text)
    return lined_up(assembled(list(items(source)), source.text) + "\n")


def items(source: Source) -> Iterator[Item]:
    """Everything at the outermost level of a text, in order."""
    found = tokenize(source.text, Report())
    definitions = list(closed(found))
    comments = attached(Tokens(standing(definitions), found.comments), source.text)
    for definition in definitions:
        yield from Laying(source.text, comments).item(*definition, 0)
    yield from alone(comments.last, comments)


class Laying:
    """Lays out the definitions of one text, those in a group further in."""

    def __init__(self, text: str, comments: Comments) -> None:
        self.text, self.comments, self.layout = text, comments, Layout(comments)

    def item(self, piece: Piece, semicolon: Token, indent: int) -> Iterator[Item]:
        """A definition, and before it the comments on lines of their own that lead it."""
        first, end = start_of(piece.tokens[0]), last_end(semicolon, self.comments)
        yield from alone(self.comments.leading.pop(first, []), self.comments)
        if piece.inner is not None:
            yield Item(self._group(piece, piece.inner, semicolon, indent), first, end, False)
        else:
            yield Item(Printer(indent).print(self.layout.definition(piece, semicolon)), first, end, False)

    def _group(self, piece: Piece, inner: list[Piece], semicolon: Token, indent: int) -> str:
        """``while condition { … };`` with its definitions one after the other."""
        opened = next(i for i, t in enumerate(piece.tokens) if t.type == "LBRACE") + 1
        lines = [Printer(indent).print(self.layout.opening(piece.tokens[:opened]))]
        found = [i for definition in closing(inner) for i in self.item(*definition, indent + INDENT)]
        found += alone(self.comments.leading.pop(start_of(piece.tokens[-1]), []), self.comments)
        lines += [assembled(found, self.text, indent + INDENT)] if found else []
        close = [*self.layout.token(piece.tokens[-1]), *self.comments.before(semicolon), ";"]
        lines.append(" " * indent + Printer(indent).print(group([*close, *self.comments.after(semicolon)])))
        return "\n".join(lines)


def closed(found: Tokens) -> Iterator[tuple[Piece, Token]]:
    """The definitions of a text, each with its ``;``; the last may have to be given one."""
    return closing(cut(found.tokens))


def closing(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, Token]]:
    """Some definitions, each with its ``;``."""
    for piece in pieces:
        yield piece, token("SEMI", ";", piece.end, piece.end + 1)


def standing(definitions: Iterable[tuple[Piece, Token]]) -> list[Token]:
    """The tokens that are laid out. A ``;`` that closes nothing is not, so no comment may be attached to it."""
    found: list[Token] = []
    for piece, semicolon in definitions:
        if piece.inner is None:
            found += piece.tokens
        else:
            opened = next(i for i, t in enumerate(piece.tokens) if t.type == "LBRACE") + 1
            found += [*piece.tokens[:opened], *standing(closing(piece.inner)), piece.tokens[-1]]
        found.append(semicolon)
    return found


def last_end(semicolon: Token, comments: Comments) -> int:
    """Where a definition ends, the comments behind it included."""
    return end_of(semicolon) + sum(len(r.text) for r in comments.after(semicolon))


def alone(found: list[Comment], comments: Comments) -> Iterator[Item]:
    """Comments on lines of their own."""
    for comment in found:
        remark = comments.remark(comment)
        yield Item(remark.text, comment.start, comment.end, True)


def assembled(found: list[Item], text: str, indent: int = 0) -> str:
    """All items with line ends between them, and blank lines where they belong."""
    lines: list[str] = []
    for i, item in enumerate(found):
        if i:
            lines.append("\n\n" if set_off(found, i, text) else "\n")
        lines.append(" " * indent + item.text)
    return "".join(lines)


def set_off(found: list[Item], i: int, text: str) -> bool:
    """Whether a blank line stands before an item: one was there, or something tall is above or below."""
    above, item = found[i - 1], found[i]
    if text.count("\n", above.end, item.start) > 1 or above.tall:
        return True
    if above.remark:
        return False
    below = next((j for j in range(i, len(found)) if not found[j].remark or apart(found, j, text)), i)
    return found[below].tall


def apart(found: list[Item], i: int, text: str) -> bool:
    """Whether a blank line stood after an item."""
    return i + 1 >= len(found) or text.count("\n", found[i].end, found[i + 1].start) > 1


__all__ = ["LayoutFault", "ReadError", "format_text"]
