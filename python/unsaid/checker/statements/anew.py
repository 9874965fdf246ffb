"""An act seen again with what has come out, weighed anew.

Written from the page ("Recognition"), apart from whoever makes the statements: what the act comes to by each row of its
table is worked out here on the checker's minds, against every alternative there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import nan

from unsaid.checker.statements.known import knows_of
from unsaid.checker.statements.outing import as_literals, coming_out, out_about
from unsaid.checker.statements.runs import NEAR, choice, makes_sense
from unsaid.checker.statements.walk import Walk
from unsaid.data.proof import At, Run, fact, numbers
from unsaid.data.running import Lens, Literal
from unsaid.data.statements import Felt, Recognised

TINY = 1e-9

Option = int | None


class Anew:
    """The act at a place in somebody's eyes, with what was known of it at the act ``known``, judged at ``now``."""

    def __init__(self, walk: Walk, who: int, place: int, now: int, known: int) -> None:
        self.walk, self.who, self.place, self.now = walk, who, place, now
        self.act, self.doer = walk.acts[place], walk.entries[place].doers[0]
        self.facts = as_literals(out_about(walk, who, place, known))
        self.mind = walk.world.patch(walk.mind(place, who), self.facts)

    def options(self) -> list[Option]:
        """The alternatives; none at all where the act is not possible as it is seen now."""
        world = self.walk.world
        open_ = world.possible(self.mind, self.who)
        mine = [act for act in open_ if world.ground.actions[act].consenting == (self.doer,) and act != self.act]
        return [*mine, None] if self.act in open_ else []

    def ends(self, option: Option, within: bool = False) -> tuple[int, int]:
        """Where the act and an alternative lead, with all that could follow both."""
        world = self.walk.world
        whose = self.doer if within else self.who
        start = self.mind if whose == self.who else world.mind(self.mind, whose)
        done, other = self._one(start, self.act, whose), self._one(start, option, whose)
        for at in range(self.place + 1, self.now + 1):
            entry = self.walk.entries[at]
            if self.doer not in entry.observers or not knows_of(self.walk, self.who, at, self.now):
                continue
            if entry.act in world.possible(done, whose) and entry.act in world.possible(other, whose):
                done, other = world.apply(done, entry.act), world.apply(other, entry.act)
        return done, other

    def _one(self, mind: int, act: Option, whose: int) -> int:
        possible = act is not None and act in self.walk.world.possible(mind, whose)
        return self.walk.world.apply(mind, act) if possible and act is not None else mind

    def loss(self, option: Option, of: int, within: bool = False) -> float:
        """How much better somebody would fare by an alternative."""
        done, other = self.ends(option, within)
        return self.walk.fortune(other, of) - self.walk.fortune(done, of)

    def most(self, by: Callable[[Option], float]) -> float:
        """The most that any alternative comes to; 0 for nothing."""
        return max([0.0, *(by(option) for option in self.options())])

    # --- the rows of the table ---

    def guilt(self, other: int) -> float:
        liked = self.walk.liking(self.mind, self.who, other) >= 0
        return self.most(lambda option: self.loss(option, other)) if liked else 0.0

    def shame(self, rule: int) -> float:
        now = self.stands(self.act, rule)
        better = [option for option in self.options() if self.stands(option, rule) > now + TINY]
        return max(0.0, self.stands(None, rule) - now) if better else 0.0

    def pride(self, rule: int) -> float:
        now = self.stands(self.act, rule)
        if now < self.stands(None, rule) - TINY:
            return 0.0
        return self.most(lambda o: now - self.stands(o, rule) if self.lures(o, rule) else 0.0)

    def lures(self, option: Option, rule: int) -> bool:
        """Whether an alternative would break a rule, and did lead further before the act, had the rule not counted."""
        walk, then = self.walk, self.walk.mind(self.place, self.who)
        if option is None or not self.stands(option, rule) < self.stands(self.act, rule) - TINY:
            return False
        if option not in walk.world.possible(then, self.who):
            return False
        lens = Lens(self.who, ((rule, walk.worth(then, self.who).get(rule, 0.0)),))
        lured, done = (walk.prospect(then, act, self.who, lens) for act in (option, self.act))
        level = walk.whole(then, self.who) if done is None else done.after
        return lured is not None and lured.after > level + TINY

    def stands(self, option: Option, rule: int) -> float:
        """How far a rule is kept right after an act, or none."""
        mind = self.mind if option is None else self.walk.world.apply(self.mind, option)
        return self.walk.stands(mind, self.who, rule)

    def sorry(self) -> float:
        """What regret or remorse come to."""
        if self.act in self.would():
            return 0.0

        def by(option: Option) -> float:
            done, other = (self.walk.whole(mind, self.who) for mind in self.ends(option))
            return other - done

        return self.most(by)

    def would(self) -> set[int]:
        """What the doer would have chosen between, had it known."""
        return choice(self.walk, self.mind, self.who)

    def harmful(self) -> bool:
        """Whether it harmed anybody, or broke a rule."""
        others = any(self.guilt(c) > TINY for c in self.walk.characters if c != self.who)
        return others or any(self.shame(rule) > TINY for rule in rules_of(self.walk, self.who))

    def relief(self) -> float:
        had, before = self.walk.fortune(self.mind, self.who), self.walk.mind(self.place, self.who)

        def by(option: Option) -> float:
            done, other = (self.walk.fortune(mind, self.who) for mind in self.ends(option))
            reason = option is not None and makes_sense(self.walk, before, option, self.who)
            return had - other if reason and done >= had - TINY else 0.0

        return self.most(by)

    def anger(self) -> float:
        def both(option: Option) -> float:
            made, foreseen = (self.loss(option, self.who, within) for within in (False, True))
            return made if made <= foreseen else foreseen if foreseen <= made else nan

        return self.most(both)

    def comes_to(self, feeling: str, about: int | None) -> float:
        """What the act comes to by the row of a feeling."""
        match feeling:
            case "guilt":
                return self.guilt(about or 0)
            case "shame":
                return self.shame(about or 0)
            case "pride":
                return self.pride(about or 0)
            case "relief":
                return self.relief()
            case "anger" | "forgiveness":
                return self.anger()
            case _:
                return self.sorry()


