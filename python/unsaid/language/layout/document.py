"""Text that may be broken into lines, and the printer that decides where.

The idea is Wadler's ("A prettier printer", 2003): a document is text with places where a line may end; a group
is laid flat if it fits the width, and else all its own places become line ends. Two things are added for the sake
of comments: spaces are wishes rather than text, so that none is left at the end of a line; and a comment asks
for a line end after it, which the next line end in the document grants.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

WIDTH = 100
INDENT = 2


class Space(Struct, frozen=True):
    """One blank, unless a line ends here."""


class LaidLine(Struct, frozen=True):
    """A place where a line may end; flat, a blank or nothing."""

    blank: bool = True


class Hard(Struct, frozen=True):
    """A place where a line must end."""


class Remark(Struct, frozen=True):
    """A comment; ``ends`` if a line must end after it."""

    text: str
    ends: bool


class Group(Struct, frozen=True):
    """Parts laid flat together or broken together."""

    parts: tuple[Document, ...]
    forced: bool


class Indented(Struct, frozen=True):
    """Parts whose lines start further in."""

    parts: tuple[Document, ...]
    forced: bool


class LaidRow(Struct, frozen=True):
    """Parts one after the other."""

    parts: tuple[Document, ...]
    forced: bool


Document = str | Space | LaidLine | Hard | Remark | Group | Indented | LaidRow

SPACE, LINE, SOFT, HARD = Space(), LaidLine(), LaidLine(blank=False), Hard()


def forces(part: Document) -> bool:
    """Whether a part cannot be laid flat."""
    match part:
        case Hard():
            return True
        case Remark():
            return part.ends
        case Group() | Indented() | LaidRow():
            return part.forced
        case _:
            return False


def group(parts: Sequence[Document]) -> Document:
    """A group of some parts. Comments at either end of it stand outside, so that they do not force it to be broken."""
    first, rest = led(list(parts))
    last, rest = led(rest, -1)
    made = Group(tuple(rest), any(map(forces, rest)))
    return LaidRow((*first, made, *last), any(map(forces, (*first, made, *last)))) if first or last else made


def led(parts: list[Document], end: int = 0) -> tuple[list[Document], list[Document]]:
    """The comments that some parts start with (or, for -1, end with), and the rest of them."""
    found: list[Document] = []
    while parts and isinstance(parts[end], Remark | LaidRow):
        part = parts.pop(end)
        at = 0 if end == 0 else len(parts)
        if isinstance(part, LaidRow):
            parts[at:at] = part.parts
        else:
            found.insert(len(found) if end == 0 else 0, part)
    if end and parts and isinstance(parts[-1], Indented):
        inner, rest = led(list(parts[-1].parts), -1)
        return [*inner, *found], [*parts[:-1], indented(rest)]
    return found, parts


def indented(parts: Sequence[Document]) -> Indented:
    """Some parts, their lines further in."""
    return Indented(tuple(parts), any(map(forces, parts)))


class Printer:
    """Lays one document out. Between a comment and its code stands MARK, for comments to be lined up later."""

    MARK = "\0"

    def __init__(self, indent: int = 0) -> None:
        self.out: list[str] = []
        self.indent = self.column = indent
        self.blank = False  # a blank is wished for
        self.ended = False  # a line end is owed
        self.fresh = True  # nothing stands on this line yet

    def print(self, document: Document) -> str:
        """The document as text, without a last line end."""
        waiting: list[tuple[int, bool, Document]] = [(self.indent, False, document)]
        while waiting:
            indent, flat, part = waiting.pop()
            match part:
                case Group():
                    if self.ended:
                        self._end(indent)
                    flat = flat or (not part.forced and self._fits(part, waiting))
                    waiting += [(indent, flat, p) for p in reversed(part.parts)]
                case Indented() | LaidRow():
                    indent += INDENT if isinstance(part, Indented) else 0
                    waiting += [(indent, flat, p) for p in reversed(part.parts)]
                case _:
                    self._put(part, indent, flat)
        return "".join(self.out)

    def _put(self, part: Document, indent: int, flat: bool) -> None:
        match part:
            case str():
                self._text(part, indent)
            case Space():
                self.blank = True
            case LaidLine() if flat:
                self.blank = self.blank or part.blank
            case LaidLine() | Hard():
                self._end(indent)
            case Remark():
                self._remark(part, indent)
            case _:
                raise AssertionError(part)

    def _text(self, text: str, indent: int) -> None:
        if self.ended:
            self._end(indent)
        if self.blank and not self.fresh:
            text = " " + text
        self._write(text)

    def _write(self, text: str) -> None:
        self.out.append(text)
        last = text.rsplit("\n", 1)
        self.column = len(last[-1]) + (self.column if len(last) == 1 else 0)
        self.blank = self.fresh = False

    def _remark(self, remark: Remark, indent: int) -> None:
        if self.ended:
            self._end(indent)
        if not self.fresh and remark.text.startswith("//"):
            self._write("  " + self.MARK + remark.text)
        else:
            self._text(remark.text if self.fresh or self.blank else " " + remark.text, indent)
        self.ended, self.blank = remark.ends, True

    def _end(self, indent: int) -> None:
        if not self.fresh:
            self.out.append("\n" + " " * indent)
        elif self.out and self.out[-1].startswith("\n"):
            self.out[-1] = "\n" + " " * indent
        self.column, self.fresh, self.blank, self.ended = indent, True, False, False

    def _fits(self, part: Group, rest: list[tuple[int, bool, Document]]) -> bool:
        """Whether a group, laid flat, and what follows it up to the next line end, fit what is left of the line.

        Comments at the end of the line do not count: whether they were there in the text before, or get there only now,
        the code before them is laid out alike.
        """
        left = WIDTH - self.column - (1 if self.blank else 0)
        comments = 0
        inner: list[tuple[bool, Document]] = [(True, part)]
        following = len(rest)
        while left >= 0:
            if not inner:
                if following == 0:
                    return True
                following -= 1
                inner.append((rest[following][1], rest[following][2]))
                continue
            flat, p = inner.pop()
            if isinstance(p, Group | Indented | LaidRow):
                inner += [(flat and not p.forced, q) for q in reversed(p.parts)]
                continue
            if (isinstance(p, LaidLine | Hard) and not flat) or (isinstance(p, Remark) and (p.ends or "\n" in p.text)):
                return True
            if isinstance(p, Remark):
                comments += flat_width(p)
                continue
            if isinstance(p, str):
                left, comments = left - comments, 0
            if isinstance(p, str) and "\n" in p:
                return len(p.split("\n", 1)[0]) <= left
            left -= flat_width(p)
        return False


def flat_width(part: Document) -> int:
    """How many columns a part takes when laid flat."""
    match part:
        case str():
            return len(part)
        case Remark():
            return len(part.text) + 1
        case Space():
            return 1
        case LaidLine():
            return int(part.blank)
        case _:
            return 0


def lined_up(text: str) -> str:
    """Comments at the ends of neighbouring lines, brought to one column where that takes little room."""
    lines = text.split("\n")
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and Printer.MARK in lines[end]:
            end += 1
        if end > start:
            lines[start:end] = columned(lines[start:end])
        start = end + 1
    return "\n".join(lines)


def columned(lines: list[str]) -> list[str]:
    """Some lines with their comments in one column; a line much longer than the shortest keeps its own."""
    split = [line.split(Printer.MARK, 1) for line in lines]
    shortest = min(len(code) for code, _ in split)
    near = [len(code) for code, _ in split if len(code) <= shortest + 30]
    return [code.ljust(max(near)) + comment for code, comment in split]
