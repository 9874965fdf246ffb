"""On what of the start a story hangs: each single fact and each single belief put otherwise, one at a time.

A fact is put to each other value it may have; whoever does not believe otherwise at the start knows of it. A belief is
what somebody thinks of a fact, or of what another thinks of it: what is wrong at the start, or not known, is put right,
and what anybody has right themselves, or does not know, is put wrong. Each is tried as ``Story.whatif`` tries it: the
old acts are kept as long as they make sense, and the story is told on from there. It hangs on what brings another end.
What is wrongly believed comes first, then what is so, then the rest, each in the order of the text; and what is looked
for is counted, so the answer is the same each time. Nearly all begin in the same world, whose minds know by then what
the old acts led to.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from unsaid.api.hinging.startingotherwise import Starts, apart
from unsaid.api.otherwise.change import Otherwise
from unsaid.api.otherwise.whatif import Fork, as_acted, begun_in, of_story
from unsaid.api.values import Scalar
from unsaid.api.values import written as as_written
from unsaid.budget import ask
from unsaid.data.proof import same_value
from unsaid.errors import UnsaidError
from unsaid.minds.errors import MindsError
from unsaid.world.supposing import unsure

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.api.stories.story import Story
    from unsaid.play.session import Session

ROOM = 256 * 2**20
"""Bytes that the engine may come to hold before what was worked out for earlier changes is let go."""

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


@dataclass(frozen=True)
class Change:
    """One fluent of the start otherwise: in the world, or in the mind at the end of a chain of believers."""

    open: OpenWorld
    who: tuple[int, ...]
    fluent: int
    value: Scalar

    @property
    def said(self) -> Otherwise:
        """As it is said: “Tom: lit() = True”."""
        ground = self.open.ground
        statement = f"{ground.fluents[self.fluent].name} = {as_written(self.value)}"
        if not self.who:
            return Otherwise("fact", statement)
        return Otherwise("belief", f"{', '.join(ground.characters[who] for who in self.who)}: {statement}")


def hinges(story: Story, watch: Watcher | None = None) -> Iterator[Hinge]:
    """What the end of a story hangs on, in order, each as soon as it is found."""
    with story.world.open.working:
        changes = possible(story)
    found, trying = 0, Trying(story)
    for number, change in enumerate(changes, start=1):
        ask()
        hinge = trying.hinge(change)
        if hinge is not None:
            found += 1
            yield hinge
        if watch is not None:
            watch(number, len(changes), found)


class Trying:
    """A story, of which one change after another is tried."""

    def __init__(self, story: Story) -> None:
        self._story, self._world = story, apart(story.world.playable)
        self.starts = Starts(self._world.open)

    def hinge(self, change: Change) -> Hinge | None:
        """What would become of the story with a change; None where it ends as it did, or where there is no such
        start."""
        if self._world.open.minds.bytes > ROOM:
            self._begin_anew()
        try:
            with self._world.open.working:
                fork = self._begun(change) or of_story(self._story, (change.said,), counted=True)
        except (UnsaidError, MindsError):
            return None
        if not fork.ends_otherwise:
            return None
        return Hinge(change.said, fork.first, fork.over, fork.ending, len(fork.acts))

    def _begin_anew(self) -> None:
        """Lets go of all that was worked out."""
        self._world = apart(self._story.world.playable)
        self.starts = self.starts.of(self._world.open)
        self.__dict__.pop("_old", None)
        gc.collect()  # an engine is much to keep until it is next found to be nobody's

    def _begun(self, change: Change) -> Fork | None:
        """The story begun with the change in the same world; None where the world has to be read anew for it."""
        start, minds = self.starts.with_(change), self._world.open.minds
        if start is None:
            return None
        if self._story.data.goal is None and minds.utility(start) != minds.utility(minds.initial):
            return None  # the author asks for a gain over the start
        return begun_in(self._story, self._world, self._old, change.said, start)

    @cached_property
    def _old(self) -> Session:
        return as_acted(self._story, self._world)


def possible(story: Story) -> list[Change]:
    """Everything of the start that could be otherwise: what is wrongly believed, put right; the facts that are so, or
    stand for something; what is rightly believed of these; and the rest in the same order."""
    open_ = story.world.open
    minds, ground = open_.minds, open_.ground
    start, characters = minds.values(minds.initial), range(len(ground.characters))
    told = [n for n in range(len(ground.fluents)) if n not in ground.inner.accounts]
    found = [(2 if start[n] else 4, Change(open_, (), n, value)) for n in told for value in _others(story, n, start[n])]
    moving = [n for n in told if not ground.fluents[n].static or ground.fluents[n].domain]
    for who in characters:
        for chain in ((who,), *((who, other) for other in characters if other != who)):
            found += _beliefs(story, chain, moving)
    return [change for _, change in sorted(found, key=lambda one: one[0])]


def _beliefs(story: Story, chain: tuple[int, ...], told: list[int]) -> Iterator[tuple[int, Change]]:
    """What could be believed otherwise by a chain of believers: of facts put right, and, of one mind, put wrong; each
    with its place among what is tried."""
    open_ = story.world.open
    minds = open_.minds
    held = minds.values(minds.mind(minds.initial, *chain))
    really = minds.values(minds.mind(minds.initial, *chain[1:]))
    for n in told:
        wrong = not same_value(held[n], really[n])
        for value in [really[n]] if wrong else _others(story, n, held[n]) if len(chain) == 1 else ():
            if value is not None and unsure(value) is None:
                yield 1 if wrong else 3 if held[n] else 5, Change(open_, chain, n, value)
        if len(chain) == 1 and (label := unsure(held[n])) is not None:
            yield from ((5, Change(open_, chain, n, value)) for value in label[1] if value != really[n])


def _others(story: Story, fluent: int, value: Scalar) -> list[Scalar]:
    """The other values that a fact may have: of a boolean the other one, of an entity all of its type."""
    core, one = story.world.open.core, story.world.open.ground.fluents[fluent]
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, str):
        return [name for name in core.members(one.type) if name != value]
    return []
