"""How many ways lead to each end: exactly, however many they are.

A way is a course of acts. Where there are circles there is no end of courses, since one may go round again; so a circle
is drawn as one place, and counts once however it is gone through. What is counted then are the courses between places,
each way from one place to another being another, and it is said that there are circles on them.
"""

from __future__ import annotations

from dataclasses import dataclass

from unsaid.story.map.still_open import StillOpen


@dataclass(frozen=True)
class Counted:
    """How many ways lead to an end, and whether one may go round in circles on any of them."""

    ways: int
    circles: bool


def counted(still: StillOpen, ends: int) -> list[Counted]:
    """By end, how many ways lead to it from the start."""
    plan, to = still.plan, still.plan.rows.to
    place = [0] * plan.count
    for number, group in enumerate(still.groups):
        for state in group:
            place[state] = number
    courses, round_ = [0] * len(still.groups), bytearray(len(still.groups))
    courses[place[0]] = 1
    totals, circles = [0] * ends, [False] * ends
    for number in reversed(range(len(still.groups))):  # what leads to a group comes after it
        if not courses[number]:
            continue
        group = still.groups[number]
        round_[number] |= still.is_circle(group)
        for state in group:
            kind = plan.kinds[state]
            if kind >= 0:
                totals[kind] += courses[number]
                circles[kind] |= bool(round_[number])
            for way in plan.ways(state):
                if place[to[way]] != number:
                    courses[place[to[way]]] += courses[number]
                    round_[place[to[way]]] |= round_[number]
    return [Counted(ways, circle) for ways, circle in zip(totals, circles, strict=True)]
