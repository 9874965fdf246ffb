"""What is learnt by an act: a value, whether a condition holds, whether two fluents are alike.

Each function takes what the thinker holds and what the learner holds, and says what the learner holds then. The rows
are those of the page, in its order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from unsaid.checker.minds.unsure.labels import among, has_value, is_known, kind, label, same, tied

if TYPE_CHECKING:
    from unsaid.checker.minds.unsure.labels import Held
    from unsaid.world.structure import Expression, Scalar

    Row = dict[int, Held]
    Lesson = Callable[[tuple[Held, ...], Row], None]

Domain = frozenset[Any]


def lessons(what: Expression, domains: dict[int, Domain]) -> Iterator[tuple[frozenset[int], Lesson]]:
    """What a thing learnt teaches, one after the other: the fluents each is about, and what it makes of a row, given
    what the thinker holds."""
    if what[0] == "and":
        for part in what[1:]:
            yield from lessons(part, domains)
    elif what[0] == "not":
        yield from lessons(what[1], domains)
    elif what[0] == "get":
        yield frozenset((what[1],)), lambda thinker, mine: mine.__setitem__(what[1], tied(thinker[what[1]]))
    else:
        yield _compared(what[1], what[2], domains)


def _compared(left: Expression, right: Expression, domains: dict[int, Domain]) -> tuple[frozenset[int], Lesson]:
    if type(left) is tuple and type(right) is tuple:
        f, g = left[1], right[1]
        return frozenset((f, g)), lambda thinker, mine: alike(thinker, mine, f, g, domains)
    read: Any
    value: Any
    read, value = (left, right) if type(left) is tuple else (right, left)
    f = read[1]
    return frozenset((f,)), lambda thinker, mine: mine.__setitem__(f, whether(thinker[f], mine[f], value, domains[f]))


def whether(thinker: Held, mine: Held, v: Scalar, domain: Domain) -> Held:
    """What is held of a fluent by one who learns whether it has a value."""
    if is_known(thinker) and same(thinker, v):
        return thinker
    if v not in among(thinker):
        return _ruled_out(mine, v, domain)
    return _one_of_two(thinker, mine, v, domain)


def _ruled_out(mine: Held, v: Scalar, domain: Domain) -> Held:
    """Where the thinker is sure that it has not."""
    if v not in among(mine):
        return mine
    left = among(mine) - {v}
    if is_known(mine) or not left:
        return label("open", domain - {v})
    return label(kind(mine), left) if kind(mine) in ("open", "unclear") else label("unclear", domain - {v})


def _one_of_two(thinker: Held, mine: Held, v: Scalar, domain: Domain) -> Held:
    """Where the thinker cannot say."""
    how, mine_among, theirs = kind(mine), among(mine), among(thinker)
    if how == "tied":
        return mine
    if len(theirs) == 2 and (len(domain) == 2 or (how == "open" and mine_among == theirs)):
        return tied(thinker)
    if is_known(mine):
        return label("unclear", domain) if same(mine, v) else label("sure", mine_among | {v})
    if how == "sure":
        return label("unclear", domain) if v in mine_among else label("sure", mine_among | {v})
    if how == "open" and len(mine_among) == 2 and v in mine_among:
        return label("sure", mine_among)
    return label("unclear", mine_among | {v})


def alike(thinker: tuple[Held, ...], mine: Row, f: int, g: int, domains: dict[int, Domain]) -> None:
    """What is held of two fluents by one who learns whether they have the same value."""
    if is_known(thinker[f]) and is_known(thinker[g]):
        if same(thinker[f], thinker[g]):
            _common(thinker, mine, f, g)
            return
        if _apart(thinker, mine, f, g):
            return
    for known, other in ((g, f), (f, g)):
        if is_known(mine[known]) and is_known(thinker[known]) and same(mine[known], thinker[known]):
            mine[other] = whether(thinker[other], mine[other], mine[known], domains[other])
            return
    for one, other in ((f, g), (g, f)):
        if kind(mine[one]) == "open" and has_value(mine[other]):
            mine[one] = _perhaps(thinker[one], mine[one], mine[other])


def _common(thinker: tuple[Held, ...], mine: Row, f: int, g: int) -> None:
    both = among(mine[f]) & among(mine[g])
    for fluent in (f, g):
        mine[fluent] = label(kind(mine[fluent]), both) if both else thinker[fluent]


def _apart(thinker: tuple[Held, ...], mine: Row, f: int, g: int) -> bool:
    """Where they are known to be unlike."""
    if is_known(mine[f]) and is_known(mine[g]):
        if same(mine[f], mine[g]):
            mine[f], mine[g] = thinker[f], thinker[g]
        return True
    for known, other in ((f, g), (g, f)):
        if is_known(mine[known]):
            mine[other] = label(kind(mine[other]), among(mine[other]) - {mine[known]})
    return True


def _perhaps(thinker: Held, mine: Held, other: Held) -> Held:
    two = len(among(mine)) == 2 and among(thinker) | among(other) <= among(mine)
    return tied(thinker) if two and kind(other) == "tied" else label("unclear", among(mine))
