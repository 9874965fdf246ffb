"""What people did, against what they could have done: anger, gratitude, guilt, regret, near misses, shame, pride.

Another *course* is the story with one act replaced, or left out, and all later acts as they were, for as long as they
are possible in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tests.reference import advance

from .fortunes import counted_on, seen_before
from .hearing import heard, known
from .life import TINY, Feeling, Life, State, back
from .plans import HeldPlan

Course = tuple[State, ...]
"""The states of another course after each act from the place of the one replaced."""


class Deeds:
    """The courses that a story could have taken."""

    def __init__(self, life: Life, plans: list[HeldPlan]) -> None:
        self.life, self.plans = life, plans
        self.course = lru_cache(None)(self._course)

    def _course(self, place: int, act: int | None) -> Course:
        life = self.life
        state = life.states[place] if act is None else advance(life.model, life.states[place], act)
        states = [state]
        for later in life.acts[place + 1 :]:
            if not life.model.possible(states[-1], later):
                break
            states.append(advance(life.model, states[-1], later))
        return tuple(states)

    def alternatives(self, place: int, judge: int) -> list[int | None]:
        """What whoever did the act could have done alone instead, as somebody sees it; and nothing."""
        life, done = self.life, self.life.acts[place]
        open_ = life.possible(life.mind(place, judge), judge)
        return [*(a for a in open_ if a != done and life.events[a].consenting == life.doers(place)), None]

    def made(self, c: int, place: int, act: int | None, of: int, done: int, whole: bool = False) -> float | None:
        """How much better off somebody would be in the other course when so many acts are done, as c sees both; None
        where it has ended by then."""
        if done <= place:
            return 0.0
        course = self.course(place, act)
        if done - place > len(course):
            return None
        there, here = course[done - place - 1].mind(c), self.life.mind(done, c)
        return self.life.fares(there, of, whole) - self.life.fares(here, of, whole)

    def saw_coming(self, c: int, place: int, act: int | None, of: int, until: int, whole: bool = False) -> float:
        """How much better off somebody was going to be by the other act, in the mind of the one who acted, as c sees
        it: with what that one saw happen afterwards, and c knows of."""
        life, doer = self.life, self.life.doers(place)[0]

        def outcome(first: int | None) -> float:
            mind = life.mind(place, c) if doer == c else life.mind(place, c, doer)
            later = [
                life.acts[p]
                for p in life.places[place + 1 : until + 1]
                if life.saw(p, doer) and known(life, c, p, until)
            ]
            for step in later if first is None else [first, *later]:
                if life.model.possible(mind, step, doer):
                    mind = life.model.after(mind, step)
            return life.fares(mind, of, whole)

        return outcome(act) - outcome(life.acts[place])

    def shows(self, c: int, now: int, place: int, of: int, sign: int, whole: bool) -> tuple[float, float] | None:
        """What the act at a place turns out, at the act ``now``, to have done to somebody (1: harm, -1: good): how
        much, as far as it was foreseen, and how much worse things stand than in that other course."""
        best: tuple[float, float] | None = None
        for act in self.alternatives(place, c):
            was, is_ = (self.made(c, place, act, of, done, whole) for done in (now, now + 1))
            if was is None or is_ is None or not (is_ * sign > TINY and not is_ * sign <= was * sign + TINY):
                continue
            foreseen = self.saw_coming(c, place, act, of, now, whole) * sign
            amount = min(is_ * sign, foreseen)
            if foreseen > TINY and amount > TINY and (best is None or amount > best[0] + TINY):
                best = amount, is_
        return best

    def wronged(self, c: int, now: int, place: int, of: int) -> bool:
        """Whether the act at a place was worse for somebody than another, and its doer knew, as c sees it."""
        for act in self.alternatives(place, c):
            made = self.made(c, place, act, of, now + 1)
            if made is not None and made > TINY and self.saw_coming(c, place, act, of, now) > TINY:
                return True
        return False

    # --- anger and gratitude, guilt and regret ---

    def feelings(self) -> Iterator[tuple[Feeling, int | None]]:
        """All of them, each with the place of the act it is about, where alternatives to that are judged."""
        for now in self.life.places:
            for c in self.life.people:
                if self.life.mind(now, c) != self.life.mind(now + 1, c):
                    yield from self._at_others(now, c)
                    yield from self._at_oneself(now, c)
                    yield from ((f, None) for f in (*self._let_happen(now, c), *self._near_misses(now, c)))
                yield from ((f, None) for f in self._honour(now, c))

    def _gain(self, now: int, c: int, of: int) -> float:
        life = self.life
        return life.fares(life.mind(now + 1, c), of) - life.fares(seen_before(life, now, c, of), of)

    def _at_others(self, now: int, c: int) -> Iterator[tuple[Feeling, int]]:
        life, change = self.life, self._gain(now, c, c)
        if change < 0 and counted_on(life, self.plans, now, c):
            return
        feeling, sign = ("gratitude", -1) if change > TINY else ("anger", 1)
        for place in range(now + 1):
            for d in life.others(c):
                fresh = place == now or not life.saw(place, c)
                if life.doers(place) == (d,) and fresh and known(life, c, place, now):
                    if feeling == "anger":
                        shared = self._did_too(now, c, place, c, d)
                    else:
                        shared = any(life.doers(p) == (c,) and self.wronged(c, now, p, d) for p in range(now + 1))
                    yield from self._felt(feeling, now, c, place, d, c, sign, shared)

    def _did_too(self, now: int, c: int, place: int, one: int, other: int) -> bool:
        """Whether ``one`` wronged the other by the same kind of act."""
        life = self.life
        kind = life.schema(life.acts[place])
        return any(
            life.doers(p) == (one,) and life.schema(life.acts[p]) == kind and self.wronged(c, now, p, other)
            for p in range(now + 1)
            if known(life, c, p, now)
        )

    def _at_oneself(self, now: int, c: int) -> Iterator[tuple[Feeling, int]]:
        life = self.life
        meaning = any(plan.who == c and plan.left.get(now) for plan in self.plans)
        for place in range(now + 1):
            if life.doers(place) != (c,):
                continue
            if not meaning and not self._gain(now, c, c) > TINY:
                yield from self._felt("regret", now, c, place, None, c, 1, False)
            for d in life.others(c):
                if life.like(life.mind(place, c), c, d) >= 0 and not self._gain(now, c, d) > TINY:
                    yield from self._felt("guilt", now, c, place, d, d, 1, self._did_too(now, c, place, d, c))

    def _felt(
        self, feeling: str, now: int, c: int, place: int, toward: int | None, of: int, sign: int, shared: bool
    ) -> Iterator[tuple[Feeling, int]]:
        life = self.life
        whole = feeling == "regret"
        deed = self.shows(c, now, place, of, sign, whole)
        if deed is not None:
            amount, gap = deed
            before, after = seen_before(life, now, c, c), life.mind(now + 1, c)
            felt = Feeling(
                feeling,
                life.names[c],
                now,
                amount / 2 if shared else amount,
                None if toward is None else life.names[toward],
                life.cause(place),
                life.chief(before, after, c, -sign) if of == c else None,
                back(life, now, c, of, life.fares(after, of, whole) + gap, -sign, whole),
            )
            yield felt, place

    def _let_happen(self, now: int, c: int) -> Iterator[Feeling]:
        """Guilt at another's loss that one act of one's own would have kept from happening."""
        life, after = self.life, self.life.mind(now + 1, c)
        if life.doers(now) == (c,) or not known(life, c, now, now):
            return
        for d in life.others(c):
            if self._gain(now, c, d) < -TINY and life.like(after, c, d) >= 0 and life.doers(now) != (d,):
                mine = [a for a in life.possible(life.mind(now, c), c) if life.events[a].consenting == (c,)]
                saved = [life.fares(self._had_it_been(now, c, a), d) - life.fares(after, d) for a in mine]
                best = max(saved, default=0.0)
                if best > TINY:
                    ends = back(life, now, c, d, life.fares(after, d) + best, -1)
                    yield Feeling("guilt", life.names[c], now, best, life.names[d], life.cause(now), None, ends)

    def _had_it_been(self, now: int, c: int, act: int) -> State:
        """c's mind had it done an act first: with what happened after it, where that still could and would."""
        life, happened = self.life, self.life.acts[now]
        mind = life.model.after(life.mind(now, c), act)
        would = all(life.sensible(mind.mind(d), happened, d) for d in life.doers(now) if d != c)
        return life.model.after(mind, happened) if would and life.model.possible(mind, happened, c) else mind

    def _near_misses(self, now: int, c: int) -> Iterator[Feeling]:
        """Relief when an unseen act comes out in whose place another would have left one worse off than before."""
        life = self.life
        if self._gain(now, c, c) < -TINY:
            return
        had, has = life.fares(life.mind(now, c), c), life.fares(life.mind(now + 1, c), c)
        for place in range(now + 1):
            if len(life.doers(place)) != 1 or place not in heard(life, c, now):
                continue
            losses = [0.0]
            for act in self.alternatives(place, c):
                was, made = self.made(c, place, act, c, now), self.made(c, place, act, c, now + 1)
                if was is not None and made is not None and was >= -TINY:
                    losses.append(had - (has + made))
            if max(losses) > TINY:
                yield Feeling("relief", life.names[c], now, max(losses), cause=life.cause(place), ends=now + 1)

    # --- shame and pride ---

    def _honour(self, now: int, c: int) -> Iterator[Feeling]:
        for i, concern in enumerate(self.life.concerns):
            if concern["owner"] == c and concern["kind"] == "norm":
                own = list(self._own_conduct(now, c, i)) if self.life.doers(now) == (c,) else []
                yield from own or [*self._left_undone(now, c, i), *self._found_out(now, c, i)]

    def kept(self, mind: State, c: int, i: int) -> float:
        """How far a rule is kept in a mind."""
        return self.life.part(mind, c, i)

    def _own_conduct(self, now: int, c: int, i: int) -> Iterator[Feeling]:
        life = self.life
        was, is_ = self.kept(life.mind(now, c), c, i), self.kept(life.mind(now + 1, c), c, i)
        there = {act: self.kept(self.course(now, act)[0].mind(c), c, i) for act in self.alternatives(now, c)}
        if is_ < was - TINY:
            if any(kept > is_ + TINY for kept in there.values()):
                yield self._honoured("shame", now, c, i, None, was - is_)
            return
        lures = [is_ - kept for act, kept in there.items() if kept < is_ - TINY and self._tempts(now, c, i, act)]
        if lures:
            yield self._honoured("pride", now, c, i, None, max(lures))

    def _tempts(self, now: int, c: int, i: int, act: int | None) -> bool:
        """Whether, did the rule not count, an act would have led further than the one done."""
        life, mind = self.life, self.life.mind(now, c)
        lured = None if act is None or not life.model.possible(mind, act, c) else life.plan(mind, act, c, (i,))
        done = life.plan(mind, life.acts[now], c, (i,)) if life.model.possible(mind, life.acts[now], c) else None
        return lured is not None and lured.end > (life.w(mind, c) if done is None else done.end) + TINY

    def _left_undone(self, now: int, c: int, i: int) -> Iterator[Feeling]:
        """What had fallen due since c's last turn, and could have been seen to in this one, and was not."""
        life, before = self.life, self.life.mind(now, c)
        turns = [p for p in range(now) if self._turn(p, c)]
        # what falls in one's own turn is a break and not a debt
        since = range(turns[-1] + 1 if turns else 0, now)
        level = [self.kept(life.mind(p, c), c, i) for p in range(now + 1)]
        falls = [p for p in since if level[p + 1] < level[p] - TINY]
        is_ = self.kept(life.mind(now + 1, c), c, i)
        if not falls or not self._turn(now, c):
            return
        if not (is_ <= level[now] + TINY and level[now] < level[falls[-1]] - TINY):
            return
        ought = level[falls[-1]]
        mine = [a for a in life.possible(before, c) if life.events[a].consenting == (c,)]
        if any(self.kept(life.model.after(before, a), c, i) >= ought - TINY for a in mine):
            yield self._honoured("shame", now, c, i, None, ought - is_, ought)

    def _turn(self, place: int, c: int) -> bool:
        """Whether c acted at a place, or let its slot pass right before."""
        return c in self.life.doers(place) or self.life.let_pass(c, place)

    def _found_out(self, now: int, c: int, i: int) -> Iterator[Feeling]:
        before, after = self.life.mind(now, c), self.life.mind(now + 1, c)
        for d in self.life.others(c):
            was, is_ = self.kept(before.mind(d), c, i), self.kept(after.mind(d), c, i)
            broke = c in self.life.doers(now) or self.kept(before, c, i) < was - TINY
            if is_ < was - TINY and broke:
                yield self._honoured("shame", now, c, i, d, was - is_)

    def _honoured(
        self, feeling: str, now: int, c: int, i: int, toward: int | None, amount: float, ought: float | None = None
    ) -> Feeling:
        life = self.life
        chain = (c,) if toward is None else (c, toward)
        was, is_ = (self.kept(life.mind(done, *chain), c, i) for done in (now, now + 1))
        over = None
        for later in life.places[now + 1 :]:
            then = self.kept(life.mind(later + 1, *chain), c, i)
            if (then >= (was if ought is None else ought) - TINY) if feeling == "shame" else (then < is_ - TINY):
                over = later
                break
        whom = None if toward is None else life.names[toward]
        return Feeling(feeling, life.names[c], now, amount, whom, life.cause(now), life.concerns[i]["name"], over)
