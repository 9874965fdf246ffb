"""A world file as it is written, where that is otherwise than the world in memory.

In memory each action has its own ``observing``, and acts that are observed alike share one tuple. In the file that
tuple stands once, as a row of ``observations``, and actions have its place: in a town of hundreds, whose every step is
seen by whoever is there, all else together is smaller than who sees what. Up to version 2 each action had a row of its
own.
"""

from __future__ import annotations

from .structure import Expression, GroundAction, UnobservedAction, WorldWithoutActions

SHARING = 3
"""From this version on actions refer to ``observations``."""


class ActionRow(UnobservedAction, frozen=True, forbid_unknown_fields=True):
    """A ground action; ``observing`` is a place in ``observations``, or a row of its own."""

    observing: int | tuple[Expression, ...]


class Written(WorldWithoutActions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A whole file, as it was read."""

    actions: tuple[ActionRow, ...]
    format: str
    version: int
    observations: tuple[tuple[Expression, ...], ...] = ()


def action_row(action: GroundAction, observing: int) -> ActionRow:
    """An action as it is written, with its place in ``observations``."""
    shared = {field: getattr(action, field) for field in UnobservedAction.__struct_fields__}
    return ActionRow(**shared, observing=observing)
