"""A story on the checker's minds: what there was before and after each act, and what a mind in it is worth.

Whoever makes statements keeps a log of their own (``unsaid.psyche.log``), in which much of this is worked out as well,
in nearly the same words. That is on purpose: with one log for both, a fault in it would be made and confirmed in one.
``felt`` is everything anybody feels, found with the rules the checker was handed (see ``checking``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import nan
from typing import Any

from unsaid.checker.replay import Replay
from unsaid.data.running import Horizon, Lens, Prospect
from unsaid.data.statements import Felt
from unsaid.world.inner import Inner

Rules = Callable[[Replay, Sequence[int], Horizon], Sequence[Felt]]
"""Finds everything anybody feels in a course of acts, on whatever minds it is given."""

UNNAMED = -1
"""The place, among concerns, of what a utility has besides them."""


@dataclass(frozen=True, slots=True)
class Done:
    """An act of the story as it was done. ``place`` counts from 0; ``before`` and ``after`` are states of the world."""

    place: int
    act: int
    before: int
    after: int
    doers: tuple[int, ...]
    observers: tuple[int, ...]


@dataclass(frozen=True)
class Walk:
    """A course of acts from the beginning of a world, gone through, and how far those in it look ahead."""

    world: Replay
    acts: tuple[int, ...]
    horizon: Horizon
    rules: Rules

    @property
    def inner(self) -> Inner:
        """What the world says of its minds."""
        return self.world.ground.inner

    @property
    def characters(self) -> range:
        """The numbers of the characters."""
        return range(len(self.world.ground.characters))

    @cached_property
    def states(self) -> list[int]:
        """The states before each act, and the last: one more than there are acts."""
        states = [self.world.initial]
        for act in self.acts:
            states.append(self.world.advance(states[-1], act))
        return states

    @cached_property
    def entries(self) -> list[Done]:
        """The acts, each with what there was before and after it."""
        return [self._done(place, act) for place, act in enumerate(self.acts)]

    def _done(self, place: int, act: int) -> Done:
        before, after = self.states[place : place + 2]
        doers = self.world.ground.actions[act].consenting
        return Done(
            place, act, before, after, doers, tuple(c for c in self.characters if self.world.sees(before, act, c))
        )

    @cached_property
    def felt(self) -> list[Felt]:
        """All feelings of the story."""
        return list(self.rules(self.world, self.acts, self.horizon))

    @cached_property
    def kept(self) -> dict[str, Any]:
        """What has been found out and is asked for more than once, by name."""
        return {}

    def mind(self, done: int, who: int) -> int:
        """What a character believes when so many acts are done."""
        return self.world.mind(self.states[done], who)

    def expects(self, mind: int, who: int) -> int:
        """The mind a character comes to, as it sees it, if it does nothing."""
        return self.foreseen(mind, who)[1]

    def foreseen(self, mind: int, who: int) -> tuple[tuple[int, ...], int]:
        """The acts of others a character foresees in its mind, and its mind after them."""
        return self.world.foreseen(mind, who, depth=self.horizon.depth)

    def prospect(self, mind: int, act: int, who: int, lens: Lens | None = None) -> Prospect | None:
        """The plan that makes most sense of an act to the character whose mind this is."""
        return self.world.prospect(mind, act, who, steps=self.horizon.steps, depth=self.horizon.depth, lens=lens)

    def carried_out(self, mind: int, plan: Sequence[int]) -> int:
        """The mind that some acts lead to, as a plan foresees it."""
        for act in plan:
            mind = self.world.apply(mind, act)
        return mind

    def frozen(self, mind: int, who: int, places: Iterable[int]) -> Lens | None:
        """A character with some of its concerns held at what they are worth in a mind; None without any."""
        has = self.worth(mind, who)
        held = tuple((place, has.get(place, 0.0)) for place in sorted(places))
        return Lens(who, held) if held else None

    def worth(self, mind: int, who: int) -> dict[int, float]:
        """What each concern of a character comes to in a mind, by its place among all, and under ``UNNAMED`` what its
        utility has besides; a part that is no number is left out."""
        parts = self.world.concerns(mind, who)
        found = {place: part for place, part in parts.items() if part is not None}
        whole = self.world.utility(mind, who)
        rest = None if whole is None else round(whole - sum(found.values()), 9)
        if rest is not None and (rest or not found):
            found[UNNAMED] = rest
        return found

    def fortune(self, mind: int, who: int) -> float:
        """How a character fares in a mind: its utility less what its norms come to; ``nan`` where one is no number."""
        norms = (i for i, c in enumerate(self.inner.concerns) if c.owner == who and c.kind == "norm")
        return self.whole(mind, who) - sum(self.stands(mind, who, norm) for norm in norms)

    def whole(self, mind: int, who: int) -> float:
        """A character's utility in a mind; ``nan``, with which nothing compares, where that is no number."""
        whole = self.world.utility(mind, who)
        return nan if whole is None else whole

    def stands(self, mind: int, who: int, concern: int) -> float:
        """What a concern of a character's comes to in a mind; ``nan`` where that is no number."""
        return self.worth(mind, who).get(concern, nan)

    def liking(self, mind: int, who: int, whom: int) -> float:
        """How much a character, whose mind this is, likes another: from -1 to 1, and 0 where nothing says so."""
        for like in self.inner.likes:
            if (like.who, like.whom) == (who, whom):
                degree = self.world.value(mind, like.degree)
                return max(-1.0, min(1.0, float(degree))) if isinstance(degree, float | bool) else 0.0
        return 0.0
