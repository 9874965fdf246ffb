"""What people wanted and did not do: the brakes Y*, the mistakes Z*, by trying every set there is.

An act is worth asking about if it answers a question put to whoever might do it, if it was done before with the same at
stake, or if by itself it raises one of their concerns as much as anything does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

from .life import TINY, Acts, Feeling, Life, State
from .plans import HeldPlan, held_plans

Item = TypeVar("Item")
Fact = tuple[tuple[str, ...], str, str]
"""Whose mind within the one in question, the fluent, and its true value as text."""


class Wish(NamedTuple):
    """Held back: ``brakes`` are sets of pairs of a concern and what it is called as a brake."""

    who: str
    act: str
    place: int
    pull: tuple[str, ...]
    brakes: frozenset[frozenset[tuple[str, str]]]
    plan: tuple[str, ...]
    hovering: bool


class Unknown(NamedTuple):
    """What somebody would have done, had it known any of ``known``."""

    who: str
    act: str
    place: int
    known: frozenset[frozenset[Fact]]
    plan: tuple[str, ...]


def smallest(items: Sequence[Item], most: int, good: Callable[[tuple[Item, ...]], bool]) -> list[tuple[Item, ...]]:
    """All sets of at most so many items that are good and within which no smaller one is; all are tried."""
    found = [s for n in range(1, most + 1) for s in combinations(items, n) if good(s)]
    return [s for s in found if not any(set(t) < set(s) for t in found)]


class Wants:
    """Everything anybody wanted in a story; ``felt`` are the feelings in it."""

    def __init__(self, life: Life, felt: Sequence[Feeling], plans: list[HeldPlan] | None = None) -> None:
        self.life, self.felt = life, felt
        self.plans = held_plans(life) if plans is None else plans

    def statements(self) -> Iterator[Wish | Unknown]:
        """All that is said: of each occasion what was not already so at the one before."""
        for c in self.life.people:
            before: set = set()
            for place in self.occasions(c):
                now: dict = {}
                for x in self.salient(place, c):
                    for found in (self.held_back(place, c, x), self.would_have(place, c, x)):
                        if found is not None:
                            now[type(found), x, _matter(found)] = found
                yield from (found for key, found in now.items() if key not in before)
                before = set(now)

    # --- when and about what ---

    def occasions(self, c: int) -> list[int]:
        """The places before whose act c might have acted: its slots, or where there are no turns, wherever it believed
        something new."""
        life = self.life
        if life.inner.get("turns"):
            return [place for whose, place, _ in life.slots if whose == c]
        return [p for p in life.places if p == 0 or life.mind(p, c) != life.mind(p - 1, c)]

    def salient(self, place: int, c: int) -> list[int]:
        """The acts worth asking about."""
        life, mind = self.life, self.life.mind(place, c)
        own = life.own(mind, c)
        answers = {a for q in life.model.world.questions if q.asked == c for a in q.answering}
        stake = life.worths(mind, c)
        done = {
            life.acts[p] for p in range(place) if c in life.doers(p) and _alike(life.worths(life.mind(p, c), c), stake)
        }
        gains = {x: life.moved(mind, life.model.after(mind, x), c) for x in own}
        best = {i: max(by.get(i, 0.0) for by in gains.values()) for g in gains.values() for i in g}
        pulling = {x for x in own for i, most in best.items() if most > TINY and gains[x].get(i, 0.0) >= most - TINY}
        return [x for x in own if x in answers | done | pulling]

    def passed(self, place: int, c: int, x: int) -> bool:
        """Whether an act was open to c, was not done, and was not what c would have done."""
        life, mind = self.life, self.life.mind(place, c)
        if place < len(life.acts) and life.acts[place] == x:
            return False
        return x in life.own(mind, c) and x not in self.choice(place, c)

    def choice(self, place: int, c: int) -> set[int]:
        """What c would have done before the act at a place; where several are equal, what its plan goes on with."""
        choice = self.life.choice(self.life.mind(place, c), c)
        ahead = [p.left[place - 1][0] for p in self.plans if p.who == c and p.left.get(place - 1)]
        return {ahead[-1]} if ahead and ahead[-1] in choice else choice

    # --- Y* ---

    def held_back(self, place: int, c: int, x: int) -> Wish | None:
        """What held c back from an act, if anything did."""
        life, mind = self.life, self.life.mind(place, c)
        sets = self.brakes(mind, c, x) if self.passed(place, c, x) else []
        if not sets:
            return None
        plan = life.plan(mind, x, c, sets[0])
        assert plan is not None
        gains = life.moved(mind, life.model.run(mind, plan.acts), c)
        pull = sorted((i for i, by in gains.items() if by > 0), key=lambda i: (-gains[i], i < 0, i))
        return Wish(
            life.names[c],
            life.act_name(x),
            place,
            tuple("" if i < 0 else life.concerns[i]["name"] for i in pull),
            frozenset(frozenset((life.concerns[i]["name"], self.brake(place, i)) for i in s) for s in sets),
            tuple(map(life.act_name, plan.acts)),
            self.hovering(place, c, x, pull),
        )

    def brakes(self, mind: State, c: int, x: int) -> list[Acts]:
        """All smallest sets of up to three concerns, of those the plan from x lowers, without which x is what c would
        do, by a plan that is good for something and goes against all of them."""
        life = self.life
        at_once = tuple(i for i, by in life.moved(mind, life.model.after(mind, x), c).items() if by < 0 and i >= 0)
        plan = life.plan(mind, x, c, tuple(sorted(at_once))) if at_once else None
        if plan is None:
            return []
        lost = life.moved(mind, life.model.run(mind, plan.acts), c)
        return smallest(sorted(i for i, by in lost.items() if by < 0 <= i), 3, lambda s: self._frees(mind, c, x, s))

    def _frees(self, mind: State, c: int, x: int, still: Acts) -> bool:
        life = self.life
        if life.choice(mind, c, still) != {x}:
            return False
        plan = life.plan(mind, x, c, still)
        assert plan is not None
        gains = life.moved(mind, life.model.run(mind, plan.acts), c)
        return all(gains.get(i, 0.0) < 0 for i in still) and any(by > 0 for by in gains.values())

    def brake(self, place: int, i: int) -> str:
        """What a concern is called that holds somebody back."""
        concern, names = self.life.concerns[i], self.life.names
        kinds = {"own": "fear", "closeness": "fear", "norm": "shame", "secrecy": "secrecy", "other": "protecting"}
        if concern["kind"] == "other" and concern.get("toward") is not None:
            pair = names[concern["owner"]], names[concern["toward"]]
            guilty = [f for f in self.felt if f.feeling == "guilt" and (f.who, f.toward) == pair and there(f, place)]
            return "guilt" if guilty else "protecting"
        return kinds[concern["kind"]]

    def hovering(self, place: int, c: int, x: int, pull: Sequence[int]) -> bool:
        """Whether c's last act made this one possible, and was good for the like of it."""
        life = self.life
        mine = [p for p in range(place) if c in life.doers(p)]
        if not mine:
            return False
        last = mine[-1]
        before, after = (life.mind(done, c) for done in (last, last + 1))
        step = life.moved(before, life.model.after(before, life.acts[last]), c)
        raised = {self._aim(i) for i, by in step.items() if by > 0 and i >= 0}
        opened = x not in life.own(before, c) and x in life.own(after, c)
        return opened and bool(raised & {self._aim(i) for i in pull if i >= 0})

    def _aim(self, i: int) -> tuple[str, int | None]:
        return self.life.concerns[i]["kind"], self.life.concerns[i].get("toward")

    # --- Z* ---

    def would_have(self, place: int, c: int, x: int) -> Unknown | None:
        """What c would have had to know to do an act."""
        life, mind = self.life, self.life.mind(place, c)
        sets = self.mistakes(place, c, x) if self.passed(place, c, x) else []
        if not sets:
            return None
        plan = life.plan(life.put_right(mind, dict(sets[0])), x, c)
        assert plan is not None
        known = frozenset(frozenset(self._fact(one) for one in s) for s in sets)
        return Unknown(life.names[c], life.act_name(x), place, known, tuple(map(life.act_name, plan.acts)))

    def mistakes(self, place: int, c: int, x: int) -> list[tuple]:
        """All smallest sets of one or two (of many: of one) false beliefs that, put right, leave x the one thing to do;
        none where x would make no sense to c if it knew everything."""
        life, mind = self.life, self.life.mind(place, c)
        wrong = wrong_beliefs(life, place, c)
        right = life.put_right(mind, dict(wrong))
        if not wrong or not life.model.possible(right, x, c) or life.plan(right, x, c) is None:
            return []
        most = 2 if len(wrong) <= 8 else 1
        return smallest(wrong, most, lambda s: life.choice(life.put_right(mind, dict(s)), c) == {x})

    def _fact(self, edit) -> Fact:
        (chain, fluent), value = edit
        life = self.life
        return tuple(life.names[d] for d in chain), life.model.world.fluents[fluent], repr(value[1])


def wrong_beliefs(life: Life, done: int, c: int) -> list[tuple]:
    """Every single thing c has wrong, of the world or of what another believes, with how it is."""
    chains = [(), *((d,) for d in life.others(c))]
    return [
        ((chain, f), value)
        for chain in chains
        for f, value in enumerate(life.mind(done, *chain).values)
        if life.mind(done, c, *chain).values[f] != value
    ]


def there(felt: Feeling, done: int) -> bool:
    """Whether a feeling is there when so many acts are done."""
    begun = 0 if felt.place is None else felt.place + 1
    return begun == done or (begun < done and (felt.ends is None or done <= felt.ends))


def _alike(one: dict[int, float], other: dict[int, float]) -> bool:
    return one.keys() == other.keys() and all(abs(one[i] - other[i]) <= TINY for i in one)


def _matter(found: Wish | Unknown) -> object:
    """What makes a statement the same as before: the concerns that held, or what was not known."""
    if isinstance(found, Unknown):
        return found.known
    return frozenset(frozenset(name for name, _ in s) for s in found.brakes)
