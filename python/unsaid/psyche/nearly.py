"""How near a wish came: what was wanting for somebody to do what it was held back from.

Both courses are judged in the wisher's own mind, with nothing frozen: the best that was open as things were, and the
plan that the wish was the beginning of. What the first comes to more is how much was wanting. Where it is nothing, the
wish stood even: nothing outweighed it, and it was not done because nothing made it better than what was done.

Two wishes are crossed where two people, before one and the same act, each hold back something for the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from unsaid.data.proof import At, Run, acted
from unsaid.data.statements import Held, Nearly
from unsaid.psyche.concerns import UNNAMED
from unsaid.psyche.holding import Holding
from unsaid.psyche.salient import salient


def nearly(holding: Holding, held: Held) -> Nearly | None:
    """How near a wish came; None where it, or the best there was, comes to no number."""
    log, ground = holding.log, holding.log.world.ground
    who = ground.characters.index(held.who)
    mind, acts = log.mind(held.place, who), ground.actions_named()
    plan = [acts[name] for name in held.plan]
    chosen = holding.chosen(held.place, who)
    wish = _led(holding, "wish", held.place, who, mind, plan)
    best = _led(holding, "best", held.place, who, mind, _plan(holding, mind, who, chosen))
    if wish.worth is None or best.worth is None:
        return None
    moved = sorted(holding.moved(mind, who, plan).items(), key=lambda one: (-abs(one[1]), one[0]))
    named = [("" if p == UNNAMED else log.inner.concerns[p].name, by) for p, by in moved]
    return Nearly(
        held,
        round(best.worth - wish.worth, 9),
        acted(ground, chosen),
        tuple((name, by) for name, by in named if by > 0),
        tuple((name, by) for name, by in named if by < 0),
        (wish, best),
    )


def _plan(holding: Holding, mind: int, who: int, chosen: Sequence[int]) -> tuple[int, ...]:
    """The plan behind the first of the acts that somebody would choose; nothing where it would do nothing."""
    prospect = holding.choosing.prospect(mind, chosen[0], who) if chosen else None
    return () if prospect is None else prospect.acts


def _led(holding: Holding, role: str, place: int, who: int, mind: int, plan: Iterable[int]) -> Run:
    """Where a plan leads in somebody's mind, and what is foreseen of others after it."""
    log, ground = holding.log, holding.log.world.ground
    acts = tuple(plan)
    for act in acts:
        mind = log.world.apply(mind, act)
    foreseen, end = log.foreseen(mind, who)
    name = ground.characters[who]
    at = At(place, (name,), then=acted(ground, (*acts, *foreseen)))
    return Run(role, at, name, log.world.utility(end, who))


# --- two at once ---


def crossed(holding: Holding, held: Held) -> Iterator[Held]:
    """What those for whom a wish is hold back for the wisher, before the same act."""
    for other in _for_whom(holding, held):
        found = (holding.held_back(held.place, other, act) for act in salient(holding.choosing, held.place, other))
        wisher = holding.log.world.ground.characters.index(held.who)
        yield from (one for one in found if one is not None and wisher in _for_whom(holding, one))


def _for_whom(holding: Holding, held: Held) -> set[int]:
    """Those a wish is for: the act names them, or what it would have brought is something towards them."""
    ground, inner = holding.log.world.ground, holding.log.inner
    who = ground.characters.index(held.who)
    named = ground.actions[ground.actions_named()[held.act]].arguments
    pulled = {c.toward for c in inner.concerns if c.owner == who and c.name in held.pull and c.toward is not None}
    return ({ground.characters.index(one) for one in named if one in ground.characters} | pulled) - {who}
