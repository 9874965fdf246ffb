"""Feelings, worked out anew from the runs they rest on.

The rules here are written from the table, not from the files that find feelings. What is not in a feeling's runs (that
no alternative was better, who else did wrong, what a rule weighs, when it ends) is looked for again on the checker's
minds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from math import nan

from unsaid.checker.statements.anew import late, shown_wrong, wrong_anew
from unsaid.checker.statements.known import comes_out, knows_of, unnoticed
from unsaid.checker.statements.plans import stepped_on, works
from unsaid.checker.statements.reaching import reached
from unsaid.checker.statements.runs import NEAR, makes_sense
from unsaid.checker.statements.walk import Walk
from unsaid.data.proof import At, Run, fact, numbers, same_value
from unsaid.data.running import Literal
from unsaid.data.statements import Felt

Runs = dict[str, Run]
Rule = Callable[[Walk, Felt, Runs], Iterator[str]]


def wrong_feeling(walk: Walk, felt: Felt) -> Iterator[str]:
    """What is wrong with a statement that somebody felt something, its runs being in order."""
    if felt.who not in numbers(walk.world.ground).characters:
        yield "it is about nobody"
        return
    if felt.place is not None and not 0 <= felt.place < len(walk.acts):
        yield "it is felt nowhere in this story"
        return
    runs = {run.role: run for run in felt.runs}
    rule = wrong_anew if late(runs) else RULES.get(felt.feeling)
    if rule is None:
        yield "there is no such feeling"
        return
    try:
        yield from rule(walk, felt, runs)
        yield from _found_again(walk, felt)
    except KeyError as missing:
        yield f"it lacks what would prove it: {missing.args[0]}"


def felt_there(walk: Walk, done: int, who: str) -> list[Felt]:
    """What somebody feels when so many acts are done."""
    own = ((0 if f.place is None else f.place + 1, f) for f in walk.felt if f.who == who)
    return [f for begun, f in own if begun == done or (begun < done and (f.ends is None or f.ends >= done))]


def _number(walk: Walk, name: str | None) -> int:
    return numbers(walk.world.ground).characters[name or ""]


def _worth(runs: Runs, role: str) -> float:
    worth = runs[role].worth
    return nan if worth is None else worth


def _measures(felt: Felt, amount: float) -> Iterator[str]:
    if not abs(amount - felt.intensity) <= NEAR or amount <= 0:
        yield f"its strength comes to {amount:g}, not {felt.intensity:g}"


def _stands(runs: Runs, role: str, at: At, character: str) -> Iterator[str]:
    if runs[role].at != at or runs[role].character != character:
        yield f"the run “{role}” is about another mind"


def _change(felt: Felt, runs: Runs, of: str) -> Iterator[str]:
    """That the two runs are the mind before and after the act."""
    if felt.place is None:
        yield "a change is felt at an act"
        return
    yield from _stands(runs, "before", At(felt.place, (felt.who,)), of)
    yield from _stands(runs, "after", At(felt.place + 1, (felt.who,)), of)


def _fares(felt: Felt, whole: bool = False) -> Iterator[str]:
    """That its runs show how somebody fares, without what norms come to; or the whole."""
    if any(run.fortune == whole for run in felt.runs if run.worth is not None):
        yield "its runs leave norms out" if whole else "its runs count norms in"


def _fortune(walk: Walk, felt: Felt, runs: Runs) -> Iterator[str]:
    """A change from the mind before the act to the mind after it; or from or to the mind put right in between."""
    place, who = felt.place or 0, (felt.who,)
    first = "before" if "before" in runs else "learnt"
    last = "after" if "after" in runs else "learnt"
    if felt.place is None or first == last:
        yield "a change is felt at an act"
    yield from _fares(felt)
    minds = {
        "before": _without_good_news(walk, felt, At(place, who), felt.who),
        "learnt": _righted(walk, felt),
        "after": At(place + 1, who),
    }
    for role in runs:
        yield from _stands(runs, role, minds[role], felt.who)
    change = _worth(runs, last) - _worth(runs, first)
    yield from _measures(felt, change if felt.feeling == "joy" else -change)


def _righted(walk: Walk, felt: Felt) -> At:
    """The mind before an act, with what seeing it teaches put right."""
    place, who = felt.place or 0, _number(walk, felt.who)
    learnt = walk.world.learnt(walk.states[place], who, walk.acts[place])
    return At(place, (felt.who,), patched=tuple(fact(walk.world.ground, one) for one in learnt))


SIGNS = {"happy for": (1, 1), "pity": (-1, 1), "resentment": (1, -1), "gloating": (-1, -1)}


def _fellow(walk: Walk, felt: Felt, runs: Runs) -> Iterator[str]:
    """What befell another: neither what one has only come to think of them, nor what they took on knowingly; and more
    than one is angry with them for."""
    place, who, other = felt.place or 0, _number(walk, felt.who), _number(walk, felt.toward)
    if felt.place is None:
        yield "a change is felt at an act"
    before = _without_good_news(walk, felt, _supposed(walk, place, who), felt.toward or "")
    yield from _stands(runs, "before", before, felt.toward or "")
    yield from _stands(runs, "after", At(place + 1, (felt.who,)), felt.toward or "")
    yield from _fares(felt)
    change = _worth(runs, "after") - _worth(runs, "before")
    if change < 0:
        change = min(0.0, change + _taken_on(walk, place, who, other))
    like = walk.liking(walk.mind(place + 1, who), who, other)
    gained, liked = SIGNS[felt.feeling]
    if change * gained <= 0 or like * liked <= 0:
        yield f"with a change of {change:g} and a liking of {like:g} it is another feeling"
    yield from _measures(felt, abs(change * like))
    if like > 0 and any(one.intensity >= felt.intensity - NEAR for one in _angers(walk, felt)):
        yield "they are too angry for it"


def _supposed(walk: Walk, place: int, who: int) -> At:
    """Somebody's mind before an act, with what it then takes to be so of those it asks already put into it."""
    was, now = (walk.world.values(walk.mind(done, who)) for done in (place, place + 1))
    put: list[Literal] = []
    for question in walk.inner.questions:
        answer = question.believed
        if question.asker == who and answer is not None and not same_value(was[answer], now[answer]):
            said = [p for h in question.hypotheses if h.name == now[answer] for p in h.patch]
            put += [Literal((question.asked,), p.fluent, p.value) for p in said if p.who == ()]
            put += [Literal(p.who, p.fluent, p.value) for p in said]
    ground = walk.world.ground
    return At(place, (ground.characters[who],), patched=tuple(fact(ground, one) for one in put))


