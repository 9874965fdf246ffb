"""Recognition: what is felt when one learns what one has done, or what somebody else knew who did it.

Aristotle calls it anagnorisis, a change from ignorance to knowledge (*Poetics* 11). An act that was nothing, or a good
thing, is seen to have been something else. It is judged anew with what has come out (``judging``), and what it is now
seen to have been, and was not seen to be before, is felt at that moment: guilt, shame and regret, relief and pride by
the rules of every act. Regret over what one did to others, or against a rule, is remorse: it is about having done
it, where one would not have, had one known (Zeelenberg and Breugelmans 2008 part regret and guilt by who was harmed).

Another's act is judged anew by what its doer knew. Whoever turns out to have seen it coming is blamed from then on;
whoever turns out not to have is no longer, and is forgiven (of forgiving, as McCullough and others 1997 have it, it is
the part that goes by what one takes the other to have meant).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import isnan

import msgspec

from unsaid.data.proof import At, Run, acted, called, fact
from unsaid.data.statements import Felt, Recognised
from unsaid.english.feelings import Feeling
from unsaid.psyche.concerns import UNNAMED, changes, chief
from unsaid.psyche.feelings.hindsight import Known, hindsight, seen_again
from unsaid.psyche.feelings.judging import NOTHING, SMALL, Judged, Verdict, judged
from unsaid.psyche.log import Log

WRONG: tuple[Feeling, ...] = ("guilt", "shame", "regret", "remorse")
"""What is felt by who has done wrong, or badly, and sees it."""

LATE = "hindsight"
"""The role of the run that shows where an act led, as it is seen now; the roles of the others begin with it."""


@dataclass(frozen=True)
class Recognition:
    """The act at a place, seen again by ``who`` at the act ``now``."""

    log: Log
    who: int
    place: int
    now: int

    @cached_property
    def fresh(self) -> Known:
        """What comes out about it by the act ``now``."""
        return hindsight(self.log).fresh(self.who, self.place, self.now)

    @cached_property
    def _judged(self) -> tuple[Judged, Judged]:
        return judged(self.log, self.who, self.place, self.now)

    @property
    def judged(self) -> Judged:
        """The act with all that has come out."""
        return self._judged[1]

    @property
    def own(self) -> bool:
        """Whether it is one's own."""
        return self.judged.doer == self.who

    @property
    def wrong(self) -> bool:
        """Whether one sees that one has done wrong, or badly."""
        return any(felt.feeling in WRONG for felt in self.felt)

    @cached_property
    def felt(self) -> list[Felt]:
        """What is felt at seeing it so, and was not felt about it for what was known before."""
        return list(self._own() if self.own else self._blame())

    # --- one's own ---

    def _own(self) -> Iterator[Felt]:
        others = [c for c in self.log.characters if c != self.who]
        for other in others:
            if verdict := self._new("harm", other):
                yield self._felt("guilt", verdict, other, toward=other)
        for norm, concern in self.log.concerns(self.who, "norm"):
            if verdict := self._new("breach", norm):
                yield self._felt("shame", verdict, norm=norm, concern=concern.name)
            elif verdict := self._new("merit", norm):
                yield self._felt("pride", verdict, norm=norm, concern=concern.name)
        yield from self._sorry()
        if verdict := self._new("escape"):
            yield self._felt("relief", verdict, self.who)

    def _sorry(self) -> Iterator[Felt]:
        """Remorse, where it did harm or broke a rule; else regret."""
        verdict = self._new("cost")
        if verdict is None:
            return
        to_others = (self.judged.harm(c).amount for c in self.log.characters if c != self.who)
        broken = (self.judged.breach(norm).amount for norm, _ in self.log.concerns(self.who, "norm"))
        if any(amount > SMALL for amount in (*to_others, *broken)):
            yield self._felt("remorse", verdict, self.who)
        else:
            yield self._felt("regret", verdict, self.who, concern=self._lost(verdict))

    def _new(self, rule: str, *about: int) -> Verdict | None:
        """What the act comes to by a rule, where that is more than it came to with what was known before."""
        had, has = (getattr(one, rule)(*about) for one in self._judged)
        return has if has.amount > had.amount + SMALL else None

    # --- another's ---

    def _blame(self) -> Iterator[Felt]:
        """Anger, at what its doer turns out to have foreseen."""
        if verdict := self._new("blame"):
            yield self._felt("anger", verdict, self.who, toward=self.judged.doer, concern=self._lost(verdict))

    def forgiven(self, felt: Iterable[Felt]) -> Iterator[Felt]:
        """Forgiveness, for each anger over the act that stands, where its doer turns out not to have foreseen it."""
        had, has = (one.blame() for one in self._judged)
        if self.own or has.amount > SMALL or had.amount <= SMALL:
            return
        names = self.log.world.ground.characters
        for anger in felt:
            mine = (anger.feeling, anger.who, anger.toward) == ("anger", names[self.who], names[self.judged.doer])
            stands = (
                anger.place is not None and anger.place < self.now and (anger.ends is None or anger.ends > self.now)
            )
            if mine and stands and act_of(anger) == self.place:
                verdict = Verdict(anger.intensity, had.other)
                yield self._felt("forgiveness", verdict, self.who, toward=self.judged.doer)

    # --- statements ---

    def _felt(
        self,
        feeling: Feeling,
        verdict: Verdict,
        of: int | None = None,
        *,
        toward: int | None = None,
        norm: int | None = None,
        concern: str | None = None,
    ) -> Felt:
        ground = self.log.world.ground
        return Felt(
            feeling,
            ground.characters[self.who],
            self.now,
            verdict.amount,
            toward=None if toward is None else ground.characters[toward],
            cause=ground.actions[self.judged.act].name,
            concern=concern,
            ends=self._ends(feeling, verdict.amount, of, norm),
            runs=tuple(self._runs(feeling, verdict, of)),
        )

    def _lost(self, verdict: Verdict) -> str | None:
        """The concern of one's own that lost most by the act, by name; no norm."""
        concerns = self.log.inner.concerns
        here, there = (self.log.worth(course.mind, self.who) for course in self.judged.courses(verdict.other))
        moved = {i: w for i, w in changes(there, here).items() if i == UNNAMED or concerns[i].kind != "norm"}
        found = chief(moved, -1)
        return None if found is None or found == UNNAMED else concerns[found].name

    def _runs(self, feeling: Feeling, verdict: Verdict, of: int | None) -> Iterator[Run]:
        """Where the act led and where the other would have; for rules, at once."""
        if feeling in ("shame", "pride"):
            yield self._run(f"{LATE} before", ())
            yield self._run(LATE, (self.judged.act,))
            if verdict.other is not None:
                yield self._run(f"{LATE} instead", (verdict.other,))
            return
        if feeling == "relief":
            yield self._run(f"{LATE} before", (), of)
        otherwise = "without" if verdict.other is None else "instead"
        for within in (False, True) if feeling in ("anger", "forgiveness") else (False,):
            done, instead = self.judged.courses(verdict.other, within)
            foresaw, whole = " foresaw" if within else "", feeling in ("regret", "remorse")
            yield self._run(f"{LATE}{foresaw}", done.acts, of, within, whole)
            yield self._run(f"{LATE}{foresaw} {otherwise}", instead.acts, of, within, whole)

    def _run(
        self, role: str, acts: tuple[int, ...], of: int | None = None, within: bool = False, whole: bool = False
    ) -> Run:
        log, ground, mind = self.log, self.log.world.ground, self.judged.mind
        mind = log.world.mind(mind, self.judged.doer) if within else mind
        for act in acts:
            mind = log.world.apply(mind, act)
        whose, whole = (self.who, True) if of is None else (of, whole)
        inner = (self.judged.doer,) if within else ()
        worth = log.whole(mind, whose) if whole else log.fortune(mind, whose)
        worth = None if isnan(worth) else worth
        return Run(role, self._at(acts, inner), ground.characters[whose], worth, fortune=not whole)

    def _at(self, acts: Iterable[int] = (), within: Iterable[int] = ()) -> At:
        ground = self.log.world.ground
        facts = tuple(fact(ground, one) for one in self.judged.known)
        who = called(ground, (self.who,))
        return At(self.place, who, patched=facts, then=acted(ground, acts), within=called(ground, within))

    def statement(self) -> Recognised:
        """What one sees that one has done, and what one would have done, had one known."""
        ground, judged = self.log.world.ground, self.judged
        chosen = acted(ground, judged.chosen)
        run = Run("had it known", self._at(), ground.characters[self.who], chosen=chosen)
        return Recognised(
            ground.characters[self.who],
            self.now,
            ground.actions[judged.act].name,
            self.place,
            tuple(fact(ground, one) for one in self.fresh),
            chosen,
            (run,),
        )

    # --- how long ---

    def _ends(self, feeling: Feeling, amount: float, of: int | None, norm: int | None) -> int | None:
        """The place of the act at which it is made good, or is seen to have been otherwise after all."""
        if feeling in ("relief", "forgiveness"):
            return self.now + 1
        for later in range(self.now + 1, len(self.log.acts)):
            if self._made_good(feeling, amount, of, norm, later) or self._otherwise(feeling, of, norm, later):
                return later
        return None

    def _made_good(self, feeling: Feeling, amount: float, of: int | None, norm: int | None, later: int) -> bool:
        mind, then = (self.log.mind(done + 1, self.who) for done in (self.now, later))
        if norm is not None:
            kept, now = (self.log.standing(one, self.who, norm) for one in (then, mind))
            return kept < now - SMALL if feeling == "pride" else kept >= self.judged.kept(None, norm) - SMALL
        assert of is not None
        if feeling in ("regret", "remorse"):
            had, has = (self.log.whole(one, self.who) for one in (mind, then))
        else:
            had, has = (self.log.fortune(one, of) for one in (mind, then))
        return has >= had + amount - SMALL

    def _otherwise(self, feeling: Feeling, of: int | None, norm: int | None, later: int) -> bool:
        """Whether, with what is known later, there is nothing in it any more."""
        found = hindsight(self.log)
        if not found.fresh(self.who, self.place, later):
            return False
        again = Judged(self.log, self.who, self.place, later, found.known(self.who, self.place, later))
        rules = {"guilt": "harm", "shame": "breach", "pride": "merit", "anger": "blame"}
        about = () if feeling in ("regret", "remorse", "anger") else (norm if norm is not None else of,)
        return getattr(again, rules.get(feeling, "cost"))(*about).amount <= SMALL


