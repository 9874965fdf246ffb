"""A world run by the checker's own minds, for confirming what was worked out with the engine.

It shares no code with the engine. States are numbered as they are met. Through a lens the same states are seen: what
has happened so far has happened as it did, and only what somebody would do from here on is seen through it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from unsaid.checker.minds.choosing import Best, stills
from unsaid.checker.minds.foreseeing import Foresight
from unsaid.checker.minds.mind import Mind
from unsaid.checker.minds.seeking import GivenUp
from unsaid.checker.minds.unsure.labels import Label, among, kind
from unsaid.checker.minds.weighing import Weighing
from unsaid.checker.minds.world import CheckedWorld
from unsaid.data.running import Lens, Literal, Prospect

if TYPE_CHECKING:
    from unsaid.world.structure import Expression, GroundWorld, Scalar


class _Move(NamedTuple):
    """How a state was come to from another: an act as it is in a plan or in a story, a look into a mind, a patch,
    or a mind that sees an act, patched."""

    origin: int
    kind: str
    what: object


class Replay:
    """A ``Running`` world."""

    def __init__(self, ground: GroundWorld) -> None:
        self.ground = ground
        world = CheckedWorld(ground)
        self._plain = _Seen(world, Best(world))
        self._still = stills(world)
        self._minds: list[Mind] = [self._plain.world.start]
        self._numbers: dict[int, int] = {id(self._minds[0]): 0}
        self._reached: dict[_Move, int] = {}
        self._possible: dict[tuple[int, int | None], list[int]] = {}
        self._worth: dict[tuple[int, int | None], float | None] = {}
        self.initial = 0

    # --- moving about ---

    def apply(self, state: int, act: int) -> int:
        """The state after an act and all it sets off."""
        return self._moved(_Move(state, "act", act))

    def advance(self, state: int, act: int, *, seen_by: Iterable[int] | None = None) -> int:
        """The story's next state, evidence included; ``seen_by`` gives who sees the act, from outside.

        Raises ``GivenUp`` where finding out what the act is evidence of would take too long.
        """
        if seen_by is None:
            return self._moved(_Move(state, "story", act))
        return self._moved(_Move(state, "seen by", (act, frozenset(seen_by))))

    def mind(self, state: int, *characters: int) -> int:
        """The mind at the end of a chain of believers."""
        for character in characters:
            state = self._moved(_Move(state, "mind", character))
        return state

    def patch(self, state: int, literals: Sequence[Literal]) -> int:
        """The state with some literals made true, settled."""
        return self._moved(_Move(state, "patch", tuple(literals))) if literals else state

    def supposed(self, state: int, character: int, act: int, literals: Sequence[Literal]) -> int:
        """The mind of somebody who sees an act done in a state, put right as the act finds it, with some literals
        supposed to be true, settled."""
        return self._moved(_Move(state, "supposed", (character, act, tuple(literals))))

    def _moved(self, move: _Move) -> int:
        known = self._reached.get(move)
        if known is None:
            mind = self._plain.moved(self._minds[move.origin], move)
            known = self._numbers.setdefault(id(mind), len(self._minds))
            if known == len(self._minds):
                self._minds.append(mind)
            self._reached[move] = known
        return known

    # --- looking ---

    def possible(self, state: int, owner: int | None = None) -> list[int]:
        """The acts possible in a state."""
        known = self._possible.get((state, owner))
        if known is None:
            known = self._possible[state, owner] = self._plain.world.all_possible(self._minds[state], owner)
        return known

    def values(self, state: int) -> list[Scalar]:
        """The value of every fluent; unknown where more than one may be so."""
        return [None if type(held) is Label else held for held in self._minds[state].values]

    def held(self, state: int, chain: Sequence[int], fluent: int) -> tuple[str, frozenset[Scalar]]:
        """How a fluent is held at the end of a chain of believers, and among which values."""
        held = self._minds[state].at(chain).values[fluent]
        return kind(held), among(held)

    def knows(self, state: int, chain: Sequence[int], fluent: int) -> bool | None:
        """Whether the last of a chain of believers knows a fluent; None where that is not clear to the one before."""
        rules, thinker = self._plain.world.rules, self._minds[state].at(chain[:-1])
        if not rules.openable:
            return thinker.believed(chain[-1]).values[fluent] is not None
        knows = ("knows", fluent, chain[-1])
        yes, no = rules.condition(knows)(thinker), rules.condition(("not", knows))(thinker)
        return yes if yes or no else None

    def utility(self, state: int, character: int | None = None) -> float | None:
        """A character's utility, or the author's."""
        key = (state, character)
        if key not in self._worth:
            self._worth[key] = self._plain.world.utility(self._minds[state], character)
        return self._worth[key]

    def holds(self, state: int, condition: Expression) -> bool:
        """Whether a condition of the world is satisfied in a state."""
        return self._plain.world.rules.condition(condition)(self._minds[state])

    def value(self, state: int, expression: Expression) -> Scalar:
        """What an expression comes to in a state."""
        return self._plain.world.rules.value(expression)(self._minds[state])

    def sees(self, state: int, act: int, character: int) -> bool:
        """Whether a character observes an act done in a state."""
        return self._plain.world.deeds[act].observes(self._minds[state], character)

    def learnt(self, state: int, character: int, act: int) -> list[Literal]:
        """What a character learns by seeing an act done in a state that it held impossible; mostly nothing."""
        deed, mind = self._plain.world.deeds[act], self._minds[state]
        return [Literal(*write) for write in deed.learnt(mind, self._minds[self.mind(state, character)])]

    def concerns(self, state: int, character: int) -> dict[int, float | None]:
        """What each concern of a character comes to in a state, by its place among all; None where it is no number."""
        own = ((place, c) for place, c in enumerate(self.ground.inner.concerns) if c.owner == character)
        found = ((place, c.weight, self.value(state, c.counted)) for place, c in own)
        return {place: weight * term if type(term) is float else None for place, weight, term in found}

    def explained(self, mind: int, act: int, character: int, *, steps: int, depth: int) -> bool:
        """Whether an act makes sense to the character whose mind this is."""
        return self._plain.explained(self._minds[mind], act, character, steps, depth)

    def prospect(
        self, mind: int, act: int, character: int, *, steps: int, depth: int, lens: Lens | None = None
    ) -> Prospect | None:
        """The plan that makes most sense of an act to the character whose mind this is.

        Raises ``GivenUp`` where finding out would take too long.
        """
        if lens is None or not lens.frozen:
            return self._plain.prospect(self._minds[mind], act, character, steps, depth)
        seen = _Seen(self._plain.world, self._still(lens.character, lens.frozen))
        return seen.prospect(self._minds[mind], act, character, steps, depth)

    def foreseen(self, mind: int, character: int, *, depth: int) -> tuple[tuple[int, ...], int]:
        """The acts of others a character foresees in its mind if it does nothing, and the mind after them."""
        acts = self._plain.foreseen(self._minds[mind], character, depth)
        for act in acts:
            mind = self.apply(mind, act)
        return acts, mind


class _Seen:
    """A world, as it is or with some concerns standing still."""

    def __init__(self, world: CheckedWorld, best: Best) -> None:
        self.world, self._seeker = world, best

    @cached_property
    def _weighing(self) -> Weighing:
        return Weighing(self.world)

    def moved(self, mind: Mind, move: _Move) -> Mind:
        if move.kind == "act":
            return self.world.after(mind, move.what)  # type: ignore[arg-type]
        if move.kind == "story":
            return self._weighing.after(mind, move.what)  # type: ignore[arg-type]
        if move.kind == "seen by":
            return self._weighing.after(mind, *move.what)  # type: ignore[misc]
        if move.kind == "mind":
            return self.world.planning(mind, move.what)  # type: ignore[arg-type]
        if move.kind == "supposed":
            character, act, literals = move.what  # type: ignore[misc]
            return self.world.patched(
                self.world.rules.entered(self.world.deeds[act].in_mind(mind, character), character), literals
            )
        return self.world.patched(mind, move.what)  # type: ignore[arg-type]

    def explained(self, mind: Mind, act: int, character: int, steps: int, depth: int) -> bool:
        self._seeker.begin()
        return self._seeker.makes_sense(mind, character, act, steps, depth - 1)

    def prospect(self, mind: Mind, act: int, character: int, steps: int, depth: int) -> Prospect | None:
        self._seeker.begin()
        plan = self._seeker.best(mind, character, act, steps, depth - 1)
        if plan is None:
            return None
        end = mind
        for step in plan:
            end = self.world.after(end, step)
        before, after = (self._seeker.worth(m, character, depth - 1) for m in (mind, end))
        assert after is not None, "a plan that makes sense ends above what there is"
        return Prospect(plan, before, after)

    def foreseen(self, mind: Mind, character: int, depth: int) -> tuple[int, ...]:
        return Foresight(self.world, self._seeker).outlook(mind, character, depth - 1)[1]


__all__ = ["GivenUp", "Replay"]
