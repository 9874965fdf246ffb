"""The chapters of the language reference: Markdown whose blocks are run.

A block marked ``world`` is a text; the blocks up to the next one say what must be so of it:

- ``diagnostics``: the whole text of everything the reader says; without such a block it must say nothing;
- ``start``: values of fluents at the start, triggers settled, one a line, ``believes(c, f) = v`` for those in a mind;
- ``concerns``: every concern, in order: whose, its name and kind, its weight;
- ``questions``: every question, in order: its name, who asks whom, and its hypotheses;
- ``after``: acts in a row on the first line, and then values as in ``start``;
- ``open``: what is not known at the start, as stated of chains of believers and by secrets;
- ``learnt``: what is learnt by each act, and what it is taken for;
- ``acts``: all acts that can ever happen, in order;
- ``grouped``: the author's utility with every bracket written;
- ``formatted``: the text in canonical layout;
- ``told``: blocks of a line ``by SIDE, first, past: act; act`` and the words these acts are told in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from unsaid.english import Tense
from unsaid.language import core
from unsaid.telling import Manner
from unsaid.telling.narration import Length, Person

HERE = Path(__file__).resolve().parent
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BELIEVES = re.compile(r"believes\((\w+), (.*)\)")


@dataclass
class Example:
    """One world of a chapter, with the claims about it."""

    chapter: str
    line: int
    text: str
    claims: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.chapter}:{self.line}"


def examples() -> list[Example]:
    """Every world of every chapter, in order."""
    return [example for page in sorted(HERE.glob("*.md")) for example in of_page(page)]


def of_page(page: Path) -> Iterator[Example]:
    """The worlds of one chapter."""
    text = page.read_text(encoding="utf-8")
    example: Example | None = None
    for match in BLOCK.finditer(text):
        if match[1] == "world":
            if example:
                yield example
            example = Example(page.name, text.count("\n", 0, match.start()) + 1, match[2])
        elif example is not None:
            assert match[1] not in example.claims, f"two {match[1]} blocks for one world"
            example.claims[match[1]] = match[2].rstrip("\n")
    if example:
        yield example


@dataclass(frozen=True)
class Asked:
    """Acts to be told, from a side and in a manner, and the words expected."""

    head: str
    side: str | None
    manner: Manner
    acts: list[str]
    text: str


PERSONS: dict[str, Person] = {"first": 1, "second": 2, "third": 3}


def tellings(claim: str) -> Iterator[Asked]:
    """The blocks of a ``told`` claim."""
    for block in claim.split("\n\n"):
        head, *lines = block.splitlines()
        words, acts = head.removeprefix("by ").split(": ", 1)
        side, *manners = words.split(", ")
        person: Person | None = next((PERSONS[m] for m in manners if m in PERSONS), None)
        tense: Tense | None = "past" if "past" in manners else "present" if "present" in manners else None
        length: Length = "short" if "short" in manners else "scene" if "scene" in manners else "full"
        seed = next((int(m.removeprefix("seed ")) for m in manners if m.startswith("seed ")), 0)
        manner = Manner(person, tense, "no thoughts" not in manners, length, seed)
        yield Asked(head, None if side == "nobody" else side, manner, acts.split("; "), " ".join(lines))


def believed(place: str) -> tuple[list[str], str]:
    """``believes(a, believes(b, f))`` as its believers, outermost first, and the fluent."""
    who: list[str] = []
    while match := BELIEVES.fullmatch(place):
        who.append(match[1])
        place = match[2]
    return who, place


def scalar(text: str) -> core.Scalar:
    """A value as written in a chapter."""
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return float(text)
    return {"True": True, "False": False, "?": None}.get(text, text)


def shown(value: core.Scalar) -> str:
    """A value as it is written in a world."""
    if value is None:
        return "?"
    return f"{value:g}" if isinstance(value, float) else str(value)


def grouped(e: core.Expression, world: core.World) -> str:
    """An expression with all its brackets."""

    def inner(x: core.Expression) -> str:
        return grouped(x, world)

    match e:
        case core.Value():
            return shown(e.value)
        case core.Variable():
            return e.name
        case core.Instance():
            return e.value
        case core.Fluent():
            return f"{world.properties[e.property].name}({', '.join(map(inner, e.arguments))})"
        case core.Believes():
            return f"believes({inner(e.who)}, {inner(e.body)})"
        case core.Not():
            return f"(!{inner(e.body)})"
        case core.Junction():
            return "(" + (" & " if e.kind == "and" else " | ").join(map(inner, e.items)) + ")"
        case core.Compare() | core.Arithmetic():
            return f"({inner(e.left)} {e.operator} {inner(e.right)})"
        case core.IsType():
            return f"({inner(e.term)} : {e.type})"
        case core.Quantified():
            return f"({e.kind}({e.variable} : {e.type}) {inner(e.body)})"
        case core.If():
            words = ["if", *["elseif"] * (len(e.branches) - 1)]
            parts = [f"{w}({inner(c)}) {inner(b)}" for w, (c, b) in zip(words, e.branches, strict=True)]
            return "(" + " ".join(parts + ([f"else {inner(e.otherwise)}"] if e.otherwise else [])) + ")"
        case core.Assign():
            return f"({inner(e.target)} = {inner(e.value)})"
        case core.Knows():
            return f"knows({inner(e.who)}, {inner(e.fluent)})"
        case core.Openness():
            return "open" if e.among is None else f"one of {', '.join(map(inner, e.among))}"
        case core.Narrated():
            return f"{e.kind}({inner(e.who)}, {e.name})" if e.who is not None else f"{e.kind}({e.name})"
