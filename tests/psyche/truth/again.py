"""What is felt at an act seen again, by definition: the section “Recognition” of the page, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tests.reference.values import UNKNOWN, Value, from_plain

from .hearing import known
from .life import TINY, Feeling, Life, State, back

Matter = tuple[tuple[int, ...], int]
"""A fluent, as it is or as one other takes it to be."""

WRONG = ("guilt", "shame", "regret", "remorse")


class Late(NamedTuple):
    """A feeling at something seen again, and the place of the act it is about."""

    felt: Feeling
    place: int


class Saw(NamedTuple):
    """What somebody saw that it had done: at which act, by which, what came out, and what it would have done."""

    who: str
    place: int
    act: str
    done: int
    learnt: frozenset[tuple[tuple[str, ...], str, str]]
    instead: frozenset[str]


# --- what comes out ---


def news(life: Life, c: int, n: int) -> dict[Matter, Value]:
    """What c comes to believe at an act and did not believe before."""
    before, after = life.mind(n, c), life.mind(n + 1, c)
    found = {}
    for chain in [(), *((d,) for d in life.others(c))]:
        for f, value in enumerate(after.at(chain).values):
            if value != before.at(chain).values[f] and value != UNKNOWN and f not in accounts(life):
                found[chain, f] = value
    return found


def accounts(life: Life) -> set[int | None]:
    """The fluents that are only counted in somebody's head."""
    world = life.model.world
    of_questions = {f for q in world.questions for f in (*q.ranks, q.owes, q.silent, q.believed)}
    return of_questions | {world.slot} | {count for _, count in world.pressures}


def came_out(life: Life, c: int, p: int, n: int) -> dict[Matter, Value]:
    """What comes out for c about the act p by the act n."""
    return {m: v for m, v in news(life, c, n).items() if p < n and was_so(life, c, p, n, m, v)}


def was_so(life: Life, c: int, p: int, n: int, matter: Matter, value: Value) -> bool:
    """Whether it must have been so already when p was done, as far as c can tell."""
    chain, f = matter

    def about(event) -> bool:
        return any(e.fluent == f and tuple(e.who) in ((), chain) for e in event.effects)

    if any(about(life.events[life.acts[q]]) and known(life, c, q, n) for q in range(p, n + 1)):
        return False
    if any(about(trigger) for trigger in life.model.world.triggers):
        return False
    if chain and life.saw(n, chain[0]) and known(life, c, n, n):
        seen = life.model.witnessing(life.mind(n, c), chain[0], life.events[life.acts[n]])
        if seen.values[f] != life.mind(n, c, *chain).values[f]:
            return False
    made = [q for q in range(p) if _made(life, q, matter, value) and known(life, c, q, n)]
    return bool(made) or not _may_have(life, c, p, n, matter, value)


def _made(life: Life, q: int, matter: Matter, value: Value) -> bool:
    chain, f = matter
    was, is_ = (life.mind(done, *chain).values[f] for done in (q, q + 1))
    own = any(e.fluent == f and tuple(e.who) == chain for e in life.events[life.acts[q]].effects)
    return own and was != is_ == value


def _may_have(life: Life, c: int, p: int, n: int, matter: Matter, value: Value) -> bool:
    chain, f = matter
    for act, event in enumerate(life.events):
        if c in event.consenting or event.observing[c] is True:
            continue
        ways = [e for e in event.effects if e.fluent == f and tuple(e.who) in ((), chain)]
        if any(isinstance(e.value, list) or from_plain(e.value) == value for e in ways) and any(
            life.model.possible(life.mind(done, c), act, c) for done in range(p + 1, n + 1)
        ):
            return True
    return False


def known_of(life: Life, c: int, p: int, n: int) -> dict[Matter, Value]:
    """All that is known of p at n."""
    found: dict[Matter, Value] = {}
    for at in range(p + 1, n + 1):
        found |= came_out(life, c, p, at)
    return {(chain, f): v for (chain, f), v in found.items() if life.mind(p, c, *chain).values[f] != v}


