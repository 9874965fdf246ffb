"""Minds: one ground world in the compiled engine.

States are numbers and so are minds, since what a character believes to be the case is itself a state. Equal states
have equal numbers, so they may be compared, stored and used as keys. Numbers hold for one ``Minds`` only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import msgspec

from unsaid import _minds
from unsaid.minds.data import Found, Reason
from unsaid.minds.errors import MindsError

if TYPE_CHECKING:
    from unsaid.world import GroundWorld, Scalar

P = ParamSpec("P")
R = TypeVar("R")

_reason = msgspec.json.Decoder(Reason)
_found = msgspec.json.Decoder(Found)

Progress = Callable[[int, int, int, int], object]
"""Called with (states expanded, minds, questions answered, acts of the longest story looked at)."""


class Minds:
    """A ground world, its settled initial state, and everything worked out about it so far.

    Raises MindsError where the world cannot be run (``trigger-cycle``, ``world-file``).
    """

    def __init__(self, ground: GroundWorld) -> None:
        from unsaid.world import dumps

        self.ground = ground
        self._engine = _refusing(_minds.Engine, dumps(ground))
        self.initial: int = self._engine.initial

    @property
    def count(self) -> int:
        """Distinct states and minds known."""
        return self._engine.minds

    def possible(self, state: int, owner: int | None = None) -> list[int]:
        """The actions possible in a state: precondition true there and in every consenting mind.

        ``owner`` is the character whose mind the state is, where it is a mind and not the world.
        """
        return self._engine.possible(state, owner)

    def apply(self, state: int, action: int) -> int:
        """The state after an action, triggers settled; the action need not be possible."""
        return _refusing(self._engine.apply, state, action)

    def course(self, acts: Sequence[int]) -> list[int]:
        """The states a course of actions leads through, from the initial one on: one more than there are acts."""
        states = [self.initial]
        for act in acts:
            states.append(self.apply(states[-1], act))
        return states

    def mind(self, state: int, *characters: int) -> int:
        """What the first character believes the next believes … to be the case."""
        for character in characters:
            state = self._engine.mind(state, character)
        return state

    def values(self, state: int) -> list[Scalar]:
        """The value of every fluent, in the world file's order."""
        return self._engine.values(state)

    def utility(self, state: int, character: int | None = None) -> float | None:
        """A character's utility in a state, or the author's; None where it is no number."""
        return self._engine.utility(state, character)

    def explain(self, state: int, action: int, character: int, *, steps: int, depth: int) -> Reason | None:
        """Why an action, done in the world's state, makes sense to a character; None where it does not.

        ``steps`` limits the acts of the plan and of plans within it, ``depth`` the levels of mind (1: only its own).
        """
        text = _refusing(self._engine.explain, state, action, character, steps, depth)
        return None if text is None else _reason.decode(text)

    def foreseen(self, mind: int, character: int, *, depth: int) -> tuple[list[int], int]:
        """What a character expects in a mind of its own if it does nothing: acts of others, and the mind after them.

        ``depth`` is that of the explanation in which it is asked (1: only its own level). No acts where the world says
        nothing of foresight. Source: the semantics reference, “Foresight”.
        """
        return _refusing(self._engine.foreseen, mind, character, depth)

    def search(
        self,
        *,
        goal: float | None = None,
        author: int | None = None,
        character: int | None = None,
        depth: int | None = None,
        time: float | None = None,
        memory: int | None = None,
        states: int | None = None,
        shortest: bool = False,
        progress: Progress | None = None,
    ) -> Found:
        """Searches for a story: ``goal`` is the author's utility to reach, None for any gain.

        ``author`` limits acts in the story, ``character`` acts in an explanation, ``depth`` levels of mind, ``time``
        seconds, ``memory`` bytes, ``states`` expansions. ^C stops the search, which returns what it has.
        """
        text = _refusing(
            lambda: self._engine.search(
                goal=goal,
                author=author,
                character=character,
                depth=depth,
                time=time,
                memory=memory,
                states=states,
                shortest=shortest,
                progress=progress,
            )
        )
        return _found.decode(text)


def _refusing(call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    try:
        return call(*args, **kwargs)
    except _minds.EngineError as error:
        code, message, names = error.args
        raise MindsError(code, message, tuple(names)) from None
