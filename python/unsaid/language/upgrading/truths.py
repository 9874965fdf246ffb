"""What is set true or false, without saying so: ``f()`` for ``f() = True``, ``!f()`` for ``f() = False``."""

from __future__ import annotations

from collections.abc import Iterator

from .. import tree
from ..edits import Replacement
from .text import WrittenText


def truths(text: WrittenText) -> Iterator[Replacement]:
    """Statements of effects, and of how it all starts, that set a truth in the world or in a mind."""
    for d in text.definitions:
        if isinstance(d, tree.EventDefinition | tree.InitialDefinition | tree.QuestionDefinition):
            for body in tree.bodies(d):
                yield from in_statement(text, body)


def in_statement(text: WrittenText, body: tree.Node) -> Iterator[Replacement]:
    for node in tree.inside(body):
        if not isinstance(node, tree.AssignNode) or text.remarked(node.span):
            continue
        value, target = tree.bare(node.value), tree.bare(node.target)
        if isinstance(value, tree.Constant) and value.value is not None:
            said = spelt(text, target, value.value)
            if said is not None:
                yield Replacement(node.span, said)


def spelt(text: WrittenText, target: tree.Node, value: bool) -> str | None:
    """A fluent, in a mind or not, as so or not so."""
    if isinstance(target, tree.Call):
        return ("" if value else "!") + text.quoted(target.span)
    if isinstance(target, tree.BelievesNode):
        inner = spelt(text, tree.bare(target.body), value)
        return None if inner is None else f"believes({target.who.text}, {inner})"
    return None
