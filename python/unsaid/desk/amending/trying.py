"""The fewest amendments with which a world has a story, found by trying.

What the world itself asks for is taken together first, then with one guess at minds besides, then with two. Of what
helped, whatever is not needed is left out again. Each try is a short search, and all of them together are bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from time import monotonic
from typing import TYPE_CHECKING

from unsaid.budget import Budget, ask
from unsaid.errors import UnsaidError
from unsaid.language.mending import changed, meet

from .candidates import Amendment, at_end, guessed, wanted

if TYPE_CHECKING:
    from unsaid.api.outcome import Outcome
    from unsaid.api.stories.story import Story
    from unsaid.api.world import World

STATES = 4_000
"""States that one try may look into."""

SECONDS = 1.0
"""Seconds that one try may take."""


@dataclass(frozen=True)
class Amended:
    """A world that has a story, the amendments that gave it one, and the story."""

    world: World
    amendments: tuple[Amendment, ...]
    story: Story


def amended(
    world: World, outcome: Outcome | None = None, *, goal: float | None = None, time: float = 10
) -> Amended | None:
    """The world with the fewest amendments, of those that are known, with which a story is found that the checker has
    nothing against; None where none was found within so many seconds. ``outcome`` is a search of the world that found
    none, where there is one. Raises WorldError for a world with errors.

    >>> import unsaid
    >>> from unsaid.desk.amending import amended
    >>> world = unsaid.read(
    ...     "entity Ann : character; property lit() : boolean;"
    ...     "action light by Ann { precondition: !lit(); effect: lit(); }; utility(): lit();"
    ... )
    >>> [one.edit.title for one in amended(world).amendments]
    ['add `utility(Ann): lit();`']
    """
    until = monotonic() + time
    outcome = outcome or world.find(goal=goal, budget=Budget(time=min(time, SECONDS), states=STATES))
    if outcome.story is not None:
        return Amended(world, (), outcome.story)
    base = _base(world, outcome, goal)
    for more in _subsets(guessed(world)):
        ask()
        if monotonic() > until:
            break
        found = _tried(world, (*base, *more), goal)
        if found is not None:
            return _fewest(world, found, goal)
    return None


def _base(world: World, outcome: Outcome, goal: float | None) -> list[Amendment]:
    """What the world itself asks for; and what it asks for then, for an act that can happen may lack a want."""
    found = wanted(world, outcome)
    there = _with(world, found)
    if found and there.ok:
        again = there.find(goal=goal, budget=Budget(time=SECONDS, states=STATES))
        known = {one.edit.title for one in found}
        later = wanted(there, again) if again.story is None else []
        found += [at_end(world, one) for one in later if one.edit.title not in known]
    return found


def _with(world: World, amendments: Sequence[Amendment]) -> World:
    """The world with amendments made."""
    text = changed(world.text, [change for one in amendments for change in one.edit.changes])
    return replace(world, source=replace(world.source, text=text))


def _subsets(guesses: Sequence[Amendment]) -> Iterator[tuple[Amendment, ...]]:
    """None of the guesses, each of them, each two."""
    for size in range(3):
        yield from combinations(guesses, size)


def _tried(world: World, amendments: tuple[Amendment, ...], goal: float | None) -> Amended | None:
    """What comes of a world with some amendments, if that is a story without holes."""
    spans = [change.span for one in amendments for change in one.edit.changes]
    if any(meet(a, b) for a, b in combinations(spans, 2) if a[0] != a[1] or b[0] != b[1]):
        return None
    made = _with(world, amendments)
    try:
        found = made.find(goal=goal, budget=Budget(time=SECONDS, states=STATES)).story if made.ok else None
        if found is None or not all(finding.remark for finding in found.check()):
            return None
    except UnsaidError as error:
        if error.code.startswith("limit") or error.code == "interrupted":
            raise
        return None
    return Amended(made, amendments, found)


def _fewest(world: World, found: Amended, goal: float | None) -> Amended:
    """The same with all left out that is not needed."""
    for one in found.amendments:
        rest = tuple(other for other in found.amendments if other is not one)
        found = _tried(world, rest, goal) or found if one in found.amendments and rest else found
    return found
