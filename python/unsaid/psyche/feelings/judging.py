"""An act judged by what is now known: what it did, against what its doer would or could have done instead.

The rules are those of every act (``conduct``, ``honour``, ``near_miss``). Only the mind in which they are asked is
another: that before the act, put right with what has come out since (``hindsight``), whether or not it could have been
known. What one has done weighs on one, even where nobody could have foreseen it (Williams 1981 on agent-regret; Nagel
1979): but as something else than blame, for others are blamed no further than they foresaw.

Since the story after another act soon cannot go on as it did, the courses are thought out: with those later acts that
the doer saw, that the judge knows of, and that could follow either way. What could follow only the one is somebody's
own doing, and held against nobody else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from unsaid.data.running import Lens, Literal
from unsaid.psyche.choosing import Choosing
from unsaid.psyche.concerns import least
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
        self._courses: dict[tuple[int | None, bool], tuple[Course, Course]] = {}

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

    def courses(self, other: int | None, within: bool = False) -> tuple[Course, Course]:
        """What comes of the act, and of another in its place, in the judge's mind, or ``within`` the doer's as the
        judge sees it."""
        key = (other, within)
        if key not in self._courses:
            self._courses[key] = self._side_by_side(other, within)
        return self._courses[key]

    def _side_by_side(self, other: int | None, within: bool) -> tuple[Course, Course]:
        world, whose = self.log.world, self.doer if within else self.who
        mind = world.mind(self.mind, self.doer) if within and self.doer != self.who else self.mind
        both = [Course(mind, ()), Course(mind, ())]
        for side, act in enumerate((self.act, other)):
            if act is not None and act in world.possible(mind, whose):
                both[side] = self._then(both[side], act)
        for next_ in self._later:
            if all(next_ in world.possible(course.mind, whose) for course in both):
                both = [self._then(course, next_) for course in both]
        done, instead = both
        return done, instead

    def _then(self, course: Course, act: int) -> Course:
        return Course(self.log.world.apply(course.mind, act), (*course.acts, act))

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

    def _difference(self, other: int | None, of: int, within: bool = False) -> float:
        """By how much better somebody would fare by another act."""
        done, instead = (self.log.fortune(course.mind, of) for course in self.courses(other, within))
        return instead - done

    def _preferred(self, other: int | None) -> float:
        """By how much better another act is to the doer, all told."""
        done, instead = (self.log.whole(course.mind, self.who) for course in self.courses(other))
        return instead - done

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
        return self._worst(lambda other: self._difference(other, of))

    def cost(self) -> Verdict:
        """By how much the act was worse for its doer, all told, than what it could have done instead; none where it
        would do the same again."""
        verdict = self._worst(self._preferred)
        return NOTHING if verdict == NOTHING or self.meant else verdict

    def kept(self, act: int | None, norm: int) -> float:
        """How far a rule is kept right after an act."""
        mind = self.mind if act is None else self.log.world.apply(self.mind, act)
        return self.log.standing(mind, self.who, norm)

    def breach(self, norm: int) -> Verdict:
        """How far the act broke a rule that another would have kept better."""
        broken = self.kept(None, norm) - self.kept(self.act, norm) if self.others else 0.0
        best = (
            self._worst(lambda other: self.kept(other, norm) - self.kept(self.act, norm)) if broken > SMALL else NOTHING
        )
        return NOTHING if best == NOTHING else Verdict(broken, best.other)

    def merit(self, norm: int) -> Verdict:
        """How far the act kept a rule that another, which looked then as if it led further, would have broken."""
        had = self.kept(None, norm)
        if not self.others or self.kept(self.act, norm) < had - SMALL:
            return NOTHING
        tempting = (other for other in self.others if other is not None and self._tempts(other, norm))
        return max(
            (Verdict(self.kept(self.act, norm) - self.kept(o, norm), o) for o in tempting), default=NOTHING, key=_by
        )

    def _tempts(self, other: int, norm: int) -> bool:
        """Whether another act would have broken a rule; and led further, as it looked then, did the rule not count."""
        before = self.log.mind(self.place, self.who)
        broken = self.kept(other, norm) < self.kept(self.act, norm) - SMALL
        if not broken or other not in self.log.world.possible(before, self.who):
            return False
        lens = Lens(self.who, ((norm, self.log.worth(before, self.who).get(norm, 0.0)),))
        lured, done = (self.log.prospect(before, act, self.who, lens) for act in (other, self.act))
        had = self.log.whole(before, self.who)
        return lured is not None and lured.after > (had if done is None else done.after) + SMALL

    def escape(self) -> Verdict:
        """The loss that another act would have brought, for which the doer had a reason then; none where the act itself
        left it worse off."""
        had, before = self.log.fortune(self.mind, self.who), self.log.mind(self.place, self.who)
        open_ = set(self.log.world.possible(before, self.who))
        escaped = [NOTHING]
        for other in self.others:
            if other is None or other not in open_:
                continue
            done, instead = (self.log.fortune(course.mind, self.who) for course in self.courses(other))
            worse = done >= had - SMALL and instead < had - SMALL
            if worse and self.log.explained(before, other, self.who):
                escaped.append(Verdict(had - instead, other))
        return max(escaped, key=_by)

    # --- another's ---

    def blame(self) -> Verdict:
        """By how much the act was worse for the judge than another, as far as its doer foresaw."""

        def both(other: int | None) -> float:
            return least(*(self._difference(other, self.who, within) for within in (False, True)))

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
