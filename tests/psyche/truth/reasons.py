"""Why somebody did not do something, before each act of a story."""

from __future__ import annotations

from typing import NamedTuple

from tests.reference.expressions import holds

from .life import Life
from .wants import Unknown, Wants, Wish


class Why(NamedTuple):
    """The answer for one act, one of its doers and one place."""

    act: str
    who: str
    place: int
    answer: str
    better: frozenset[str]
    held: Wish | None
    would: Unknown | None


def why_not(wants: Wants, act: int) -> list[Why]:
    """An answer for each of those whose act it is, and each place."""
    return [_why(wants, act, c, place) for c in wants.life.events[act].consenting for place in wants.life.places]


def _why(wants: Wants, act: int, c: int, place: int) -> Why:
    life, mind = wants.life, wants.life.mind(place, c)
    better: set[int] = set()
    held = would = None
    if life.acts[place] == act:
        answer = "done"
    elif not life.model.possible(mind, act, c):
        # what fails in c's mind alone, c only thought to be in the way
        needed = life.events[act].precondition
        elsewhere = [life.states[place], *(life.mind(place, d) for d in life.events[act].consenting if d != c)]
        answer = "thought impossible" if all(holds(needed, there) for there in elsewhere) else "impossible"
    elif life.sensible(mind, act, c):
        better = life.choice(mind, c)
        answer = "free" if act in better else "better"
        better = set() if act in better else better
    else:
        held, would = wants.held_back(place, c, act), wants.would_have(place, c, act)
        answer = "held back" if held else "did not know" if would else "no gain"
    names = frozenset(map(life.act_name, better))
    return Why(life.act_name(act), life.names[c], place, answer, names, held, would)


def needs(life: Life, act: int, c: int, first: int, last: int) -> list[int]:
    """The places in its list of the conditions of an act that held in c's mind at none of some places."""
    condition = life.events[act].precondition
    parts = condition[1:] if isinstance(condition, list) and condition[0] == "and" else [condition]
    minds = [life.mind(place, c) for place in range(first, last + 1)]
    return [n for n, part in enumerate(parts) if not any(holds(part, mind) for mind in minds)]
