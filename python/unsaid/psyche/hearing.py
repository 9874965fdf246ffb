"""Of which acts somebody knows: those it did, those it saw, and those it has heard of.

Nobody feels anything about an act that it knows nothing of, however much that act has made of its life. To hear of an
act is to come to believe what the act made so, when only that act can be behind it:

- it is *news*: what one sees done there and then is no sign of anything earlier;
- the act was the last to make it so;
- nobody but those who did it could have made it so out of one's sight; nor does it ever come about of itself.

What an act made so may be of the world, or of what somebody was told, where that one cannot have seen it. That the
carrot is in the green box tells nobody which of three people put it there; that Ann's ring is on Ben's hand may tell
who took it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from unsaid.data.proof import differing, same_value
from unsaid.psyche.log import Entry, Log
from unsaid.world import Scalar
from unsaid.world.structure import Effect


class News(NamedTuple):
    """A value somebody has come to: of a fluent as it is, or as ``chain`` (one other, or none) takes it to be."""

    chain: tuple[int, ...]
    fluent: int
    value: Scalar


def hearing(log: Log) -> Hearing:
    """What is heard of in a story; worked out once for a log."""
    if "hearing" not in log.kept:
        log.kept["hearing"] = Hearing(log)
    return log.kept["hearing"]


class Hearing:
    """What everybody comes to hear of in a story, act by act."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.heard = cache(self._heard)
        self._only_by = cache(self._sole)

    def knows(self, who: int, now: int, place: int) -> bool:
        """Whether somebody knows of the act at a place once the act ``now`` is done."""
        if self.witnessed(who, self.log.entries[place]):
            return True
        return any(place in self.heard(who, later) for later in range(place, now + 1))

    def witnessed(self, who: int, entry: Entry) -> bool:
        """Whether somebody did an act or saw it."""
        return who in entry.doers or who in entry.observers

    def reached(self, who: int, place: int) -> bool:
        """Whether anything of the act at a place came to somebody, if only what it made it believe."""
        before, after = self.log.minds(place, who)
        return before != after or self.witnessed(who, self.log.entries[place])

    def come_to(self, who: int, place: int, after: int) -> list[int]:
        """The places of the acts done after one of somebody's own that come to it at the act at a place: those it hears
        of, and that act itself."""
        return [*(p for p in sorted(self.heard(who, place)) if after < p < place), place]

    def _heard(self, who: int, place: int) -> frozenset[int]:
        """The places of the acts that somebody comes to hear of at the act at a place."""
        unseen = {e.place for e in self.log.entries[: place + 1] if not self.witnessed(who, e)}
        makers = (self._maker(one, place) for one in self._news(who, place)) if unseen else ()
        return frozenset(p for p, one in makers if p in unseen and self._only_by(who, p, one))

    def _news(self, who: int, place: int) -> Iterator[News]:
        """What somebody has come to believe by an act, other than by seeing it done there."""
        world, entry = self.log.world, self.log.entries[place]
        before, after = self.log.minds(place, who)
        if before == after:
            return
        done = self._effects(entry.act) if self.witnessed(who, entry) else ()
        for chain in ((), *((d,) for d in self.log.characters if d != who)):
            now = world.values(world.mind(after, *chain))
            for f in differing(world.values(world.mind(before, *chain)), now):
                if not any(e.fluent == f and e.who in ((), chain) for e in done):
                    yield News(chain, f, now[f])

    def _maker(self, news: News, until: int) -> tuple[int, News]:
        """The place of the last act, up to one, that made something so; -1 where none did."""
        for entry in reversed(self.log.entries[: until + 1]):
            if any(_about(e, news) for e in self._effects(entry.act)):
                was, made = (self._there(state, news) for state in (entry.before, entry.after))
                if same_value(made, news.value) and not same_value(was, made):
                    return entry.place, news
        return -1, news

    def _there(self, state: int, news: News) -> Scalar:
        return self.log.world.values(self.log.world.mind(state, *news.chain))[news.fluent]

    def _sole(self, who: int, place: int, news: News) -> bool:
        """Whether only those who did the act at a place could have made something so out of somebody's sight."""
        ground, doers = self.log.world.ground, set(self.log.entries[place].doers)
        itself = (news, news._replace(chain=()))
        of_itself = (e for trigger in ground.triggers for e in trigger.effects)
        seen = (e for action in ground.actions for e in action.effects) if news.chain else ()
        if any(_may_make(e, one) for e in of_itself for one in itself) or any(_may_make(e, itself[1]) for e in seen):
            return False  # where it is what another believes, that one may simply have seen it come about
        return all(
            set(action.consenting) == doers or who in action.consenting or action.observing[who] is True
            for action in ground.actions
            if any(_may_make(e, news) for e in action.effects)
        )

    def _effects(self, act: int) -> tuple[Effect, ...]:
        return self.log.world.ground.actions[act].effects


def _about(effect: Effect, news: News) -> bool:
    return effect.who == news.chain and effect.fluent == news.fluent


def _may_make(effect: Effect, news: News) -> bool:
    """Whether an effect may bring something about: what it sets is that, or is worked out only when it happens."""
    return _about(effect, news) and (type(effect.value) is tuple or same_value(effect.value, news.value))
