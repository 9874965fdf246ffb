"""The minds of a story as values: its acts, the beliefs of everybody at one of them, and each change in what was known.

Of a mind is shown what is not as it was at the start, and what is not so; all else is the world as everybody knows it.
Words are those of one side, or from outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

import unsaid
from unsaid.api.asking.answering import teller
from unsaid.budget import ask
from unsaid.data.limits import Limits
from unsaid.data.proof import Fact
from unsaid.data.statements import Change, How
from unsaid.psyche.grid import grid
from unsaid.psyche.knowing import believed
from unsaid.psyche.log import Log
from unsaid.serve.shown import Role
from unsaid.serve.trouble import Trouble
from unsaid.telling.inward.words import Inward
from unsaid.telling.names import capital

PEOPLE = 24
"""Characters whose minds are shown: a table of more is read by nobody."""

CHANGES = 4000
"""Changes in what was known that are shown."""


class Done(msgspec.Struct, frozen=True):
    """An act of a story: its number from 1, its name in the world, and its words, with who does it."""

    number: int
    act: str
    words: str


class Held(msgspec.Struct, frozen=True):
    """Something that is believed: in words; whether it is ``so`` (of a belief about a mind: whether that mind holds
    it); and ``since`` which act (0: from the start)."""

    words: str
    so: bool
    since: int


class MindOf(msgspec.Struct, frozen=True):
    """What ``who`` believes: of the world, where ``of`` is empty, else of what that other believes."""

    who: str
    of: str
    holds: tuple[Held, ...]


class MindsShown(msgspec.Struct, frozen=True):
    """All minds when ``done`` of the ``acts`` are done. ``left_out``: how many characters are not shown."""

    title: str
    done: int
    acts: tuple[Done, ...]
    people: tuple[Role, ...]
    minds: tuple[MindOf, ...]
    left_out: int


class Learnt(msgspec.Struct, frozen=True):
    """A change at an act (0: the start) in one of the ``minds``, of one of the ``facts``, by their places: it came to
    be known, or wrongly believed, or it came to be so and was missed, or it is believed no longer."""

    act: int
    mind: int
    fact: int
    how: How


class Chain(msgspec.Struct, frozen=True):
    """A mind: a character, or what the first of several believes of the next. ``words``: as the head of a column."""

    who: tuple[str, ...]
    words: str


class Known(msgspec.Struct, frozen=True):
    """A fact with its value, as a clause; ``fact`` is its name in the world."""

    fact: str
    words: str


class KnewShown(msgspec.Struct, frozen=True):
    """Who knew what, when. ``left_out``: how many changes are not shown."""

    acts: tuple[Done, ...]
    minds: tuple[Chain, ...]
    facts: tuple[Known, ...]
    changes: tuple[Learnt, ...]
    left_out: int


class LaidOpen:
    """The minds of a story, in the words of ``side`` (None: of the first role; ``nobody``: from outside). Raises
    UnknownName."""

    def __init__(self, story: unsaid.Story, side: str | None) -> None:
        open_ = story.world.open
        self.story, self.world = story, story.world
        self.log: Log = open_.log(open_.numbered(story.known), Limits())
        self.inward = Inward(teller(open_, side), self.log)
        self.people: Sequence[str] = story.world.characters[:PEOPLE]

    def acts(self) -> tuple[Done, ...]:
        """The acts of the story."""
        ground, found = self.world.open.ground, list[Done]()
        for place, (number, state) in enumerate(zip(self.log.acts, self.log.states, strict=False)):
            action = ground.actions[number]
            by = " and ".join(self.inward.column(ground.characters[who]) for who in action.consenting)
            doing = self.inward.teller.doing(state, number).rstrip(".")
            found.append(Done(place + 1, action.name, f"{by}: {doing}" if by else capital(doing)))
        return tuple(found)

    def at(self, done: int) -> MindsShown:
        """All minds when so many acts are done. Raises Trouble."""
        acts = self.acts()
        if not 0 <= done <= len(acts):
            raise Trouble(404, "no-act", f"The story has {len(acts)} acts; there is no act {done}.")
        people = tuple(Role(name, self.inward.name(name)) for name in self.people)
        minds = tuple(self._minds(done))
        return MindsShown(
            self.world.title or self.world.name,
            done,
            acts,
            people,
            minds,
            len(self.world.characters) - len(people),
        )

    def _minds(self, done: int) -> Iterator[MindOf]:
        for who, name in enumerate(self.people):
            yield MindOf(name, "", self._holds(done, who))
            for of, other in enumerate(self.people):
                if of != who:
                    yield MindOf(name, other, self._holds(done, who, of))

    def _holds(self, done: int, *chain: int) -> tuple[Held, ...]:
        ask()
        facts = ((one, Fact((), one.fluent, one.value)) for one in believed(self.log, done, *chain))
        return tuple(
            Held(capital(self.inward.fact(fact)), one.so, one.since + 1)
            for one, fact in facts
            if self.inward.worded(fact)
        )

    def knew(self) -> KnewShown:
        """Each change in what anybody knew."""
        told = [(row.place + 1, one) for row in grid(self.log) for one in row.changes if self._told(one)]
        kept = told[:CHANGES]
        characters = self.world.open.ground.characters
        chains = sorted({one.who for _, one in kept}, key=lambda who: (len(who), [*map(characters.index, who)]))
        facts = list(dict.fromkeys(one.fact for _, one in kept))
        minds, places = {who: n for n, who in enumerate(chains)}, {fact: n for n, fact in enumerate(facts)}
        return KnewShown(
            self.acts(),
            tuple(Chain(who, " on ".join([self.inward.column(who[0]), *who_of(self.inward, who)])) for who in chains),
            tuple(Known(fact.fluent, self.inward.fact(fact)) for fact in facts),
            tuple(Learnt(act, minds[one.who], places[one.fact], one.how) for act, one in kept),
            len(told) - len(kept),
        )

    def _told(self, change: Change) -> bool:
        return self.inward.worded(change.fact)


def who_of(inward: Inward, chain: Sequence[str]) -> list[str]:
    """Those whose minds are thought of, as objects."""
    return [inward.object(who) for who in chain[1:]]
