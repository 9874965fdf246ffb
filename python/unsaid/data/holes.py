"""What is said of a hole in a story besides that it is there: who knew, when it could have been helped, what would.

All of it was asked of the world. Acts are counted from 1, since it is told to people; 0 is the start.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from unsaid.data.proof import Fact

RepairKind = Literal["moved", "swapped", "put in", "left out", "observer", "belief"]
"""An act done at another place; two acts that change places; acts put in; an act left out; somebody who sees an act
done; a belief at the start."""


class Chance(msgspec.Struct, frozen=True):
    """The last moment at which something could still have been done: ``act`` of ``by`` (where one act was not enough,
    several), before the act numbered ``before``; ``willing``: everybody whose act it is had a reason for it there."""

    before: int
    act: str
    by: tuple[str, ...]
    willing: bool


class Supposed(msgspec.Struct, frozen=True):
    """Beliefs under which somebody would have done an act; ``so``: they are what is so."""

    facts: tuple[Fact, ...]
    so: bool


class Repair(msgspec.Struct, frozen=True):
    """One way to mend a hole, which was tried: the hole is gone, no other has come, and ``left`` others remain.

    ``story`` are the acts of the story mended. ``acts`` are those put in, moved or left out, or the one that ``who``
    is to see; ``before`` the number that the first of them comes to have (of what is left out: had), or of the act to
    be seen. Of two acts that change places, ``before`` is the number of the first and ``other`` that of the second.
    ``statement`` is what to write into the world, of a belief at the start.
    """

    kind: RepairKind
    story: tuple[str, ...]
    left: int
    acts: tuple[str, ...] = ()
    before: int | None = None
    who: str | None = None
    belief: tuple[Fact, ...] = ()
    statement: str | None = None
    other: int | None = None


class Remark(msgspec.Struct, frozen=True):
    """A remark on the act at ``place`` (counted from 0; None: on the whole), about ``who``.

    ``simpler-way``: the plan ``acts`` is as good as the ``plan`` behind the act. ``lie-convinces-nobody``,
    ``lie-seen-through``: ``facts`` are what ``who`` was to believe. ``without-consequence``: all is as it is without
    it. ``never-asked``: by ``acts``, ``by`` could have told ``who`` that ``facts`` are so, and had a reason to.
    ``goal-left-open``: ``who`` meant to go on with ``acts``.
    """

    kind: str
    place: int | None
    who: str | None
    acts: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    by: tuple[str, ...] = ()
