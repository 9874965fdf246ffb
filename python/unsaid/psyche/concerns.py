"""What a state is worth to a character, concern by concern.

A utility that is one number hides what it is made of. Concerns name its parts, so that a gain can be said to be a gain
in closeness and a loss one in honour. What the world writes as a plain utility is one more part, without a name: here
its place is ``UNNAMED``.
"""

from __future__ import annotations

from math import isnan, nan

from unsaid.data.running import Running

SMALL = 1e-9
"""Differences of worth below this are rounding."""

UNNAMED = -1
"""The place of a utility written as such."""

NOT_KNOWN = nan
"""A worth that is no number, for it depends on what is not known: above and below nothing, and no difference from it is
one."""


def worth(world: Running, mind: int, character: int) -> dict[int, float]:
    """The value (weight times term) of every concern of a character in a mind, by its place among all concerns.

    The unnamed part is what the utility has besides; a part that is no number is left out.
    """
    parts = world.concerns(mind, character)
    found = {place: part for place, part in parts.items() if part is not None}
    whole = world.utility(mind, character)
    if whole is not None:
        rest = round(whole - sum(found.values()), 9)
        if rest or not found:
            found[UNNAMED] = rest
    return found


def changes(before: dict[int, float], after: dict[int, float]) -> dict[int, float]:
    """How much each concern gained or lost; those that kept their value are left out, and those that are not known on
    a side."""
    both = (i for i in before | after if i == UNNAMED or (i in before and i in after))
    parts = ((i, before.get(i, 0.0), after.get(i, 0.0)) for i in both)
    moved = ((i, round(now - was, 9)) for i, was, now in parts if was != now)
    return {i: change for i, change in moved if change}


def least(one: float, other: float) -> float:
    """The lesser of two amounts; not known where one of them is not."""
    return NOT_KNOWN if isnan(one) or isnan(other) else min(one, other)


def chief(moved: dict[int, float], sign: int) -> int | None:
    """The concern that moved most in a direction (1: gained, -1: lost); the first of equals; None where none did."""
    ways = {i: change * sign for i, change in moved.items() if change * sign > 0}
    return max(ways, key=ways.__getitem__) if ways else None
