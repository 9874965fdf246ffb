"""Where a name that a definition binds is used in it, and which names are written there at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import tree
from .core import Span


def uses(node: tree.Node, name: str) -> Iterator[Span]:
    """Every place in an expression that means a name bound outside it, in no order."""
    waiting = [node]
    while waiting:
        inner = waiting.pop()
        yield from (word.span for word in named(inner) if word.text == name)
        if not (isinstance(inner, tree.QuantifiedNode) and inner.variable.text == name):
            waiting += tree.children(inner)


def named(node: tree.Node) -> Iterator[tree.WordNode]:
    """The words of a node that are names of entities or of what is bound, those of its parts left out."""
    if isinstance(node, tree.WordNode):
        yield node
    elif isinstance(node, tree.BelievesNode):
        yield node.who


def written_in(bodies: Iterable[tree.Node]) -> set[str]:
    """All names that some expressions use or bind."""
    inside = [node for body in bodies for node in tree.inside(body)]
    bound = {node.variable.text for node in inside if isinstance(node, tree.QuantifiedNode)}
    return bound | {word.text for node in inside for word in named(node)}
