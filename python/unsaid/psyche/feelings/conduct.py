"""Anger, gratitude, guilt and regret: what somebody did, against what they could have done.

An act is judged by its alternatives. The story is gone through once more with another act in the place of the one that
was done, and all else as it was, for as long as it could still have been so; the difference between the two, in the
mind of the one who judges, is what the act made of things. It counts from the moment it shows there, for those who know
of the act by then (``hearing``): a choice made behind a back is resented when it comes out. Another act has mostly soon
made impossible what came next; from there on it can be held against nobody and is not gone through any further.

Others are blamed and thanked for what they could foresee, and no further (Shaver 1985; Lagnado and Channon 2008), as
the one who judges sees their mind. Where both did each other the same wrong, both had a hand in it and blame is halved;
so is guilt; and thanks are halved where one has wronged one's benefactor. Guilt towards another needs no act: it is
also felt for what one let happen and could have prevented (Baumeister, Stillwell and Heatherton 1994).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from unsaid.data.proof import At, Run, acted, called
from unsaid.data.statements import Felt
from unsaid.english.feelings import Feeling
from unsaid.psyche.concerns import least
from unsaid.psyche.feelings.lasting import until
from unsaid.psyche.feelings.moment import SMALL, FeltMoment
from unsaid.psyche.log import Entry, Log


class Otherwise:
    """The story with another act at a place (None: with none there), gone through as far as it is asked about, and no
    further than all else could have happened as it did."""

    def __init__(self, log: Log, place: int, act: int | None) -> None:
        self.place, self.act = place, act
        self._log = log
        self._states: list[int] = []
        self._over = False

    @cached_property
    def at_once(self) -> int:
        """The state after the other act."""
        before = self._log.states[self.place]
        return before if self.act is None else self._log.world.advance(before, self.act)

    def after(self, place: int) -> int | None:
        """The state after the act at a place of the story, in the other course; None where there is none."""
        at = place - self.place
        while len(self._states) <= at and not self._over:
            self._go_on()
        return self._states[at] if 0 <= at < len(self._states) else None

    def _go_on(self) -> None:
        if not self._states:
            self._states.append(self.at_once)
            return
        world, next_ = self._log.world, self._log.acts[self.place + len(self._states)]
        if next_ in world.possible(self._states[-1]):
            self._states.append(world.advance(self._states[-1], next_))
        else:
            self._over = True


class Conduct:
    """The alternatives to every act of a story."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self._alternatives: dict[tuple[int, int], list[Otherwise]] = {}
        self._courses: dict[tuple[int, int | None], Otherwise] = {}
        self._over: dict[tuple[int, int], int] = {}
        self._in_question: dict[int, list[Entry]] = {}

    def in_question(self, judge: int) -> list[Entry]:
        """The acts somebody did alone that may be judged later than when they are done: one's own, and those one did
        not see."""
        if judge not in self._in_question:
            alone = (entry for entry in self.log.entries if len(entry.doers) == 1)
            self._in_question[judge] = [e for e in alone if judge in e.doers or judge not in e.observers]
        return self._in_question[judge]

    def alternatives(self, place: int, judge: int) -> list[Otherwise]:
        """What the one who did the act at a place could have done instead, as somebody sees it."""
        key = (place, judge)
        if key not in self._alternatives:
            self._alternatives[key] = [self._other(place, act) for act in self._others(place, judge)]
        return self._alternatives[key]

    def comparable(self, place: int, m: FeltMoment) -> list[Otherwise]:
        """Those of the alternatives, as the one whose moment it is sees them, that the story can still be held against.

        Mostly there are none: another act has soon made impossible what came next, and that is how it stays."""
        key = (place, m.who)
        if m.place >= self._over.get(key, len(self.log.acts)):
            return []
        found = [other for other in self.alternatives(place, m.who) if other.after(m.place) is not None]
        if not found:
            self._over[key] = m.place
        return found

    def _other(self, place: int, act: int | None) -> Otherwise:
        return self._courses.setdefault((place, act), Otherwise(self.log, place, act))

    def _others(self, place: int, judge: int) -> list[int | None]:
        """Other acts of whoever acted alone at a place, as somebody sees them; and doing nothing."""
        entry, world = self.log.entries[place], self.log.world
        mind = self.log.mind(place, judge)
        acts = (a for a in world.possible(mind, judge) if a != entry.act)
        return [*(a for a in acts if world.ground.actions[a].consenting == entry.doers), None]

    def made(self, m: FeltMoment, other: Otherwise, of: int, later: int, whole: bool = False) -> float:
        """How much worse off somebody is than in another course that is still comparable, before (0) or after (1) a
        moment, in the mind of whose moment it is. The ``whole`` counts norms in."""
        if m.place - 1 + later < other.place:
            return 0.0
        state = other.after(m.place - 1 + later)
        assert state is not None
        there = m.worth(self.log.world.mind(state, m.who), of, whole)
        return there - m.worth(m.after if later else m.before, of, whole)

    def foreseen(self, m: FeltMoment, other: Otherwise, doer: int, of: int, whole: bool = False) -> float:
        """How much worse off somebody was going to be by the act than by the other, in the mind of whoever did it, as
        the one whose moment it is sees that mind."""
        done, instead = (self.outlook(m, other.place, act, doer) for act in (self.log.acts[other.place], other.act))
        return m.worth(instead.mind, of, whole) - m.worth(done.mind, of, whole)

    def outlook(self, m: FeltMoment, place: int, act: int | None, doer: int) -> Outlook:
        """What the doer of the act at a place could see coming of this or another act, in its mind as the one whose
        moment it is sees it: with those later acts of the story that the doer saw, of which the one whose moment it is
        knows, and that could follow."""
        log, world = self.log, self.log.world
        mind = log.mind(place, m.who)
        mind = mind if doer == m.who else world.mind(mind, doer)
        acts: list[int] = []
        later = (e.act for e in log.entries[place + 1 : m.place + 1] if doer in e.observers and m.knows(e.place))
        for next_ in (*(() if act is None else (act,)), *later):
            if next_ in world.possible(mind, doer):
                mind = world.apply(mind, next_)
                acts.append(next_)
        return Outlook(mind, tuple(acts))


