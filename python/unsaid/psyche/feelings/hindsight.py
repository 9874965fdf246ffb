"""Hindsight: what somebody now takes to have been so when an earlier act was done, and did not know then.

A mind learns most things as they happen. What it learns otherwise may have been so for a long time; and whoever acted
meanwhile acted without it. To see an act again with what is now known, the mind before the act is put right with what
has come out since. Something comes out about an act where it is news (``hearing``), and where it must have been so
already when the act was done, as far as the one who learns it can tell:

- no act since then that it knows of bears on it, nor does a trigger; nor is it what another learnt there and then;
- and it knows of an act before then that made it so, or nobody could have made it so since, out of its sight.

What comes out later takes the place of what came out before: who was told a lie may find that out, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from unsaid.data.proof import differing, same_value
from unsaid.data.running import Literal
from unsaid.psyche.hearing import hearing
from unsaid.psyche.log import Log

Known = tuple[Literal, ...]
"""What has come out about an act: literals that were so when it was done."""


def hindsight(log: Log) -> Hindsight:
    """What comes out in a story; worked out once for a log."""
    if "hindsight" not in log.kept:
        log.kept["hindsight"] = Hindsight(log)
    return log.kept["hindsight"]


class Hindsight:
    """What came out about every act of a story, for everybody, act by act."""

    def __init__(self, log: Log) -> None:
        self.log, self._hearing = log, hearing(log)
        self.news = cache(self._news)
        self.fresh = cache(self._fresh)
        self._known: dict[tuple[int, int], list[Known]] = {}

    def known(self, who: int, place: int, now: int) -> Known:
        """What has come out for somebody about the act at a place once the act ``now`` is done."""
        grown = self._known.setdefault((who, place), [()])
        while place + len(grown) <= now:
            grown.append(self._further(who, place, place + len(grown), grown[-1]))
        return grown[max(0, now - place)]

    def _fresh(self, who: int, place: int, now: int) -> Known:
        """What comes out about it by the act ``now`` itself."""
        if now <= place:
            return ()
        return tuple(one for one in self.news(who, now) if self._was_so(who, place, now, one))

    def _further(self, who: int, place: int, now: int, had: Known) -> Known:
        """What had come out about an act, and what more does by the act ``now``."""
        came = self.fresh(who, place, now)
        if not came:
            return had
        there = {(one.who, one.fluent): one for one in had} | {(one.who, one.fluent): one for one in came}
        mind, world = self.log.mind(place, who), self.log.world
        thought = {chain: world.values(world.mind(mind, *chain)) for chain, _ in there}
        kept = (one for one in there.values() if not same_value(thought[one.who][one.fluent], one.value))
        return tuple(sorted(kept, key=lambda one: (one.who, one.fluent)))

    # --- what is news ---

    def _news(self, who: int, now: int) -> tuple[Literal, ...]:
        """What somebody comes to believe by an act, of the world and of what another believes."""
        log, world = self.log, self.log.world
        before, after = log.minds(now, who)
        if before == after:
            return ()
        accounts, found = set(log.inner.accounts), list[Literal]()
        for chain in ((), *((d,) for d in log.characters if d != who)):
            was, is_ = (world.values(world.mind(mind, *chain)) for mind in (before, after))
            found += (
                Literal(chain, f, is_[f]) for f in differing(was, is_) if not isinstance(is_[f], tuple | type(None))
            )
        return tuple(one for one in found if one.fluent not in accounts)

    # --- whether it was so before ---

    def _was_so(self, who: int, place: int, now: int, one: Literal) -> bool:
        """Whether what is news now was so already before the act at a place, as far as somebody can tell."""
        since = [p for p in range(place, now + 1) if self._hearing.knows(who, now, p)]
        if any(self._bears(self.log.acts[p], one) for p in since) or self._set_off(one):
            return False
        if one.who and now in since and self._learns(who, now, one):
            return False
        return self._made_before(who, place, now, one) or not self._unseen(who, place, now, one)

    def _bears(self, act: int, one: Literal) -> bool:
        effects = self.log.world.ground.actions[act].effects
        return any(e.fluent == one.fluent and e.who in ((), one.who) for e in effects)

    def _set_off(self, one: Literal) -> bool:
        """Whether a trigger bears on it."""
        of_itself = (e for trigger in self.log.world.ground.triggers for e in trigger.effects)
        return any(e.fluent == one.fluent and e.who in ((), one.who) for e in of_itself)

    def _learns(self, who: int, now: int, one: Literal) -> bool:
        """Whether, as somebody sees it, another learns by seeing an act what it now believes."""
        (other,), act = one.who, self.log.acts[now]
        learnt = self.log.world.learnt(self.log.mind(now, who), other, act)
        taught = any(not own.who and own.fluent == one.fluent for own in learnt)
        return taught and other in self.log.entries[now].observers

    def _made_before(self, who: int, place: int, now: int, one: Literal) -> bool:
        """Whether somebody knows of an act before the one at a place that made it so."""
        world = self.log.world
        for entry in self.log.entries[:place]:
            acted = any(e.fluent == one.fluent and e.who == one.who for e in world.ground.actions[entry.act].effects)
            if acted and self._hearing.knows(who, now, entry.place):
                was, made = (world.values(world.mind(s, *one.who))[one.fluent] for s in (entry.before, entry.after))
                if same_value(made, one.value) and not same_value(was, made):
                    return True
        return False

    def _unseen(self, who: int, place: int, now: int, one: Literal) -> bool:
        """Whether it could have come about since the act at a place, out of somebody's sight, as things looked."""
        makers = set(self._makers(who, one))
        minds = (self.log.mind(done, who) for done in range(place + 1, now + 1)) if makers else ()
        return any(act in makers for mind in minds for act in self.log.world.possible(mind, who))

    def _makers(self, who: int, one: Literal) -> Iterator[int]:
        """The acts that somebody need not see and that may make it so."""
        for number, action in enumerate(self.log.world.ground.actions):
            if who not in action.consenting and action.observing[who] is not True:
                ways = (e for e in action.effects if e.fluent == one.fluent and e.who in ((), one.who))
                if any(type(e.value) is tuple or same_value(e.value, one.value) for e in ways):
                    yield number


def seen_again(log: Log, who: int, now: int) -> Iterator[tuple[int, Known]]:
    """The acts before one, of which somebody knows and which one other or it itself did alone, about which something
    comes out by it: the place of each, and what has come out."""
    found = hindsight(log)
    if not found.news(who, now):
        return
    for entry in log.entries[:now]:
        if len(entry.doers) == 1 and hearing(log).knows(who, now, entry.place) and found.fresh(who, entry.place, now):
            yield entry.place, found.known(who, entry.place, now)
