"""A small world written straight in play's own terms, so that sessions are tested without the engine.

You are at home; James is in the park, though you believe he is at home. He wants to weep, to come back and
tell, and then to be held; you want to be held. Facts are a tuple of values; a state is the facts and what
each of the two believes them to be (beliefs about beliefs are simply one's own).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from unsaid.minds.data import EngineReason, EngineStep
from unsaid.play.stage import Rules, Stage
from unsaid.world.inner import Inner

YOU, JAMES = 0, 1


class Facts(NamedTuple):
    """What can be true; ``james`` is where he is."""

    james: str = "park"
    tea: bool = False
    wept: bool = False
    told: bool = False
    held: bool = False
    rain: bool = False


class World(NamedTuple):
    """The facts, and the facts as you and James believe them."""

    facts: Facts
    beliefs: tuple[Facts, Facts]


@dataclass(frozen=True)
class Act:
    """An act: its name, who consents, when it is possible, what it changes, and who sees it."""

    name: str
    consenting: tuple[int, ...]
    possible: Callable[[Facts], bool]
    change: dict[str, object]
    observing: tuple[object, object] = (True, True)


JAMES_HOME = ("==", ("get", 0), "home")

ACTS = (
    Act("make_tea(You)", (YOU,), lambda f: not f.tea, {"tea": True}, (True, JAMES_HOME)),
    Act("call(You, James)", (YOU,), lambda f: f.james == "home" and not f.told, {}),
    Act("weep(James)", (JAMES,), lambda f: f.james == "park" and not f.wept, {"wept": True}, (False, True)),
    Act("return(James)", (JAMES,), lambda f: f.james == "park" and f.wept, {"james": "home"}),
    Act("tell(James)", (JAMES,), lambda f: f.james == "home" and not (f.told or f.held), {"told": True}),
    Act("hold(You, James)", (YOU, JAMES), lambda f: f.james == "home" and not f.held, {"held": True}),
    Act("rain()", (), lambda f: not f.rain, {"rain": True}),
)


def wish(facts: Facts, character: int | None) -> float:
    """The author and you want the holding; James wants to weep, to tell and, having told, to be held."""
    if character == JAMES:
        return facts.wept + facts.told + (facts.held and facts.told)
    return float(facts.held)


@dataclass
class Ground:
    """The ground world: only what play reads of it."""

    characters: tuple[str, ...] = ("You", "James")
    actions: tuple[Act, ...] = ACTS
    inner: Inner = field(default_factory=Inner)


@dataclass
class ToyMinds:
    """An engine over the toy world: it interns states and looks for plans by trying them all."""

    actions: tuple[Act, ...] = ACTS
    start: World = field(default_factory=lambda: World(Facts(), (Facts(james="home"), Facts())))
    states: list[World] = field(default_factory=list)

    @property
    def initial(self) -> int:
        """The first state."""
        return self.intern(self.start)

    def intern(self, world: World) -> int:
        """The number of a state."""
        if world not in self.states:
            self.states.append(world)
        return self.states.index(world)

    def possible(self, state: int, owner: int | None = None) -> list[int]:
        """Acts possible in the facts and in the minds of all who consent."""
        world = self.states[state]
        return [i for i, act in enumerate(self.actions) if self._open(act, world)]

    def _open(self, act: Act, world: World) -> bool:
        return act.possible(world.facts) and all(act.possible(world.beliefs[c]) for c in act.consenting)

    def apply(self, state: int, action: int) -> int:
        """The state after an act: the facts change, and the beliefs of those who see it."""
        act, (facts, beliefs) = self.actions[action], self.states[state]
        seen = [self._sees(act, facts, c) for c in (YOU, JAMES)]
        after = [b._replace(**act.change) if s else b for b, s in zip(beliefs, seen, strict=True)]
        return self.intern(World(facts._replace(**act.change), (after[0], after[1])))

    def advance(self, state: int, action: int) -> int:
        """The same: nothing is contested here."""
        return self.apply(state, action)

    def sees(self, state: int, act: int, character: int) -> bool:
        """Whether somebody observes an act."""
        return self._sees(self.actions[act], self.states[state].facts, character)

    def _sees(self, act: Act, facts: Facts, character: int) -> bool:
        condition = act.observing[character]
        return facts.james == "home" if condition == JAMES_HOME else bool(condition)

    def mind(self, state: int, *characters: int) -> int:
        """What a character believes, as a state."""
        believed = self.states[state].beliefs[characters[0]] if characters else None
        return state if believed is None else self.intern(World(believed, (believed, believed)))

    def values(self, state: int) -> list[object]:
        """The facts, in order."""
        return list(self.states[state].facts)

    def utility(self, state: int, character: int | None = None) -> float:
        """How well off somebody is."""
        return wish(self.states[state].facts, character)

    def explain(self, state: int, action: int, character: int, *, steps: int, depth: int) -> EngineReason | None:
        """The shortest plan from the act that leaves the character better off in its own mind."""
        mind = self.mind(state, character)
        if character not in self.actions[action].consenting or action not in self.possible(mind):
            return None
        before = self.utility(mind, character)
        for plan, end in self._plans(self.apply(mind, action), steps - 1):
            if self.utility(end, character) > before:
                return self._reason(character, action, plan, before, self.utility(end, character))
        return None

    def _reason(self, character: int, action: int, plan: tuple[int, ...], before: float, after: float) -> EngineReason:
        return EngineReason(character, action, tuple(EngineStep(a, ()) for a in plan), before, after)

    def _plans(self, state: int, steps: int) -> Iterator[tuple[tuple[int, ...], int]]:
        yield (), state
        if steps == 0:
            return
        for action in self.possible(state):
            if self.actions[action].consenting:
                for plan, end in self._plans(self.apply(state, action), steps - 1):
                    yield (action, *plan), end


def toy(actions: tuple[Act, ...] = ACTS, **rules: float) -> Stage:
    """A stage with the toy world on it."""
    return Stage(Ground(actions=actions), ToyMinds(actions), Rules(character=3, depth=2, **rules))  # pyright: ignore