def rules_of(walk: Walk, who: int) -> list[int]:
    """The places of somebody's norms among all concerns."""
    return [place for place, c in enumerate(walk.inner.concerns) if c.owner == who and c.kind == "norm"]


def late(runs: dict[str, Run]) -> bool:
    """Whether a feeling is at something seen again."""
    return any(role.startswith("hindsight") for role in runs)


OWN = ("guilt", "shame", "pride", "regret", "remorse", "relief")


def wrong_anew(walk: Walk, felt: Felt, runs: dict[str, Run]) -> Iterator[str]:
    """What is wrong with a statement that somebody felt something at seeing an act again."""
    names, now, place = numbers(walk.world.ground), felt.place, runs["hindsight"].at.done
    who = names.characters[felt.who]
    if now is None or not 0 <= place < now or felt.feeling not in (*OWN, "anger", "forgiveness"):
        yield "nothing is seen again there"
        return
    if not _in_view(walk, who, place, now, felt):
        yield "it is not an act of theirs, or none they know of"
        return
    has, had = (Anew(walk, who, place, now, known) for known in (now, now - 1))
    if not coming_out(walk, who, place, now):
        yield "nothing comes out about it there"
        return
    about = _about(walk, who, felt)
    yield from _measured(walk, felt, has.comes_to(felt.feeling, about), had.comes_to(felt.feeling, about))
    if felt.feeling in ("regret", "remorse") and (felt.feeling == "remorse") != has.harmful():
        yield "it is the other of regret and remorse"
    yield from _minds(walk, felt, runs, has)
    yield from _shown(felt, runs)


def _in_view(walk: Walk, who: int, place: int, now: int, felt: Felt) -> bool:
    """Whether the act at a place is one that the feeling may be about."""
    doers, cause = walk.entries[place].doers, walk.world.ground.actions[walk.acts[place]].name
    if len(doers) != 1 or felt.cause != cause or not knows_of(walk, who, place, now):
        return False
    if felt.feeling in OWN:
        return doers[0] == who
    return walk.world.ground.characters[doers[0]] == felt.toward != felt.who


def _about(walk: Walk, who: int, felt: Felt) -> int | None:
    """The other, or the rule, that the row of the table is about."""
    if felt.feeling in ("shame", "pride"):
        return {walk.inner.concerns[rule].name: rule for rule in rules_of(walk, who)}[felt.concern or ""]
    return numbers(walk.world.ground).characters[felt.toward or ""] if felt.feeling == "guilt" else None


