"""A claim as it is written, and what was found out about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from unsaid.language.core import Span

Kind = Literal["sound", "unsound", "reach", "never", "after", "dead end", "shorter", "dead", "told"]
Outcome = Literal["holds", "fails", "undecided"]


class Phrase(NamedTuple):
    """A part of a claim as it is written, and where."""

    text: str
    span: Span


@dataclass(frozen=True)
class Claim:
    """One claim. Which of the fields are set goes by its ``kind``; ``text`` is the whole of it as written.

    ``story``: the story it is about; ``what``: what is claimed, phrase by phrase; ``order`` and ``other``: before or
    after which act; ``who``: the side it is told from, or who is played; ``free``: who may do whatever they think
    possible; ``most``: acts of a course; ``place``: the act it is about, from 1; ``quote``: the words looked for;
    ``negated``: that they are not there, or that the author's goal does not matter.
    """

    kind: Kind
    text: str
    span: Span
    story: Phrase | None = None
    what: tuple[Phrase, ...] = ()
    order: Literal["before", "after"] | None = None
    other: Phrase | None = None
    who: Phrase | None = None
    free: tuple[Phrase, ...] = ()
    most: int | None = None
    place: int | None = None
    quote: str | None = None
    negated: bool = False


@dataclass(frozen=True)
class WrittenStory:
    """A story as a file of claims has it: acts, or the place of a file with one."""

    name: Phrase
    acts: tuple[Phrase, ...] = ()
    file: Phrase | None = None


@dataclass(frozen=True)
class Bounds:
    """How far claims are looked into: acts of a course, acts and levels of mind of a reason, states of a graph, menus
    of a game. None is what a game takes for the reasons, and no bound on the acts."""

    acts: int | None = None
    reasons: int | None = None
    depth: int | None = None
    states: int = 20_000
    menus: int = 1_000


@dataclass(frozen=True)
class Written:
    """A file of claims, read: the world it names, if it does, its bounds, stories and claims."""

    world: Phrase | None
    bounds: Bounds
    stories: tuple[WrittenStory, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Verdict:
    """What was found out about a claim. ``str`` is its sentence.

    ``outcome``: ``holds``, ``fails`` or ``undecided``; ``claim``: the claim as written, on ``line`` of its file;
    ``message``: why, in a sentence; ``course``: the acts of the shortest course that shows it, where one does, and
    ``words`` the same in the words of the world, act by act.

    >>> import unsaid
    >>> world = unsaid.load("tutorial")
    >>> (verdict,) = unsaid.read_claims("never lit() before light;", world).verdicts()
    >>> verdict.outcome, verdict.claim
    ('holds', 'never lit() before light')
    """

    outcome: Outcome
    claim: str
    line: int
    message: str = ""
    course: tuple[str, ...] = ()
    words: tuple[str, ...] = field(default=(), compare=False)

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields."""
        course, words = list(self.course), list(self.words)
        named = {"outcome": self.outcome, "claim": self.claim, "line": self.line, "message": self.message}
        return {**named, "course": course, "words": words}

    def __str__(self) -> str:
        said = {"holds": "holds", "fails": "fails", "undecided": "not decided within the limits"}[self.outcome]
        return f"{self.claim}: {said}{'; ' if self.message else ''}{self.message}"
