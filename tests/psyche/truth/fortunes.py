"""What events do to people: joy and distress, fellow feeling, hope and fear and what becomes of them, surprise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tests.reference.events import witnessing

from .again import owned
from .hearing import heard, known
from .life import TINY, Feeling, Life, State, back
from .plans import HeldPlan


def counted_on(life: Life, plans: list[HeldPlan], place: int, c: int) -> bool:
    """Whether the act at a place is a step of c's plan, which goes on after it: then its costs are a price."""
    for plan in plans:
        if plan.who == c and plan.left.get(place):
            ahead = plan.acts if place == plan.place else plan.left.get(place - 1, ())
            if ahead[:1] == (life.acts[place],):
                return True
    return False


def own_fortunes(life: Life, plans: list[HeldPlan]) -> Iterator[Feeling]:
    """Joy at faring better, distress at faring worse; both, where the news in an act goes one way and the act the
    other; nothing, where it leaves one's mind as it was."""
    for place in life.places:
        for c in life.people:
            before, after = life.mind(place, c), life.mind(place + 1, c)
            start = seen_before(life, place, c, c)
            change = life.fares(after, c) - life.fares(start, c)
            if before == after or (change < 0 and counted_on(life, plans, place, c)):
                continue
            if life.fares(start, c) > life.fares(before, c) + TINY:
                if abs(change) > TINY:
                    yield _fortune(life, place, c, start, after)
                continue
            between = _informed(life, place, c)
            steps = [(before, between), (between, after)]
            by = [life.fares(now, c) - life.fares(was, c) for was, now in steps]
            for was, now in steps if by[0] * by[1] < -TINY else [(before, after)]:
                if abs(life.fares(now, c) - life.fares(was, c)) > TINY:
                    yield _fortune(life, place, c, was, now)


def _informed(life: Life, place: int, c: int) -> State:
    """c's mind before the act at a place, with what seeing the act puts right in it."""
    mind = life.mind(place, c)
    if not life.saw(place, c):
        return mind
    righted = witnessing(life.states[place], c, life.events[life.acts[place]])
    return mind if righted == mind else life.put_right(righted, {})


def _fortune(life: Life, place: int, c: int, was: State, now: State) -> Feeling:
    change = life.fares(now, c) - life.fares(was, c)
    sign = 1 if change > 0 else -1
    over = back(life, place, c, c, life.fares(was, c), sign)
    concern = life.chief(was, now, c, sign)
    feeling = "joy" if change > 0 else "distress"
    return Feeling(feeling, life.names[c], place, abs(change), None, life.cause(place), concern, over)


def fellow_feelings(life: Life) -> Iterator[Feeling]:
    """At what befalls those one likes or dislikes; a standing anger is looked at in the end (``heard_out``).

    Nothing befalls anybody by one's thinking otherwise of them; and what they did to themselves, knowing what they did,
    is left out of a loss.
    """
    names = {(1, 1): "happy for", (-1, 1): "pity", (1, -1): "resentment", (-1, -1): "gloating"}
    for place in life.places:
        for c in life.people:
            after = life.mind(place + 1, c)
            for d in life.others(c):
                before = seen_before(life, place, c, d)
                change, by = life.fares(after, d) - life.fares(before, d), life.moved(before, after, d)
                if change < 0:
                    was, then = _with_open_eyes(life, place, c, d)
                    if (price := life.fares(was, d) - life.fares(then, d)) > TINY:
                        change = min(0.0, change + price)
                        chosen = life.moved(was, then, d)
                        by = {i: by.get(i, 0.0) - chosen.get(i, 0.0) for i in by.keys() | chosen.keys()}
                like = life.like(after, c, d)
                if abs(change * like) > TINY:
                    sign = 1 if change > 0 else -1
                    yield Feeling(
                        names[sign, 1 if like > 0 else -1],
                        life.names[c],
                        place,
                        abs(change * like),
                        life.names[d],
                        life.cause(place),
                        life.most(by, sign),
                        back(life, place, c, d, life.fares(before, d), sign),
                    )


def seen_before(life: Life, place: int, c: int, of: int) -> State:
    """c's mind before the act at a place, that tells how somebody fared: of others, were c already of the opinion on
    its own questions that it has after it; and with what shows c to have done wrong, where that is good news."""
    before, edits, told = life.mind(place, c), opinions(life, place, c) if of != c else {}, owned(life, c, place)
    had, has = (life.put_right(before, some) if some else before for some in (edits, edits | told))
    return has if told and life.fares(has, of) > life.fares(had, of) + TINY else had


def opinions(life: Life, place: int, c: int) -> dict:
    """What the hypotheses say that c takes up by the act at a place."""
    before, after = life.mind(place, c), life.mind(place + 1, c)
    edits: dict = {}
    for row, q in zip(life.inner.get("questions", []), life.model.world.questions, strict=True):
        fluent = row.get("believed")
        if q.asker != c or fluent is None or before.values[fluent] == after.values[fluent]:
            continue
        (taken,) = [n for n, h in enumerate(row["hypotheses"]) if h["name"] == life.plain(after, fluent)]
        says = dict(q.hypotheses[taken].patch)
        edits |= {((q.asked,), f): v for (chain, f), v in says.items() if chain == ()} | says
    return edits


