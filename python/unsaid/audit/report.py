"""An audit in words: each label that is not right, with the sentences that decide, and the counts at the end."""

from __future__ import annotations

from unsaid.audit.data import Audit, Found, Step, Unreadable

HEADS = {
    "wrong": "no convention makes the label right",
    "otherwise": "the label is right only by another convention",
    "open": "the story does not settle it",
}


def told(found: Found | Unreadable) -> str:
    """One finding, as a paragraph."""
    if isinstance(found, Unreadable):
        return f"line {found.line}: not read: {found.why}"
    answers = " or ".join(found.answers) or "nothing"
    lines = [
        f"line {found.line}: {HEADS[found.verdict]}",
        f"  {found.question}",
        f"  label: {found.label}    answer: {answers}",
        *(_step(step) for step in found.proof),
        f"  {found.therefore}",
        *([f"  Besides, {found.note}."] if found.note else []),
        *(_under(found)),
    ]
    return "\n".join(lines)


def _step(step: Step) -> str:
    saw = f"{_and(step.saw)} {'saw' if len(step.saw) == 1 else 'all saw' if len(step.saw) > 2 else 'both saw'} this"
    missed = f"{_and(step.missed)} did not"
    who = "; ".join(([saw] if step.saw else []) + ([missed] if step.missed else []))
    return f"    {step.line:>3}  {step.text}{f'  [{who}]' if who else ''}"


def _under(found: Found) -> list[str]:
    words = {True: "It would be right if", False: "It would be right only by what no set has:"}
    return [f"  {words[reading.held]} {reading.said}." for reading in found.under]


def summary(audit: Audit) -> str:
    """The counts, in a line."""
    right = f"{audit.items:,} items: {audit.right:,} right, {audit.wrong:,} wrong"
    rest = [
        f"{audit.otherwise:,} right only by another convention",
        f"{audit.open:,} left open by the story",
        f"{audit.unread:,} not read",
    ]
    return ", ".join([right, *(words for words in rest if not words.startswith("0 "))])


def _and(names: tuple[str, ...]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
