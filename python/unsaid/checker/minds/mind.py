"""A mind: a value for every fluent, and what is believed about everybody else's mind, worked out on demand.

A mind has no end (she thinks he thinks she thinks…), but sooner or later minds within it repeat. Beliefs are made when
they are first looked at and kept from then on; ``shared`` then finds which of the minds made so are alike, so that
minds that cannot be told apart are one object, and what was worked out about one is known of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unsaid.world.structure import GroundWorld, Scalar

    Chain = tuple[int, ...]
    Write = tuple[Chain, int, Scalar]


class Mind:
    """A state as it is or as somebody believes it to be.

    ``calm`` says that no trigger can happen here nor anywhere further in. ``known`` keeps answers about this mind.
    ``alike`` is the one mind that stands for all that are like it, once that has been found out. ``number`` stands for
    the values, once they have been met. ``owner`` is whose mind it is, where that makes a difference (see ``unsure``):
    a state has none.
    """

    __slots__ = ("_beliefs", "_make", "alike", "calm", "known", "number", "owner", "values")

    def __init__(self, values: tuple[Any, ...], make: Callable[[int], Mind], owner: int | None = None) -> None:
        self.values = values
        self.owner = owner
        self.calm = False
        self.number: int | None = None
        self.alike: Mind | None = None
        self.known: dict[Any, Any] = {}
        self._make = make
        self._beliefs: dict[int, Mind] = {}

    def believed(self, character: int) -> Mind:
        """What this character believes to be the case."""
        mind = self._beliefs.get(character)
        if mind is None:
            mind = self._beliefs[character] = self._make(character)
        return mind

    def beliefs(self) -> Iterable[Mind]:
        """The believed minds made so far; all of them where the mind stands for those like it."""
        return self._beliefs.values()

    def believing(self, minds: list[Mind]) -> None:
        """Gives every character's believed mind, in order."""
        self._beliefs = dict(enumerate(minds))

    def at(self, chain: Iterable[int]) -> Mind:
        """The mind at the end of a chain of believers, outermost first."""
        mind = self
        for character in chain:
            mind = mind.believed(character)
        return mind


def assigned(mind: Mind, writes: Iterable[Write]) -> Mind:
    """The mind with some values set, each in the mind at the end of its chain; a later write wins.

    Minds further in are not looked at before somebody asks: they may just be in the making.
    """
    here, further = _sorted_out(mind, writes)
    if not here and not further:
        return mind
    values = list(mind.values)
    for fluent, value in here:
        values[fluent] = value

    def make(character: int) -> Mind:
        believed = mind.believed(character)
        inner = further.get(character)
        return believed if inner is None else assigned(believed, inner)

    return Mind(tuple(values), make)


def _sorted_out(mind: Mind, writes: Iterable[Write]) -> tuple[list[tuple[int, Scalar]], dict[int, list[Write]]]:
    """What is new of what is written here, and what is written further in, by the next believer."""
    here: dict[int, Scalar] = {}
    further: dict[int, dict[tuple[Chain, int], Scalar]] = {}
    for chain, fluent, value in writes:
        if chain:
            further.setdefault(chain[0], {})[chain[1:], fluent] = value
        else:
            here[fluent] = value
    news = [(fluent, value) for fluent, value in here.items() if _is_news(mind, fluent, value)]
    return news, {c: [(chain, f, v) for (chain, f), v in rows.items()] for c, rows in further.items()}


def _is_news(mind: Mind, fluent: int, value: Scalar) -> bool:
    old = mind.values[fluent]
    return old != value or type(old) is not type(value)


def initial(ground: GroundWorld) -> Mind:
    """The state in which everything starts, before triggers settle it."""
    return _Beginning(ground).mind(())


class _Beginning:
    """The minds of the start: a chain of believers holds what is stated, else what the chain without its last holds."""

    def __init__(self, ground: GroundWorld) -> None:
        self._start = tuple(fluent.initial for fluent in ground.fluents)
        self._stated: dict[Chain, dict[int, Scalar]] = {}
        for belief in ground.beliefs:
            self._stated.setdefault(belief.who, {})[belief.fluent] = belief.value
        self._longer = {who[:n] for who in self._stated for n in range(len(who))}
        self._minds: dict[object, Mind] = {}

    def mind(self, chain: Chain) -> Mind:
        """The mind at the end of a chain; one beyond which nothing is stated holds itself for everybody's."""
        values = self._values(chain)
        key = chain if chain in self._longer else tuple((type(value), value) for value in values)
        found = self._minds.get(key)
        if found is None:
            found = self._minds[key] = Mind(values, self._maker(chain))
        return found

    def _maker(self, chain: Chain) -> Callable[[int], Mind]:
        if chain in self._longer:
            return lambda character: self.mind(chain if chain[-1:] == (character,) else (*chain, character))
        return lambda character: self.mind(chain)

    def _values(self, chain: Chain) -> tuple[Scalar, ...]:
        values = list(self._start)
        for length in range(1, len(chain) + 1):
            for fluent, value in self._stated.get(chain[:length], {}).items():
                values[fluent] = value
        return tuple(values)
