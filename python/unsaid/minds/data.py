"""What the engine answers, by number: actions and characters as the world file lists them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec


class EngineStep(msgspec.Struct, frozen=True):
    """A later step of a plan, with the reasons of those who must consent to it.

    The planner's own reason is the rest of the plan, and is listed only where the rest would not do.
    """

    act: int
    reasons: tuple[EngineReason, ...]


class EngineGuess(msgspec.Struct, frozen=True):
    """What is supposed of a fluent in the mind at the end of ``who``: a value, or that it stays open on some."""

    who: tuple[int, ...]
    fluent: int
    value: bool | float | str | None = None
    open: tuple[bool | str, ...] | None = None


class EngineCase(msgspec.Struct, frozen=True):
    """A run of a plan made in hope: what is supposed in it, how many of its acts are done, and where that leads."""

    supposed: tuple[EngineGuess, ...]
    done: int
    before: float | None
    after: float | None


class EngineHope(msgspec.Struct, frozen=True):
    """What may come of a plan made without knowing: the most that may be gained and lost, and how it runs in each
    case."""

    gain: float
    loss: float
    cases: tuple[EngineCase, ...]


class EngineReason(msgspec.Struct, frozen=True):
    """Why an act makes sense to a character: the plan it starts, and the utility before and after it; or, where it is
    done in hope, what may come of the plan."""

    character: int
    act: int
    plan: tuple[EngineStep, ...]
    before: float | None
    after: float | None
    hope: EngineHope | None = None


class Plan(msgspec.Struct, frozen=True):
    """A plan that somebody would follow: its acts, the first being ``act``, and the utility before and after it."""

    act: int
    acts: tuple[int, ...]
    before: float | None
    after: float


class Decision(msgspec.Struct, frozen=True):
    """What somebody would do, and whether that is certain.

    ``best`` has the plans that end highest, one for each act they begin with, in order; none where there is nothing to
    be done. ``stop`` is ``certain`` where nothing better can be found by any means, or the limit that was met first
    (``limit:time``, ``limit:memory``): then each of ``best`` is a reason by every rule, and there may be better ones.
    All acts were looked at ``rounds`` times, with growing effort. Of the ``open`` ones it is certain what can come of
    ``settled``.
    """

    best: tuple[Plan, ...]
    open: int
    settled: int
    rounds: int
    stop: str

    @property
    def certain(self) -> bool:
        """Whether no plan ends higher, and none of another act as high: the same as without a limit."""
        return self.stop == "certain"

    @property
    def decided(self) -> bool:
        """Whether every act that is open was looked into, so that this is a choice; if not, time ran out before."""
        return self.certain or self.rounds > 0

    @property
    def acts(self) -> tuple[int, ...]:
        """The acts that it would do; empty for nothing."""
        return tuple(plan.act for plan in self.best)


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a search has come.

    ``states`` counts story states expanded, ``minds`` distinct states and minds, ``questions`` explanation questions
    answered, ``acts`` the acts of the longest course looked at, ``evictions`` how often tables were dropped to keep
    within the memory allowed. No story has fewer acts than ``proved`` (0: nothing of the kind is known), as far as
    explanations of ``steps`` acts go, which are those tried now.

    >>> import unsaid
    >>> seen = []
    >>> outcome = unsaid.load("tutorial").find(progress=seen.append)
    >>> all(far.states >= 0 for far in seen)
    True
    """

    states: int = 0
    minds: int = 0
    questions: int = 0
    acts: int = 0
    proved: int = 0
    steps: int = 0
    evictions: int = 0


Watcher = Callable[[Progress], object]
"""Called about twenty times a second while a search goes on."""


class EngineFound(msgspec.Struct, frozen=True):
    """How a search ended. ``acts`` is the story, or the best course met where none was found.

    ``states`` counts story states expanded, ``minds`` distinct states and minds, ``questions`` explanation
    questions answered, ``bytes`` the engine's own estimate of what it holds, ``evictions`` how often tables were
    dropped to keep within the memory allowed. No story has fewer acts than ``proved`` (0: nothing of the kind is
    known), as far as explanations of ``steps`` acts go.
    """

    stop: str
    acts: tuple[int, ...]
    reasons: tuple[tuple[EngineReason, ...], ...]
    before: float | None
    utility: float | None
    states: int
    minds: int
    questions: int
    bytes: int
    proved: int
    steps: int
    evictions: int
