"""Wishes held back, confirmed by trying every set of concerns and every pair of beliefs there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import TypeVar

from unsaid.checker.statements.feelings import felt_there
from unsaid.checker.statements.plans import ahead
from unsaid.checker.statements.reaching import reached
from unsaid.checker.statements.runs import NEAR, choice, makes_sense, named_concerns
from unsaid.checker.statements.walk import Walk
from unsaid.data.proof import At, Run, literal, numbers, same_value
from unsaid.data.running import Literal
from unsaid.data.statements import Held, Would

Item = TypeVar("Item")


def smallest(items: Sequence[Item], most: int, holds: Callable[[tuple[Item, ...]], bool]) -> set[frozenset[Item]]:
    """All sets of at most so many items of which something holds, and of no smaller set within them."""
    good = [frozenset(s) for n in range(1, most + 1) for s in combinations(items, n) if holds(s)]
    return {s for s in good if not any(other < s for other in good)}


def wrong_held(walk: Walk, statement: Held) -> Iterator[str]:
    """What is wrong with a statement that somebody was held back."""
    names = numbers(walk.world.ground)
    who, act = names.characters.get(statement.who), names.actions.get(statement.act)
    if who is None or act is None or not 0 <= statement.place < len(walk.acts):
        yield "it is about nobody, nothing or nowhere"
        return
    mind = walk.mind(statement.place, who)
    yield from _was_passed(walk, statement.act, act, statement.place, who)
    found = brakes(walk, mind, who, act)
    given = [named_concerns(walk, who, one) for one in statement.brakes]
    sorted_ = sorted(found, key=lambda one: (len(one), sorted(one)))
    if not found or any(g is None for g in given) or [frozenset(g) for g in given if g is not None] != sorted_:
        sets = [" and ".join(walk.inner.concerns[i].name for i in sorted(s)) for s in sorted_]
        yield f"what held {statement.who} back is {'; '.join(sets) or 'nothing'}"
        return
    yield from _wrong_names(walk, statement, who)
    yield from _wrong_pull(walk, statement, mind, who, act)
    yield from _wrong_plan(walk, statement, mind, who, act, sorted(sorted_[0]))
    if statement.hovering != _hovers(walk, statement, who, act):
        yield "a step towards it was taken" if not statement.hovering else "no step towards it was taken"
    at = At(statement.place, (statement.who,))
    yield from _unshown(walk, statement, [("without", at, one) for one in statement.brakes])


KINDS = {"own": "fear", "closeness": "fear", "norm": "shame", "secrecy": "secrecy", "other": "protecting"}


def _wrong_names(walk: Walk, statement: Held, who: int) -> Iterator[str]:
    """Whether every brake is called by its kind, and guilt only what is held back for somebody one feels guilty to."""
    concerns = {c.name: c for c in walk.inner.concerns if c.owner == who}
    towards = {f.toward for f in felt_there(walk, statement.place, statement.who) if f.feeling == "guilt"}
    if [len(one) for one in statement.brakes] != [len(one) for one in statement.named]:
        yield "not every brake has a name"
        return
    for brakes, names in zip(statement.brakes, statement.named, strict=True):
        for concern, name in zip((concerns[brake] for brake in brakes), names, strict=True):
            other = None if concern.toward is None else walk.world.ground.characters[concern.toward]
            guilty = concern.kind == "other" and other in towards
            if name != ("guilt" if guilty else KINDS[concern.kind]):
                yield f"{concern.name} is not {name}"


def _was_passed(walk: Walk, name: str, act: int, place: int, who: int) -> Iterator[str]:
    if walk.acts[place] == act:
        yield f"{name} was done then"
    if act not in walk.world.possible(walk.mind(place, who), who):
        yield f"{name} was not open to them"
    chosen, held = choice(walk, walk.mind(place, who), who), ahead(walk, place, who)
    if act in chosen and (held == act or held not in chosen):
        yield f"{name} is what they would have chosen as it was"


def _costs(walk: Walk, mind: int, who: int, act: int) -> list[int]:
    """The concerns lowered by the plan there would be if what the act lowers at once did not count."""
    before, after = walk.worth(mind, who), walk.worth(walk.world.apply(mind, act), who)
    lowered = [place for place in sorted(before) if place >= 0 and after.get(place, 0.0) < before[place]]
    prospect = walk.prospect(mind, act, who, walk.frozen(mind, who, lowered)) if lowered else None
    if prospect is None:
        return []
    then = walk.worth(walk.carried_out(mind, prospect.acts), who)
    return [place for place in sorted(before) if place >= 0 and then.get(place, 0.0) < before[place] - 1e-9]


def _frees(walk: Walk, mind: int, who: int, act: int, frozen: tuple[int, ...]) -> bool:
    """Whether, with the concerns frozen, the act is the one thing to do, and its plan costs each of them something and
    raises another."""
    if choice(walk, mind, who, frozen) != {act}:
        return False
    prospect = walk.prospect(mind, act, who, walk.frozen(mind, who, frozen))
    assert prospect is not None
    has, then = (walk.worth(m, who) for m in (mind, walk.carried_out(mind, prospect.acts)))
    costly = all(then.get(place, 0.0) < has.get(place, 0.0) for place in frozen)
    return costly and any(value > has.get(place, 0.0) for place, value in then.items())


def _wrong_pull(walk: Walk, statement: Held, mind: int, who: int, act: int) -> Iterator[str]:
    """Whether the plan said to be wanted raises exactly the concerns it is said to."""
    acts = numbers(walk.world.ground).actions
    if not statement.plan or acts.get(statement.plan[0]) != act:
        yield "the plan does not begin with the act"
        return
    end = walk.carried_out(mind, [acts[name] for name in statement.plan])
    before, after = (walk.worth(m, who) for m in (mind, end))
    raised = {walk.inner.concerns[i].name if i >= 0 else "" for i, v in after.items() if v > before.get(i, 0.0) + 1e-9}
    if raised != set(statement.pull) or len(raised) != len(statement.pull):
        yield f"the plan is good for {', '.join(sorted(raised)) or 'nothing'}"


def _wrong_plan(walk: Walk, statement: Held, mind: int, who: int, act: int, frozen: list[int]) -> Iterator[str]:
    """Whether the plan is the best there would be without the first brakes, and the pull in the order of its gain."""
    best = walk.prospect(mind, act, who, walk.frozen(mind, who, frozen))
    if best is None or tuple(walk.world.ground.actions[a].name for a in best.acts) != statement.plan:
        yield "without these brakes it would plan something else"
        return
    has, then = (walk.worth(m, who) for m in (mind, walk.carried_out(mind, best.acts)))
    gained = {walk.inner.concerns[i].name if i >= 0 else "": v - has.get(i, 0.0) for i, v in then.items()}
    gains = [gained[name] for name in statement.pull]
    if any(more > less + NEAR for less, more in pairwise(gains)):
        yield "what pulls more is named after what pulls less"


def _hovers(walk: Walk, statement: Held, who: int, act: int) -> bool:
    """Whether the last act of somebody's made this one possible, and raised a concern of the kind of one that pulls,
    towards the same."""
    mine = [entry for entry in walk.entries[: statement.place] if who in entry.doers]
    if not mine:
        return False
    last = mine[-1]
    before, after = (walk.mind(last.place + later, who) for later in (0, 1))
    if act in walk.world.possible(before, who) or act not in walk.world.possible(after, who):
        return False
    was, now = (walk.worth(m, who) for m in (before, walk.world.apply(before, last.act)))
    raised = {i for i, v in now.items() if i >= 0 and v > was.get(i, 0.0) + NEAR}
    pull = {i for i, c in enumerate(walk.inner.concerns) if c.owner == who and c.name in statement.pull}
    aims = [{(walk.inner.concerns[i].kind, walk.inner.concerns[i].toward) for i in some} for some in (raised, pull)]
    return bool(aims[0] & aims[1])


def _unshown(walk: Walk, statement: Held | Would, ways: Iterable[tuple[str, At, tuple[str, ...]]]) -> Iterator[str]:
    """Whether its runs are not those that prove it: what would be chosen as it is; then, ``ways`` of being free to act,
    with their role, mind and what is frozen; and of a wish, where its plan would lead."""
    names, ground = numbers(walk.world.ground), walk.world.ground
    who, at = names.characters[statement.who], At(statement.place, (statement.who,))
    chosen, held = choice(walk, walk.mind(statement.place, who), who), ahead(walk, statement.place, who)
    now = (held,) if held in chosen else tuple(sorted(chosen))
    runs = [Run("as it is", at, statement.who, chosen=tuple(ground.actions[a].name for a in now if a is not None))]
    for role, there, frozen in ways:
        runs.append(Run(role, there, statement.who, frozen=frozen, chosen=(statement.act,)))
    if isinstance(statement, Held):
        end = reached(walk.world, walk.acts, At(statement.place, (statement.who,), then=statement.plan))
        worth = walk.world.utility(end, who)
        runs.append(Run("wanted", At(statement.place, at.who, then=statement.plan), statement.who, worth))
    if list(statement.runs) != runs:
        yield "it lacks what would prove it"


def wrong_would(walk: Walk, statement: Would) -> Iterator[str]:
    """What is wrong with a statement that somebody would have acted, had it known."""
    names = numbers(walk.world.ground)
    who, act = names.characters.get(statement.who), names.actions.get(statement.act)
    if who is None or act is None or not 0 <= statement.place < len(walk.acts):
        yield "it is about nobody, nothing or nowhere"
        return
    yield from _was_passed(walk, statement.act, act, statement.place, who)
    mind = walk.mind(statement.place, who)
    found = mistakes(walk, statement.place, who, act)
    try:
        given = [frozenset(literal(walk.world.ground, fact) for fact in facts) for facts in statement.known]
    except KeyError as missing:
        yield f"there is no {missing.args[0]} in this world"
        return
    if not found or len(given) != len(found) or set(given) != found:
        yield f"what {statement.who} would have had to know is something else"
        return
    first = walk.world.patch(mind, [literal(walk.world.ground, fact) for fact in statement.known[0]])
    best = walk.prospect(first, act, who)
    if best is None or tuple(walk.world.ground.actions[a].name for a in best.acts) != statement.plan:
        yield "knowing this it would plan something else"
    there = [At(statement.place, (statement.who,), patched=facts) for facts in statement.known]
    yield from _unshown(walk, statement, [("put right", at, ()) for at in there])


def brakes(walk: Walk, mind: int, who: int, act: int) -> set[frozenset[int]]:
    """All the smallest sets of concerns without which an act would be done."""
    return smallest(_costs(walk, mind, who, act), 3, lambda chosen: _frees(walk, mind, who, act, chosen))


def mistakes(walk: Walk, place: int, who: int, act: int) -> set[frozenset[Literal]]:
    """All the smallest sets of true literals, believed false, by knowing which an act would be done; none where it
    would make no sense to one who knew them all."""
    mind, wrong = walk.mind(place, who), list(_untrue(walk, place, who))
    if not wrong or not makes_sense(walk, walk.world.patch(mind, wrong), act, who):
        return set()
    wide = 2 if len(wrong) <= 8 else 1
    return smallest(wrong, wide, lambda chosen: choice(walk, walk.world.patch(mind, chosen), who) == {act})


def _untrue(walk: Walk, place: int, who: int) -> Iterator[Literal]:
    """The true literals that are false in somebody's mind, or in what it believes of another's."""
    state = walk.states[place]
    for chain in ((), *((c,) for c in walk.characters if c != who)):
        thought = walk.world.values(walk.world.mind(state, who, *chain))
        really = walk.world.values(walk.world.mind(state, *chain))
        yield from (Literal(chain, f, v) for f, v in enumerate(really) if not same_value(v, thought[f]))
