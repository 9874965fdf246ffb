"""How near a wish came, worked out anew on the checker's minds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unsaid.checker.statements.holding import wrong_held
from unsaid.checker.statements.plans import ahead
from unsaid.checker.statements.runs import NEAR, choice, wrong_run
from unsaid.checker.statements.walk import Walk
from unsaid.data.proof import At, Run, numbers
from unsaid.data.statements import Nearly


def wrong_nearly(walk: Walk, statement: Nearly) -> Iterator[str]:
    """What is wrong with a statement of how near a wish came."""
    fault = next(_of_the_wish(walk, statement), None)
    if fault is not None:  # then there is no wish to measure
        yield fault
        return
    names, held = numbers(walk.world.ground), statement.held
    who, plan = names.characters[held.who], [names.actions[name] for name in held.plan]
    mind = walk.mind(held.place, who)
    open_ = choice(walk, mind, who)
    wish = walk.world.utility(walk.expects(walk.carried_out(mind, plan), who), who)
    best = walk.world.utility(walk.expects(mind, who), who) if not open_ else _highest(walk, mind, who, open_)
    if wish is None or best is None or abs(best - wish - statement.short) > NEAR:
        yield "as much was not wanting"
        return
    next_ = ahead(walk, held.place, who)
    chosen = {next_} if next_ in open_ else open_
    best_acts = (walk.world.ground.actions[act].name for act in chosen if act is not None)
    if sorted(statement.chosen) != sorted(best_acts):
        yield "something else would have been chosen"
    yield from _wrong_parts(walk, statement, mind, who, plan)
    yield from _unshown(statement, wish, best)


def _of_the_wish(walk: Walk, statement: Nearly) -> Iterator[str]:
    for run in statement.held.runs:
        yield from wrong_run(walk, run)
    yield from wrong_held(walk, statement.held)


def _highest(walk: Walk, mind: int, who: int, acts: Iterable[int]) -> float | None:
    """How high the best plan from any of some acts leads."""
    plans = (walk.prospect(mind, act, who) for act in acts)
    ends = (walk.world.utility(walk.expects(walk.carried_out(mind, p.acts), who), who) for p in plans if p is not None)
    return max((end for end in ends if end is not None), default=None)


def _wrong_parts(walk: Walk, statement: Nearly, mind: int, who: int, plan: list[int]) -> Iterator[str]:
    """Whether its parts are not what the plan raises and lowers, the most first."""
    before, after = (walk.worth(m, who) for m in (mind, walk.carried_out(mind, plan)))
    moved = {p: after.get(p, 0.0) - before.get(p, 0.0) for p in before.keys() | after.keys()}
    for parts, sign in ((statement.pulls, 1), (statement.costs, -1)):
        found = {walk.inner.concerns[p].name if p >= 0 else "": by for p, by in moved.items() if by * sign > NEAR}
        said = dict(parts)
        if (
            len(parts) != len(found)
            or said.keys() != found.keys()
            or any(abs(said[name] - by) > NEAR for name, by in found.items())
        ):
            yield f"the plan {'raises' if sign > 0 else 'lowers'} something else"
        if sorted(parts, key=lambda part: -abs(part[1])) != list(parts):
            yield "what counts for less is named before what counts for more"


def _unshown(statement: Nearly, wish: float, best: float) -> Iterator[str]:
    """Whether its runs are not the two that prove it: where the wish, and where the best, would have led."""
    held, plan = statement.held, statement.held.plan
    expected = []
    for run, (role, worth) in zip(statement.runs, (("wish", wish), ("best", best)), strict=False):
        at = At(held.place, (held.who,), then=run.at.then)
        near = run.worth is not None and abs(run.worth - worth) <= NEAR
        expected.append(Run(role, at, held.who, run.worth if near else worth))
    if list(statement.runs) != expected or len(expected) != 2 or statement.runs[0].at.then[: len(plan)] != plan:
        yield "it lacks what would prove it"
