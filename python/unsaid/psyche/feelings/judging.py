"""An act judged by what is now known: what it did, against what its doer would or could have done instead.

The rules are those of every act (``conduct``, ``honour``, ``near_miss``). Only the mind in which they are asked is
another: that before the act, put right with what has come out since (``hindsight``), whether or not it could have been
known. What one has done weighs on one, even where nobody could have foreseen it (Williams 1981 on agent-regret; Nagel
1979): but as something else than blame, for others are blamed no further than they foresaw.

Since the story after another act soon cannot go on as it did, the courses are thought out: each with those later acts
that the doer saw, that the judge knows of, and that could follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from unsaid.data.running import Lens, Literal
from unsaid.psyche.choosing import Choosing
from unsaid.psyche.feelings.hindsight import Known, hindsight
from unsaid.psyche.hearing import hearing
from unsaid.psyche.liking import liking
from unsaid.psyche.log import Log

SMALL = 1e-9


class Verdict(NamedTuple):
    """What an act comes to in one respect: how much, and the other act it is held against."""

    amount: float
    other: int | None


NOTHING = Verdict(0.0, None)


class Course(NamedTuple):
    """A mind that an act and what followed it lead to, and the acts that lead there."""

    mind: int
    acts: tuple[int, ...]


class Judged:
    """The act at a place as ``who`` sees it once the act ``until`` is done, with what it ``known`` of it."""

    def __init__(self, log: Log, who: int, place: int, until: int, known: Known) -> None:
        self.log, self.who, self.place, self.until, self.known = log, who, place, until, known
        self.act, (self.doer,) = log.acts[place], log.entries[place].doers
        self.mind = log.world.patch(log.mind(place, who), known) if known else log.mind(place, who)

    @cached_property
    def others(self) -> list[int | None]:
        """What the doer could have done alone instead, as it looks now; and nothing. None of it where, as it looks now,
        the act itself could not have been done."""
        world = self.log.world
        possible = world.possible(self.mind, self.who)
        if self.act not in possible:
            return []
        alone = (act for act in possible if world.ground.actions[act].consenting == (self.doer,))
        return [*(act for act in alone if act != self.act), None]

    def course(self, act: int | None, within: bool = False) -> Course:
        """What comes of an act in the judge's mind, or ``within`` the doer's as the judge sees it."""
        log, world = self.log, self.log.world
        whose = self.doer if within else self.who
        mind = world.mind(self.mind, self.doer) if within and self.doer != self.who else self.mind
        acts: list[int] = []
        for next_ in (*(() if act is None else (act,)), *self._later):
            if next_ in world.possible(mind, whose):
                mind = world.apply(mind, next_)
                acts.append(next_)
        return Course(mind, tuple(acts))

    @cached_property
    def _later(self) -> list[int]:
        log = self.log
        later = log.entries[self.place + 1 : self.until + 1]
        return [e.act for e in later if self.doer in e.observers and hearing(log).knows(self.who, self.until, e.place)]

    def _worst(self, amount: Callable[[int | None], float]) -> Verdict:
        """The other act against which there is most, the first of equals; none where there is nothing."""
        best = NOTHING
        for other in self.others:
            by = amount(other)
            if by > best.amount + SMALL:
                best = Verdict(by, other)
        return best

    def _fares(self, act: int | None, of: int, within: bool = False) -> float:
        return self.log.fortune(self.course(act, within).mind, of)

    def _whole(self, act: int | None) -> float:
        return self.log.world.utility(self.course(act).mind, self.who) or 0.0

    # --- the doer's own ---

    @cached_property
    def chosen(self) -> tuple[int, ...]:
        """What the doer would have done, had it known; empty for nothing."""
        return Choosing(self.log).chosen(self.mind, self.who)

    @property
    def meant(self) -> bool:
        """Whether it would have done the same."""
        return self.act in self.chosen

    def harm(self, of: int) -> Verdict:
        """By how much the act was worse for another than the best of the others; none for one it dislikes."""
        if liking(self.log.world, self.log.inner, self.mind, self.who, of) < 0:
            return NOTHING
        return self._worst(lambda other: self._fares(other, of) - self._fares(self.act, of))

    def cost(self) -> Verdict:
        """By how much the act was worse for its doer, all told, than what it could have done instead; none where it
        would do the same again."""
        verdict = self._worst(lambda other: self._whole(other) - self._whole(self.act))
        return NOTHING if verdict == NOTHING or self.meant else verdict

    def kept(self, act: int | None, norm: int) -> float:
        """How far a rule is kept right after an act."""
        mind = self.mind if act is None else self.log.world.apply(self.mind, act)
        return self.log.worth(mind, self.who).get(norm, 0.0)

    def breach(self, norm: int) -> Verdict:
        """How far the act broke a rule that another would have kept better."""
        broken = self.kept(None, norm) - self.kept(self.act, norm) if self.others else 0.0
        best = self._worst(lambda other: self.kept(other, norm) - self.kept(self.act, norm)) if broken > SMALL else NOTHING
        return NOTHING if best == NOTHING else Verdict(broken, best.other)

    def merit(self, norm: int) -> Verdict:
        """How far the act kept a rule that another, which would have led further, would have broken."""
        had = self.kept(None, norm)
        if not self.others or self.kept(self.act, norm) < had - SMALL:
            return NOTHING
        tempting = (other for other in self.others if other is not None and self._tempts(other, norm))
        return max((Verdict(self.kept(self.act, norm) - self.kept(o, norm), o) for o in tempting), default=NOTHING, key=_by)

    def _tempts(self, other: int, norm: int) -> bool:
        """Whether another act would have broken a rule, and led further, did the rule not count."""
        if self.kept(other, norm) >= self.kept(self.act, norm) - SMALL:
            return False
        lens = Lens(self.who, ((norm, self.kept(None, norm)),))
        lured, done = (self.log.prospect(self.mind, act, self.who, lens) for act in (other, self.act))
        had = self.log.world.utility(self.mind, self.who) or 0.0
        return lured is not None and lured.after > (had if done is None else done.after) + SMALL

    def escape(self) -> Verdict:
        """The loss that another act would have brought, for which the doer had a reason then; none where the act itself
        left it worse off."""
        had = self.log.fortune(self.mind, self.who)
        if not self.others or self._fares(self.act, self.who) < had - SMALL:
            return NOTHING
        before = self.log.mind(self.place, self.who)
        open_ = set(self.log.world.possible(before, self.who))
        losses = ((had - self._fares(other, self.who), other) for other in self.others if other in open_)
        drawn = [
            Verdict(loss, other)
            for loss, other in losses
            if loss > SMALL and other is not None and self.log.explained(before, other, self.who)
        ]
        return max(drawn, default=NOTHING, key=_by)

    # --- another's ---

    def blame(self) -> Verdict:
        """By how much the act was worse for the judge than another, as far as its doer foresaw."""

        def both(other: int | None) -> float:
            made, known = (
                self._fares(other, self.who, within) - self._fares(self.act, self.who, within)
                for within in (False, True)
            )
            return min(made, known)

        return self._worst(both)


def _by(verdict: Verdict) -> float:
    return verdict.amount


def judged(log: Log, who: int, place: int, now: int) -> tuple[Judged, Judged]:
    """The act at a place with what was known before the act ``now``, and with what it has brought out."""
    known = hindsight(log)
    earlier, later = (Judged(log, who, place, now, known.known(who, place, at)) for at in (now - 1, now))
    return earlier, later


def literals(found: Iterator[Known]) -> Known:
    """What has come out, each once, in order."""
    return tuple(sorted({one for known in found for one in known}, key=lambda one: (one.who, one.fluent)))


__all__ = ["NOTHING", "Judged", "Literal", "Verdict", "judged", "literals"]
