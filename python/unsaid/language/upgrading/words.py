"""The words for an action that follow it right away, put into it."""

from __future__ import annotations

from collections.abc import Iterator

from .. import tree
from ..edits import Replacement
from ..tokens import start_of
from .text import WrittenText


def words_inside(text: WrittenText) -> Iterator[Replacement]:
    """Every telling of an action, by the action's own parameters, that nothing stands between and it."""
    inside: tree.EventDefinition | None = None
    last: tree.Definition | None = None
    for d in text.definitions:
        if isinstance(d, tree.EventDefinition):
            inside, last = d, d
        elif inside is not None and last is not None and told_of(d, inside) and text.neighbours(last.span, d.span):
            assert isinstance(d, tree.TellingDefinition)
            if d.span[0] <= d.name.span[0] and not text.remarked((last.span[1], d.span[1] + 1)) and own_line(text, d):
                yield from moved(text, inside, d, last)
                last = d
            else:
                inside = None
        else:
            inside = None


def told_of(d: tree.Definition, event: tree.EventDefinition) -> bool:
    """Whether some words are of an event, by parameters of the same names and types."""
    if not isinstance(d, tree.TellingDefinition) or d.name.text != event.name.text or d.name is event.name:
        return False
    return d.span[0] > event.span[1] and shape(d.parameters) == shape(event.parameters)


def shape(parameters: tuple[tree.ParameterNode, ...]) -> tuple[tuple[str, str | None], ...]:
    return tuple((p.name.text, p.type and p.type.text) for p in parameters)


def own_line(text: WrittenText, d: tree.TellingDefinition) -> bool:
    """Whether no comment stands behind some words on their last line."""
    end = text.closed(d.span)[1]
    return not text.remarked((end, max(end, text.text.find("\n", end))))


def moved(
    text: WrittenText, event: tree.EventDefinition, d: tree.TellingDefinition, last: tree.Definition
) -> Iterator[Replacement]:
    """The words of a telling before the brace that closes the action, without their head."""
    close = start_of(text.within(event.span)[-1])
    before = text.within((event.span[0], close))[-1]
    joint = "" if last is not event or before.type in ("LBRACE", "SEMI") else ";"
    sort = f" {d.sort.text}" if d.sort else ""
    opened = text.opened(d.span)
    rest = text.text[opened : d.span[1]] if opened < d.span[1] else text.text[colon(text, d) : d.span[1]]
    yield Replacement((close, close), f"{joint}\n  telling{sort}{' ' if rest[0] == '{' else ''}{rest};\n")
    yield Replacement((text.closed(last.span)[1], text.closed(d.span)[1]), "")


def colon(text: WrittenText, d: tree.TellingDefinition) -> int:
    """Where the colon stands behind the head of words on one line."""
    depth = 0
    for t in text.within((d.name.span[1], d.span[1])):
        depth += {"LPAR": 1, "RPAR": -1}.get(t.type, 0)
        if t.type == "COLON" and not depth:
            return start_of(t)
    return d.span[1]
