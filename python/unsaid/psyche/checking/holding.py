"""Wishes held back, confirmed by trying every set of concerns and every pair of beliefs there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from unsaid.psyche.checking.runs import choice, named_concerns
from unsaid.psyche.feelings import feelings
from unsaid.psyche.log import Log
from unsaid.psyche.proof import Fact, numbers, same_value
from unsaid.psyche.running import Lens, Literal
from unsaid.psyche.statements import Felt, Held, Would

Item = TypeVar("Item")


def smallest(items: Sequence[Item], most: int, holds: Callable[[tuple[Item, ...]], bool]) -> set[frozenset[Item]]:
    """All sets of at most so many items of which something holds, and of no smaller set within them."""
    good = [frozenset(s) for n in range(1, most + 1) for s in combinations(items, n) if holds(s)]
    return {s for s in good if not any(other < s for other in good)}


def wrong_held(log: Log, statement: Held) -> Iterator[str]:
    """What is wrong with a statement that somebody was held back."""
    names = numbers(log.world.ground)
    who, act = names.characters.get(statement.who), names.actions.get(statement.act)
    if who is None or act is None or not 0 <= statement.place < len(log.acts):
        yield "it is about nobody, nothing or nowhere"
        return
    mind = log.mind(statement.place, who)
    yield from _was_passed(log, statement.act, act, statement.place, who)
    found = smallest(_costs(log, mind, who, act), 3, lambda chosen: _frees(log, mind, who, act, chosen))
    given = [named_concerns(log, who, one) for one in statement.brakes]
    if any(g is None for g in given) or {frozenset(g) for g in given if g is not None} != found:
        sets = [" and ".join(log.inner.concerns[i].name for i in sorted(s)) for s in found]
        yield f"what held {statement.who} back is {'; '.join(sets) or 'nothing'}"
    elif statement.brakes:
        yield from _wrong_names(log, statement, who)
        yield from _wrong_pull(log, statement, mind, who, act)


KINDS = {"own": "fear", "closeness": "fear", "norm": "shame", "secrecy": "secrecy", "other": "protecting"}


def _wrong_names(log: Log, statement: Held, who: int) -> Iterator[str]:
    """Whether every brake is called by its kind, and guilt only what is held back for somebody one feels guilty to."""
    concerns = {c.name: c for c in log.inner.concerns if c.owner == who}
    towards = {
        f.toward for f in feelings(log) if f.feeling == "guilt" and f.who == statement.who and _there(f, statement)
    }
    for brakes, names in zip(statement.brakes, statement.named, strict=True):
        for concern, name in zip((concerns[brake] for brake in brakes), names, strict=True):
            other = None if concern.toward is None else log.world.ground.characters[concern.toward]
            guilty = concern.kind == "other" and other in towards
            if name != ("guilt" if guilty else KINDS[concern.kind]):
                yield f"{concern.name} is not {name}"


def _there(felt: Felt, held: Held) -> bool:
    """Whether a feeling was there when a wish was held back."""
    begun = felt.place is None or felt.place < held.place
    return begun and (felt.ends is None or felt.ends >= held.place or felt.place == held.place - 1)


def _was_passed(log: Log, name: str, act: int, place: int, who: int) -> Iterator[str]:
    if log.acts[place] == act:
        yield f"{name} was done then"
    if act not in log.world.possible(log.mind(place, who), who):
        yield f"{name} was not open to them"
    if act in choice(log, log.mind(place, who), who):
        yield f"{name} is what they would have chosen as it was"


def _costs(log: Log, mind: int, who: int, act: int) -> list[int]:
    """The concerns lowered by the plan there would be if what the act lowers at once did not count."""
    before, after = log.worth(mind, who), log.worth(log.world.apply(mind, act), who)
    lowered = [place for place in sorted(before) if place >= 0 and after.get(place, 0.0) < before[place]]
    lens = Lens(who, tuple((place, before[place]) for place in lowered))
    prospect = log.world.prospect(mind, act, who, log.sight, lens) if lowered else None
    if prospect is None:
        return []
    end = mind
    for step in prospect.acts:
        end = log.world.apply(end, step)
    then = log.worth(end, who)
    return [place for place in sorted(before) if place >= 0 and then.get(place, 0.0) < before[place] - 1e-9]


def _frees(log: Log, mind: int, who: int, act: int, frozen: tuple[int, ...]) -> bool:
    """Whether, with the concerns frozen, the act is the one thing to do, and its plan costs each of them something and
    raises another."""
    if choice(log, mind, who, frozen) != {act}:
        return False
    has = log.worth(mind, who)
    lens = Lens(who, tuple((place, has.get(place, 0.0)) for place in sorted(frozen)))
    prospect = log.world.prospect(mind, act, who, log.sight, lens)
    assert prospect is not None
    end = mind
    for step in prospect.acts:
        end = log.world.apply(end, step)
    then = log.worth(end, who)
    costly = all(then.get(place, 0.0) < has.get(place, 0.0) for place in frozen)
    return costly and any(value > has.get(place, 0.0) for place, value in then.items())


def _wrong_pull(log: Log, statement: Held, mind: int, who: int, act: int) -> Iterator[str]:
    """Whether the plan said to be wanted raises exactly the concerns it is said to."""
    acts = numbers(log.world.ground).actions
    if not statement.plan or acts.get(statement.plan[0]) != act:
        yield "the plan does not begin with the act"
        return
    end = mind
    for name in statement.plan:
        end = log.world.apply(end, acts[name])
    before, after = (log.worth(m, who) for m in (mind, end))
    raised = {log.inner.concerns[i].name if i >= 0 else "" for i, v in after.items() if v > before.get(i, 0.0) + 1e-9}
    if raised != set(statement.pull):
        yield f"the plan is good for {', '.join(sorted(raised)) or 'nothing'}"


def wrong_would(log: Log, statement: Would) -> Iterator[str]:
    """What is wrong with a statement that somebody would have acted, had it known."""
    names = numbers(log.world.ground)
    who, act = names.characters.get(statement.who), names.actions.get(statement.act)
    if who is None or act is None or not 0 <= statement.place < len(log.acts):
        yield "it is about nobody, nothing or nowhere"
        return
    yield from _was_passed(log, statement.act, act, statement.place, who)
    mind = log.mind(statement.place, who)
    wrong = list(_untrue(log, statement.place, who))
    wide = 2 if len(wrong) <= 8 else 1
    found = smallest(wrong, wide, lambda chosen: choice(log, log.world.patch(mind, chosen), who) == {act})
    given = {frozenset(_literals(log, facts)) for facts in statement.known}
    singles = {s for s in given if len(s) == 1}
    if not given or not given <= found or singles != {s for s in found if len(s) == 1}:
        yield f"what {statement.who} would have had to know is something else"


def _untrue(log: Log, place: int, who: int) -> Iterator[Literal]:
    """The true literals that are false in somebody's mind, or in what it believes of another's."""
    state = log.states[place]
    for chain in ((), *((c,) for c in log.characters if c != who)):
        thought = log.world.values(log.world.mind(state, who, *chain))
        really = log.world.values(log.world.mind(state, *chain))
        yield from (Literal(chain, f, v) for f, v in enumerate(really) if not same_value(v, thought[f]))


def _literals(log: Log, facts: Sequence[Fact]) -> Iterator[Literal]:
    names = numbers(log.world.ground)
    for fact in facts:
        yield Literal(tuple(names.characters[c] for c in fact.who), names.fluents[fact.fluent], fact.value)
