"""A ground world without some of its acts: they stay in it by name, and never happen."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from .structure import GroundWorld


def without(ground: GroundWorld, acts: Collection[str]) -> GroundWorld:
    """The world in which acts of these names (``burn(Tom)``, or ``burn`` for all of them) cannot be done by anybody."""
    actions = tuple(
        msgspec.structs.replace(action, precondition=False) if {action.name, action.schema} & {*acts} else action
        for action in ground.actions
    )
    return msgspec.structs.replace(ground, actions=actions)
