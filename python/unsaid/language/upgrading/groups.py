"""Acts that follow each other and have their first conditions in common, as a group under ``while``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import tree
from ..core import Span
from ..edits import Replacement, whole_line
from .text import WrittenText

FEWEST = 2
"""Acts that are worth a group."""


def grouping(text: WrittenText) -> Iterator[Replacement]:
    """The longest runs of acts with something in common, from the first on."""
    run: list[tree.EventDefinition] = []
    shared = 0
    for d in [*outermost(text), None]:
        if isinstance(d, tree.TellingDefinition | tree.FormerlyDefinition) and run:
            continue
        fits = in_common(text, run[0], d, shared) if run and isinstance(d, tree.EventDefinition) else 0
        if fits and isinstance(d, tree.EventDefinition):
            run, shared = [*run, d], fits
            continue
        yield from grouped(text, run, shared)
        run = [d] if isinstance(d, tree.EventDefinition) and conditions(text, d) else []
        shared = len(conditions(text, run[0])) if run else 0


def outermost(text: WrittenText) -> Iterator[tree.Definition | None]:
    """The definitions that stand in no group, those that stand in another left out; None for what stands in a group."""
    end = 0
    for d in text.definitions:
        if d.span[0] >= end:
            end = d.span[1]
            yield None if enclosed(text, d.span) else d


def enclosed(text: WrittenText, span: Span) -> bool:
    """Whether a definition stands within braces."""
    return sum({"LBRACE": 1, "RBRACE": -1}.get(t.type, 0) for t in text.within((0, span[0]))) > 0


def conditions(text: WrittenText, d: tree.EventDefinition) -> list[Span]:
    """Where the conditions of an event stand that must all hold; none where a comment stands among them."""
    part = next((p for p in d.parts if p.word.text == "precondition" and p.body is not None), None)
    if part is None or part.body is None or text.remarked(part.span):
        return []
    body = part.body
    return [i.span for i in body.items] if isinstance(body, tree.JunctionNode) and body.operator == "&" else [body.span]


def in_common(text: WrittenText, one: tree.EventDefinition, other: tree.EventDefinition, most: int) -> int:
    """With how many of the same conditions two events begin, of so many at most."""
    count = 0
    for a, b in zip(conditions(text, one)[:most], conditions(text, other), strict=False):
        if text.words(a) != text.words(b):
            break
        count += 1
    return count


def grouped(text: WrittenText, run: Sequence[tree.EventDefinition], shared: int) -> Iterator[Replacement]:
    """A run of events with what they share written once."""
    while shared and any(bound(text, d, conditions(text, d)[:shared]) != bound(text, run[0], []) for d in run):
        shared -= 1
    if len(run) < FEWEST or not shared:
        return
    said = " & ".join(text.quoted(span) for span in conditions(text, run[0])[:shared])
    start = led(text, run[0].span[0])
    yield Replacement((start, start), f"while {said} {{\n")
    for d in run:
        yield from without(text, d, shared)
    end = text.closed(run[-1].span)[1]
    yield Replacement((end, end), "\n};")


def led(text: WrittenText, start: int) -> int:
    """Where the comments begin that stand right above a definition; where it begins, if there are none."""
    for first, end in reversed(text.comments):
        if end <= start and not text.text[end:start].strip() and text.text.count("\n", end, start) == 1:
            line = text.text.rfind("\n", 0, first) + 1
            if text.text[line:first].strip():
                break  # it stands behind something else
            start = first
    return start


def bound(text: WrittenText, d: tree.EventDefinition, spans: Sequence[Span]) -> set[str]:
    """The parameters that some conditions speak of: a group's speak of none, so that all its acts can be read alike."""
    names = {p.name.text for p in d.parameters if p.type is not None}
    return {word for span in spans for word in text.words(span) if word in names}


def without(text: WrittenText, d: tree.EventDefinition, shared: int) -> Iterator[Replacement]:
    """An event without its first conditions."""
    spans = conditions(text, d)
    if shared < len(spans):
        yield Replacement((spans[0][0], spans[shared][0]), "")
        return
    part = next(p for p in d.parts if p.word.text == "precondition")
    yield Replacement(whole_line(text.text, part.span), "")
