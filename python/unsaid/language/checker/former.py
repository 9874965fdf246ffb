"""``formerly Ann;``: what the definition right before it defines was called Ann once.

Stories, saved games, tables of words and claims that still say the old name mean the new one. So an old name must be
free: nothing of its kind may be called so any more, and no two things may have been.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .. import core, tree
from ..chunks import WrittenDefinition
from ..report import Report

KINDS: dict[type, str] = {
    tree.TypeDefinition: "type",
    tree.EntityDefinition: "entity",
    tree.PropertyDefinition: "property",
    tree.SenseDefinition: "sense",
    tree.QuestionDefinition: "question",
    tree.ConcernDefinition: "concern",
    tree.PassageDefinition: "ending",
}


def former_names(written: Iterable[WrittenDefinition], report: Report) -> Iterator[core.Former]:
    """The former names of a text, each with what it is now; what is wrong with one is reported."""
    if not any(isinstance(w.parsed, tree.FormerlyDefinition) for w in written):
        return
    definitions = sorted((w.here() for w in written), key=lambda d: d.span)
    used: dict[tuple[str, str], str] = {named: "is still in use" for d in definitions if (named := _named(d))}
    last: tuple[str, str] | None = None
    end = 0
    for d in definitions:
        if d.span[1] <= end and isinstance(d, tree.TellingDefinition):
            continue  # the words for an action, which stand in it
        end = d.span[1]
        if not isinstance(d, tree.FormerlyDefinition):
            last = _named(d)
        elif last is None:
            said = "no definition with a name stands before this, so nothing was called so"
            report.add("former-name", d.span, said, repair="put it right after what was called so")
        else:
            yield from _of(d, last, used, report)


def _of(
    d: tree.FormerlyDefinition, named: tuple[str, str], used: dict[tuple[str, str], str], report: Report
) -> Iterator[core.Former]:
    kind, new = named
    for word in d.names:
        if (kind, word.text) in used:
            said = f"the {kind} `{word.text}` {used[kind, word.text]}, so `{new}` cannot have been called so"
            report.add("former-name", word.span, said, repair="leave it out, or give the other another name")
        else:
            used[kind, word.text] = f"has become `{new}` already"
            yield core.Former(kind, word.text, new, word.span)


def _named(d: tree.Definition) -> tuple[str, str] | None:
    """What a definition defines, and as what."""
    named: Any = d
    kind = d.kind if isinstance(d, tree.EventDefinition) else KINDS.get(type(d))
    kind = d.word if isinstance(d, tree.SenseDefinition) else kind
    return None if kind is None or named.name is None else (kind, named.name.text)
