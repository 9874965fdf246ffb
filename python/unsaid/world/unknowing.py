"""What a world file says of minds that do not know, and what makes no sense in it.

Each function is about one row of the file, and says what is wrong with it in a few words, or nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from .structure import Expression, GroundFluent, Scalar

LEAST, MOST = 2, 64
"""How many values a domain has."""


def wrong_domain(row: GroundFluent) -> str | None:
    """What is wrong with the domain of a fluent; a fluent need not have one."""
    if not row.domain:
        return None
    if not LEAST <= len(row.domain) <= MOST:
        return f"a domain has {LEAST} to {MOST} values, and not {len(row.domain)}"
    if any(type(value) not in (bool, str) for value in row.domain):
        return "a domain has truths or entities for values"
    if len(set(row.domain)) < len(row.domain):
        return "a domain has no value twice"
    if row.initial is not None and row.initial not in row.domain:
        return "the initial value is out of the domain"
    return None


def wrong_among(among: Sequence[Scalar], domain: Sequence[Scalar], *, stated: bool, valued: bool) -> str | None:
    """What is wrong with the values of a label."""
    if valued:
        return "a belief has a value or a label, and not both"
    if stated and not among:
        return "a label is among some values"
    if any(type(value) not in (bool, str) or value not in domain for value in among):
        return "a label is among values of the domain"
    return None


def asked(what: Expression) -> list[int] | None:
    """The fluents that something learnt is about; None for what cannot be learnt."""
    if type(what) is not tuple:
        return None
    if what[0] == "get":
        return [what[1]] if len(what) == 2 else None
    if what[0] == "not":
        return asked(what[1]) if type(what[1]) is tuple and what[1][0] in ("==", "!=", "not") else None
    if what[0] == "and":
        parts = [asked(part) for part in what[1:]]
        return None if None in parts or not parts else [fluent for part in parts for fluent in part or ()]
    return _compared(what) if what[0] in ("==", "!=") else None


def _compared(what: Expression) -> list[int] | None:
    """The fluents of a comparison, which is of a fluent with a value or with another fluent."""
    read = [side for side in what[1:] if type(side) is tuple]
    if not read or any(side[0] != "get" or len(side) != 2 for side in read):
        return None
    return [side[1] for side in read]
