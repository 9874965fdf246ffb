"""What is written in quotes: escapes, folded lines, and the slots that stand for names.

A text may span lines: white space counts as one blank, a blank line as the end of a paragraph. A slot is
``{name}``, with ``^`` before the name for a capital, and after it ``'s`` or a pronoun: ``{^c}``, ``{c's}``,
``{c.him}``.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from .. import core, tree
from ..nearest import nearest
from ..report import Report

ESCAPE = re.compile(r"\\(.)", re.DOTALL)
PARAGRAPHS = re.compile(r"\n[ \t\r]*\n\s*")
BRACES = re.compile(r"\{[^{}]*\}|[{}]")
SLOT = re.compile(r"\{\^?([A-Za-z_][A-Za-z0-9_]*)(?:'s|’s|\.([A-Za-z]+))?\}")

FORMS = ("he", "him", "his", "himself")
OTHERS = {
    **dict.fromkeys(("she", "they", "it", "you"), "he"),
    **dict.fromkeys(("them", "her"), "him"),
    **dict.fromkeys(("their", "hers", "its", "your", "theirs"), "his"),
    **dict.fromkeys(("herself", "themself", "themselves", "itself", "yourself"), "himself"),
}
"""Forms a writer may try, and the one to write: the entity's own pronoun decides what is told."""


def unquoted(text: str) -> str:
    """A text in quotes as it is to be told."""
    paragraphs = PARAGRAPHS.split(text[1:-1].strip())
    return ESCAPE.sub(r"\1", "\n\n".join(" ".join(p.split()) for p in paragraphs))


def check_slots(word: tree.Word, known: Collection[str], report: Report) -> None:
    """Report slots that name nothing, ask for a form there is not, or are no slots."""
    for match in BRACES.finditer(word.text):
        span = (word.span[0] + match.start(), word.span[0] + match.end())
        slot = SLOT.fullmatch(match.group())
        if slot is None:
            said = f"`{match.group()}` is no slot"
            report.add("bad-slot", span, said, expected="`{name}`, `{^name}`, `{name's}` or `{name.he}`")
        else:
            _check_name(slot.group(1), span, known, report)
            _check_form(slot.group(2), span, report)


def _check_name(name: str, span: core.Span, known: Collection[str], report: Report) -> None:
    if name in known or name[:1].lower() + name[1:] in known:
        return
    close = nearest(name, known)
    repair = f"did you mean `{{{close}}}`?" if close else None
    report.add("bad-slot", span, f"nothing here is called `{name}`", expected="a parameter or an entity", repair=repair)


def _check_form(form: str | None, span: core.Span, report: Report) -> None:
    if form is None or form.lower() in FORMS:
        return
    said = f"a slot has no form `{form}`"
    meant = OTHERS.get(form.lower())
    repair = f"write `.{meant}`; the entity's own pronoun is put in" if meant else None
    report.add("bad-slot", span, said, expected="`.he`, `.him`, `.his` or `.himself`", repair=repair)
