"""Words of another language whose verbs have no forms here: told as they stand.

A slot in a translation may hold a verb that English has not: `{Olm está}`, `[gana]`. It cannot be made to agree with
its subject or to change with the tense, so it is told as it is written, and the name before it as ever. Whoever wants
it to change writes out its forms.
"""

from __future__ import annotations

from collections.abc import Collection

from unsaid.language import Diagnostic
from unsaid.language.checker.words import WordChecks
from unsaid.language.report import Report
from unsaid.language.tree import WordNode
from unsaid.telling.table import Text


def errors(text: Text, said: str) -> list[Diagnostic]:
    """What keeps words from being told."""
    report = Report()
    WordChecks(WordNode(said, (0, len(said))), text.slots or frozenset(), text.told_from, report, text.name).check()
    return [d for d in report.in_order() if d.severity == "error"]


def as_written(text: Text, said: str) -> tuple[str, list[str]] | None:
    """The words with marks of unknown verbs told as they stand, and these marks; None where other things are wrong."""
    wrong, known = errors(text, said), text.slots or frozenset()
    marks = sorted({d.span for d in wrong if _no_verb(d, said)}, reverse=True)
    if not marks:
        return None
    told = said
    for start, end in marks:
        told = told[:start] + _plain(said[start:end], known) + told[end:]
    return None if errors(text, told) else (told, [said[start:end] for start, end in reversed(marks)])


def _no_verb(found: Diagnostic, said: str) -> bool:
    """Whether a mark is wrong only in that its words are no verb."""
    mark = said[slice(*found.span)]
    bracket = found.code == "bad-mark" and mark[:1] == "[" and "{" not in mark
    return (found.code == "unknown-verb" or bracket) and "|" not in mark


def _plain(mark: str, known: Collection[str]) -> str:
    """What a mark says, its name still a slot."""
    inner = mark[1:-1].strip()
    name, _, rest = inner.partition(" ")
    if mark[0] == "[" or not rest or name.lstrip("^").split(".")[0] not in {*known, "I"}:
        return inner
    return f"{{{name}}} {rest.strip()}"
