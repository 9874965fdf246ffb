"""What a search brought: a story, or why there is none, and what the search took.

How it ended is data, not an error: that there is no story within the limits is a fact about a world, and a search that
ran out of time has something to tell all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from unsaid.api.passing import of_result
from unsaid.api.stories.story import Story
from unsaid.api.told.showing import bundle, paragraphs
from unsaid.api.values import plain
from unsaid.budget import peak_bytes
from unsaid.data.limits import UNLIMITED, Limits
from unsaid.data.story import Result, Stop
from unsaid.version import VERSION

if TYPE_CHECKING:
    from unsaid.api.asking.whynone import WhyNone
    from unsaid.api.world import World


class Figures(msgspec.Struct, frozen=True):
    """What a search took.

    ``seconds`` has one entry for each stage (``read``, ``ground``, ``search``) and their ``total``; ``states`` counts
    states of the story looked into, ``minds`` distinct states and minds, ``questions`` explanations asked for;
    ``peak_bytes`` is the most memory the process has held. No story has fewer acts than ``proved``, as far as
    explanations of ``reasons`` acts go (0: nothing of the kind is known). ``evictions`` counts how often tables were
    dropped to keep within the memory.

    >>> import unsaid
    >>> figures = unsaid.load("tutorial").find(reasons=2, depth=1).figures
    >>> figures.states, sorted(figures.seconds)
    (2, ['ground', 'read', 'search', 'total'])
    """

    seconds: dict[str, float]
    states: int
    minds: int
    questions: int
    peak_bytes: int
    proved: int
    reasons: int
    evictions: int

    def __hash__(self) -> int:
        return hash((self.states, self.minds, self.questions, self.peak_bytes, self.proved))

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields."""
        return plain(self)


def given(story: Story, limits: Limits) -> Outcome:
    """A story that was given, as if it had been found. Raises UnsaidError where an act of it cannot happen."""
    told = story.explained(limits).data
    reasons = tuple(beat.reasons for beat in told.acts)
    result = Result(
        "found", None, told.utility, told.names, reasons, {}, 0, peak_bytes(), VERSION, told.world, told.before
    )
    return Outcome(story.world, msgspec.structs.replace(result, attempts=told.attempts))


@dataclass(frozen=True)
class Outcome:
    """How a search ended. ``result`` is all of it as data, and ``limits`` what it kept to; the rest of this class says
    it in the interface's words.

    >>> import unsaid
    >>> outcome = unsaid.load("tutorial").find(reasons=1)
    >>> outcome.stop, outcome.story, outcome.best.names
    ('none', None, ())
    """

    world: World
    result: Result
    limits: Limits = UNLIMITED

    def __hash__(self) -> int:
        return hash((self.world, self.result.stop, self.result.acts))

    @property
    def stop(self) -> Stop:
        """``found``; ``none`` (proved: there is no story within the limits; in a world whose people may not know
        something, none with reasons of at most ``figures.reasons`` acts); ``limit:time``, ``limit:memory`` or
        ``limit:states``; ``interrupted``."""
        return self.result.stop

    @property
    def found(self) -> bool:
        """Whether there is a story."""
        return self.result.stop == "found"

    @cached_property
    def story(self) -> Story | None:
        """The story found, or None."""
        return self.best if self.found else None

    @cached_property
    def best(self) -> Story:
        """The story found, or else the best course of acts met before the search stopped; it may have no acts."""
        return Story(self.world, self.result.story)

    @property
    def figures(self) -> Figures:
        """What the search took."""
        r = self.result
        stages = {**self.world.seconds, **r.seconds}
        seconds = {"total": sum(stages.values()), **stages}
        return Figures(seconds, r.states, r.minds, r.questions, r.peak_bytes, r.proved, r.steps, r.evictions)

    @cached_property
    def why_none(self) -> WhyNone | None:
        """Why there is no story, where that is proved (``none``); None where there is one, or may be. It is looked for
        when it is first asked, for about two seconds at most."""
        return self.in_the_way if self.stop == "none" else None

    @cached_property
    def in_the_way(self) -> WhyNone | None:
        """As ``why_none``, also where a search was cut short: what seems to stand in the way, though there may be a
        story all the same. None where one was found.

        >>> import unsaid
        >>> unsaid.load("tutorial").without("light").find(budget=unsaid.Budget(states=0)).in_the_way.kind
        'never'
        """
        if self.stop == "found":
            return None
        from unsaid.api.asking.whynone import why_none  # only those who ask pay for loading it

        return why_none(self.world, self.limits, self.result.goal)

    def why_not(self, act: str) -> WhyNone:
        """Why an act is in no story, by its name, with its arguments or without: what would have to be otherwise for it
        to be done. Of a story that was found more can be said (``Story.why_not``). Raises UnknownName.

        >>> import unsaid
        >>> unsaid.load("tutorial").without("light").find().why_not("row_home").kind
        'never'
        """
        from unsaid.api.asking.whynone import why_not  # only those who ask pay for loading it

        return why_not(self.world, act, self.limits)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """What the result of a search had in version 0.1, with a warning."""
            if name.startswith("_"):
                raise AttributeError(name)
            return of_result(self.result, name)

    def to_dict(self) -> dict[str, Any]:
        """Plain data, as ``unsaid tell --json`` prints it."""
        reading = "sabre" if self.world.sabre else "unsaid"
        return {**plain(self.result), "reading": reading, "seconds": self.figures.seconds}

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        if self.story is not None:
            return self.story._repr_mimebundle_()
        said = f"no story ({self.stop}); {self.result.states:,} state{'' if self.result.states == 1 else 's'} searched"
        return bundle(said, paragraphs(said))

    def __repr__(self) -> str:
        return f"<Outcome {self.stop}: {list(self.result.acts)!r}>"
