"""What was owed and what it was taken for, gone through anew.

Written from the pages and not from the files that find it: the story is gone through once, act by act, with the debts
and the ranks as they stand. What a hypothesis makes sense of is asked of the checker's own minds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from unsaid.checker.statements.reaching import reached
from unsaid.checker.statements.runs import WEIGHED, makes_sense
from unsaid.checker.statements.walk import Done, Walk
from unsaid.data.proof import At, Run, fact
from unsaid.data.running import Literal
from unsaid.data.statements import Owed, Took
from unsaid.world.inner import GroundQuestion
from unsaid.world.structure import Expression

# --- debts ---


def wrong_owed(walk: Walk, statement: Owed) -> Iterator[str]:
    """What is wrong with a statement that an answer was owed."""
    number = next((n for n, q in enumerate(walk.inner.questions) if q.name == statement.question), None)
    if number is None or not 0 <= statement.asked < len(walk.acts):
        yield "there is no such question, or it was asked nowhere"
        return
    question, names = walk.inner.questions[number], walk.world.ground.characters
    if (statement.who, statement.to) != (names[question.asked], names[question.asker]):
        yield "it was asked of somebody else"
    asking = walk.entries[statement.asked]
    if "asks" not in _does(walk, asking, number) or question.asked not in asking.observers:
        yield "it was not asked there, or not heard"
    how, place = _end(walk, question, number, statement.asked)
    act = None if place is None else walk.world.ground.actions[walk.acts[place]].name
    if (statement.how, statement.place, statement.act) != (how, place, act):
        yield f"it was {how}"


def _end(walk: Walk, question: GroundQuestion, number: int, asked: int) -> tuple[str, int | None]:
    """How and where a debt ended."""
    for entry in walk.entries[asked + 1 :]:
        does, mine = _does(walk, entry, number), question.asked in entry.doers
        if mine and does & {"answers", "discharges"}:
            return "answered" if "answers" in does else "discharged", entry.place
        if mine or _passed(walk, question.asked, entry.place):
            return "breached", entry.place
        if "asks" in does:
            return "open", entry.place
    return "open", None


def _does(walk: Walk, entry: Done, number: int) -> set[str]:
    """What an act does to a question."""
    found: set[str] = set()
    for speech in walk.inner.speech:
        if speech.action == entry.act:
            found |= {"asks"} if number in speech.asks else set()
            found |= {"answers"} if any(q == number for q, _ in speech.answers) else set()
            found |= {"discharges"} if number in speech.discharges else set()
    return found


def _passed(walk: Walk, who: int, place: int) -> bool:
    """Whether a turn of somebody's went by unused right before the act at a place."""
    turns, at = walk.inner.turns, 0
    for entry in walk.entries[: place + 1]:
        if not set(turns) & set(entry.doers):
            continue
        skipped: list[int] = []
        while turns[at % len(turns)] not in entry.doers:
            skipped.append(turns[at % len(turns)])
            at += 1
        at += 1
        if entry.place == place:
            return who in skipped
    return False


# --- doubt ---


Ranks = list[float | None]


class _Step(NamedTuple):
    """A change of the ranks of a question."""

    place: int
    kind: str
    before: tuple[float | None, ...]
    costs: tuple[float, ...]
    after: tuple[float | None, ...]
    believed: tuple[int, int]


def wrong_took(walk: Walk, statement: Took) -> Iterator[str]:
    """What is wrong with a statement about how something was taken."""
    number = next((n for n, q in enumerate(walk.inner.questions) if q.name == statement.question), None)
    if number is None:
        yield "there is no such question"
        return
    question = walk.inner.questions[number]
    if statement.who != walk.world.ground.characters[question.asker]:
        yield "somebody else asked"
    names = tuple(h.name for h in question.hypotheses)
    path = _Path(walk, number)
    steps = [
        (s.place, s.kind, s.before, s.costs, s.after, (names[s.believed[0]], names[s.believed[1]]))
        for s in path.steps()
    ]
    said = (statement.place, statement.kind, statement.before, statement.costs, statement.after, statement.believed)
    if said not in steps:
        yield "the evidence weighs otherwise"
    else:
        yield from _unproved(walk, statement, path)


