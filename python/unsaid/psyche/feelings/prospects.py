"""Hope and fear, and what becomes of them: satisfaction, disappointment, relief, fears confirmed.

Hope is a plan with something still to come: the gain in view, and less of it the more steps of the plan are others' to
take. Fear is a loss foreseen that will come of itself. When the plan is carried through there is satisfaction; when it
can no longer be, and nothing as good stands in its place, disappointment. When a feared loss no longer threatens there
is relief, and when it has come the fear is confirmed (Ortony, Clore and Collins 1988, chapter 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unsaid.data.proof import At, Run, acted, called
from unsaid.data.statements import Felt
from unsaid.psyche.feelings.moment import SMALL, FeltMoment
from unsaid.psyche.log import Log
from unsaid.psyche.plans import HeldPlan


def hopes(log: Log, plans: Sequence[HeldPlan]) -> Iterator[Felt]:
    """Hope, from the act that begins a plan until the plan is over."""
    for plan in plans:
        mind = log.mind(plan.place + 1, plan.who)
        gain = plan.after - log.whole(mind, plan.who)
        if gain > SMALL and plan.over != plan.place:
            others = sum(plan.who not in log.world.ground.actions[act].consenting for act in plan.acts[1:])
            yield _of_plan(log, plan, "hope", gain / (1 + others), plan.place, plan.over)


def outcomes(log: Log, plans: Sequence[HeldPlan]) -> Iterator[Felt]:
    """Satisfaction and disappointment, where a hope was carried out, or came to nothing."""
    for plan in plans:
        if plan.over is None:
            continue
        now = log.whole(log.mind(plan.over + 1, plan.who), plan.who)
        if plan.end == "completed" and plan.after - plan.before > SMALL:
            yield _of_plan(log, plan, "satisfaction", plan.after - plan.before, plan.over, None)
        elif plan.end in ("broken", "fallen short") and plan.after - now > SMALL and not _replaceable(log, plan):
            yield _of_plan(log, plan, "disappointment", plan.after - now, plan.over, None)


def _replaceable(log: Log, plan: HeldPlan) -> bool:
    """Whether another plan as good stands open when a plan has failed."""
    assert plan.over is not None
    world, mind = log.world, log.mind(plan.over + 1, plan.who)
    acts = [a for a in world.possible(mind, plan.who) if plan.who in world.ground.actions[a].consenting]
    found = (log.prospect(mind, act, plan.who) for act in acts)
    return any(p is not None and p.after >= plan.after - SMALL for p in found)


def _of_plan(log: Log, plan: HeldPlan, feeling: str, intensity: float, place: int, ends: int | None) -> Felt:
    ground, who = log.world.ground, called(log.world.ground, (plan.who,))
    start = At(plan.place, who)
    now = At(place + 1, who)
    runs = (
        Run("planned", start, who[0], explained=True, act=ground.actions[plan.acts[0]].name),
        Run("before", start, who[0], plan.before),
        Run("plan", At(plan.place, who, then=acted(ground, plan.acts)), who[0], plan.after),
        Run("now", now, who[0], log.world.utility(log.mind(place + 1, plan.who), plan.who)),
    )
    return Felt(feeling, who[0], place, intensity, cause=ground.actions[log.acts[place]].name, ends=ends, runs=runs)  # type: ignore[arg-type]


Dread = tuple[float, float, Sequence[int]]
"""How somebody fares, how it would fare after what it foresees, and the acts that would bring it."""


def dreads(log: Log, character: int) -> list[Dread | None]:
    """The loss a character foresees after each number of acts done, where it foresees one."""
    found: list[Dread | None] = []
    for done in range(len(log.acts) + 1):
        mind = log.mind(done, character)
        acts, end = log.foreseen(mind, character)
        now, then = log.fortune(mind, character), log.fortune(end, character)
        found.append((now, then, acts) if then < now - SMALL else None)
    return found


def fears(log: Log, character: int, dread: Sequence[Dread | None]) -> Iterator[Felt]:
    """Fear, from where a loss is first foreseen to where it no longer is, as strong as the most there was to lose."""
    start: int | None = None
    for done, felt in enumerate([*dread, None]):
        if felt is not None and start is None:
            start = done
        elif felt is None and start is not None:
            yield _fear(log, character, dread, start, done)
            start = None


def _fear(log: Log, character: int, dread: Sequence[Dread | None], start: int, end: int) -> Felt:
    worst = max(range(start, end), key=lambda i: _loss(dread[i]))
    place = None if start == 0 else start - 1
    ends = None if end > len(log.acts) else end - 1
    cause = None if place is None else log.world.ground.actions[log.acts[place]].name
    runs = _feared(log, character, dread[worst], worst)
    return Felt("fear", runs[0].character, place, _loss(dread[worst]), cause=cause, ends=ends, runs=runs)


def _loss(felt: Dread | None) -> float:
    return 0.0 if felt is None else felt[0] - felt[1]


def _feared(log: Log, character: int, felt: Dread | None, done: int) -> tuple[Run, Run]:
    assert felt is not None
    ground = log.world.ground
    who = called(ground, (character,))
    foreseen = At(done, who, then=acted(ground, felt[2]))
    had = Run("had", At(done, who), who[0], felt[0], fortune=True)
    return had, Run("foreseen", foreseen, who[0], felt[1], fortune=True)


def after_fear(m: FeltMoment, dread: Sequence[Dread | None]) -> Iterator[Felt]:
    """Relief, where a loss that was foreseen no longer is; a fear confirmed, where it has come."""
    feared = dread[m.place]
    if feared is None:
        return
    had, lost, _ = feared
    now = m.worth(m.after, m.who)
    still = dread[m.place + 1]
    expects = now if still is None else still[1]
    feeling = "relief" if expects >= had - SMALL else "fear confirmed" if now <= lost + SMALL else None
    if feeling is not None:
        cause = m.log.world.ground.actions[m.entry.act].name
        runs = (*_feared(m.log, m.who, feared, m.place), m.shows("now", m.at(1), m.who, now))
        yield Felt(feeling, m.name, m.place, had - lost, cause=cause, ends=m.place + 1, runs=runs)
