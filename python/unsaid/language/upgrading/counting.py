"""A condition where a number is wanted, for ``if(…) 1 else 0``."""

from __future__ import annotations

from collections.abc import Iterator

from .. import tree
from ..edits import Replacement
from .text import WrittenText

ARITHMETIC = ("+", "-", "*", "/")


def counting(text: WrittenText) -> Iterator[Replacement]:
    """Every condition counted at length inside a calculation. The conditions of words are left: their words are known
    by them."""
    for d in text.definitions:
        if isinstance(d, tree.TellingDefinition | tree.PassageDefinition | tree.CalledDefinition):
            continue
        for body in tree.bodies(d):
            if body.span[0] >= d.span[0]:
                yield from in_expression(text, body)


def in_expression(text: WrittenText, body: tree.Node) -> Iterator[Replacement]:
    for node in tree.inside(body):
        match node:
            case tree.Binary(operator=operator) if operator in ARITHMETIC:
                wanted = (node.left, node.right)
            case tree.QuantifiedNode(kind="sum" | "product"):
                wanted = (node.body,)
            case _:
                continue
        for side in wanted:
            counted = condition_of(side)
            if counted is not None and not text.remarked(side.span):
                yield Replacement(side.span, spelt(text, counted))
                return  # what is around it is looked at again, once this is written


def condition_of(node: tree.Node) -> tree.Node | None:
    """What is counted by ``if(…) 1 else 0``; None where a node is anything else."""
    inner = tree.bare(node)
    if not isinstance(inner, tree.Condition) or len(inner.branches) != 1 or inner.otherwise is None:
        return None
    test, one = inner.branches[0]
    zero = tree.bare(inner.otherwise)
    one = tree.bare(one)
    whole = isinstance(one, tree.Number) and one.value == 1 and isinstance(zero, tree.Number) and zero.value == 0
    return tree.bare(test) if whole and inner.word == "if" else None


def spelt(text: WrittenText, condition: tree.Node) -> str:
    """A condition as an operand: in brackets, unless it is a single name."""
    said = text.quoted(condition.span)
    return said if isinstance(condition, tree.Call | tree.BelievesNode) else f"({said})"