def _without_good_news(walk: Walk, felt: Felt, at: At, of: str) -> At:
    """A mind before an act, with what shows whoever feels that it has done wrong put into it, where that is good news
    for somebody."""
    who, place, other = _number(walk, felt.who), felt.place or 0, _number(walk, of)
    told = tuple(fact(walk.world.ground, one) for one in shown_wrong(walk, who, place))
    lit = At(at.done, at.who, patched=(*at.patched, *told))
    had, has = (walk.fortune(reached(walk.world, walk.acts, one), other) for one in (at, lit))
    return lit if has > had + 1e-9 else at


def _taken_on(walk: Walk, place: int, who: int, other: int) -> float:
    """What an act cost another who consented to it, by its own lights as somebody who knows of the act sees them."""
    act, mind = walk.acts[place], walk.world.mind(walk.mind(place, who), other)
    if other not in walk.entries[place].doers or not knows_of(walk, who, place, place):
        return 0.0
    if act not in walk.world.possible(mind, other):
        return 0.0
    return max(0.0, walk.fortune(mind, other) - walk.fortune(walk.carried_out(mind, (act,)), other))


def _angers(walk: Walk, felt: Felt) -> Iterator[Felt]:
    """What whoever feels something is angry with the other about while they feel it."""
    for one in walk.felt:
        if one.feeling == "anger" and (one.who, one.toward) == (felt.who, felt.toward):
            begun, now = one.place or 0, felt.place or 0
            if begun <= now and (one.ends is None or now < one.ends):
                yield one


