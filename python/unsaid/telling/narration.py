"""How a telling speaks: from whose side, in which person and tense, and to whom.

The side is told in the first, second or third person; everybody else is told in the third, but for the one the side
addresses (``viewpoint James: third, present, addressing You;``), who is *you* where the side itself is not.
"""

from __future__ import annotations

from typing import Literal, cast

import msgspec

from unsaid.english import Tense
from unsaid.errors import BadValue
from unsaid.language import core

Person = Literal[1, 2, 3]
Length = Literal["short", "scene", "full"]


class Narration(msgspec.Struct, frozen=True):
    """A way of telling; ``side`` is a character, or None for the outside view."""

    side: str | None = None
    person: Person = 2
    tense: Tense = "present"
    addressing: str | None = None

    def person_of(self, entity: str) -> Person:
        """The grammatical person an entity is told in."""
        if entity == self.side:
            return self.person
        return 2 if entity == self.addressing and self.person != 2 else 3


class Manner(msgspec.Struct, frozen=True):
    """What the reader asks of a telling; None leaves it to the world.

    ``thoughts``: whether what is only thought is told. ``length``: ``short`` is one paragraph, ``scene`` passes quickly
    over what the world calls a summary, ``full`` tells everything. ``seed`` chooses among the author's alternatives.
    """

    person: Person | None = None
    tense: Tense | None = None
    thoughts: bool = True
    length: Length = "full"
    seed: int = 0

    @property
    def played(self) -> Manner:
        """The same for somebody who plays: the role is *you*, whoever the author's telling speaks to."""
        return self if self.person is not None else msgspec.structs.replace(self, person=2)

    def narration(self, world: core.World, side: str | None) -> Narration:
        """How a side is told: as asked for, else as the world says, else *you*, now."""
        declared = next((v for v in world.viewpoints if v.who == side), None)
        return Narration(
            side,
            self.person or (declared.person if declared else 2),
            self.tense or (declared.tense if declared else "present"),
            declared.addressing if declared else None,
        )


def manner(
    person: int | None = None,
    tense: Tense | None = None,
    thoughts: bool = True,
    length: Length = "full",
    seed: int = 0,
) -> Manner:
    """What the reader asks of a telling, from plain values. Raises BadValue where there is no such person or
    tense."""
    if person not in (None, 1, 2, 3):
        raise BadValue("manner", f"there is no person {person}; it is 1, 2 or 3")
    if tense not in (None, "present", "past"):
        raise BadValue("manner", f"there is no tense {tense!r}; it is present or past")
    return Manner(cast(Person | None, person), tense, thoughts, length, seed)
