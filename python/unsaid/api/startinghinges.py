"""On what of the start a story hangs: each single fact and each single belief put otherwise, one at a time.

A fact is put to each other value it may have; whoever does not believe otherwise at the start knows of it. A belief is
what somebody thinks of a fact, or of what another thinks of it: what is wrong at the start is put right, and what
anybody has right themselves is put wrong. Each is tried as ``Story.whatif`` tries it: the old acts are kept as long as
they make sense, and the story is told on from there. It hangs on what brings another end. What is wrongly believed
comes first, then what is so, then the rest, each in the order of the text; and what is looked for is counted, so the
answer is the same each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from unsaid.api.change import Otherwise
from unsaid.api.values import Scalar
from unsaid.api.values import written as as_written
from unsaid.api.whatif import of_story
from unsaid.budget import ask
from unsaid.data.proof import same_value
from unsaid.errors import UnsaidError
from unsaid.minds.errors import MindsError

if TYPE_CHECKING:
    from unsaid.api.story import Story

Watcher = Callable[[int, int, int], object]
"""Told how many changes were tried, of how many, and how many of them the end hangs on."""


@dataclass(frozen=True)
class Hinge:
    """A fact or a belief of the start on which the end of a story hangs, and what would become of it: ``first`` is the
    number of the first act that would differ, ``over`` how it would be over (see ``Fork``), ``ending`` the title of the
    ending, ``acts`` how many there would be. ``change.kind`` is ``fact`` or ``belief``.

    >>> import unsaid
    >>> story = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
    >>> [(str(hinge.change), hinge.first) for hinge in story.hinges()][:1]
    [('Ida: lit() = True', 1)]
    """

    change: Otherwise
    first: int | None
    over: Literal["ending", "goal", "still"] | None
    ending: str | None
    acts: int

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "change": self.change.to_dict(),
            "first": self.first,
            "over": self.over,
            "ending": self.ending,
            "acts": self.acts,
        }

    def __str__(self) -> str:
        return str(self.change)


def hinges(story: Story, watch: Watcher | None = None) -> Iterator[Hinge]:
    """What the end of a story hangs on, in order, each as soon as it is found."""
    with story.world.open.working:
        changes = possible(story)
    found = 0
    for number, change in enumerate(changes, start=1):
        ask()
        hinge = _tried(story, change)
        if hinge is not None:
            found += 1
            yield hinge
        if watch is not None:
            watch(number, len(changes), found)


def _tried(story: Story, change: Otherwise) -> Hinge | None:
    """What would become of a story with a change; None where it ends as it did, or where there is no such start. The
    world in which that was tried is let go."""
    try:
        with story.world.open.working:
            fork = of_story(story, (change,), counted=True)
    except (UnsaidError, MindsError):
        return None
    return Hinge(change, fork.first, fork.over, fork.ending, len(fork.acts)) if fork.ends_otherwise else None


def possible(story: Story) -> list[Otherwise]:
    """Everything of the start that could be otherwise: what is wrongly believed, put right; the facts that are so, or
    stand for something; what is rightly believed of these; and the rest in the same order."""
    open_ = story.world.open
    minds, ground = open_.minds, open_.ground
    start, characters = minds.values(minds.initial), range(len(ground.characters))
    told = [n for n in range(len(ground.fluents)) if n not in ground.inner.accounts]
    found = [(2 if start[n] else 4, change) for n in told for change in _facts(story, n, start[n])]
    moving = [n for n in told if not ground.fluents[n].static]
    for who in characters:
        for chain in ((who,), *((who, other) for other in characters if other != who)):
            found += _beliefs(story, chain, moving)
    return [change for _, change in sorted(found, key=lambda one: one[0])]


def _facts(story: Story, fluent: int, value: Scalar) -> Iterator[Otherwise]:
    """A fact put to each other value."""
    for other in _others(story, fluent, value):
        yield Otherwise("fact", _statement(story.world.open.ground.fluents[fluent].name, other))


def _beliefs(story: Story, chain: tuple[int, ...], told: list[int]) -> Iterator[tuple[int, Otherwise]]:
    """What could be believed otherwise by a chain of believers: of facts put right, and, of one mind, put wrong; each
    with its place among what is tried."""
    open_ = story.world.open
    minds, names = open_.minds, [open_.ground.characters[who] for who in chain]
    held = minds.values(minds.mind(minds.initial, *chain))
    really = minds.values(minds.mind(minds.initial, *chain[1:]))
    for n in told:
        wrong = not same_value(held[n], really[n])
        values = [really[n]] if wrong else _others(story, n, held[n]) if len(chain) == 1 else ()
        for value in values:
            if value is not None:
                said = _statement(open_.ground.fluents[n].name, value)
                yield 1 if wrong else 3 if held[n] else 5, Otherwise("belief", f"{', '.join(names)}: {said}")


def _others(story: Story, fluent: int, value: Scalar) -> list[Scalar]:
    """The other values that a fact may have: of a boolean the other one, of an entity all of its type."""
    core, one = story.world.open.core, story.world.open.ground.fluents[fluent]
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, str):
        return [name for name in core.members(one.type) if name != value]
    return []


def _statement(fluent: str, value: Scalar) -> str:
    return f"{fluent} = {as_written(value)}"
