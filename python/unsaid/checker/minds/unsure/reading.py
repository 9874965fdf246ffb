"""Conditions and values read in a mind that does not know all they read.

What is read is a number of places. Each is looked up: it is known, or it leads to a *root*, a place that something can
be supposed of. Under each supposition all places have a value, so the expression is worked out as ever, over a row of
these values: in the rewritten expression each place is a fluent of that row, and ``knows`` a truth of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any, NamedTuple

from unsaid.checker.minds import values
from unsaid.checker.minds.unsure.labels import Label, is_known, knows

if TYPE_CHECKING:
    from unsaid.checker.minds.mind import Mind
    from unsaid.world.structure import Expression

MOST = 4096
"""Suppositions under which a condition is read; with more nothing is said of it."""


class Place(NamedTuple):
    """A fluent at the end of a chain of believers, as it is written; ``whether``: not its value, but whether it has
    one."""

    fluent: int
    chain: tuple[int, ...]
    whether: bool = False


class Root(NamedTuple):
    """A place that something can be supposed of, and what; ``NOTHING`` is that it has no value."""

    fluent: int
    chain: tuple[int, ...]


class _Nothing:
    """No value."""


NOTHING = _Nothing()


class Row(NamedTuple):
    """What the rewritten expression is worked out over."""

    values: tuple[Any, ...]


def shortened(chain: Iterable[int], owner: int | None) -> tuple[int, ...]:
    """A chain of believers in a mind of the owner's, neighbours said once."""
    found: list[int] = []
    for character in chain:
        if character != (found[-1] if found else owner):
            found.append(character)
    return tuple(found)


def held_at(mind: Mind, fluent: int, chain: tuple[int, ...]) -> tuple[Any, tuple[int, ...]]:
    """What is held at a place, ties followed as far as they lead, and where they led; the chain is a short one."""
    while chain:
        held = mind.at(chain).values[fluent]
        if type(held) is not Label or held.kind != "tied":
            return held, chain
        chain = chain[:-1]
    return mind.values[fluent], chain


def root_of(mind: Mind, fluent: int, chain: tuple[int, ...]) -> tuple[Root, tuple[Any, ...]] | Any:
    """The root a place leads to and what can be supposed of it; or, where it is known or has no value, what it is
    read as."""
    held, chain = held_at(mind, fluent, chain)
    if is_known(held):
        return held
    if not chain:
        return Root(fluent, ()), tuple(held.among)
    if len(chain) == 1 and held.kind in ("sure", "unclear"):
        return Root(fluent, chain), (*held.among, *([NOTHING] if held.kind == "unclear" else []))
    return NOTHING


class Sight:
    """How the places of an expression look in one mind."""

    def __init__(self, reading: Reading, mind: Mind, given: dict[Root, Any] | None = None) -> None:
        self._rows: list[Root | tuple[Any]] = []
        self._given = given or {}
        self.options: dict[Root, tuple[Any, ...]] = {root: (value,) for root, value in self._given.items()}
        for place in reading.places:
            self._rows.append(self._looked_up(reading, place, mind))
        self._whether = [place.whether for place in reading.places]

    def _looked_up(self, reading: Reading, place: Place, mind: Mind) -> Root | tuple[Any]:
        """The root of a place, or its value in brackets."""
        if place.fluent not in reading.openable:
            value = mind.at(place.chain).values[place.fluent]
            return (value is not None if place.whether else value,)
        chain = shortened(place.chain, mind.owner)
        if place.whether:
            held = mind.at(chain).values[place.fluent]
            if len(chain) != 1 or type(held) is not Label or held.kind != "unclear":
                return (knows(held),)
        at = Root(place.fluent, held_at(mind, place.fluent, chain)[1])
        if at in self._given:
            return at
        found = root_of(mind, place.fluent, chain)
        if type(found) is tuple and type(found[0]) is Root:
            self.options[found[0]] = found[1]
            return found[0]
        return (None if found is NOTHING else found,)

    @property
    def too_many(self) -> bool:
        """Whether there is too much that can be supposed."""
        return prod(map(len, self.options.values())) > MOST

    def rows(self) -> Iterator[Row]:
        """The values of all places under each supposition."""
        roots = list(self.options)
        for chosen in product(*self.options.values()):
            supposed = dict(zip(roots, chosen, strict=True))
            yield Row(tuple(map(self._read, self._rows, self._whether, [supposed] * len(self._rows))))

    def _read(self, at: Root | tuple[Any], whether: bool, supposed: dict[Root, Any]) -> Any:
        if type(at) is not Root:
            return at[0]
        value = supposed[at]
        return value is not NOTHING if whether else None if value is NOTHING else value


class Reading:
    """An expression that can be read in minds that do not know; ``openable`` are the fluents that may be open."""

    def __init__(self, e: Expression, openable: frozenset[int]) -> None:
        self.openable = openable
        self.places: list[Place] = []
        self._rewritten = self._over_row(e)
        self._condition = values.condition(self._rewritten)
        self._value = values.value(self._rewritten)

    def _over_row(self, e: Expression) -> Expression:
        if type(e) is not tuple:
            return e
        if e[0] not in ("get", "knows"):
            return (e[0], *map(self._over_row, e[1:]))
        place = Place(e[1], tuple(e[2:]), e[0] == "knows")
        if place not in self.places:
            self.places.append(place)
        read = ("get", self.places.index(place))
        return ("==", read, True) if place.whether else read

    def satisfied(self, mind: Mind) -> bool:
        """Whether the condition is so under all suppositions."""
        sight = Sight(self, mind)
        return not sight.too_many and all(map(self._condition, sight.rows()))  # type: ignore[arg-type]

    def possible(self, mind: Mind) -> bool:
        """Whether the condition is so under some supposition."""
        sight = Sight(self, mind)
        return sight.too_many or any(map(self._condition, sight.rows()))  # type: ignore[arg-type]

    def satisfied_with(self, mind: Mind, root: Root, value: Any) -> bool:
        """Whether the condition is so under all suppositions, one of them given."""
        sight = Sight(self, mind, {root: value})
        return not sight.too_many and all(map(self._condition, sight.rows()))  # type: ignore[arg-type]

    def results(self, mind: Mind) -> list[Any] | None:
        """What the expression comes to, each thing once; None where there is too much to suppose."""
        sight = Sight(self, mind)
        return None if sight.too_many else list(self._once(sight))

    def _once(self, sight: Sight) -> Iterator[Any]:
        met: set[tuple[type, Any]] = set()
        for row in sight.rows():
            value = self._value(row)  # type: ignore[arg-type]
            if (type(value), value) not in met:
                met.add((type(value), value))
                yield value

    def value(self, mind: Mind) -> Any:
        """What it comes to, where one value is wanted: unknown if there are several."""
        results = self.results(mind)
        return results[0] if results is not None and len(results) == 1 else None


class Readings:
    """Expressions of one world, each made ready to be read once. They are told apart as objects, for 1 equals True."""

    def __init__(self, openable: frozenset[int]) -> None:
        self.openable = openable
        self._known: dict[int, tuple[Expression, Reading]] = {}

    def of(self, e: Expression) -> Reading:
        """An expression ready to be read."""
        found = self._known.get(id(e))
        if found is None:
            found = self._known[id(e)] = e, Reading(e, self.openable)
        return found[1]
