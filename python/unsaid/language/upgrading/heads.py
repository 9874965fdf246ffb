"""Heads of actions: who acts, in them; brackets with nothing in them, left out; and ``let`` for ``sense``."""

from __future__ import annotations

from collections.abc import Iterator

from .. import tree
from ..core import Span
from ..edits import Replacement, whole_line
from ..tokens import end_of, start_of
from .text import WrittenText


def acting(text: WrittenText) -> Iterator[Replacement]:
    """``by c : character`` for a parameter and a part ``consenting``."""
    for d in text.events():
        part = next((p for p in d.parts if p.word.text == "consenting"), None)
        if part is None or text.quoted(part.word.span) != "consenting":
            continue
        head: Span = (d.name.span[1], text.opened(d.span))
        if not text.remarked(head) and not text.remarked(part.span):
            yield Replacement(head, f"{headed(d, part)} ")
            yield Replacement(whole_line(text.text, part.span), "")


def headed(d: tree.EventDefinition, part: tree.Part) -> str:
    """The head of an action behind its name. Who acts is a parameter there as long as those come in the same order."""
    moved, who = 0, list[str]()
    for name in dict.fromkeys(w.text for w in part.names):
        first = d.parameters[moved] if moved < len(d.parameters) else None
        if len(who) == moved and first is not None and first.type is not None and first.name.text == name:
            who.append(f"{name} : {first.type.text}")
            moved += 1
        else:
            who.append(name)
    rest = ", ".join(f"{p.name.text} : {p.type.text}" if p.type else p.name.text for p in d.parameters[moved:])
    return f"{f'({rest})' if rest else ''} by {', '.join(who)}"


def bare_heads(text: WrittenText) -> Iterator[Replacement]:
    """The brackets of acts, and of words, that have no parameters."""
    for d in text.definitions:
        if not isinstance(d, tree.EventDefinition | tree.TellingDefinition) or d.name.span[0] < d.span[0]:
            continue
        after = text.within((d.name.span[1], d.span[1]))[:2]
        if [t.type for t in after] == ["LPAR", "RPAR"]:
            yield Replacement((start_of(after[0]), end_of(after[1])), "")


def naming(text: WrittenText) -> Iterator[Replacement]:
    """``let`` for ``sense``."""
    for d in text.definitions:
        if isinstance(d, tree.SenseDefinition) and d.word == "sense":
            yield Replacement((d.span[0], d.span[0] + len("sense")), "let")
