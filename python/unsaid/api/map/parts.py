"""What a map gives: its ends, the acts it turns on, what one character could change, and what comes out on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from unsaid.api.values import plain

if TYPE_CHECKING:
    from unsaid.api.stories.story import Story

EXACT = 2**53
"""Whole numbers up to which every reader of JSON counts exactly."""


def exact(number: int) -> int | str:
    """A whole number as JSON can carry it: by its digits where it is too large to be counted exactly."""
    return number if number <= EXACT else str(number)


@dataclass(frozen=True)
class MapEnd:
    """A way for the stories of a map to end. ``str`` is its title.

    ``kind``: ``ending`` (one of the world's endings), ``goal`` (the author has what was asked for, told apart by the
    words that close it) or ``still`` (nothing leads on: a dead end). ``ways``: how many courses lead to it, a circle
    counted once; ``circles``: whether one may go round on the way. ``likely``: how likely it is where everybody does
    what leads highest in their own eyes, None where that was not worked out. ``reasoned``: whether a story comes to it
    in which all have reasons. ``goal``: whether the author has what was asked for in all states of it, in some or in
    none. ``example``: a shortest story to it, reasoned where there is one, else one in which those who are free do
    something without a reason.

    >>> import unsaid
    >>> end = unsaid.load("paste").explore("Rhea").ends[0]
    >>> end.title, end.ways, end.likely
    ('Whose Breath', 4, 0.25)
    """

    name: str
    title: str
    kind: Literal["ending", "goal", "still"]
    states: int
    ways: int
    circles: bool
    likely: float | None
    reasoned: bool
    goal: Literal["all", "some", "none"]
    example: Story

    def to_dict(self) -> dict[str, Any]:
        """Plain data; the example by its acts, and numbers beyond 2**53 by their digits."""
        data = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "example"}
        return data | {"ways": exact(self.ways), "example": list(self.example.names)}

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True)
class TurningPoint:
    """An act on which something turns. ``str`` is its words.

    ``by``: those who choose it. ``loses``: the ends that are no longer open after it, somewhere on the map, each with
    at how many places; ``wins``: those of which it leaves nothing else. ``weight``: how far it moves the chances of the
    ends, weighed by how likely it is; 0 where nobody would do it, None where that was not worked out. ``gains``: by
    character, what its expected utility at the end moves by, on average. ``example``: a shortest story that ends with
    it where it turns something.

    >>> import unsaid
    >>> point = unsaid.load("paste").explore("Rhea").turning_points[1]
    >>> print(point, point.by, [title for title, _ in point.loses])
    Rhea: go down the rope and take the stone ('Rhea',) ['Two Kinds of Oil', 'An Egg']
    """

    act: str
    words: str
    by: tuple[str, ...]
    loses: tuple[tuple[str, int], ...]
    wins: tuple[tuple[str, int], ...]
    weight: float | None
    gains: tuple[tuple[str, float], ...]
    example: Story

    def to_dict(self) -> dict[str, Any]:
        """Plain data; the example by its acts."""
        data = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "example"}
        return plain(data) | {"example": list(self.example.names)}

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True)
class Alone:
    """What ``who`` could change while all others do what they would: ends that it could ``bring`` about though they are
    not usual, and usual ones that it could ``keep`` from coming by doing nothing.

    >>> import unsaid
    >>> unsaid.load("tutorial").explore().alone[0]
    Alone(who='Ida', bring=(), keep=('Home',))
    """

    who: str
    bring: tuple[str, ...]
    keep: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields."""
        return plain(self)


@dataclass(frozen=True)
class NeverActs:
    """Acts that come to nothing on a map, by their names: ``impossible`` were possible nowhere, and nobody ever thought
    them to be; ``imagined`` were possible nowhere, and somebody thought they were; ``unreasoned`` were possible, and
    made sense nowhere to all who must want them.

    >>> import unsaid
    >>> unsaid.load("the-riding-light").explore().never.unreasoned
    ('speak_out_of_turn()', 'adjourn()', 'go_ashore()')
    """

    impossible: tuple[str, ...]
    imagined: tuple[str, ...]
    unreasoned: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields."""
        return plain(self)


@dataclass(frozen=True)
class Tension:
    """How tense a story is after so many acts: ``suspense`` is how much the chances of the ends are about to move,
    ``surprise`` how far the last act has moved them (0 at the start). ``fortunes``: by character, what its utility is
    expected to end at, how much that is about to move, and how far it has moved. Source: Ely, Frankel and Kamenica,
    “Suspense and Surprise” (2015).

    >>> import unsaid
    >>> [round(one.suspense, 2) for one in unsaid.load("paste").explore("Rhea").tension()]
    [0.0, 0.0, 0.0, 0.58, 0.5, 0.71, 0.0]
    """

    acts: int
    suspense: float
    surprise: float
    fortunes: tuple[tuple[str, float, float, float], ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields."""
        return plain(self)


@dataclass(frozen=True)
class Leak:
    """A secret that comes out: at the start ``knew`` knew ``fact``, and ``learnt`` believed otherwise until ``act``,
    which is ``by`` those who choose it; in the examples of the ends in ``ends``.

    >>> import unsaid
    >>> leak = unsaid.load("paste").explore("Rhea").leaks[0]
    >>> leak.fact, leak.learnt, leak.by
    ('the stone in the case is glass', 'Rhea', ('Quill', 'Rhea'))
    """

    fact: str
    knew: tuple[str, ...]
    learnt: str
    act: str
    by: tuple[str, ...]
    ends: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields."""
        return plain(self)
