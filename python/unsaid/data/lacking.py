"""What keeps the people of a story from it: each act that somebody would not do, and what would give them a reason.

A ``Lack`` is about one act and one of those whose act it is. A ``Way`` is one thing that was tried and would be enough:
after it, the act makes sense to them. Nothing in it is guessed: each was asked of the mind that lacks the reason, but
for a wish, which is told where nothing else was enough.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from unsaid.data.proof import Fact

How = Literal["belief", "cost", "other", "wish"]
"""What would give a reason: beliefs put right, a concern that did not count, an act of another, a wish."""


class Way(msgspec.Struct, frozen=True):
    """One thing that would give ``who`` a reason for an act.

    ``belief``: it would have to know ``facts``. ``cost``: the concern ``concern`` would have to lose nothing by it.
    ``other``: it would lead on through ``plan``, were it not that in the mind of ``who``, ``other`` has no reason for
    ``act``; ``needs`` are the facts that what is done first would bring for that, and ``inner`` says what would give
    the other a reason, as far as ``who`` knows. ``wish``: it would have to want ``facts``, which the act brings about
    and the story needs.
    """

    kind: How
    facts: tuple[Fact, ...] = ()
    concern: str | None = None
    other: str | None = None
    act: str | None = None
    plan: tuple[str, ...] = ()
    inner: tuple[Way, ...] = ()


class Lack(msgspec.Struct, frozen=True):
    """``who`` would not do ``act``, the one at ``place`` in the story, counted from 0.

    ``unknown``: what it would have to know before it thought the act possible; empty where it does. ``ways`` are what
    would then give it a reason; empty where it has one then, or where nothing that was tried is enough, which
    ``reasoned`` tells apart.
    """

    who: str
    act: str
    place: int
    unknown: tuple[Fact, ...] = ()
    reasoned: bool = False
    ways: tuple[Way, ...] = ()


class Willing(msgspec.Struct, frozen=True):
    """A story there would be were some people willing: its acts, and what is missing in it.

    ``lacks`` are the first few; ``more`` says how many acts besides them lack something."""

    acts: tuple[str, ...]
    lacks: tuple[Lack, ...]
    more: int = 0


class Beyond(msgspec.Struct, frozen=True):
    """A story that the limits leave out: its acts, and the limits that do, as pairs of a name and how much it allows.

    Any other limit was kept to; of several here, all had to be lifted."""

    acts: tuple[str, ...]
    limits: tuple[tuple[str, int], ...]


class Stuck(msgspec.Struct, frozen=True):
    """How far a world comes of itself: the ``acts`` that people have reasons for and that come nearest to what is
    asked.

    ``missing`` are the conditions that do not hold after them, as text. ``whole``: all courses of acts with reasons
    were gone through."""

    acts: tuple[str, ...]
    missing: tuple[str, ...]
    whole: bool