def _begun(walk: Walk, felt: Felt, runs: Runs) -> Iterator[str]:
    """That the plan is that of an act of the story, at the place its runs start from."""
    start, plan = runs["planned"].at, runs["plan"].at
    if start.who != (felt.who,) or plan != At(start.done, start.who, then=plan.then) or not plan.then:
        yield "the plan is not one of theirs"
    elif walk.world.ground.actions[walk.acts[start.done]].name != plan.then[0]:
        yield "the plan does not begin with what was done"
    if runs["planned"].act != plan.then[0] or not runs["planned"].explained:
        yield "the plan has no reason"


def _hope(walk: Walk, felt: Felt, runs: Runs) -> Iterator[str]:
    yield from _begun(walk, felt, runs)
    plan = runs["plan"].at
    yield from _stands(runs, "now", At(plan.done + 1, (felt.who,)), felt.who)
    if felt.place != plan.done:
        yield "hope begins with the plan"
    world, actions = walk.world.ground, numbers(walk.world.ground).actions
    others = [act for act in plan.then[1:] if _number(walk, felt.who) not in world.actions[actions[act]].consenting]
    yield from _measures(felt, (_worth(runs, "plan") - _worth(runs, "now")) / (1 + len(others)))


def _left(walk: Walk, felt: Felt, runs: Runs) -> tuple[int, ...]:
    """What is left of the plan after the act the feeling comes from."""
    plan = runs["plan"].at
    left = tuple(numbers(walk.world.ground).actions[act] for act in plan.then[1:])
    who = _number(walk, felt.who)
    for place in range(plan.done + 1, (felt.place or 0) + 1):
        if not unnoticed(walk, place, who):
            left, _ = stepped_on(walk, who, left, place, plan.done)
    return left


def _noticed(walk: Walk, felt: Felt) -> Iterator[str]:
    """That something of the act at which it is felt came to whoever feels it."""
    if unnoticed(walk, felt.place or 0, _number(walk, felt.who)):
        yield "nothing of that act came to them"


def _satisfaction(walk: Walk, felt: Felt, runs: Runs) -> Iterator[str]:
    yield from _begun(walk, felt, runs)
    yield from _noticed(walk, felt)
    yield from _stands(runs, "now", At((felt.place or 0) + 1, (felt.who,)), felt.who)
    if _left(walk, felt, runs) or _worth(runs, "now") < _worth(runs, "plan") - NEAR:
        yield "the plan has not come to what it promised"
    yield from _measures(felt, _worth(runs, "plan") - _worth(runs, "before"))


def _disappointment(walk: Walk, felt: Felt, runs: Runs) -> Iterator[str]:
    yield from _begun(walk, felt, runs)
    yield from _noticed(walk, felt)
    who, hoped, now = _number(walk, felt.who), _worth(runs, "plan"), _worth(runs, "now")
    yield from _stands(runs, "now", At((felt.place or 0) + 1, (felt.who,)), felt.who)
    mind = walk.mind((felt.place or 0) + 1, who)
    if works(walk, mind, who, _left(walk, felt, runs)):
        yield "the plan can still be carried out"
    for act in walk.world.possible(mind, who):
        if who in walk.world.ground.actions[act].consenting:
            other = walk.prospect(mind, act, who)
            if other is not None and other.after >= hoped - NEAR:
                yield f"{walk.world.ground.actions[act].name} still leads as far"
    yield from _measures(felt, hoped - now)


