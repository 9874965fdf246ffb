"""Words and forms of other languages, where a definition does not fit: what they stand for here.

Whoever has written in a planner's language, or in one for programs, brings its words along, and so does a language
model: ``requires:`` for a precondition, ``goal:`` for the author's utility, ``character Tom;``, braces around a
condition, a list of minds in one ``believes``. Each guess knows one such form, says how it is written here, and offers
it as an edit. It is asked only where a text does not parse, so no text that is a world is touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lark import Token

from .edits import Edit, Replacement, write
from .tokens import end_of, start_of

if TYPE_CHECKING:
    from .report import Report
    from .syntax import Slip

MEANT_PARTS = {
    **dict.fromkeys(
        ("requires", "require", "required", "requirements", "pre", "condition", "conditions", "needs"),
        "precondition",
    ),
    **dict.fromkeys(("result", "results", "post", "does", "changes", "then"), "effect"),
    **dict.fromkeys(("actor", "actors", "agent", "agents", "who", "doer"), "consenting"),
    **dict.fromkeys(("observers", "witnesses", "witness", "visible", "sees"), "observing"),
}
"""Parts of an action by other names."""

MEANT_OPENERS = {
    **dict.fromkeys(("fluent", "predicate", "state", "variable", "var", "relation", "attribute"), "property"),
    **dict.fromkeys(("operator", "event", "act"), "action"),
    **dict.fromkeys(("object", "constant", "instance"), "entity"),
    **dict.fromkeys(("rule", "axiom"), "trigger"),
}
"""Definitions by other names."""

WANTS = ("goal", "goals", "want", "wants", "desire")
"""What a utility is called elsewhere."""

HOLDS = ("boolean", "number")
"""Types that a property holds and no entity has."""


def another_want(slip: Slip, report: Report) -> bool:
    """``goal: …``, ``goal Tom: …``, ``goal(Tom): …``."""
    first = slip.piece.tokens[0] if slip.piece.tokens else None
    if first is None or str(first) not in WANTS or slip.index > 7:
        return False
    head = _head(slip.piece.tokens)
    if head is None:
        return False
    who, last = head
    span = (start_of(first), end_of(last))
    _report(slip, report, first, f"utility({who}):", span)
    return True


def _head(tokens: Sequence[Token]) -> tuple[str, Token] | None:
    """Whose want it is (nobody's: the author's) and where its head ends."""
    kinds = [t.type for t in tokens[:5]]
    for shape, who in (
        (("COLON",), None),
        (("LPAR", "RPAR", "COLON"), None),
        (("NAME", "COLON"), 1),
        (("LPAR", "NAME", "RPAR", "COLON"), 2),
    ):
        if tuple(kinds[1 : 1 + len(shape)]) == shape:
            return ("" if who is None else str(tokens[who])), tokens[len(shape)]
    return None


def typed_definition(slip: Slip, report: Report) -> bool:
    """``character Tom, Ann;`` and ``boolean lit();``: a type, where the word for a definition should be."""
    tokens = slip.piece.tokens
    if slip.index != 1 or len(tokens) < 2 or slip.piece.opener != "NAME" or tokens[1].type != "NAME":
        return False
    first, rest = str(tokens[0]), slip.source.text[start_of(tokens[1]) : end_of(tokens[-1])]
    kinds = {t.type for t in tokens[1:]}
    if first in HOLDS and "COLON" not in kinds - {"COLON"} and tokens[2:3] and tokens[2].type == "LPAR":
        meant = f"property {rest} : {first}"
    elif kinds <= {"NAME", "COMMA"} and first not in MEANT_OPENERS and first not in WANTS:
        meant = f"entity {rest} : {first}"
    else:
        return False
    _report(slip, report, tokens[0], meant, (start_of(tokens[0]), end_of(tokens[-1])), code="unknown-definition")
    return True


def observers_listed(slip: Slip, report: Report) -> bool:
    """``observing: Tom, Ann;``: those who see it, where a condition on them should be."""
    tokens, at = slip.piece.tokens, slip.index
    if str(slip.token) not in ("observing", *(k for k, v in MEANT_PARTS.items() if v == "observing")):
        return False
    names = _listed(tokens[at + 2 :]) if tokens[at + 1 : at + 2] and tokens[at + 1].type == "COLON" else []
    if not names:
        return False
    seen = " | ".join(f"x == {name}" for name in names)
    span = start_of(slip.token), end_of(tokens[at + 2 * len(names)])
    _report(slip, report, slip.token, f"observing(x : character): {seen}", span)
    return True


def observer_without_type(slip: Slip, report: Report) -> bool:
    """``observing(x): …``: whoever sees it is a character, and that is said here."""
    before = slip.piece.tokens[max(0, slip.index - 3) : slip.index]
    if slip.token.type != "RPAR" or [t.type for t in before] != ["OBSERVING", "LPAR", "NAME"]:
        return False
    name = before[-1]
    meant = f"{name} : character"
    edit = write(meant, (start_of(name), end_of(name)), safe=True)
    said = f"`{name}` needs a type: who sees it is a character"
    report.add("syntax", (start_of(name), end_of(name)), said, expected=f"`observing({meant})`", edits=[edit])
    return True


def _listed(tokens: Sequence[Token]) -> list[Token]:
    """The names of a list that ends with a ``;``, or none."""
    names: list[Token] = []
    for place, t in enumerate(tokens):
        if place % 2 == 0 and t.type == "NAME":
            names.append(t)
        elif place % 2 and t.type == "SEMI":
            return names
        elif not (place % 2 and t.type == "COMMA"):
            break
    return []


def chained_belief(slip: Slip, report: Report) -> bool:
    """``believes(Tom, Ann, lit())``: one mind within another, written as a list."""
    tokens, at = slip.piece.tokens, slip.index
    if slip.token.type != "COMMA" or [t.type for t in tokens[at - 4 : at : 2]] != ["LPAR", "COMMA"]:
        return False
    opened, inner = at - 4, tokens[at - 1]
    closed = _closing(tokens, opened, "LPAR", "RPAR")
    if opened < 1 or tokens[opened - 1].type != "BELIEVES" or inner.type != "NAME" or closed is None:
        return False
    end = end_of(tokens[closed])
    changes = ((start_of(inner), "believes("), (end, ")"))
    edit = Edit("put one `believes` in the other", tuple(Replacement((p, p), text) for p, text in changes), True)
    within = slip.source.text[start_of(inner) : end]
    report.add(
        "syntax",
        slip.span,
        "`believes` is about one mind; a mind within it has a `believes` of its own",
        expected=f"`believes({tokens[opened + 1]}, believes({within})`",
        edits=[edit],
    )
    return True


def braces_for_brackets(slip: Slip, report: Report) -> bool:
    """``precondition: { … };`` and ``if(…) { … }``: braces, where an expression has brackets."""
    if slip.token.type != "LBRACE" or not {"LPAR", "NAME"} <= slip.expected:
        return False
    tokens = slip.piece.tokens
    closed = _closing(tokens, slip.index, "LBRACE", "RBRACE")
    if closed is None:
        return False
    changes = tuple(_bracketed(tokens[slip.index : closed + 1]))
    edit = Edit("write brackets for the braces", changes, True)
    said = "an expression stands in brackets here, not in braces"
    report.add("syntax", slip.span, said, expected="`(` … `)`", repair="write `(` and `)`", edits=[edit])
    return True


def _bracketed(tokens: Sequence[Token]) -> Iterator[Replacement]:
    """Braces made brackets; what stood in them as a list of statements joined by ``&``."""
    for place, t in enumerate(tokens):
        last = place + 2 == len(tokens)
        text = {"LBRACE": "(", "RBRACE": ")", "SEMI": "" if last else " &"}.get(t.type)
        if text is not None:
            yield Replacement((start_of(t), end_of(t)), text)


def _closing(tokens: Sequence[Token], opened: int, opens: str, closes: str) -> int | None:
    """Where the bracket that is opened at a place is closed."""
    depth = 0
    for place in range(opened, len(tokens)):
        depth += (tokens[place].type == opens) - (tokens[place].type == closes)
        if depth == 0:
            return place
    return None


def _report(slip: Slip, report: Report, word: Token, meant: str, span: tuple[int, int], code: str = "syntax") -> None:
    """Says how something is written here."""
    report.add(
        code,
        (start_of(word), end_of(word)),
        f"`{word}` opens nothing here" if code == "syntax" else f"no kind of definition is called `{word}`",
        expected=f"`{meant}`" if len(meant) <= 80 else None,
        repair=None if len(meant) <= 80 else "write it in the words of this language",
        edits=[write(meant, span, title=f"write `{meant if len(meant) <= 60 else meant[:59] + '…'}`", safe=True)],
    )