# --- seen again ---


class Again:
    """The act p as c sees it at n, with what was known at ``k``."""

    def __init__(self, life: Life, c: int, p: int, n: int, k: int) -> None:
        self.life, self.c, self.p, self.n = life, c, p, n
        self.act, (self.d,) = life.acts[p], life.doers(p)
        known_ = known_of(life, c, p, k)
        self.h = life.put_right(life.mind(p, c), known_) if known_ else life.mind(p, c)
        self.others: list[int | None] = []
        open_ = life.possible(self.h, c)
        if self.act in open_:
            alone = (self.d,)
            self.others = [*(a for a in open_ if life.events[a].consenting == alone and a != self.act), None]

    def led(self, act: int | None, mind: State, whose: int) -> tuple[State, State]:
        """Where the act itself and another lead, in a mind."""
        life = self.life
        sides = []
        for first in (self.act, act):
            if first is not None and life.model.possible(mind, first, whose):
                sides.append(life.model.after(mind, first))
            else:
                sides.append(mind)
        for q in life.places[self.p + 1 : self.n + 1]:
            if life.saw(q, self.d) and known(life, self.c, q, self.n):
                later = life.acts[q]
                if all(life.model.possible(side, later, whose) for side in sides):
                    sides = [life.model.after(side, later) for side in sides]
        return sides[0], sides[1]

    def better(self, act: int | None, of: int, whole: bool = False) -> float:
        """How much better off somebody would be by another act, in c's eyes."""
        done, instead = self.led(act, self.h, self.c)
        return self.life.fares(instead, of, whole) - self.life.fares(done, of, whole)

    def foreseen(self, act: int | None, of: int) -> float:
        """The same in the doer's mind."""
        done, instead = self.led(act, self.h if self.d == self.c else self.h.mind(self.d), self.d)
        return self.life.fares(instead, of) - self.life.fares(done, of)

    def rule(self, act: int | None, i: int) -> float:
        """How far a rule is kept right after an act, or as it was."""
        mind = self.h if act is None else self.life.model.after(self.h, act)
        return self.life.part(mind, self.c, i)

    def guilt(self, d: int) -> float:
        if self.life.like(self.h, self.c, d) < 0:
            return 0.0
        return max([0.0, *(self.better(a, d) for a in self.others)])

    def shame(self, i: int) -> float:
        lost = self.rule(None, i) - self.rule(self.act, i) if self.others else 0.0
        return (
            lost if lost > TINY and any(self.rule(a, i) > self.rule(self.act, i) + TINY for a in self.others) else 0.0
        )

    def pride(self, i: int) -> float:
        if not self.others or self.rule(self.act, i) < self.rule(None, i) - TINY:
            return 0.0
        worse = [a for a in self.others if a is not None and self.rule(a, i) < self.rule(self.act, i) - TINY]
        return max([0.0, *(self.rule(self.act, i) - self.rule(a, i) for a in worse if self._lures(a, i))])

    def _lures(self, act: int, i: int) -> bool:
        life, before = self.life, self.life.mind(self.p, self.c)
        can = [a for a in (act, self.act) if life.model.possible(before, a, self.c)]
        ends = {a: plan.end for a in can if (plan := life.plan(before, a, self.c, (i,))) is not None}
        return act in ends and ends[act] > ends.get(self.act, life.w(before, self.c)) + TINY

    def sorry(self) -> float:
        most = max([0.0, *(self.better(a, self.c, True) for a in self.others)])
        return most if most > TINY and self.act not in self.would() else 0.0

    def would(self) -> set[int]:
        """Between what c would have chosen."""
        return self.life.choice(self.h, self.c)

    def harmful(self) -> bool:
        norms = [i for i, one in enumerate(self.life.concerns) if one["owner"] == self.c and one["kind"] == "norm"]
        return any(self.guilt(d) > TINY for d in self.life.others(self.c)) or any(self.shame(i) > TINY for i in norms)

    def relief(self) -> float:
        life, before, losses = self.life, self.life.mind(self.p, self.c), [0.0]
        had = life.fares(self.h, self.c)
        for a in self.others:
            if a is not None and life.model.possible(before, a, self.c) and life.sensible(before, a, self.c):
                done, instead = (life.fares(mind, self.c) for mind in self.led(a, self.h, self.c))
                losses += [had - instead] if done >= had - TINY else []
        return max(losses)

    def anger(self) -> float:
        return max([0.0, *(self.blamed(a) for a in self.others)])

    def blamed(self, act: int | None) -> float:
        """How much better off c would be by another act, as far as its doer foresaw; nothing where one is not known."""
        made, foreseen = self.better(act, self.c), self.foreseen(act, self.c)
        return min(made, foreseen) if made > TINY and foreseen > TINY else 0.0


