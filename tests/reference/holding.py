"""Turns in which somebody held something back, and what they add to a count in a story.

Somebody held an act back when it is not what they would do, and yet would be, and nothing else would, did not some of
what it costs count for them. What it costs is told concern by concern, and a concern is kept from counting by being
frozen: then it counts as what it is worth now, whatever is done.

Reading from the top: ``pressed`` is all that is written; ``held_back`` says it of one mind; then comes what is asked
about, and how concerns are told and frozen.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from .choosing import chosen, outlook, wanting
from .expressions import Expression, holds, value
from .model import Acts, Model
from .state import State
from .values import Value, as_number, number
from .world import Event

STEPS, LEVELS = 4, 1
MOST = 4
"""The most that is counted."""

NOTHING = 1e-9
"""A difference no greater than this is none."""


def pressed(model: Model, n: State, act: int, event: Event, passed: set[int]) -> dict[int, Value]:
    """What is written in one state that undergoes the act, of wants held back."""
    values = {}
    for c, fluent in model.world.pressures:
        turn = c in passed or c in event.consenting
        spoken_for = any(e.fluent == fluent and not e.who for e in event.effects)
        if turn and not spoken_for and holds(event.observing[c], n):
            done = act if c in event.consenting else None
            if held_back(model, c, model.witnessing(n, c, event), done):
                values[fluent] = number(min(MOST, (as_number(n.values[fluent]) or 0) + 1))
    return values


def held_back(model: Model, c: int, m: State, done: int | None) -> bool:
    """Whether ``c``, whose mind is ``m``, holds some act back other than the one that is done."""
    key = ("held back", c, m, done)
    if key not in model.remembered:
        model.remembered[key] = any(is_held_back(model, c, m, x) for x in asked_about(model, c, m) if x != done)
    return model.remembered[key]


def is_held_back(model: Model, c: int, m: State, x: int) -> bool:
    """Whether it is so of one act."""
    once = lowered(moved(model, c, m, (x,)))
    if not once or x in frozen(model, c, m, ()).choice(c, m):
        return False
    plan = frozen(model, c, m, once).plan(x, c, m)
    return plan is not None and any(
        would(model, c, m, x, held)
        for size in (1, 2, 3)
        for held in combinations(lowered(moved(model, c, m, plan)), size)
    )


def would(model: Model, c: int, m: State, x: int, held: tuple[int, ...]) -> bool:
    """Whether ``x``, which goes against all of these, is what ``c`` would do and nothing else, with these frozen."""
    there = frozen(model, c, m, held)
    plan = there.plan(x, c, m)
    if plan is None:
        return False
    gains = moved(model, c, m, plan)
    goes_against = set(held) <= set(lowered(gains)) and any(by > NOTHING for by in gains.values())
    return goes_against and there.choice(c, m) == (x,)


# --- what is asked about --------------------------------------------------------------------------------


def asked_about(model: Model, c: int, m: State) -> Iterator[int]:
    """The open acts that answer a question put to ``c``, or raise some concern as much as any open act does."""
    own = [x for x, e in enumerate(model.world.actions) if c in e.consenting and model.possible(m, x, own=c)]
    gains = {x: moved(model, c, m, (x,)) for x in own}
    answers = {x for q in model.world.questions if q.asked == c for x in q.answering}
    for x in own:
        raises = [i for i, by in gains[x].items() if by > NOTHING]
        if x in answers or any(gains[x][i] >= max(gains[y].get(i, 0.0) for y in own) - NOTHING for i in raises):
            yield x


# --- concerns -------------------------------------------------------------------------------------------


def worths(model: Model, c: int, m: State) -> dict[int, float]:
    """What each of ``c``'s concerns is worth in a mind, by its place; those that are no number are left out."""
    found = {}
    for i, concern in enumerate(model.world.concerns):
        term = as_number(value(counted(concern.term), m)) if concern.owner == c else None
        if term is not None:
            found[i] = concern.weight * term
    return found


def moved(model: Model, c: int, m: State, plan: Acts) -> dict[int, float]:
    """By how much a plan moves each concern that is a number before and after."""
    before, after = worths(model, c, m), worths(model, c, model.run(m, plan))
    return {i: after[i] - before[i] for i in before if i in after}


def lowered(gains: dict[int, float]) -> tuple[int, ...]:
    """The concerns that lose."""
    return tuple(i for i, by in gains.items() if by < -NOTHING)


def counted(term: Expression) -> Expression:
    """A term as a number: a condition counts 1 or 0."""
    return ["if", ["==", term, True], 1.0, ["if", ["==", term, False], 0.0, term]]


class Choices:
    """What somebody would do in one world."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._choices: dict[tuple[int, State], Acts] = {}
        self._plans: dict[tuple[int, int, State], Acts | None] = {}

    def choice(self, c: int, m: State) -> Acts:
        """The acts between which ``c`` would choose."""
        if (c, m) not in self._choices:
            self._choices[c, m] = chosen(self.model, c, m, STEPS, LEVELS)
        return self._choices[c, m]

    def plan(self, x: int, c: int, m: State) -> Acts | None:
        """The plan of the prospect of ``x``, or of a hope, if it has one."""
        if (x, c, m) not in self._plans:
            self._plans[x, c, m] = outlook(self.model, x, c, m, STEPS, LEVELS)
        return self._plans[x, c, m]


def frozen(model: Model, c: int, m: State, places: tuple[int, ...]) -> Choices:
    """What is chosen in the world in which some of ``c``'s concerns count as what they are worth in ``m``."""
    now = worths(model, c, m)
    key = (c, tuple((i, now[i]) for i in places))
    if key not in model.frozen:
        utility = model.world.utilities[c]
        for i in places:
            concern = model.world.concerns[i]
            utility = ["+", ["-", utility, ["*", concern.weight, counted(concern.term)]], now[i]]
        model.frozen[key] = Choices(wanting(model, c, utility) if places else model)
    return model.frozen[key]
