"""Remarks on operators written side by side that a reader may take another way than the program does."""

from __future__ import annotations

from .. import tree
from ..edits import Edit, Replacement
from .names import Names


def chained(e: tree.Binary, names: Names) -> bool:
    """``a < b < c`` compares a truth with ``c``, which nobody means. Reports it, and says whether it is one."""
    found = isinstance(e.left, tree.Binary) and e.left.operator in ("==", "!=", "<", "<=", ">", ">=")
    if found and isinstance(e.left, tree.Binary):
        first, middle = names.quote(e.left.span), names.quote(e.left.right.span)
        said = "comparisons cannot be strung together"
        repair = f"write `{first} & {middle} {e.operator} {names.quote(e.right.span)}`"
        put = [(e.span[0], "("), (e.left.span[1], f" & {middle}"), (e.span[1], ")")]
        edit = Edit("say both, joined by `&`", tuple(Replacement((at, at), text) for at, text in put))
        names.report.add("chained-comparison", e.span, said, repair=repair, edits=[edit])
    return found
