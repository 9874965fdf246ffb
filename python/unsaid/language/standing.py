"""A condition that stands for a group of acts: ``while outcome() == Open { … }``.

It means what it would mean if it stood first in the precondition of every act in the group. It may speak of their
parameters, as a precondition may.
"""

from __future__ import annotations

from collections.abc import Sequence

from . import tree
from .report import Report

IN_GROUPS = (tree.EventDefinition, tree.TellingDefinition, tree.FormerlyDefinition)
"""What may stand in a group: acts, the words for them, and what they were called."""


def guarded(definition: tree.Definition, guards: Sequence[tree.Node]) -> tree.Definition:
    """A definition with some conditions before its own, if it is of an act."""
    if not guards:
        return definition
    if isinstance(definition, tree.Several):
        return tree.Several(tuple(guarded(d, guards) for d in definition.definitions), definition.span)
    if not isinstance(definition, tree.EventDefinition):
        return definition
    own = next((p for p in definition.parts if p.word.text == "precondition" and p.body is not None), None)
    body = together([*guards, *([own.body] if own is not None and own.body is not None else [])])
    if own is not None:
        part = tree.Part(own.word, body, own.names, own.variable, own.span, own.said)
        parts = tuple(part if p is own else p for p in definition.parts)
    else:
        part = tree.Part(tree.WordNode("precondition", definition.name.span), body, (), None, definition.name.span)
        parts = (part, *definition.parts)
    return tree.EventDefinition(definition.kind, definition.name, definition.parameters, parts, definition.span)


def together(conditions: Sequence[tree.Node]) -> tree.Node:
    """Conditions that must all hold, as ``&`` between them would be read."""
    if len(conditions) == 1:
        return conditions[0]
    items: list[tree.Node] = []
    for node in conditions:
        items += node.items if isinstance(node, tree.JunctionNode) and node.operator == "&" else (node,)
    return tree.JunctionNode("&", tuple(items), conditions[-1].span)


def out_of_place(definition: tree.Definition, report: Report) -> None:
    """Report what stands in a group and is no act's."""
    for one in tree.flat(definition):
        if not isinstance(one, IN_GROUPS):
            said = "in the braces of a `while` stand acts, and this is none"
            expected = "an action, a trigger, a release, or words for one"
            repair = "put it before the `while` or behind it"
            report.add("not-in-group", (one.span[0], one.span[0] + 1), said, expected=expected, repair=repair)
            return
