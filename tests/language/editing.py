"""Edits that a person might make to a text, by chance: a token, a line, a definition put in, left out or replaced."""

from __future__ import annotations

import random

from unsaid.language.report import Report
from unsaid.language.source import plain
from unsaid.language.tokens import end_of, start_of, tokenize

SCRAPS = [
    ";",
    "(",
    ")",
    "{",
    "}",
    "&",
    "=",
    "==",
    '"',
    "/*",
    "*/",
    "// x\n",
    "Tm",
    "entity",
    "\n",
    "é",
    "\u202e",
    "3",
    "else ",
]
DEFINITIONS = [
    "entity Newcomer : character;\n",
    "entity Tom : character;\n",
    "type folk : character;\n",
    "property nearby(a : character) : boolean;\n",
    "utility(): nearby(Newcomer);\n",
    "sense notices(c : character): nearby(c);\n",
    "action greet(c : character) { effect: nearby(c); consenting: c; };\n",
    'title "Another";\n',
    "foresight 3;\n",
]


def edit(text: str, chance: random.Random) -> str:
    """A text with one thing in it otherwise."""
    kind = chance.randrange(8)
    if kind < 3:
        return of_a_token(text, chance)
    if kind < 5:
        return of_a_line(text, chance)
    if kind == 5:
        at = text.find("\n", chance.randrange(len(text) + 1)) + 1
        return text[:at] + chance.choice(DEFINITIONS) + text[at:]
    if kind == 6:
        parts = text.split(";\n")
        del parts[chance.randrange(len(parts))]
        return ";\n".join(parts)
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(SCRAPS) + text[at:]


def of_a_token(text: str, chance: random.Random) -> str:
    """A token left out, doubled, or another of the same text in its place."""
    tokens = tokenize(plain(text), Report()).tokens
    if not tokens:
        return text + chance.choice(SCRAPS)
    one, other = chance.choice(tokens), chance.choice(tokens)
    instead = chance.choice(["", f"{one} {one}", str(other)])
    return text[: start_of(one)] + instead + text[end_of(one) :]


def of_a_line(text: str, chance: random.Random) -> str:
    """A line left out, written twice, or put somewhere else."""
    lines = text.splitlines(keepends=True) or [""]
    line = lines.pop(chance.randrange(len(lines)))
    for _ in range(chance.randrange(3)):
        lines.insert(chance.randrange(len(lines) + 1), line)
    return "".join(lines)
