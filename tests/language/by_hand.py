"""Sabre's reading of a calculation once more, as plainly as it can be said: a text is cut by one form after another.

It knows numbers, brackets, ``if(…) … else …`` and ``sum(c : character) …``; ``t()`` holds, ``f()`` does not, ``n(c)``
is 4 for both characters. It shares nothing with the program but the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

TOKEN = re.compile(r"if|else|sum\(c : character\)|n\(\w\)|[tf]\(\)|\d+|.")
Tokens = tuple[str, ...]
FACTS = {"t()": True, "f()": False}


class Refused(Exception):
    """A text that is no number by these rules."""


def value(text: str) -> float:
    """What Sabre makes of a text; raises Refused."""
    return _number(tuple(t for t in TOKEN.findall(text) if t.strip()))


def _number(tokens: Tokens) -> float:
    found = _tried(tokens)
    if found is None:
        raise Refused(" ".join(tokens))
    return found


@cache
def _tried(tokens: Tokens) -> float | None:
    try:
        return next((v for form in FORMS if (v := form(tokens)) is not None), None)
    except Refused:
        return None


def _one(tokens: Tokens) -> float | None:
    if len(tokens) == 2 and tokens[0] == "-" and tokens[1].isdigit():
        return -float(tokens[1])
    if len(tokens) == 1 and (tokens[0].isdigit() or tokens[0].startswith("n(")):
        return 4.0 if tokens[0].startswith("n(") else float(tokens[0])
    if tokens[:1] == ("(",) and _closing(tokens, 0) == len(tokens) - 1:
        return _number(tokens[1:-1])
    return None


def _sum(tokens: Tokens) -> float | None:
    return 2 * _number(tokens[1:]) if tokens[:1] == ("sum(c : character)",) else None


def _choice(tokens: Tokens) -> float | None:
    elses = [i for i in _outside(tokens) if tokens[i] == "else"]
    if tokens[:1] != ("if",) or len(elses) != 1:
        return None
    shut = _closing(tokens, 1)
    yes, no = _number(tokens[shut + 1 : elses[0]]), _number(tokens[elses[0] + 1 :])
    return yes if FACTS["".join(tokens[2:shut])] else no


def _calculation(tokens: Tokens) -> float | None:
    for sign in "*/+-":
        for i in _outside(tokens):
            if tokens[i] == sign and i > 0 and tokens[i - 1] not in ("*", "/", "+", "-", "else"):
                try:
                    return _reckoned(sign, _number(tokens[:i]), _number(tokens[i + 1 :]))
                except Refused:
                    continue
    return None


def _reckoned(sign: str, left: float, right: float) -> float:
    if sign == "/":
        return left / right if right else float("nan")
    return {"*": left * right, "+": left + right, "-": left - right}[sign]


def _outside(tokens: Tokens) -> Iterator[int]:
    depth = 0
    for i, t in enumerate(tokens):
        depth -= t == ")"
        if depth == 0:
            yield i
        depth += t == "("


def _closing(tokens: Tokens, opened: int) -> int:
    depth = 0
    for i in range(opened, len(tokens)):
        depth += {"(": 1, ")": -1}.get(tokens[i], 0)
        if depth == 0:
            return i
    raise Refused


FORMS = (_one, _sum, _choice, _calculation)
