"""The ground world: everything the engine needs, with no names left to resolve and no variables.

These structs are the world file (``unsaid-world``) in memory; ``docs/reference/world-file.md`` says
what each field means. Characters and fluents are referred to by their place in their list. A scalar is a
plain Python value: ``None`` is ``?``, a float is a number, a string is an entity. An expression is a scalar or
a tuple that starts with its operator (see ``expressions``).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from .inner import Inner
from .scalars import Expression as Expression
from .scalars import Scalar as Scalar

FORMAT = "unsaid-world"
VERSION = 3
VERSIONS = (1, 2, 3)
"""Versions that can be read; the last is written. The second has ``inner``, and in the third what acts have in common
as to who observes them stands once, as a row of ``observations`` (see ``written``)."""


Label = Literal["open", "sure", "tied", "unclear"]
"""How somebody holds a fluent of which more than one value may be so (the page on minds that do not know)."""


class GroundEntity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entity and every type it has, the written ones first."""

    name: str
    types: tuple[str, ...]


class GroundFluent(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One ground fluent. ``static`` promises that no mind ever gives it another value than ``initial``.

    One with a ``domain``, its values in order, is openable: a mind may think several of them possible."""

    name: str
    property: str
    arguments: tuple[str, ...]
    type: str
    initial: Scalar
    static: bool = False
    domain: tuple[Scalar, ...] = ()


class GroundBelief(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a chain of believers, outermost first, holds about a fluent at the start, where it is not the default.

    With a ``label`` it holds no one value: what it holds is ``among`` these, or, where none are given, among the
    fluent's whole domain."""

    who: tuple[int, ...]
    fluent: int
    value: Scalar = None
    label: Label | None = None
    among: tuple[Scalar, ...] = ()


class Effect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``fluent``, in the mind at the end of ``who``, becomes ``value`` when ``when`` holds before the event."""

    who: tuple[int, ...]
    fluent: int
    when: Expression
    value: Expression


class GroundEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ground actions and triggers have in common."""

    name: str
    schema: str
    arguments: tuple[str, ...]
    line: int
    precondition: Expression
    effects: tuple[Effect, ...]


class GroundTrigger(GroundEvent, frozen=True, forbid_unknown_fields=True):
    """A ground trigger."""


class UnobservedAction(GroundEvent, frozen=True, forbid_unknown_fields=True):
    """A ground action but for who observes it, which a file says otherwise (see ``written``)."""

    consenting: tuple[int, ...]


class Learning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``who`` learns, when ``when`` holds, the value of a fluent or whether a condition does."""

    who: int
    when: Expression
    what: Expression


class GroundAction(UnobservedAction, frozen=True, forbid_unknown_fields=True):
    """A ground action. ``observing`` has one condition per character; acts observed alike share one tuple. ``seen`` is
    the act that those take it for who do not consent to it."""

    observing: tuple[Expression, ...]
    learns: tuple[Learning, ...] = ()
    seen: int | None = None


class GroundUtility(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The author's utility, and one for each character."""

    author: Expression
    characters: tuple[Expression, ...]


class WorldWithoutActions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A ground world but for its actions."""

    name: str
    entities: tuple[GroundEntity, ...]
    characters: tuple[str, ...]
    fluents: tuple[GroundFluent, ...]
    beliefs: tuple[GroundBelief, ...]
    triggers: tuple[GroundTrigger, ...]
    utility: GroundUtility
    inner: Inner = Inner()


class GroundWorld(WorldWithoutActions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A whole ground world."""

    actions: tuple[GroundAction, ...]
    format: str = FORMAT
    version: int = VERSION

    def actions_named(self) -> dict[str, int]:
        """The number of each action, by its name."""
        return {action.name: number for number, action in enumerate(self.actions)}

    def fluents_named(self) -> dict[str, int]:
        """The number of each fluent, by its name."""
        return {fluent.name: number for number, fluent in enumerate(self.fluents)}


def call_name(name: str, arguments: tuple[str, ...]) -> str:
    """How a ground thing is written: ``walk(Tom, Home)``."""
    return f"{name}({', '.join(arguments)})"
