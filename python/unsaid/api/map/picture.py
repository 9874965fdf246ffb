"""The picture of a map: its small form in the world's words, as plain data that is drawn in many ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from unsaid.api.map.words import Words
from unsaid.api.values import plain
from unsaid.errors import UnknownName
from unsaid.story.map.small import MOST, How, Line, Small, Spot, small
from unsaid.story.map.still_open import members

if TYPE_CHECKING:
    from unsaid.api.map.map import Map

COURSES = 12
"""Courses of a line that are told in words; of the rest it is said how many there are."""

FEW = 3
"""Ends that a label names."""

Sort = Literal["start", "open", "end", "dead", "unknown", "lost"]
"""What a spot is: where all begins; where ends are open; an end; a dead end; what was not looked into; and where
nothing can be come to any more."""


@dataclass(frozen=True)
class PictureSpot:
    """A place of a picture. ``name`` tells it from others, and opens it where ``states`` says that more than one was
    merged in it. ``label`` is short; ``open`` are the titles of the ends that can still be come to.

    >>> import unsaid
    >>> [spot.label for spot in unsaid.load("tutorial").explore().picture().spots]
    ['The start; open: Home', 'Home']
    """

    name: str
    label: str
    sort: Sort
    states: int
    open: tuple[str, ...]


@dataclass(frozen=True)
class PictureLine:
    """A line from one place to another: ``courses`` in words, one text for each act, of the ``count`` there are.

    >>> import unsaid
    >>> unsaid.load("tutorial").explore().picture().lines[0].courses
    (('Ida: light the lamp', 'Olm: row for the light'),)
    """

    start: str
    to: str
    label: str
    courses: tuple[tuple[str, ...], ...]
    count: int


@dataclass(frozen=True)
class Picture:
    """A map, small enough to be looked at; ``how`` says what its places are: ``states``, or what they were merged
    by.

    >>> import unsaid
    >>> picture = unsaid.load("the-owl").explore("Hanne").picture()
    >>> picture.how, len(picture.spots) <= 120
    ('kinds', True)
    """

    title: str
    how: How
    spots: tuple[PictureSpot, ...]
    lines: tuple[PictureLine, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields."""
        return plain(self)


def picture(drawn: Map, spot: str | None, most: int, words: Words | None = None) -> Picture:
    """The picture of a map, or of what is merged in a spot. ``words`` are those of a picture drawn just before. Raises
    UnknownName."""
    form, prefix = _formed(drawn, None, "", most), ""
    for part in spot.split(".") if spot else []:
        number = int(part) if part.isdecimal() else -1
        if not 0 <= number < len(form.spots) or len(form.spots[number].states) < 2:
            raise UnknownName("unknown-spot", f"the picture has no merged place {spot}; {_which(form, prefix)}", spot)
        prefix = f"{prefix}{part}."
        form = _formed(drawn, form.spots[number].states, prefix, most)
    return _Worded(drawn, form, prefix, words or Words(drawn)).picture()


def states_of(drawn: Map, spot: str, most: int = MOST) -> tuple[PictureSpot, tuple[int, ...]]:
    """A place by its name in the picture it is in, and the states in it. Raises UnknownName."""
    outer, _, last = spot.rpartition(".")
    found = picture(drawn, outer or None, most)
    if not last.isdecimal() or int(last) >= len(found.spots):
        raise UnknownName("unknown-spot", f"the picture has no place {spot}", spot)
    form = _formed(drawn, None, "", most)
    prefix = ""
    for part in outer.split(".") if outer else []:
        prefix = f"{prefix}{part}."
        form = _formed(drawn, form.spots[int(part)].states, prefix, most)
    return found.spots[int(last)], form.spots[int(last)].states


def _formed(drawn: Map, states: Sequence[int] | None, prefix: str, most: int) -> Small:
    """The small form of what is merged in a spot, kept with the map."""
    kept = drawn.kept
    if (prefix, most) not in kept:
        kept[prefix, most] = small(drawn.plan, drawn.still_open, states, most)
    return kept[prefix, most]


def _which(form: Small, prefix: str) -> str:
    merged = [f"{prefix}{number}" for number, spot in enumerate(form.spots) if len(spot.states) > 1]
    return f"there are {', '.join(merged[:12])}{', …' if len(merged) > 12 else ''}" if merged else "none is merged"


class _Worded:
    """A small form being put into words."""

    def __init__(self, drawn: Map, form: Small, prefix: str, words: Words) -> None:
        self.drawn, self.form, self.prefix, self.words = drawn, form, prefix, words

    def picture(self) -> Picture:
        spots = tuple(self.spot(number, spot) for number, spot in enumerate(self.form.spots))
        return Picture(title(self.drawn), self.form.how, spots, tuple(map(self.line, self.form.lines)))

    def spot(self, number: int, spot: Spot) -> PictureSpot:
        kinds = self.drawn.drawn.kinds
        titles = tuple(kinds[end].title for end in members(spot.open & (self.drawn.still_open.unknown - 1)))
        sort = self.sort(spot)
        label = self.label(sort, spot, titles)
        more = f" ({len(spot.states):,} states)" if len(spot.states) > 1 else ""
        return PictureSpot(f"{self.prefix}{number}", label + more, sort, len(spot.states), titles)

    def sort(self, spot: Spot) -> Sort:
        if spot.end >= 0:
            return "dead" if self.drawn.drawn.kinds[spot.end].sort == "still" else "end"
        if 0 in spot.states:
            return "start"
        if not spot.open:
            return "lost"
        return "unknown" if spot.open == self.drawn.still_open.unknown else "open"

    def label(self, sort: Sort, spot: Spot, titles: tuple[str, ...]) -> str:
        if spot.end >= 0:
            return self.drawn.drawn.kinds[spot.end].title
        if sort in ("lost", "unknown"):
            return "No end can be come to" if sort == "lost" else "Not looked into"
        rest = f"open: {', '.join(titles)}" if len(titles) <= FEW else f"{len(titles)} ends open"
        return f"The start; {rest}" if sort == "start" else rest[0].upper() + rest[1:]

    def line(self, line: Line) -> PictureLine:
        acts = self.drawn.plan.rows.acts
        courses = {tuple(acts[way] for way in course): course for course in line.courses}
        told = tuple(tuple(map(self.words.act, course)) for course in [*courses.values()][:COURSES])
        first, rest = " → ".join(told[0]), len(courses) - 1
        label = first if not rest else f"{first}, or {rest} other{'' if rest == 1 else 's'}"
        return PictureLine(f"{self.prefix}{line.start}", f"{self.prefix}{line.to}", label, told, len(courses))


def title(drawn: Map) -> str:
    """What a map is called."""
    world = drawn.world
    name = world.title or world.name
    return f"{name}, with {who_is_free(drawn)} free" if drawn.free else name


def who_is_free(drawn: Map) -> str:
    """Those who are free, as they are called."""
    from unsaid.english.kinds import listed

    return listed([drawn.world.called(who) for who in drawn.free])
