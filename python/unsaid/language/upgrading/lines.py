"""What fits one line: a concern, the words for both values of a boolean, words that are all there is to say."""

from __future__ import annotations

from collections.abc import Iterator

from .. import tree
from ..edits import Replacement
from .text import WrittenText


def one_line(text: WrittenText) -> Iterator[Replacement]:
    """Blocks that have a form without braces."""
    booleans = {d.name.text for d in properties(text) if d.type.text == "boolean"}
    others = {d.name.text for d in properties(text) if d.type.text != "boolean"}
    events = {d.name.text for d in text.events()}
    for d in text.definitions:
        if text.opened(d.span) == d.span[1] or text.remarked(d.span):
            continue
        if isinstance(d, tree.ConcernDefinition):
            yield from concern(d, text)
        elif isinstance(d, tree.TellingDefinition) and d.span[0] < d.name.span[0] < d.span[1]:
            event = d.sort is not None or d.name.text in events
            of_one_kind = event or not {d.name.text} & booleans & others
            keys = ONLY["nobody"] if event else ONLY["truth" if d.name.text in booleans else "value"]
            if of_one_kind:
                yield from telling(d, keys, text)


ONLY = {"nobody": (("nobody",),), "value": (("value",),), "truth": (("true", "false"), ("true", "false", "unknown"))}
"""Keys, in their order, that words may have to be written without them."""


def properties(text: WrittenText) -> Iterator[tree.PropertyDefinition]:
    return (d for d in text.definitions if isinstance(d, tree.PropertyDefinition))


def concern(d: tree.ConcernDefinition, text: WrittenText) -> Iterator[Replacement]:
    """A concern whose weight is a plain number, or 1."""
    parts = {p.word.text: p for p in d.parts}
    weight, term = parts.get("weight"), parts.get("term")
    if term is None or term.body is None or len(parts) != len(d.parts):
        return
    given = ""
    if weight is not None and weight.body is not None:
        if not isinstance(weight.body, tree.Number):
            return
        given = f", {text.quoted(weight.body.span)}"
    head = text.text[d.span[0] : text.opened(d.span)].rstrip()
    yield Replacement(d.span, f"{head}{given}: {text.quoted(term.body.span)}")


def telling(d: tree.TellingDefinition, keys: tuple[tuple[str, ...], ...], text: WrittenText) -> Iterator[Replacement]:
    """Words whose keys say nothing that is not plain without them."""
    if tuple(line.key.text for line in d.lines) not in keys or any(not line.turns for line in d.lines):
        return
    said = [text.quoted((line.turns[0][0].span[0], line.turns[-1][-1].span[1])) for line in d.lines]
    head = text.text[d.span[0] : text.opened(d.span)].rstrip()
    yield Replacement(d.span, f"{head}: {' / '.join(said)}")
