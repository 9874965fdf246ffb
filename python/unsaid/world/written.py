"""A world file as it is written, where that is otherwise than the world in memory.

In memory each action has its own ``observing``, and acts that are observed alike share one tuple. In the file that
tuple stands once, as a row of ``observations``, and actions have its place: in a town of hundreds, whose every step is
seen by whoever is there, all else together is smaller than who sees what. Up to version 2 each action had a row of its
own.
"""

from __future__ import annotations

import msgspec

from .inner import Inner
from .structure import Effect, Expression, GroundBelief, GroundEntity, GroundFluent, GroundTrigger, GroundUtility

SHARING = 3
"""From this version on actions refer to ``observations``."""


class ActionRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A ground action; ``observing`` is a place in ``observations``, or a row of its own."""

    name: str
    schema: str
    arguments: tuple[str, ...]
    line: int
    precondition: Expression
    effects: tuple[Effect, ...]
    consenting: tuple[int, ...]
    observing: int | tuple[Expression, ...]


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole file, as it was read."""

    name: str
    entities: tuple[GroundEntity, ...]
    characters: tuple[str, ...]
    fluents: tuple[GroundFluent, ...]
    beliefs: tuple[GroundBelief, ...]
    actions: tuple[ActionRow, ...]
    triggers: tuple[GroundTrigger, ...]
    utility: GroundUtility
    format: str
    version: int
    observations: tuple[tuple[Expression, ...], ...] = ()
    inner: Inner = Inner()