class Outlook(NamedTuple):
    """A mind somebody could see coming, and the acts that lead there."""

    mind: int
    acts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ConductDeed:
    """What an act has come to: by how much the other course would have been better (above 0) or worse for somebody."""

    otherwise: Otherwise
    amount: float


def shown(conduct: Conduct, m: FeltMoment, place: int, of: int, sign: int, whole: bool = False) -> ConductDeed | None:
    """What the act at a place turns out at a moment to have done to somebody: harm (1) or good (-1), against the best
    or the worst alternative, and no more than its doer foresaw. None where nothing new shows. The ``whole`` counts
    norms in."""
    log = conduct.log
    doer = log.entries[place].doers[0]
    best: ConductDeed | None = None
    for other in conduct.comparable(place, m):
        before, after = (conduct.made(m, other, of, later, whole) for later in (0, 1))
        if not after * sign > max(0.0, before * sign) + SMALL:  # what is not known has not shown
            continue
        known = conduct.foreseen(m, other, doer, of, whole) * sign
        amount = least(after * sign, known)
        if amount > SMALL and (best is None or amount > best.amount + SMALL):
            best = ConductDeed(other, amount)
    return best


def _sole_deeds(conduct: Conduct, m: FeltMoment, doer: int) -> Iterator[int]:
    """The places, up to the moment, of acts somebody did alone, of which one knows, and whose doing is in question."""
    earlier = (entry for entry in conduct.in_question(m.who) if entry.place < m.place)
    for entry in (*earlier, m.entry):
        if entry.doers == (doer,) and m.knows(entry.place) and conduct.comparable(entry.place, m):
            yield entry.place


def about_others(conduct: Conduct, m: FeltMoment) -> Iterator[Felt]:
    """Anger and gratitude."""
    for other in m.others:
        for place in _sole_deeds(conduct, m, other):
            feeling: Feeling
            sign, feeling = (-1, "gratitude") if m.change > SMALL else (1, "anger")
            deed = shown(conduct, m, place, m.who, sign)
            if deed is not None:
                yield _felt(conduct, m, feeling, other, m.who, deed, place, sign)


def about_oneself(conduct: Conduct, m: FeltMoment, meaning: bool) -> Iterator[Felt]:
    """Guilt, at what one's act did to somebody not disliked when one did it, and regret, at what it did to oneself.

    Neither is felt at what has made things better after all; nor regret by one who is ``meaning`` to do more. One's own
    norms count in regret: to have kept one is not regretted where it outweighs what it cost.
    """
    regretting = not meaning and not m.change > SMALL
    worse_off = [other for other in m.others if not m.gained(other) > SMALL]
    for place in _sole_deeds(conduct, m, m.who) if regretting or worse_off else ():
        regret = shown(conduct, m, place, m.who, 1, whole=True) if regretting else None
        if regret is not None:
            yield _felt(conduct, m, "regret", m.who, m.who, regret, place, 1, whole=True)
        for other in worse_off:
            harm = shown(conduct, m, place, other, 1) if m.liked(place, other) >= 0 else None
            if harm is not None:
                yield _felt(conduct, m, "guilt", other, other, harm, place, 1)


def letting_happen(m: FeltMoment) -> Iterator[Felt]:
    """Guilt at what somebody else did to another, where one act of one's own would have kept it from happening."""
    if m.entry.doers == (m.who,) or not m.knows(m.place):
        return
    for other in m.others:
        if not m.gained(other) < -SMALL or m.like(other) < 0 or m.entry.doers == (other,):
            continue
        best = max(_preventions(m, other), key=lambda found: found[0], default=None)
        if best is not None:
            yield _omitted(m, other, *best)