def _with_open_eyes(life: Life, place: int, c: int, d: int) -> tuple[State, State]:
    """What d's mind was and what d saw coming, as c sees it; no change where d had no hand in it or c knows nothing."""
    mind, act = life.mind(place, c, d), life.acts[place]
    chose = d in life.doers(place) and known(life, c, place, place) and life.model.possible(mind, act, d)
    return mind, life.model.after(mind, act) if chose else mind


def heard_out(felt: list[Feeling]) -> list[Feeling]:
    """What is felt, without the gladness and the pity for somebody that a standing anger with them is as strong as."""

    def standing(one: Feeling) -> list[float]:
        now = one.place or 0
        angers = [f for f in felt if f.feeling == "anger" and (f.who, f.toward) == (one.who, one.toward)]
        return [f.intensity for f in angers if (f.place or 0) <= now and (f.ends is None or f.ends > now)]

    kind = ("happy for", "pity")
    return [f for f in felt if f.feeling not in kind or f.intensity > max(standing(f), default=-1.0) + TINY]


# --- hope ---


def hopes(life: Life, plans: list[HeldPlan]) -> Iterator[Feeling]:
    """A plan with a gain in view, less for every step that is another's to take; and how it came out."""
    for plan in plans:
        c, name = plan.who, life.names[plan.who]
        gain = plan.after - life.w(life.mind(plan.place + 1, c), c)
        others = sum(c not in life.events[act].consenting for act in plan.acts[1:])
        if gain > TINY and plan.over != plan.place:
            yield Feeling("hope", name, plan.place, gain / (1 + others), cause=life.cause(plan.place), ends=plan.over)
        if plan.over is not None:
            yield from _outcome(life, plan)


def _outcome(life: Life, plan: HeldPlan) -> Iterator[Feeling]:
    assert plan.over is not None
    c, mind, cause = plan.who, life.mind(plan.over + 1, plan.who), life.cause(plan.over)
    if plan.end == "completed" and plan.after > plan.before + TINY:
        yield Feeling("satisfaction", life.names[c], plan.over, plan.after - plan.before, cause=cause)
    ends = [found.end for act in life.own(mind, c) if (found := life.plan(mind, act, c)) is not None]
    replaced = any(end >= plan.after - TINY for end in ends)
    lost = plan.after - life.w(mind, c)
    if plan.end in ("broken", "fallen short") and lost > TINY and not replaced:
        yield Feeling("disappointment", life.names[c], plan.over, lost, cause=cause)


# --- fear ---


def threat(life: Life, done: int, c: int) -> tuple[float, float] | None:
    """How c fares and how it expects to fare instead, where that is worse."""
    mind = life.mind(done, c)
    has, comes = life.fares(mind, c), life.fares(life.foreseen(mind, c), c)
    return (has, comes) if comes < has - TINY else None


def fears(life: Life) -> Iterator[Feeling]:
    """Fear for as long as a loss is foreseen; and relief when it no longer is, or a fear come true."""
    for c in life.people:
        threats = [threat(life, done, c) for done in range(len(life.states))]
        for done, now in enumerate(threats):
            if now is not None and (done == 0 or threats[done - 1] is None):
                yield _fear(life, c, threats, done)
        for place in life.places:
            yield from _what_became(life, c, threats[place], threats[place + 1], place)


def _fear(life: Life, c: int, threats: list, start: int) -> Feeling:
    stretch = []
    for now in threats[start:]:
        if now is None:
            break
        stretch.append(now[0] - now[1])
    end = start + len(stretch)
    return Feeling(
        "fear",
        life.names[c],
        None if start == 0 else start - 1,
        max(stretch),
        cause=None if start == 0 else life.cause(start - 1),
        ends=None if end == len(threats) else end - 1,
    )


def _what_became(life: Life, c: int, was, still, place: int) -> Iterator[Feeling]:
    if was is None:
        return
    has = life.fares(life.mind(place + 1, c), c)
    expects = has if still is None else still[1]
    if expects >= was[0] - TINY:
        feeling = "relief"
    elif has <= was[1] + TINY:
        feeling = "fear confirmed"
    else:
        return
    yield Feeling(feeling, life.names[c], place, was[0] - was[1], cause=life.cause(place), ends=place + 1)


# --- surprise ---


def surprises(life: Life) -> Iterator[Feeling]:
    """At acts that made no sense of their doers, as one sees them: when one sees them, or hears of them."""
    for place in life.places:
        for c in life.people:
            for past in [place, *heard(life, c, place)] if life.saw(place, c) else heard(life, c, place):
                for d in life.doers(past):
                    if d != c and not life.sensible(life.mind(past, c, d), life.acts[past], d):
                        lost = life.fares(seen_before(life, place, c, c), c) - life.fares(life.mind(place + 1, c), c)
                        strength = _corrections(life, past, c, d) + max(0.0, lost)
                        cause = life.cause(past)
                        yield Feeling("surprise", life.names[c], place, strength, life.names[d], cause, None, place)


def _corrections(life: Life, place: int, c: int, d: int) -> int:
    """The fewest beliefs about d that would have to be put right before its act makes sense; 3 for more than two."""
    thought: State = life.mind(place, c, d)
    really = life.mind(place, d)
    wrong = [f for f, v in enumerate(really.values) if v != thought.values[f]]
    for count in (1, 2):
        for some in combinations(wrong, count):
            there = life.put_right(thought, {((), f): really.values[f] for f in some})
            if life.sensible(there, life.acts[place], d):
                return count
    return 3
