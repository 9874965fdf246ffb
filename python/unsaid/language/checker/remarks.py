"""Remarks on operators written side by side that a reader may take another way than the program does."""

from __future__ import annotations

from .. import tree
from .names import Names


def mixed_junction(e: tree.Junction, names: Names) -> None:
    """``a & b | c`` is ``a & (b | c)``; most other languages group it the other way."""
    for item in e.items:
        if isinstance(item, tree.Junction):
            said = "`|` binds tighter than `&`"
            read = names.quote(item.span)
            names.report.add("mixed-and-or", item.span, said, understood=f"`({read})`", repair=f"write `({read})`")


def mixed_arithmetic(e: tree.Binary, names: Names) -> None:
    """``a + b * c`` is ``a + (b * c)``; the planner whose files Unsaid reads groups it otherwise."""
    if e.operator not in "+-":
        return
    for side in (e.left, e.right):
        if isinstance(side, tree.Binary) and side.operator in "*/":
            read = names.quote(side.span)
            said = f"`{side.operator}` binds tighter than `{e.operator}` here, but not in Sabre"
            names.report.add("mixed-arithmetic", side.span, said, understood=f"`({read})`", repair=f"write `({read})`")


def chained(e: tree.Binary, names: Names) -> bool:
    """``a < b < c`` compares a truth with ``c``, which nobody means. Reports it, and says whether it is one."""
    found = isinstance(e.left, tree.Binary) and e.left.operator in ("==", "!=", "<", "<=", ">", ">=")
    if found and isinstance(e.left, tree.Binary):
        first, middle = names.quote(e.left.span), names.quote(e.left.right.span)
        said = "comparisons cannot be strung together"
        repair = f"write `{first} & {middle} {e.operator} {names.quote(e.right.span)}`"
        names.report.add("chained-comparison", e.span, said, repair=repair)
    return found
