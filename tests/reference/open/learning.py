"""What somebody holds who has learnt something, as another sees it who knows more, or less, or as little.

Everything here is one step from a thinker's label to a learner's: ``theirs`` is what is so where the learner is thought
of, ``mine`` what the learner held till now.
"""

from __future__ import annotations

from ..expressions import Expression, places
from ..values import Value, from_plain
from .labels import OPEN, SURE, TIED, UNCLEAR, Label, among, known, label, retied
from .openable import CONDITION, FACT, Openable

Row = list[Label]


def fluents_of(what: Expression) -> set[int]:
    """The fluents that a thing learnt is about."""
    return {f for _, f in places(what)}


def learn(what: Expression, theirs: tuple | Row, mine: Row, openable: Openable) -> None:
    """Put into the row ``mine`` what is learnt: a fluent's value, or whether a condition holds."""
    match what:
        case ["get", f]:
            _set(mine, f, retied(theirs[f]), FACT, openable)
        case ["and", *items]:
            for item in items:
                learn(item, theirs, mine, openable)
        case ["not", item]:
            learn(item, theirs, mine, openable)
        case ["==" | "!=", ["get", f], ["get", g]]:
            _alike(f, g, theirs, mine, openable)
        case ["==" | "!=", ["get", f], v] | ["==" | "!=", v, ["get", f]] if not isinstance(v, list):
            _set(mine, f, whether(from_plain(v), theirs[f], mine[f], openable.domain(f)), CONDITION, openable)


def _set(mine: Row, f: int, new: Label, origin: str, openable: Openable) -> None:
    mine[f] = openable.made(f, new, origin, mine[f])


def whether(v: Value, theirs: Label, mine: Label, domain: frozenset[Value]) -> Label:
    """Somebody has learnt whether a fluent has the value ``v``."""
    if theirs == v:
        return v
    if v not in among(theirs):
        return excluded(v, mine, domain)
    return undecided(v, theirs, mine, domain)


def excluded(v: Value, mine: Label, domain: frozenset[Value]) -> Label:
    """It has not, and that is certain here."""
    if v not in among(mine):
        return mine
    left, others = among(mine) - {v}, domain - {v}
    if not left:
        return label(OPEN, others)
    if mine[0] in (SURE, TIED):
        return label(UNCLEAR, others)
    return label(mine[0], left)


def undecided(v: Value, theirs: Label, mine: Label, domain: frozenset[Value]) -> Label:
    """Whether it has cannot be told here, and the learner can tell."""
    if mine[0] == TIED:
        return mine
    if len(among(theirs)) == 2 and (len(domain) == 2 or mine == (OPEN, among(theirs))):
        return retied(theirs)
    if mine == v:
        return label(UNCLEAR, domain)
    if known(mine):
        return label(SURE, {mine, v})
    if mine[0] == SURE:
        return label(UNCLEAR, domain) if v in among(mine) else label(SURE, among(mine) | {v})
    if mine[0] == OPEN and v in among(mine) and len(among(mine)) == 2:
        return label(SURE, among(mine))
    return label(UNCLEAR, among(mine) | {v})


def _alike(f: int, g: int, theirs: tuple | Row, mine: Row, openable: Openable) -> None:
    """Somebody has learnt whether two fluents have the same value."""
    if known(theirs[f]) and known(theirs[g]):
        _settled(f, g, theirs, mine, openable)
        return
    for a, b in ((f, g), (g, f)):
        if known(mine[b]) and mine[b] == theirs[b]:
            _set(mine, a, whether(mine[b], theirs[a], mine[a], openable.domain(a)), CONDITION, openable)
            return
    for a, b in ((f, g), (g, f)):
        if mine[a][0] == OPEN and (known(mine[b]) or mine[b][0] in (TIED, SURE)):
            two = len(among(mine[a])) == 2 and among(theirs[a]) | among(mine[b]) <= among(mine[a])
            follows = two and mine[b][0] == TIED
            _set(mine, a, retied(theirs[a]) if follows else (UNCLEAR, mine[a][1]), CONDITION, openable)


def _settled(f: int, g: int, theirs: tuple | Row, mine: Row, openable: Openable) -> None:
    """The same, where both values are known here."""
    if theirs[f] == theirs[g]:
        both = among(mine[f]) & among(mine[g])
        for a in (f, g):
            _set(mine, a, label(mine[a][0], both) if both else theirs[a], CONDITION, openable)
        return
    if known(mine[f]) and mine[f] == mine[g]:
        _set(mine, f, theirs[f], CONDITION, openable)
        _set(mine, g, theirs[g], CONDITION, openable)
    elif known(mine[g]):
        _set(mine, f, label(mine[f][0], among(mine[f]) - {mine[g]}), CONDITION, openable)
    elif known(mine[f]):
        _set(mine, g, label(mine[g][0], among(mine[g]) - {mine[f]}), CONDITION, openable)