def pair(life: Life, c: int, p: int, n: int) -> tuple[Again, Again]:
    """The act with what is known, and with what was known before."""
    return Again(life, c, p, n, n), Again(life, c, p, n, n - 1)


def rows(life: Life, c: int) -> list[tuple[str, tuple[int, ...]]]:
    """The rows of the table about own acts, with what each is about."""
    norms = [i for i, one in enumerate(life.concerns) if one["owner"] == c and one["kind"] == "norm"]
    return [
        *(("guilt", (d,)) for d in life.others(c)),
        *((row, (i,)) for i in norms for row in ("shame", "pride")),
        *(("sorry", ()), ("relief", ())),
    ]


def seen_again(life: Life, c: int, n: int) -> list[int]:
    """The acts about which something comes out for c at n."""
    return [p for p in range(n) if len(life.doers(p)) == 1 and known(life, c, p, n) and came_out(life, c, p, n)]


def own_feelings(life: Life, c: int, p: int, n: int) -> Iterator[tuple[str, tuple[int, ...], float]]:
    """What c newly feels about its own act."""
    now, then = pair(life, c, p, n)
    for row, about in rows(life, c):
        has, had = (getattr(one, row)(*about) for one in (now, then))
        if has > had + TINY:
            yield (row if row != "sorry" else "remorse" if now.harmful() else "regret"), about, has


def owned(life: Life, c: int, n: int) -> dict[Matter, Value]:
    """What comes out at n and shows c to have done wrong."""
    found: dict[Matter, Value] = {}
    for p in seen_again(life, c, n):
        if life.doers(p) == (c,) and any(feeling in WRONG for feeling, _, _ in own_feelings(life, c, p, n)):
            found |= came_out(life, c, p, n)
    return found


def late_feelings(life: Life) -> Iterator[Late]:
    """All that is felt at acts seen again, but forgiveness."""
    for n in life.places:
        for c in life.people:
            for p in seen_again(life, c, n):
                if life.doers(p) == (c,):
                    for feeling, about, strength in own_feelings(life, c, p, n):
                        yield Late(_own(life, c, p, n, feeling, about, strength), p)
                else:
                    now, then = pair(life, c, p, n)
                    if now.anger() > then.anger() + TINY:
                        yield Late(_anger(life, c, p, n, now), p)


def _own(life: Life, c: int, p: int, n: int, feeling: str, about: tuple[int, ...], strength: float) -> Feeling:
    now, after = Again(life, c, p, n, n), life.mind(n + 1, c)
    toward = concern = None
    if feeling == "guilt":
        (d,) = about
        toward = life.names[d]
        good = back(life, n, c, d, life.fares(after, d) + strength, -1)
        nothing = _nothing(life, c, p, n, "guilt", about)
    elif feeling in ("shame", "pride"):
        (i,) = about
        concern = life.concerns[i]["name"]
        stood, stands = now.rule(None, i), life.part(after, c, i)
        level = [(q, life.part(life.mind(q + 1, c), c, i)) for q in life.places[n + 1 :]]
        met = [q for q, x in level if (x < stands - TINY if feeling == "pride" else x >= stood - TINY)]
        good, nothing = min(met, default=None), _nothing(life, c, p, n, feeling, about)
    elif feeling == "relief":
        good, nothing = n + 1, None
    else:
        if feeling == "regret":
            best = _first_best([(now.better(a, c, True), a) for a in now.others])
            here, there = now.led(best, now.h, c)
            concern = life.chief(there, here, c, -1)
        good = back(life, n, c, c, life.w(after, c) + strength, -1, True)
        nothing = _nothing(life, c, p, n, "sorry", ())
    ends = min((x for x in (good, nothing) if x is not None), default=None)
    return Feeling(feeling, life.names[c], n, strength, toward, life.cause(p), concern, ends)


