"""What one character could change alone, while all others do what they would.

The usual ways are those that have a share: what somebody would do. A character changes something by another act, with a
reason for it or, where it is free, without; or by leaving out what it would have done. So it could *bring about* the
ends that are come to over the usual ways and its own, and *keep from* coming those that the usual ways of others alone
do not lead to. To bring about is to have a course to the end, not to be sure of it; to keep from is certain, as far as
others do what they would.
"""

from __future__ import annotations

from collections.abc import Callable

from unsaid.story.map.plan import Plan


def usual(plan: Plan, way: int) -> bool:
    """Whether somebody would go a way; where no shares were worked out, whether all have a reason to."""
    shares = plan.rows.shares
    return shares[way] > 0 if shares is not None else bool(plan.rows.reasoned[way])


def could_bring(plan: Plan, takes_part: Callable[[int], bool]) -> set[int]:
    """The ends come to over the usual ways and those by acts that somebody takes part in."""
    acts = plan.rows.acts
    return come_to(plan, lambda way: usual(plan, way) or takes_part(acts[way]))


def without(plan: Plan, takes_part: Callable[[int], bool]) -> set[int]:
    """The ends come to over the usual ways of others, where somebody does nothing."""
    acts = plan.rows.acts
    return come_to(plan, lambda way: usual(plan, way) and not takes_part(acts[way]))


def come_to(plan: Plan, may_go: Callable[[int], bool]) -> set[int]:
    """The ends come to over the ways that may be gone."""
    met, open_, to = bytearray(plan.count), [0], plan.rows.to
    met[0] = 1
    while open_:
        for way in plan.ways(open_.pop()):
            if not met[to[way]] and may_go(way):
                met[to[way]] = 1
                open_.append(to[way])
    return {plan.kinds[state] for state in range(plan.count) if met[state] and plan.kinds[state] >= 0}