def _dread(walk: Walk, felt: Felt, runs: Runs) -> Iterator[str]:
    """That what is foreseen is what the checker's minds foresee."""
    had, lost = runs["had"].at, runs["foreseen"].at
    who = _number(walk, felt.who)
    acts, _ = walk.foreseen(walk.mind(had.done, who), who)
    names = tuple(walk.world.ground.actions[act].name for act in acts)
    if had != At(had.done, (felt.who,)) or lost != At(had.done, (felt.who,), then=names):
        yield "something else is foreseen there"


def _fear(walk: Walk, felt: Felt, runs: Runs) -> Iterator[str]:
    yield from _dread(walk, felt, runs)
    yield from _fares(felt)
    yield from _measures(felt, _worth(runs, "had") - _worth(runs, "foreseen"))


def _relief(walk: Walk, felt: Felt, runs: Runs) -> Iterator[str]:
    yield from (_near_miss if "instead" in runs else _after_fear)(walk, felt, runs)


def _near_miss(walk: Walk, felt: Felt, runs: Runs) -> Iterator[str]:
    """Another's act, not seen when it was done, in whose place one was possible that would have come out worse."""
    place, who = felt.place or 0, (felt.who,)
    yield from _fares(felt)
    yield from _stands(runs, "had", At(place, who), felt.who)
    yield from _stands(runs, "now", At(place + 1, who), felt.who)
    instead = runs["instead"].at
    yield from _stands(runs, "instead", At(place + 1, who, instead.instead), felt.who)
    done = walk.entries[instead.instead[0].place]
    if not comes_out(walk, _number(walk, felt.who), done.place, place):
        yield "they do not hear of it there"
    if len(instead.instead) != 1 or {_number(walk, felt.who)} & {*done.doers, *done.observers}:
        yield "it was done before their eyes"
    if _worth(runs, "now") < _worth(runs, "had") - NEAR:
        yield "it has left them worse off as it is"
    yield from _measures(felt, _worth(runs, "had") - _worth(runs, "instead"))


def _after_fear(walk: Walk, felt: Felt, runs: Runs) -> Iterator[str]:
    yield from _fear(walk, felt, runs)
    yield from _stands(runs, "now", At((felt.place or 0) + 1, (felt.who,)), felt.who)
    if felt.feeling == "fear confirmed" and _worth(runs, "now") > _worth(runs, "foreseen") + NEAR:
        yield "what was feared has not come"
    if felt.feeling == "relief":
        who = _number(walk, felt.who)
        end = walk.expects(walk.mind((felt.place or 0) + 1, who), who)
        if walk.fortune(end, who) < _worth(runs, "had") - NEAR:
            yield "the loss still threatens"


def _surprise(walk: Walk, felt: Felt, runs: Runs) -> Iterator[str]:
    expected = runs["expected"]
    at = At(expected.at.done, (felt.who, felt.toward or ""))
    yield from _stands(runs, "expected", at, felt.toward or "")
    yield from _of_known(walk, felt, at.done)
    if expected.explained or expected.act != walk.world.ground.actions[walk.acts[at.done]].name:
        yield "it is not the act, or it made sense"
    fewest, loss = _corrections(walk, felt, at), _loss(walk, felt)
    if abs(fewest + loss - felt.intensity) > NEAR:
        yield f"it takes {fewest} corrections to make sense of it and costs {loss:g}, which is not {felt.intensity:g}"


def _loss(walk: Walk, felt: Felt) -> float:
    """How much worse off an act leaves whoever feels something at it."""
    who, place = _number(walk, felt.who), felt.place or 0
    start = _without_good_news(walk, felt, At(place, (felt.who,)), felt.who)
    before = walk.fortune(reached(walk.world, walk.acts, start), who)
    return max(0.0, before - walk.fortune(walk.mind(place + 1, who), who))


