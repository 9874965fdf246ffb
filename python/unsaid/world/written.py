"""A world file as it is written, where that is otherwise than the world in memory.

In memory each action has its own ``observing``, and acts that are observed alike share one tuple. In the file that
tuple stands once, as a row of ``observations``, and actions have its place: in a town of hundreds, whose every step is
seen by whoever is there, all else together is smaller than who sees what. Up to version 2 each action had a row of its
own. And a belief has either a value, which may be ``?``, or a label, so that what is not there is no key.
"""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from .structure import Expression, GroundAction, GroundBelief, Label, Learning, Scalar, UnobservedAction
from .structure import WorldWithoutActions as Unacted

SHARING = 3
"""From this version on actions refer to ``observations``."""


class ActionRow(UnobservedAction, frozen=True, forbid_unknown_fields=True):
    """A ground action; ``observing`` is a place in ``observations``, or a row of its own."""

    observing: int | tuple[Expression, ...]
    learns: tuple[Learning, ...] | UnsetType = UNSET
    seen: int | UnsetType = UNSET


class BeliefRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A belief at the start: of a value, or a label among some values."""

    who: tuple[int, ...]
    fluent: int
    value: Scalar | UnsetType = UNSET
    label: Label | UnsetType = UNSET
    among: tuple[Scalar, ...] | UnsetType = UNSET


class Written(Unacted, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A whole file, as it was read."""

    beliefs: tuple[BeliefRow, ...]  # type: ignore[assignment]  # as it is written
    actions: tuple[ActionRow, ...]
    format: str
    version: int
    observations: tuple[tuple[Expression, ...], ...] = ()


def action_row(action: GroundAction, observing: int) -> ActionRow:
    """An action as it is written, with its place in ``observations``."""
    shared = {field: getattr(action, field) for field in UnobservedAction.__struct_fields__}
    return ActionRow(
        **shared,
        observing=observing,
        learns=action.learns or UNSET,
        seen=UNSET if action.seen is None else action.seen,
    )


def belief_row(belief: GroundBelief) -> BeliefRow:
    """A belief as it is written."""
    if belief.label is None:
        return BeliefRow(belief.who, belief.fluent, belief.value)
    return BeliefRow(belief.who, belief.fluent, label=belief.label, among=belief.among or UNSET)
