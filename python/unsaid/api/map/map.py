"""A map: everything that can come of a world, as a value, and what there is to say about it.

Its stories are those in which every act makes sense to all who consent to it, with reasons of up to so many acts; of
those who are *free*, everything they think possible, and that is possible, is on it as well. What is said of it is
exact as far as it is drawn. ``whole`` says whether that is all; where it is not, ``unknown`` says what that leaves
open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from unsaid.api.map.drawing import Asked, Drawn
from unsaid.api.map.parts import Alone, Leak, MapEnd, NeverActs, Tension, TurningPoint
from unsaid.api.told.showing import told
from unsaid.api.working import at_work
from unsaid.errors import UnsaidError
from unsaid.story.map.likely import Likely
from unsaid.story.map.plan import Plan
from unsaid.story.map.still_open import StillOpen

if TYPE_CHECKING:
    from unsaid.api.map.picture import Picture
    from unsaid.api.stories.finding import Finding
    from unsaid.api.stories.story import Story
    from unsaid.api.world import World
    from unsaid.budget import Budget
    from unsaid.minds.chart import Stopped
    from unsaid.minds.data import Watcher


@dataclass(frozen=True)
class Map:
    """Everything that can come of a world. ``World.explore`` draws one; ``str`` of it is what there is to say.

    >>> import unsaid
    >>> map = unsaid.load("tutorial").explore()
    >>> map.whole, map.states, [(end.title, end.ways) for end in map.ends]
    (True, 3, [('Home', 1)])
    """

    world: World
    asked: Asked
    drawn: Drawn = field(repr=False, compare=False)
    _kept: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    # --- what it is ---

    @property
    def free(self) -> tuple[str, ...]:
        """Those who may do anything they think possible."""
        return self.asked.free

    @property
    def stopped(self) -> Stopped:
        """How drawing it ended: ``whole``, ``limit:time``, ``limit:memory``, ``limit:states`` or ``interrupted``."""
        return self.drawn.stopped

    @property
    def whole(self) -> bool:
        """Whether everything is on it."""
        return self.stopped == "whole"

    @property
    def states(self) -> int:
        """How many states of the world are on it."""
        return self.plan.count

    @property
    def steps(self) -> int:
        """How many acts lead from one of them to another."""
        return len(self.plan.rows.to)

    @property
    def unknown(self) -> int:
        """How many states were not looked into: what lies beyond them is unknown. 0 where the map is whole."""
        return sum(1 for state in self.plan.cut if self.plan.kinds[state] < 0)

    def further(
        self,
        *,
        states: int | None = None,
        budget: Budget | None = None,
        progress: Watcher | None = None,
        cancel: Event | None = None,
    ) -> Map:
        """The map drawn on from where it was cut, up to so many ``states`` (None: 200,000) and within a budget: what it
        would be had it not been cut. One that has travelled, or that was gone on with, is drawn from the start.

        >>> import unsaid
        >>> cut = unsaid.load("the-owl").explore("Hanne", states=50)
        >>> cut.whole, cut.further().states
        (False, 382)
        """
        from unsaid.api.map.drawing import explored

        return explored(self.world, self.asked, states, budget, progress, cancel, self._kept.pop("chart", None))

    # --- what there is to say ---

    @cached_property
    @at_work
    def ends(self) -> tuple[MapEnd, ...]:
        """The ends that stories on it come to: the world's endings in order, the author's goal, dead ends."""
        from unsaid.api.map.finding import ends

        return ends(self)

    @cached_property
    def never_ends(self) -> tuple[str, ...]:
        """The titles of the world's endings that no story on it comes to. Where it is not whole, one may."""
        open_ = self.world.open
        from unsaid.telling.teller import Teller

        teller, met = Teller(open_.core, open_.ground, open_.minds), {kind.name for kind in self.drawn.kinds}
        return tuple(teller.titled(passage) for passage in teller.endings if passage.name not in met)

    @cached_property
    @at_work
    def turning_points(self) -> tuple[TurningPoint, ...]:
        """The acts with which an end is lost or won, that on which most turns first."""
        from unsaid.api.map.finding import turning_points

        return turning_points(self)

    @cached_property
    def alone(self) -> tuple[Alone, ...]:
        """What each character could change, were all others to do what they would."""
        from unsaid.api.map.finding import alone

        return alone(self)

    @cached_property
    def never(self) -> NeverActs:
        """The acts that come to nothing on it. Where it is not whole, they may beyond."""
        from unsaid.api.map.finding import never

        return never(self)

    @cached_property
    def dead_ends(self) -> int:
        """How many states there are from which nothing leads on and that are no end."""
        dead = {number for number, kind in enumerate(self.drawn.kinds) if kind.sort == "still"}
        return sum(1 for kind in self.plan.kinds if kind in dead)

    @cached_property
    def no_way_out(self) -> int:
        """How many states there are from which no end can be come to, and that can be gone on from for ever."""
        return sum(1 for state in range(self.states) if not self.still_open.sets[state])

    @at_work
    def tension(self, story: Story | Sequence[str] | None = None) -> tuple[Tension, ...]:
        """Suspense and surprise along a story, after each of its acts and at the start; None: the likeliest course.

        Raises UnsaidError where the story leaves the map (``off-the-map``), or how likely its ways are was not worked
        out (``not-weighed``).
        """
        from unsaid.api.map.finding import tension

        return tension(self, story)

    @cached_property
    @at_work
    def likeliest(self) -> Story | None:
        """The story that comes of following the likeliest act from the start; None where that was not worked out."""
        from unsaid.api.map.finding import likeliest

        return likeliest(self)

    @cached_property
    @at_work
    def leaks(self) -> tuple[Leak, ...]:
        """The secrets that come out in the examples of its ends: who learns what, by whose act."""
        from unsaid.api.map.leaks import leaks

        return leaks(self)

    @at_work
    def open_threads(self, end: MapEnd) -> str:
        """What is left unsaid in the example of an end, in words: wishes held back, answers owed, errors nobody put
        right."""
        return end.example.unsaid().prose()

    @at_work
    def check(self, story: Story) -> tuple[Finding, ...]:
        """What the checker, which shares nothing with what drew the map, has against a story on it: every hole but that
        those who are free lack reasons, and that the author has not what was asked for."""
        from unsaid.api.map.finding import holes

        return holes(self, story)

    # --- as a picture, and for other tools ---

    @at_work
    def picture(self, spot: str | None = None, most: int = 120) -> Picture:
        """The small form: at most so many places, states merged by which ends remain open, single ways drawn as one.
        ``spot`` opens a merged place, by its name in the picture it is in (``4``, and ``4.2`` in that of 4). Raises
        UnknownName."""
        from unsaid.api.map.picture import picture

        return picture(self, spot, most)

    def to_dict(self) -> dict[str, Any]:
        """Plain data: what it is, what there is to say, and the small form."""
        from unsaid.api.map.telling import as_data

        return as_data(self)

    def to_dot(self) -> str:
        """The small form for Graphviz."""
        return self.to("dot")

    def to_mermaid(self) -> str:
        """The small form as a Mermaid flowchart."""
        return self.to("mermaid")

    def to_svg(self) -> str:
        """The small form as a drawing."""
        return self.to("svg")

    def to_html(self) -> str:
        """A page in one file, to look at and click; it needs no network."""
        return self.to("page")

    def to_graphml(self) -> str:
        """All states and ways as GraphML."""
        return self.to("graphml")

    def to_networkx(self) -> Any:
        """All states and ways as a ``networkx.MultiDiGraph``, with their words and numbers. Raises UnsaidError
        (``networkx``) where that package is missing."""
        from unsaid.api.map.forms.graphs import to_networkx

        return to_networkx(self)

    @at_work
    def to(self, form: str) -> str:
        """The map in a form: ``page``, ``svg``, ``dot`` or ``mermaid`` (the small form), ``graphml`` or ``json`` (every
        state and way). Raises UnknownName."""
        from unsaid.api.map.forms import written

        return written(self, form)

    def save(self, path: str | Path, form: str | None = None, *, force: bool = False) -> None:
        """Writes it to a file, whole or not at all, in a form (None: as the file is named). Raises FileProblem,
        UnknownName."""
        from unsaid.api.map.forms import save

        save(self, path, form, force=force)

    # --- at work ---

    @cached_property
    def plan(self) -> Plan:
        """Its states and ways by number; what these are is no part of the interface."""
        return Plan(self.drawn.rows, self.drawn.of_state)

    @cached_property
    def still_open(self) -> StillOpen:
        """By state, which ends remain open; no part of the interface."""
        return StillOpen(self.plan, len(self.drawn.kinds))

    @cached_property
    def likely(self) -> Likely | None:
        """What states come to; no part of the interface. None where that was not worked out."""
        return None if self.drawn.rows.shares is None else Likely(self.plan)

    @cached_property
    def chances(self) -> list[list[float]]:
        """By state, the chance of each end and of what is unknown; no part of the interface."""
        return [] if self.likely is None else self.likely.ends(len(self.drawn.kinds))

    @cached_property
    def fortunes(self) -> dict[str, list[float]]:
        """By character, by state, what its utility is expected to end at; no part of the interface."""
        from unsaid.api.map.finding import fortunes

        return fortunes(self)

    @property
    def kept(self) -> dict[Any, Any]:
        """Pictures that were drawn; no part of the interface."""
        return self._kept

    def story_of(self, ways: Sequence[int]) -> Story:
        """The story of some ways on from the start; no part of the interface."""
        names = [self.world.open.ground.actions[self.plan.rows.acts[way]].name for way in ways]
        return self.world.story(names)

    def prose(self) -> str:
        """What there is to say about it, in the world's words."""
        from unsaid.api.map.telling import prose

        return prose(self)

    def __str__(self) -> str:
        return self.prose()

    def __repr__(self) -> str:
        return f"<Map of {self.world.name!r}: {self.states} states, {self.stopped}>"

    def __hash__(self) -> int:
        return hash((self.world, self.asked))

    def __reduce__(self) -> tuple[Any, ...]:
        return Map, (self.world, self.asked, self.drawn)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        try:
            return told(self, self.prose) | {"image/svg+xml": self.to_svg()}
        except UnsaidError:
            return told(self, self.prose)
