"""A stage on which the story begins otherwise: the same world and the same minds, from another state.

So what is put otherwise at the start of a game need not be written into its world's text, and everything that has been
worked out about its minds is still known.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from unsaid.play.stage import Choosing, Stage, State


class Begun:
    """Minds that are asked everything as they are, but for where the story begins."""

    def __init__(self, minds: Choosing, initial: State) -> None:
        self._minds, self.initial = minds, initial

    def __getattr__(self, name: str) -> Any:
        return getattr(self._minds, name)


def begun(stage: Stage, initial: State) -> Stage:
    """The stage with the story beginning in another state."""
    return replace(stage, minds=cast("Choosing", Begun(stage.minds, initial)))


def same_minds(one: Stage, other: Stage) -> bool:
    """Whether a state means the same on two stages, wherever their stories begin."""
    return _engine(one.minds) is _engine(other.minds)


def _engine(minds: Choosing) -> object:
    return minds._minds if isinstance(minds, Begun) else minds