def _first_best(found: list[tuple[float, int | None]]) -> int | None:
    most = max([0.0, *(by for by, _ in found)])
    return next(a for by, a in found if by >= most - TINY)


def _anger(life: Life, c: int, p: int, n: int, now: Again) -> Feeling:
    (d,) = life.doers(p)
    strength, after = now.anger(), life.mind(n + 1, c)
    best = _first_best([(now.blamed(a), a) for a in now.others])
    here, there = now.led(best, now.h, c)
    good = back(life, n, c, c, life.fares(after, c) + strength, -1)
    ends = min((x for x in (good, _nothing(life, c, p, n, "anger", ())) if x is not None), default=None)
    return Feeling(
        "anger", life.names[c], n, strength, life.names[d], life.cause(p), life.chief(there, here, c, -1), ends
    )


def _nothing(life: Life, c: int, p: int, n: int, row: str, about: tuple[int, ...]) -> int | None:
    """The act at which more comes out and nothing is in it any more."""
    for q in life.places[n + 1 :]:
        if came_out(life, c, p, q) and getattr(Again(life, c, p, q, q), row)(*about) <= TINY:
            return q
    return None


def settled(life: Life, found: list[tuple[Feeling, int | None]]) -> list[Feeling]:
    """Feelings, each with the place of the act it is about, if any, once those at acts seen again have taken their
    places, and what is forgiven is over."""
    late = list(late_feelings(life))
    also = {"remorse": ("remorse", "regret")}
    place_of = {
        (x.felt.who, x.felt.place, x.felt.toward, x.place, kind)
        for x in late
        for kind in also.get(x.felt.feeling, (x.felt.feeling,))
    }
    kept = [(f, p) for f, p in found if (f.who, f.place, f.toward, p, f.feeling) not in place_of]
    kept += [(x.felt, x.place) for x in late]
    for n in life.places:
        for c in life.people:
            for p in seen_again(life, c, n):
                if life.doers(p) != (c,):
                    kept = _forgiven(life, c, p, n, kept)
    return [f for f, _ in kept]


def _forgiven(life: Life, c: int, p: int, n: int, felt: list[tuple[Feeling, int | None]]) -> list:
    now, then = pair(life, c, p, n)
    if now.anger() > TINY or then.anger() <= TINY:
        return felt
    who, whom, found = life.names[c], life.names[life.doers(p)[0]], []
    for f, place in felt:
        angry = (f.feeling, f.who, f.toward, place) == ("anger", who, whom, p)
        if angry and f.place is not None and f.place < n and (f.ends is None or f.ends > n):
            found.append((f._replace(ends=n), place))
            found.append((Feeling("forgiveness", who, n, f.intensity, whom, life.cause(p), None, n + 1), p))
        else:
            found.append((f, place))
    return found


def saw(life: Life) -> Iterator[Saw]:
    """All that anybody saw that it had done."""
    for n in life.places:
        for c in life.people:
            for p in seen_again(life, c, n):
                if life.doers(p) == (c,) and any(own_feelings(life, c, p, n)):
                    out = frozenset(
                        (tuple(life.names[d] for d in chain), life.model.world.fluents[f], repr(v[1]))
                        for (chain, f), v in came_out(life, c, p, n).items()
                    )
                    would = frozenset(map(life.act_name, Again(life, c, p, n, n).would()))
                    yield Saw(life.names[c], n, life.cause(p), p, out, would)
