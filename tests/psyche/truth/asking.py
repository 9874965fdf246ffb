"""Answers owed, what silences and acts were taken for, and over which numbers it would have been the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.reference.events import witnessing
from tests.reference.evidence import imagined, sense
from tests.reference.expressions import holds, value
from tests.reference.state import edited
from tests.reference.values import TRUE, UNKNOWN, as_number, number

from .life import Life, State


class Debt(NamedTuple):
    """An answer owed from the act at ``asked`` on, and how and where that ended."""

    question: str
    who: str
    to: str
    asked: int
    how: str
    place: int | None


def debts(life: Life) -> list[Debt]:
    """Every answer owed, in the order of asking."""
    found = []
    for asked in life.places:
        for n, q in enumerate(life.model.world.questions):
            if life.acts[asked] in q.asking and life.saw(asked, q.asked):
                names = life.inner["questions"][n]["name"], life.names[q.asked], life.names[q.asker]
                found.append(Debt(*names, asked, *_settled(life, q, asked)))
    return found


def _settled(life: Life, q, asked: int) -> tuple[str, int | None]:
    for place in life.places[asked + 1 :]:
        act, acted = life.acts[place], q.asked in life.doers(place)
        if acted and act in q.answering | q.discharging:
            return "answered" if act in q.answering else "discharged", place
        if acted or life.let_pass(q.asked, place):
            return "breached", place
        if act in q.asking:
            return "open", place
    return "open", None


class Taken(NamedTuple):
    """Evidence on a question: what kind, the ranks before, what each hypothesis paid, the ranks after, and what was
    believed before and after."""

    question: str
    who: str
    place: int
    kind: str
    before: tuple[float | None, ...]
    costs: tuple[float, ...]
    after: tuple[float | None, ...]
    believed: tuple[str, str]


class Doubted:
    """One question as its asker sees it."""

    def __init__(self, life: Life, number: int) -> None:
        self.life, self.q = life, life.model.world.questions[number]
        self.row = life.inner["questions"][number]
        self.priors = [h["prior"] for h in self.row["hypotheses"]]
        self.names = [h["name"] for h in self.row["hypotheses"]]

    def evidence(self) -> list[tuple[int, str, tuple[int, ...]]]:
        """Every piece there is, with its place and kind and what each hypothesis pays for it."""
        found = []
        for place in self.life.places:
            event = self.life.events[self.life.acts[place]]
            settled = any(not e.who and e.fluent in self.q.ranks for e in event.effects)
            if self.life.saw(place, self.q.asker) and not settled:
                found += [(place, kind, costs) for kind, costs in self._of(place)]
        return found

    def _of(self, place: int) -> Iterator[tuple[str, tuple[int, ...]]]:
        life, q, act = self.life, self.q, self.life.acts[place]
        doers = life.doers(place)
        worlds = self._were_it_so(place)
        if self._lets_go(place):
            yield "silence", tuple(int(any(sense(life.model, w, y, q.asked) for y in q.answering)) for w in worlds)
        if act in q.answering and q.asked in doers:
            yield "answer", tuple(int(not sense(life.model, w, act, q.asked)) for w in worlds)
        elif set(doers) - {q.asker}:
            others = [d for d in doers if d != q.asker]
            sensible = [all(sense(life.model, w, act, d) for d in others) for w in worlds]
            price = self._price(worlds[sensible.index(True)], act, others[0]) if sensible.count(True) == 1 else 1
            yield "act", tuple(0 if one else price for one in sensible)

    def _were_it_so(self, place: int) -> list[State]:
        """The asker's mind as it undergoes the act, under each hypothesis."""
        life = self.life
        seen = witnessing(life.states[place], self.q.asker, life.events[life.acts[place]])
        return [imagined(life.model, self.q, h, seen) for h in self.q.hypotheses]

    def _lets_go(self, place: int) -> bool:
        """Whether it is clear at an act that an answer owed is not coming."""
        life, q, before = self.life, self.q, self.life.states[place]
        if q.owes is None or q.silent is None or before.values[q.owes] != TRUE or before.values[q.silent] == TRUE:
            return False
        elsewhere = q.asked in life.doers(place) and life.acts[place] not in q.answering | q.discharging
        return elsewhere or life.let_pass(q.asked, place)

    def _price(self, there: State, act: int, d: int) -> int:
        life, mind = self.life, there.mind(d)
        was, now = life.u(mind, d), life.u(life.model.after(mind, act), d)
        return 1 if was is None or now is None else max(1, int(was - now))

    def thought_of(self, done: int, h: int) -> bool:
        """Whether anybody can have thought of a hypothesis when so many acts are done."""
        rank = self.q.hypotheses[h].rank
        assert rank is not None
        return any(state.values[rank][1] is not None for state in self.life.states[: done + 1])

    def path(self) -> Iterator[Taken]:
        """Every change of the ranks."""
        evidence, held = self.evidence(), self.first(self.priors)
        name, asker = self.row["name"], self.life.names[self.q.asker]
        for place, steps in enumerate(self._steps(evidence, self.priors, {})):
            for n, (kind, before, costs, after) in enumerate(steps):
                now = self.believed(after, held) if n == len(steps) - 1 else held
                names = self.names[held], self.names[now]
                yield Taken(name, asker, place, kind, tuple(before), costs, tuple(after), names)
                held = now

    def _steps(self, evidence: list, priors: Sequence[int], unit: dict[str, int]) -> Iterator[list[tuple]]:
        """For each act what it changes: the kind, the ranks before, what is paid a unit, and the ranks after.

        ``all_`` has a rank for everything, thought of or not; ``known`` says what is thought of."""
        count = range(len(priors))
        all_: list[float] = list(priors)
        known = {h for h in count if self.thought_of(0, h)}

        def ranks() -> list[float | None]:
            return [all_[h] if h in known else None for h in count]

        for place in self.life.places:
            steps: list[tuple] = []
            for kind, costs in [(kind, costs) for p, kind, costs in evidence if p == place]:
                before = ranks()
                all_ = [rank + unit.get(kind, 1) * cost for rank, cost in zip(all_, costs, strict=True)]
                steps.append((kind, before, costs, ranks()))
            set_ = self._set_itself(place, all_, known)
            if set_ is not None:
                least = min(all_[h] for h in known)
                all_ = [rank - least for rank in all_]
                before = ranks()
                all_, known = set_
                steps += [("effect", before, (0,) * len(all_), ranks())] if before != ranks() else []
            opened = {h for h in count if self.thought_of(place + 1, h) and not self.thought_of(place, h)} - known
            if opened:
                before, known = ranks(), known | opened
                paid = [sum(c[h] for p, _, c in evidence if p <= place) if h in opened else 0 for h in count]
                steps.append(("revealed", before, tuple(paid), ranks()))
            yield steps

    def _set_itself(self, place: int, all_: list[float], known: set[int]) -> tuple[list[float], set[int]] | None:
        """What the act's own effects, where the asker sees it, make of the ranks, and of what is thought of; the
        ranks are told from the least when they are read. None where that changes nothing."""
        life, q = self.life, self.q
        effects = [e for e in life.events[life.acts[place]].effects if not e.who and e.fluent in q.ranks]
        if not effects or not life.saw(place, q.asker):
            return None
        least = min(all_[h] for h in known)
        told = [rank - least for rank in all_]
        there = {h.rank: UNKNOWN if n not in known else number(float(told[n])) for n, h in enumerate(q.hypotheses)}
        there |= {h.unthought: number(float(told[n])) for n, h in enumerate(q.hypotheses) if h.unthought is not None}
        state = edited(life.states[place], {((), fluent): v for fluent, v in there.items() if fluent is not None})
        after, thought = list(told), set(known)
        for e in effects:
            if holds(e.when, state):
                came = as_number(value(e.value, state))
                (h,) = [n for n, one in enumerate(q.hypotheses) if e.fluent in (one.rank, one.unthought)]
                if e.fluent == q.hypotheses[h].rank:
                    thought = thought - {h} if came is None else thought | {h}
                after[h] = after[h] if came is None else came
        return None if (after, thought) == (told, known) else (after, thought)

    def first(self, priors: Sequence[int]) -> int:
        """What is believed at the outset: the first of the least doubted that are thought of from the start."""
        known = [h for h, row in enumerate(self.row["hypotheses"]) if row.get("revealed", True) is True]
        return min(known, key=lambda h: (priors[h], h))

    def believed(self, ranks: Sequence[int | None], held: int) -> int:
        """The least doubted; on a tie what was believed before, else the first."""
        least = min(r for r in ranks if r is not None)
        return held if ranks[held] == least else list(ranks).index(least)

    # --- how far the numbers might be otherwise ---

    def intervals(self, widest: int = 9) -> dict[str, tuple[int, int, int | None]]:
        """For each prior, and for what a piece of evidence of each kind costs a unit: its value, and the stretch around
        it in which what is believed after each act stays the same; every value is tried."""
        evidence = self.evidence()
        kinds = sorted({kind for _, kind, _ in evidence})
        plain = self._beliefs(evidence, self.priors, dict.fromkeys(kinds, 1))

        def stretch(value: int, same: list[bool]) -> tuple[int, int, int | None]:
            low = max((n + 1 for n in range(value) if not same[n]), default=0)
            high = min((n - 1 for n in range(value, widest + 1) if not same[n]), default=None)
            return value, low, high

        found = {}
        for h, name in enumerate(self.names):
            others = [[*self.priors[:h], n, *self.priors[h + 1 :]] for n in range(widest + 1)]
            same = [self._beliefs(evidence, priors, dict.fromkeys(kinds, 1)) == plain for priors in others]
            found[f"prior of {name}"] = stretch(self.priors[h], same)
        for kind in kinds:
            units = [dict.fromkeys(kinds, 1) | {kind: n} for n in range(widest + 1)]
            found[f"cost of one {kind}"] = stretch(
                1, [self._beliefs(evidence, self.priors, unit) == plain for unit in units]
            )
        return found

    def _beliefs(self, evidence: list, priors: Sequence[int], unit: dict[str, int]) -> list[int]:
        at_first = [p if self.thought_of(0, h) else None for h, p in enumerate(priors)]
        held = self.believed(at_first, self.first(priors))
        found = [held]
        for steps in self._steps(evidence, priors, unit):
            held = self.believed(steps[-1][3], held) if steps else held
            found.append(held)
        return found