def moved(walk: Walk, number: int) -> list[tuple[str, int, str]]:
    """All that moves a question: its name, the place, and as what."""
    return [(walk.inner.questions[number].name, step.place, step.kind) for step in _Path(walk, number).steps()]


def _unproved(walk: Walk, statement: Took, path: _Path) -> Iterator[str]:
    """Whether its runs are not those that show what each hypothesis paid; of one that was opened, all there is."""
    opened = [h for h, rank in enumerate(statement.before) if rank is None and statement.after[h] is not None]
    anew = statement.kind == "revealed"
    evidence = [
        one
        for one in path.evidence
        if (one[0] <= statement.place if anew else one[:2] == (statement.place, statement.kind))
    ]
    hypotheses = opened if anew else range(len(statement.costs))
    needed = [run for one in evidence for run in path.runs(*one, hypotheses)]
    if list(statement.runs) != needed:
        yield "its runs do not show what each hypothesis paid"
    if any(reached(walk.world, walk.acts, run.at) != path.there(run) for run in statement.runs):
        yield "its runs are in another mind"


class _Path:
    """Going through a question's evidence."""

    def __init__(self, walk: Walk, number: int) -> None:
        self.walk, self.number, self.question = walk, number, walk.inner.questions[number]
        self.evidence = list(self._all())

    def _all(self) -> Iterator[tuple[int, str, tuple[int, ...]]]:
        ranks = {f for h in self.question.hypotheses for f in (h.rank, h.unthought) if f is not None}
        owing = False
        for entry in self.walk.entries:
            effects = self.walk.world.ground.actions[entry.act].effects
            spoken_for = any(not e.who and e.fluent in ranks for e in effects)
            lets_go, owing = self._lets_go(entry, owing)
            if self.question.asker in entry.observers and not spoken_for:
                yield from ((entry.place, kind, costs) for kind, costs in self._weighed(entry, lets_go))

    def _lets_go(self, entry: Done, owing: bool) -> tuple[bool, bool]:
        """Whether an answer owed is let go at an act, and whether one is owed after it; where the world keeps count
        of that, it is read there."""
        question, does = self.question, _does(self.walk, entry, self.number)
        settles, mine = bool(does & {"answers", "discharges"}), question.asked in entry.doers
        idle = _passed(self.walk, question.asked, entry.place) or (mine and not settles)
        if question.owes is not None and question.silent is not None and question.hypotheses[0].rank is not None:
            values = self.walk.world.values(entry.before)
            owing = values[question.owes] is True and values[question.silent] is not True
        heard = "asks" in does and question.asked in entry.observers
        return owing and idle, heard or (owing and not idle and not settles)

    def _weighed(self, entry: Done, lets_go: bool) -> Iterator[tuple[str, tuple[int, ...]]]:
        asked, asker = self.question.asked, self.question.asker
        hypotheses = range(len(self.question.hypotheses))
        if lets_go:
            answers = [s.action for s in self.walk.inner.speech if any(q == self.number for q, _ in s.answers)]
            yield "silence", tuple(int(any(self._sense(entry, h, a, asked) for a in answers)) for h in hypotheses)
        others = [c for c in entry.doers if c != asker]
        if asked in entry.doers and "answers" in _does(self.walk, entry, self.number):
            yield "answer", tuple(int(not self._sense(entry, h, entry.act, asked)) for h in hypotheses)
        elif others:
            sense = [all(self._sense(entry, h, entry.act, c) for c in others) for h in hypotheses]
            price = self._price(entry, sense.index(True), others[0]) if sense.count(True) == 1 else 1
            yield "act", tuple(0 if made else price for made in sense)

    def _mind(self, entry: Done, h: int, doer: int) -> int:
        """The doer's mind in the asker's, were a hypothesis so: the asker's as the act finds it, put right."""
        world, question = self.walk.world, self.question
        patch = question.hypotheses[h].patch
        knows = [Literal((question.asked,), p.fluent, p.value) for p in patch if not p.who]
        says = [Literal(p.who, p.fluent, p.value) for p in patch]
        return world.mind(world.supposed(entry.before, question.asker, entry.act, [*knows, *says]), doer)

    def _sense(self, entry: Done, h: int, act: int, doer: int) -> bool:
        decided = bool(self.walk.world.ground.actions[act].consenting)
        return decided and makes_sense(self.walk, self._mind(entry, h, doer), act, doer, WEIGHED)

    def _price(self, entry: Done, h: int, doer: int) -> int:
        world, mind = self.walk.world, self._mind(entry, h, doer)
        was, now = world.utility(mind, doer), world.utility(world.apply(mind, entry.act), doer)
        return 1 if was is None or now is None else max(1, int(was - now))

    # --- what shows it ---

    def runs(self, place: int, kind: str, costs: tuple[int, ...], hypotheses: Iterable[int]) -> Iterator[Run]:
        """The runs that show what a piece of evidence cost some hypotheses."""
        entry, asked, asker = self.walk.entries[place], self.question.asked, self.question.asker
        for h in hypotheses:
            if kind == "silence":
                answers = [s.action for s in self.walk.inner.speech if any(q == self.number for q, _ in s.answers)]
                said = [act for act in answers if self._sense(entry, h, act, asked)][:1]
                yield from (self._run(entry, h, act, asked) for act in said or answers)
            else:
                doers = (asked,) if kind == "answer" else (c for c in entry.doers if c != asker)
                yield from (self._run(entry, h, entry.act, doer) for doer in doers)
        if kind == "act" and costs.count(0) == 1:
            h, doer = costs.index(0), next(c for c in entry.doers if c != asker)
            was = self._mind(entry, h, doer)
            now = self.walk.world.apply(was, entry.act)
            name = self.walk.world.ground.characters[doer]
            for role, mind, then in (("before its price", was, ()), ("after its price", now, (entry.act,))):
                yield Run(role, self._at(entry, h, doer, then), name, self.walk.world.utility(mind, doer))

    def _run(self, entry: Done, h: int, act: int, doer: int) -> Run:
        ground = self.walk.world.ground
        at, sense = self._at(entry, h, doer), self._sense(entry, h, act, doer)
        role, name = f"under {self.question.hypotheses[h].name}", ground.actions[act].name
        return Run(role, at, ground.characters[doer], act=name, explained=sense, weighed=True)

    def _at(self, entry: Done, h: int, doer: int, then: tuple[int, ...] = ()) -> At:
        ground, question = self.walk.world.ground, self.question
        patch = question.hypotheses[h].patch
        supposed = [
            *self.walk.world.learnt(entry.before, question.asker, entry.act),
            *(Literal((question.asked,), p.fluent, p.value) for p in patch if not p.who),
            *(Literal(p.who, p.fluent, p.value) for p in patch),
        ]
        facts = tuple(fact(ground, one) for one in supposed)
        who, within = ((ground.characters[c],) for c in (question.asker, doer))
        return At(entry.place, who, (), facts, tuple(ground.actions[a].name for a in then), within)

    def there(self, run: Run) -> int:
        """The mind a run is to come to: not by its patch, but by what the checker takes the asker to have seen."""
        entry, doer = self.walk.entries[run.at.done], self.walk.world.ground.characters.index(run.character)
        names = [f"under {h.name}" for h in self.question.hypotheses]
        priced = next((c for p, k, c in self.evidence if p == entry.place and k == "act" and c.count(0) == 1), ())
        mind = self._mind(entry, names.index(run.role) if run.role in names else priced.index(0), doer)
        return self.walk.world.apply(mind, entry.act) if run.at.then else mind

    # --- ranks ---

    def steps(self) -> Iterator[_Step]:
        """Every change of the ranks, in order."""
        ranks: Ranks = [h.prior if self._thought_of(n, 0) else None for n, h in enumerate(self.question.hypotheses)]
        kept: list[float] = [h.prior for h in self.question.hypotheses]
        believed = self._first()
        for place in range(len(self.walk.acts)):
            changes: list[tuple[str, Ranks, tuple[float, ...], Ranks]] = []
            for _, kind, costs in (one for one in self.evidence if one[0] == place):
                changes.append((kind, ranks, costs, _raised(ranks, costs)))
                ranks, kept = changes[-1][-1], [k + c for k, c in zip(kept, costs, strict=True)]
            told, made, kept = self._itself(place, ranks, kept)
            if told != made:
                changes.append(("effect", told, (0,) * len(told), made))
                ranks = made
            new = [h for h, r in enumerate(ranks) if r is None and self._thought_of_at(h, place)]
            if new:
                paid = tuple(self._paid(h, place) if h in new else 0 for h in range(len(ranks)))
                opened = [kept[h] if h in new else rank for h, rank in enumerate(ranks)]
                changes.append(("revealed", ranks, paid, opened))
                ranks = opened
            for number, (kind, before, costs, after) in enumerate(changes, start=1):
                now = _least(after, believed) if number == len(changes) else believed
                yield _Step(place, kind, tuple(before), costs, tuple(after), (believed, now))
                believed = now

    def _itself(self, place: int, ranks: Ranks, kept: list[float]) -> tuple[Ranks, Ranks, list[float]]:
        """The ranks told from the least, and what an act itself makes of them and of those nobody thinks of; all as it
        is where it has no effect on any, or changes none."""
        entry, hypotheses = self.walk.entries[place], self.question.hypotheses
        of = {h.rank: n for n, h in enumerate(hypotheses)} | {h.unthought: n for n, h in enumerate(hypotheses)}
        world = self.walk.world
        effects = world.ground.actions[entry.act].effects
        own = [e for e in effects if not e.who and e.fluent in of]
        if not own or self.question.asker not in entry.observers:
            return ranks, ranks, kept
        least = min((rank for rank in ranks if rank is not None), default=0)
        told = [None if rank is None else rank - least for rank in ranks]
        low = [k - least for k in kept]
        made, unthought = list(told), list(low)
        as_told = {h.rank: told[n] for n, h in enumerate(hypotheses)}
        as_told |= {h.unthought: low[n] for n, h in enumerate(hypotheses)}
        for effect in own:
            condition, came = (_filled(e, as_told) for e in (effect.when, effect.value))
            if world.holds(entry.before, condition):
                number, n = world.value(entry.before, came), of[effect.fluent]
                if effect.fluent == hypotheses[n].rank:
                    made[n] = number if type(number) is float else None
                elif type(number) is float:
                    unthought[n] = number
        return (ranks, ranks, kept) if (made, unthought) == (told, low) else (told, made, unthought)

    def _thought_of_at(self, h: int, place: int) -> bool:
        """Whether a hypothesis was first thought of at an act."""
        return self._thought_of(h, place + 1) and not self._thought_of(h, place)

    def _paid(self, h: int, place: int) -> int:
        return sum(costs[h] for at, _, costs in self.evidence if at <= place)

    def _thought_of(self, h: int, done: int) -> bool:
        """Whether anybody had thought of a hypothesis by the time so many acts were done."""
        hypothesis, world = self.question.hypotheses[h], self.walk.world
        if hypothesis.revealed is True:
            return True
        states = self.walk.states[: done + 1]
        if hypothesis.rank is not None:
            return any(world.values(state)[hypothesis.rank] is not None for state in states)
        return any(self.walk.world.holds(world.mind(s, self.question.asker), hypothesis.revealed) for s in states)

    def _first(self) -> int:
        """What is believed before anything has happened."""
        known = [(h.prior, n) for n, h in enumerate(self.question.hypotheses) if h.revealed is True]
        return min(known)[1]


def _filled(e: Expression, known: dict[int | None, float | None]) -> Expression:
    """An expression with the ranks in it put in as they are told."""
    match e:
        case ("get", int() as fluent) if fluent in known:
            rank = known[fluent]
            return None if rank is None else float(rank)
        case ("get", *_):
            return e
        case (kind, *parts):
            return (kind, *(_filled(part, known) for part in parts))
    return e


def _raised(ranks: Ranks, costs: Sequence[float]) -> Ranks:
    return [None if rank is None else rank + cost for rank, cost in zip(ranks, costs, strict=True)]


def _least(ranks: Ranks, believed: int) -> int:
    low = min((rank for rank in ranks if rank is not None), default=ranks[believed])
    return believed if ranks[believed] == low else ranks.index(low)
