"""A story as data: its acts, and why each of them made sense to those who wanted it.

Names are the world's own (``walk(Tom, Home, Market)``, ``Tom``), so a story can be kept, read and checked apart from
the engine that found it.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Stop = Literal["found", "none", "limit:time", "limit:memory", "limit:states", "interrupted"]
"""How a search ended; ``none`` means proved: no story within the limits."""


class Step(msgspec.Struct, frozen=True):
    """A later step of a plan, with the reasons of those who must consent to it.

    The planner's own reason for a step is the rest of the plan; it is written out only where the rest would not do.
    """

    act: str
    reasons: tuple[Reason, ...] = ()


class Guess(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is supposed of a fluent in the mind at the end of ``who``, as the planner thinks of it: that it has
    ``value`` there, or that it stays ``open``."""

    fluent: str
    who: tuple[str, ...] = ()
    value: bool | float | str | None = None
    open: bool = False


class Supposition(msgspec.Struct, frozen=True):
    """One way things may be of which the planner does not know, and how its plan runs there: so many ``acts`` of it are
    done, and then it is better off by ``gain``."""

    guesses: tuple[Guess, ...]
    acts: int
    gain: float


class Hope(msgspec.Struct, frozen=True):
    """What may come of a plan made without knowing: at best a ``gain``, at worst a ``loss``, and the ``suppositions``
    it was looked through under. Whatever is left out, the checker works out; what is said has to be so."""

    gain: float | None = None
    loss: float | None = None
    suppositions: tuple[Supposition, ...] = ()


class Reason(msgspec.Struct, frozen=True):
    """Why ``act`` makes sense to ``character``: the plan it starts, and the utility it believes in before and after.

    With a ``hope`` it is one, and no plain reason: the plan may come to nothing, its steps give no reasons of their
    own, and nothing is said of a utility before and after."""

    character: str
    act: str
    plan: tuple[Step, ...] = ()
    before: float | None = None
    after: float | None = None
    hope: Hope | msgspec.UnsetType = msgspec.UNSET

    @property
    def hoped(self) -> Hope | None:
        """The hope that it is, if it is one."""
        return self.hope if isinstance(self.hope, Hope) else None

    @property
    def acts(self) -> tuple[str, ...]:
        """The whole plan: the act itself, then its later steps."""
        return (self.act, *(step.act for step in self.plan))


class Beat(msgspec.Struct, frozen=True):
    """One act of a story, with a reason for each character who consents to it."""

    act: str
    reasons: tuple[Reason, ...] = ()


class Attempt(msgspec.Struct, frozen=True):
    """What was tried in a game and did not happen, when ``before`` acts had: the act was not possible (``fail``),
    another would not (``refuse``), or it was only offered (``offer``)."""

    event: Literal["fail", "refuse", "offer"]
    act: str
    by: str
    before: int


class Story(msgspec.Struct, frozen=True):
    """A course of acts. ``before`` and ``utility`` are the author's utility at its start and its end; ``attempts`` what
    was tried in between, where it was played."""

    world: str
    acts: tuple[Beat, ...] = ()
    goal: float | None = None
    before: float | None = None
    utility: float | None = None
    attempts: tuple[Attempt, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The acts as they are written."""
        return tuple(beat.act for beat in self.acts)


class Result(msgspec.Struct, frozen=True):
    """What a search brought; this is what ``unsaid tell --json`` prints.

    ``acts`` is the story, or the best course met before the search stopped. ``seconds`` has ``total`` and one entry
    per stage; ``peak_bytes`` is the most memory the process has held.

    No story within the limits has fewer acts than ``proved``, as far as explanations of ``steps`` acts go (0: nothing
    of the kind is known); ``evictions`` counts how often tables were dropped to keep within the memory allowed.
    ``attempts`` are those of a story that was given.
    """

    stop: Stop
    goal: float | None
    utility: float | None
    acts: tuple[str, ...]
    explanations: tuple[tuple[Reason, ...], ...]
    seconds: dict[str, float]
    states: int
    peak_bytes: int
    version: str
    world: str = ""
    before: float | None = None
    minds: int = 0
    questions: int = 0
    proved: int = 0
    steps: int = 0
    evictions: int = 0
    attempts: tuple[Attempt, ...] = ()

    @property
    def story(self) -> Story:
        """The course found, apart from how it was found."""
        beats = tuple(Beat(act, reasons) for act, reasons in zip(self.acts, self.explanations, strict=True))
        return Story(self.world, beats, self.goal, self.before, self.utility, self.attempts)


def to_json(value: Story | Result) -> str:
    """The value as JSON text, indented for people."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def story_from_json(text: str | bytes) -> Story:
    """A story from its JSON, or from that of a whole result.

    Raises msgspec.DecodeError where the text is neither; what says nothing of acts is no story.
    """
    try:
        return _decoded(text)
    except RecursionError:
        raise msgspec.DecodeError("brackets are nested too deeply") from None


def _decoded(text: str | bytes) -> Story:
    msgspec.json.decode(text, type=_Acts)
    try:
        return msgspec.json.decode(text, type=Story)
    except msgspec.ValidationError:
        return msgspec.json.decode(text, type=Result).story


class _Acts(msgspec.Struct):
    """What every story has, whatever else it has."""

    acts: list[object]
