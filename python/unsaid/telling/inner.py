"""What a telling asks about inner lives, which are derived elsewhere: feelings, wants held back, silences.

Everything is asked of a *step*: how many acts of the told course have been done. A telling without a psyche tells no
inner life but what the author has put into words for events and changes of belief.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

import msgspec


class Stir(msgspec.Struct, frozen=True):
    """Something that stirred in somebody after the last act.

    ``held``: ``who`` wanted to do ``name`` with ``arguments``, and did not. ``overcome``: ``who`` did it against what
    held it back. ``recognition``: ``who`` did it once, and now sees what that was. ``refused``: ``who`` would have done
    it, and another would not. ``offered``: ``who`` would do it with another, who has yet to say. ``silence``: ``who``
    let the question ``name`` of ``whom`` pass. ``feeling``: ``who`` has come to feel ``name``. ``shown``: ``who`` is
    seen to feel ``name``.
    """

    sort: Literal["held", "silence", "feeling", "shown", "refused", "offered", "overcome", "recognition"]
    who: str
    name: str
    arguments: tuple[str, ...] = ()
    whom: str | None = None

    def seen_by(self, side: str | None, witnesses: Sequence[str]) -> bool:
        """Whether a side may be told: one's own inner life, a silence by both it lies between, a show by who saw it."""
        match self.sort:
            case "held" | "feeling" | "overcome" | "refused":
                return side == self.who
            case "recognition":
                return side in (None, self.who)
            case "offered":
                return side != self.who
            case "silence":
                return side is None or side in (self.who, self.whom)
            case "shown":
                return side is None or side == self.who or side in witnesses


class Psyche(Protocol):
    """Inner lives over one course of acts."""

    def stirs(self, step: int) -> Sequence[Stir]:
        """What stirred after act number ``step`` (the first is 1), in the order to be told."""
        ...

    def feels(self, step: int, mind: str, who: str, feeling: str) -> bool:
        """Whether ``who`` has a feeling when ``step`` acts are done, as far as ``mind`` can tell."""
        ...