def _measured(walk: Walk, felt: Felt, has: float, had: float) -> Iterator[str]:
    if felt.feeling == "forgiveness":
        if has > TINY or had <= TINY:
            yield "there is something to blame, or there was nothing"
        angers = [f for f in walk.felt if f.feeling == "anger" and (f.who, f.toward) == (felt.who, felt.toward)]
        if not any(f.ends == felt.place and abs(f.intensity - felt.intensity) <= NEAR for f in angers):
            yield "no such anger ends there"
    elif has <= had + TINY:
        yield "there is no more in it than was known before"
    elif abs(has - felt.intensity) > NEAR:
        yield f"it comes to {has:g}, not {felt.intensity:g}"


def _minds(walk: Walk, felt: Felt, runs: dict[str, Run], has: Anew) -> Iterator[str]:
    """That every run is in the mind before the act with what is known put into it."""
    facts = tuple(fact(walk.world.ground, one) for one in has.facts)
    for role, run in runs.items():
        within = (felt.toward,) if "foresaw" in role else ()
        if (run.at.done, run.at.who, run.at.instead, run.at.within) != (has.place, (felt.who,), (), within):
            yield f"the run “{role}” is about another mind"
        if run.at.patched != facts:
            yield f"the run “{role}” knows something else"
        if role.endswith("before") and run.at.then:
            yield f"the run “{role}” goes too far"


def _shown(felt: Felt, runs: dict[str, Run]) -> Iterator[str]:
    """That the worths shown make up the strength, where it is a difference of two."""
    other = runs.get("hindsight instead", runs.get("hindsight without"))
    if felt.feeling in ("guilt", "regret", "remorse"):
        if other is None:
            yield "it lacks what would prove it"
        elif abs((other.worth or 0.0) - (runs["hindsight"].worth or 0.0) - felt.intensity) > NEAR:
            yield "its runs show another difference"


def shown_wrong(walk: Walk, who: int, now: int) -> tuple[Literal, ...]:
    """What comes out at an act about somebody's own earlier acts, and shows it to have done wrong."""
    key = f"wrong {who} {now}"
    if key not in walk.kept:
        found: dict[tuple[tuple[int, ...], int], Literal] = {}
        for place in range(now):
            out = coming_out(walk, who, place, now) if walk.entries[place].doers == (who,) else {}
            if out and _is_wrong(walk, who, place, now):
                found |= {(one.who, one.fluent): one for one in as_literals(out)}
        walk.kept[key] = tuple(found.values())
    return walk.kept[key]


def _is_wrong(walk: Walk, who: int, place: int, now: int) -> bool:
    has, had = (Anew(walk, who, place, now, known) for known in (now, now - 1))
    rows = [("guilt", c) for c in walk.characters if c != who] + [("shame", r) for r in rules_of(walk, who)]
    return any(has.comes_to(*row) > had.comes_to(*row) + TINY for row in [*rows, ("regret", None)])


def wrong_recognised(walk: Walk, statement: Recognised) -> Iterator[str]:
    """What is wrong with a statement that somebody saw what it had done."""
    names, ground = numbers(walk.world.ground), walk.world.ground
    who, place, now = names.characters.get(statement.who), statement.done, statement.place
    if who is None or not 0 <= place < now < len(walk.acts):
        yield "it is about nobody, or nowhere"
        return
    if walk.entries[place].doers != (who,) or ground.actions[walk.acts[place]].name != statement.act:
        yield "they did not do that there"
        return
    out = tuple(fact(ground, one) for one in as_literals(coming_out(walk, who, place, now)))
    if not out or set(out) != set(statement.learnt) or len(out) != len(statement.learnt):
        yield "something else comes out about it there"
        return
    has, had = (Anew(walk, who, place, now, known) for known in (now, now - 1))
    rows = [(f, c) for f in ("guilt",) for c in walk.characters if c != who]
    rows += [(f, r) for f in ("shame", "pride") for r in rules_of(walk, who)]
    if not any(has.comes_to(*row) > had.comes_to(*row) + TINY for row in [*rows, ("regret", None), ("relief", None)]):
        yield "nothing is felt at it"
    chosen = {ground.actions[act].name for act in has.would()}
    if set(statement.instead) != chosen or len(statement.instead) != len(chosen):
        yield "they would have done something else, had they known"
    facts = tuple(fact(ground, one) for one in has.facts)
    run = Run("had it known", At(place, (statement.who,), patched=facts), statement.who, chosen=statement.instead)
    if statement.runs != (run,):
        yield "it lacks what would prove it"
