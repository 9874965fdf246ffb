"""What a mind holds of an openable fluent, as whoever thinks of that mind can tell.

A *known* value is the plain value. Anything else is a pair like a value, a kind and a set of values:

``open``     the mind thinks each of the values possible
``sure``     it has one of them, and who thinks of it cannot say which
``tied``     it has the very value that the fluent has where the mind is thought of
``unclear``  it is either sure or open, and who thinks of it cannot say which

Of one value only there is nothing to be open about: any label of one value is that value, known.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..values import Value

Label = tuple
"""A value, or a kind with the values that are possible."""

OPEN, SURE, TIED, UNCLEAR = "open", "sure", "tied", "unclear"
KINDS = (OPEN, SURE, TIED, UNCLEAR)
HAVING = (SURE, TIED)
"""The kinds of a mind that has a value, and who thinks of it cannot say which."""


def label(kind: str, values: Iterable[Value]) -> Label:
    """The label of a kind; with one value it is that value, known."""
    among = frozenset(values)
    assert among, "a label of no value"
    return next(iter(among)) if len(among) == 1 else (kind, among)


def known(held: Label) -> bool:
    """Whether a label is a plain value."""
    return held[0] not in KINDS


def among(held: Label) -> frozenset[Value]:
    """The values that a label leaves."""
    return frozenset((held,)) if known(held) else held[1]


def has_value(held: Label) -> bool:
    """Whether the mind certainly has one value: known, sure or tied."""
    return known(held) or held[0] in HAVING


def retied(thinker: Label) -> Label:
    """The label of a mind that has the value which the thinker's own fluent has."""
    return thinker if known(thinker) else (TIED, thinker[1])


def broken(held: Label) -> Label:
    """A tie that holds no longer: the mind still has one of those values."""
    return (SURE, held[1]) if held[0] == TIED else held


def joined(one: Label, other: Label) -> Label:
    """The label of a mind that holds the one or the other, and who thinks of it cannot say which."""
    if one == other:
        return one
    both = among(one) | among(other)
    if has_value(one) and has_value(other):
        return label(SURE, both)
    return label(OPEN if one[0] == other[0] == OPEN else UNCLEAR, both)


def amazed(old: Label, new: Label) -> bool:
    """Whether what was learnt may have been a surprise to the mind: then its picture of others did not follow.

    It was, if a value is left that it had ruled out; it may have been, if it had a value that cannot be told.
    """
    if not among(new) <= among(old):
        return True
    return not known(old) and old[0] != OPEN and new != old