def _corrections(walk: Walk, felt: Felt, at: At) -> int:
    who, doer = _number(walk, felt.who), _number(walk, felt.toward)
    act = walk.acts[at.done]
    mind = walk.world.mind(walk.states[at.done], who, doer)
    really, thought = walk.world.values(walk.world.mind(walk.states[at.done], doer)), walk.world.values(mind)
    wrong = [Literal((), f, v) for f, v in enumerate(really) if not same_value(v, thought[f])]
    for count in (1, 2):
        for chosen in combinations(wrong, count):
            if makes_sense(walk, walk.world.patch(mind, chosen), act, doer):
                return count
    return 3


def _conduct(walk: Walk, felt: Felt, runs: Runs) -> Iterator[str]:
    """Anger, gratitude, guilt, regret: the difference an act made, halved at most, and found again."""
    yield from _own_minds(felt)
    yield from _fares(felt, whole=felt.feeling == "regret")
    if "prevented" in runs:
        yield from _of_known(walk, felt, felt.place or 0)
        yield from _measures(felt, _worth(runs, "prevented") - _worth(runs, "after"))
    else:
        yield from _of_known(walk, felt, runs["instead"].at.instead[0].place)
        sign = -1 if felt.feeling == "gratitude" else 1
        made = (_worth(runs, "instead") - _worth(runs, "actual")) * sign
        known = (_worth(runs, "foresaw instead") - _worth(runs, "foresaw")) * sign
        amount = min(made, known)
        if not any(abs(felt.intensity - amount / share) <= NEAR for share in (1, 2)):
            yield f"the act made a difference of {amount:g}"


def _of_known(walk: Walk, felt: Felt, place: int) -> Iterator[str]:
    """That they know of the act it is about."""
    if not knows_of(walk, _number(walk, felt.who), place, felt.place or 0):
        yield "they know nothing of what was done"


def _own_minds(felt: Felt) -> Iterator[str]:
    """That all its runs are in the mind of whoever feels, or in a mind within it."""
    if any(run.at.who[:1] != (felt.who,) for run in felt.runs):
        yield "its runs are in somebody else's mind"


def _found_again(walk: Walk, felt: Felt) -> Iterator[str]:
    """That the feeling is among those found on the checker's minds: with its cause, its end and all of its runs."""
    found = [again for again in walk.felt if _key(again) == _key(felt) and _same(again, felt)]
    if not found:
        yield "it is not found on going through the story again"
    elif not any(_same_runs(again, felt) for again in found):
        yield "its runs are not those that prove it"


def _same_runs(one: Felt, other: Felt) -> bool:
    return len(one.runs) == len(other.runs) and all(_same(a, b) for a, b in zip(one.runs, other.runs, strict=True))


def _key(felt: Felt) -> tuple[object, ...]:
    return felt.feeling, felt.who, felt.place, felt.toward, felt.cause, felt.concern


def _same(one: Felt | Run, other: Felt | Run) -> bool:
    """Whether two feelings, or two runs, say the same, numbers to within a rounding."""
    apart = [
        getattr(one, field) == getattr(other, field)
        for field in one.__struct_fields__
        if field not in (*NUMBERS, "runs")
    ]
    near = [abs((getattr(one, n, None) or 0.0) - (getattr(other, n, None) or 0.0)) <= NEAR for n in NUMBERS]
    return all(apart) and all(near)


NUMBERS = ("intensity", "worth")


def _rule_or_tie(walk: Walk, felt: Felt, runs: Runs) -> Iterator[str]:
    """Shame, pride, jealousy, loneliness: a change in one's mind, and found again."""
    yield from _change(felt, runs, felt.who)


RULES: dict[str, Rule] = {
    "joy": _fortune,
    "distress": _fortune,
    **dict.fromkeys(SIGNS, _fellow),
    "hope": _hope,
    "satisfaction": _satisfaction,
    "disappointment": _disappointment,
    "fear": _fear,
    "relief": _relief,
    "fear confirmed": _after_fear,
    "surprise": _surprise,
    **dict.fromkeys(("anger", "gratitude", "guilt", "regret"), _conduct),
    **dict.fromkeys(("shame", "pride", "jealousy", "loneliness"), _rule_or_tie),
}