def _preventions(m: FeltMoment, other: int) -> Iterator[tuple[float, int]]:
    """How much better it would have been for another, and the act of one's own that would have made it so: even had
    what happened been done after it, where it still would have been."""
    world, now = m.log.world, m.worth(m.after, other)
    for act in world.possible(m.before, m.who):
        if world.ground.actions[act].consenting == (m.who,):
            better = m.worth(_then(m, act)[0], other) - now
            if better > SMALL:
                yield better, act


def _then(m: FeltMoment, act: int) -> tuple[int, tuple[int, ...]]:
    """One's mind after an act of one's own and, if it still could and would happen, what happened."""
    world = m.log.world
    mind = world.apply(m.before, act)
    doers = ((world.mind(mind, doer), doer) for doer in m.entry.doers if doer != m.who)
    would = all(m.log.explained(there, m.entry.act, doer) for there, doer in doers)
    if would and m.entry.act in world.possible(mind, m.who):
        return world.apply(mind, m.entry.act), (act, m.entry.act)
    return mind, (act,)


def _omitted(m: FeltMoment, other: int, amount: float, act: int) -> Felt:
    ground = m.log.world.ground
    end, acts = _then(m, act)
    now = m.worth(m.after, other)
    runs = (
        *m.both(other),
        m.shows("prevented", m.at(0, then=acts), other, m.worth(end, other)),
    )
    cause = ground.actions[m.entry.act].name
    ends = until(m, other, now + amount, -1)
    return Felt("guilt", m.name, m.place, amount, ground.characters[other], cause, None, ends, runs)


def _felt(
    conduct: Conduct,
    m: FeltMoment,
    feeling: Feeling,
    toward: int,
    of: int,
    deed: ConductDeed,
    place: int,
    sign: int,
    whole: bool = False,
) -> Felt:
    ground = m.log.world.ground
    share = 2.0 if toward != m.who and _wrong_returned(conduct, m, toward, place, feeling) else 1.0
    now = m.worth(m.after, of, whole)
    gap = conduct.made(m, deed.otherwise, of, 1, whole)
    runs = (*_runs(m, deed.otherwise, of, now, now + gap, whole), *_outlooks(conduct, m, deed.otherwise, of, whole))
    return Felt(
        feeling,
        m.name,
        m.place,
        deed.amount / share,
        toward=None if toward == m.who else ground.characters[toward],
        cause=ground.actions[m.log.acts[place]].name,
        concern=m.concern(of, -sign) if of == m.who else None,
        ends=until(m, of, now + gap, -sign, whole),
        runs=runs,
    )


def _runs(m: FeltMoment, other: Otherwise, of: int, now: float, there: float, whole: bool) -> tuple[Run, Run]:
    instead = m.at(1, instead=((other.place, other.act),))
    return m.shows("actual", m.at(1), of, now, whole), m.shows("instead", instead, of, there, whole)


def _outlooks(conduct: Conduct, m: FeltMoment, other: Otherwise, of: int, whole: bool) -> Iterator[Run]:
    """The runs of what the doer could foresee of the act, and of the alternative."""
    log, ground = conduct.log, conduct.log.world.ground
    doer = log.entries[other.place].doers[0]
    chain = called(ground, (m.who,) if doer == m.who else (m.who, doer))
    for role, act in (("foresaw", log.acts[other.place]), ("foresaw instead", other.act)):
        seen = conduct.outlook(m, other.place, act, doer)
        there = At(other.place, chain, then=acted(ground, seen.acts))
        yield m.shows(role, there, of, m.worth(seen.mind, of, whole), whole)


def _wrong_returned(conduct: Conduct, m: FeltMoment, other: int, place: int, feeling: Feeling) -> bool:
    """Whether there is a wrong on the side of the one who judges the other, or, for guilt, on the other's side.

    Blame and guilt are shared where both did the same kind of act; thanks, where any act of one's own wronged the
    other."""
    log = m.log
    schema = log.world.ground.actions[log.acts[place]].schema
    mine, theirs = (m.who, other) if feeling != "guilt" else (other, m.who)
    for entry in log.entries[: m.place + 1]:
        if entry.doers != (mine,) or not m.knows(entry.place):
            continue
        same = log.world.ground.actions[entry.act].schema == schema
        if (same or feeling == "gratitude") and _wronged(conduct, m, entry.place, theirs):
            return True
    return False


def _wronged(conduct: Conduct, m: FeltMoment, place: int, of: int) -> bool:
    """Whether an act was, up to a moment, worse for somebody than its best alternative, and foreseen to be."""
    doer = conduct.log.entries[place].doers[0]
    for other in conduct.comparable(place, m):
        if conduct.made(m, other, of, 1) > SMALL and conduct.foreseen(m, other, doer, of) > SMALL:
            return True
    return False