def act_of(felt: Felt) -> int | None:
    """The place of the act that a feeling about somebody's conduct is about."""
    for run in felt.runs:
        if run.role == LATE:
            return run.at.done
        if run.at.instead:
            return run.at.instead[0].place
    return None


def recognitions(log: Log) -> dict[tuple[int, int], list[Recognition]]:
    """What is seen again in a story in which something is felt about it: by whom, and at which act."""
    if "recognitions" not in log.kept:
        found: dict[tuple[int, int], list[Recognition]] = {}
        for now in range(1, len(log.acts)):
            for who in log.characters:
                again = [Recognition(log, who, place, now) for place, _ in seen_again(log, who, now)]
                found[who, now] = again
        log.kept["recognitions"] = found
    return log.kept["recognitions"]


def recognised(log: Log) -> list[Recognised]:
    """All that anybody sees that it has done, in the order of the story."""
    found = (one for some in recognitions(log).values() for one in some)
    return [one.statement() for one in found if one.own and one.felt]


def in_the_light(felt: list[Felt], log: Log) -> list[Felt]:
    """The feelings of a story without those that are seen otherwise in the end: what is felt anew about an act takes
    the place of what else is felt about it then, and anger ends where it is forgiven."""
    anew = [one for some in recognitions(log).values() for one in some]
    late = [(one.place, f) for one in anew for f in one.felt]
    taken = {(f.who, f.place, f.toward, place, kind) for place, f in late for kind in _kinds(f.feeling)}
    kept = [f for f in felt if (f.who, f.place, f.toward, act_of(f), f.feeling) not in taken]
    kept += [f for _, f in late]
    for one in anew:
        for pardon in list(one.forgiven(kept)) if not one.own else ():
            kept = [_over(f, pardon, one.place) for f in kept]
            kept.append(pardon)
    return kept


def _kinds(feeling: Feeling) -> tuple[Feeling, ...]:
    """The feelings about an act whose place one takes that is felt at seeing it anew."""
    return ("regret", "remorse") if feeling == "remorse" else (feeling,)


def _over(felt: Felt, pardon: Felt, place: int) -> Felt:
    """A feeling, ended where it is an anger that is forgiven."""
    assert pardon.place is not None
    same = felt.feeling == "anger" and (felt.who, felt.toward) == (pardon.who, pardon.toward)
    standing = (felt.place or 0) < pardon.place and (felt.ends is None or felt.ends > pardon.place)
    return msgspec.structs.replace(felt, ends=pardon.place) if same and standing and act_of(felt) == place else felt


__all__ = ["NOTHING", "Recognition", "in_the_light", "recognised", "recognitions"]
