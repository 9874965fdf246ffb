"""Faults in Python: one operator, constant, condition or statement put otherwise.

The tree says where things stand, and the text is changed there, so what is planted is what a person would have written.
Left out: texts and what is only said (messages have tests of their whole text), annotations, and imports.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from sites import Fault, fault_at

COMPARISONS = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}
SUMS = {ast.Add: "-", ast.Sub: "+"}


def faults(path: Path, room: str) -> Iterator[Fault]:
    """Every fault in a file."""
    source = path.read_text(encoding="utf-8")
    text = _Text(source)
    for node in _code(ast.parse(source)):
        for start, end, new in _changes(node, text):
            yield fault_at(room, path, source, (start, end), new)


class _Text:
    """A text, and the offsets of its lines; the tree counts columns in bytes."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = source.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))

    def offset(self, line: int, column: int) -> int:
        return self.starts[line - 1] + len(self.lines[line - 1].encode()[:column].decode())

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self.offset(node.lineno, node.col_offset), self.offset(node.end_lineno, node.end_col_offset)

    def between(self, left: ast.expr, right: ast.expr) -> tuple[int, int]:
        """Where what stands between two operands begins and ends."""
        return self.span(left)[1], self.span(right)[0]

    def line(self, offset: int) -> int:
        return self.source.count("\n", 0, offset) + 1


def _code(tree: ast.AST) -> Iterator[ast.AST]:
    """All that is run: no annotations, no docstrings, nothing for the type checker alone."""
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _said_only(child):
                continue
            yield child
            yield from _code(child)


def _said_only(node: ast.AST) -> bool:
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.Assert, ast.JoinedStr)):
        return True
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name):
        return node.test.id == "TYPE_CHECKING"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _changes(node: ast.AST, text: _Text) -> Iterator[tuple[int, int, str]]:
    if isinstance(node, ast.Compare):
        yield from _compared(node, text)
    elif isinstance(node, ast.BoolOp):
        other = "or" if isinstance(node.op, ast.And) else "and"
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield from _swapped(text, left, right, "and" if other == "or" else "or", other)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        start = text.span(node)[0]
        yield start, start + len("not"), ""
    elif isinstance(node, ast.BinOp) and type(node.op) in SUMS and not _is_text(node):
        new = SUMS[type(node.op)]
        yield from _swapped(text, node.left, node.right, "+" if new == "-" else "-", new)
    elif isinstance(node, ast.Constant):
        yield from _constant(node, text)
    elif isinstance(node, (ast.If, ast.IfExp, ast.While)):
        yield (*text.span(node.test), "False" if not isinstance(node, ast.IfExp) else "True")
    elif isinstance(node, (ast.Continue, ast.Break)):
        yield (*text.span(node), "break" if isinstance(node, ast.Continue) else "continue")
    elif (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)) or isinstance(node, ast.AugAssign):
        yield (*text.span(node), "pass")


def _compared(node: ast.Compare, text: _Text) -> Iterator[tuple[int, int, str]]:
    operands = [node.left, *node.comparators]
    for op, left, right in zip(node.ops, operands, node.comparators, strict=False):
        start, end = text.between(left, right)
        new = COMPARISONS[type(op)]
        if "(" not in text.source[start:end] and ")" not in text.source[start:end]:
            yield start, end, f" {new} "


def _swapped(text: _Text, left: ast.expr, right: ast.expr, old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """The operator between two operands, found in what stands between them."""
    start, end = text.between(left, right)
    at = text.source.find(old, start, end)
    if at >= 0:
        yield at, at + len(old), new


def _constant(node: ast.Constant, text: _Text) -> Iterator[tuple[int, int, str]]:
    if isinstance(node.value, bool):
        yield (*text.span(node), str(not node.value))
    elif isinstance(node.value, int):
        yield (*text.span(node), str(node.value + 1))


def _is_text(node: ast.BinOp) -> bool:
    return any(
        isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )
