"""Which types extend which.

A chain of types may be as long as a text, and everybody wants to know of everybody whether it is one of them. So a type
is a bit, its ancestors are a number made of their bits, and a number is made of its parents' with one operation. Types
are numbered from the root down, which keeps those numbers as short as they can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol


class Typed(Protocol):
    """An entity: its name, and the types it was given."""

    @property
    def name(self) -> str: ...

    @property
    def types(self) -> tuple[str, ...]: ...


class Ancestry(Mapping[str, frozenset[str]]):
    """For each type, itself and all it extends. ``parents`` gives what each extends, and may not have a cycle."""

    def __init__(self, parents: Mapping[str, Sequence[str]] | None = None) -> None:
        self._parents = dict(parents or {})
        self._names: list[str] = []
        self._places: dict[str, int] = {}
        self._bits: dict[str, int] = {}
        self._children: dict[str, list[str]] | None = None
        for name in self._parents:
            if name not in self._bits:
                self._number(name)

    def _number(self, name: str) -> None:
        """Numbers a type after all it extends, without recursion."""
        waiting = [name]
        while waiting:
            top = waiting[-1]
            above = () if top in self._bits else [p for p in self._parents.get(top, ()) if p not in self._bits]
            if above:
                waiting += above
                continue
            waiting.pop()
            if top not in self._bits:
                self._enter(top)

    def _enter(self, name: str) -> None:
        """Numbers a type whose parents have their numbers."""
        self._places[name] = len(self._names)
        self._names.append(name)
        bits = 1 << self._places[name]
        for parent in self._parents.get(name, ()):
            bits |= self._bits[parent]
        self._bits[name] = bits

    def is_a(self, name: str, other: str) -> bool:
        """Whether a type is another or extends it."""
        bits, place = self._bits.get(name), self._places.get(other)
        return bits is not None and place is not None and bool(bits >> place & 1)

    def above(self, name: str) -> list[str]:
        """A type and all it extends, from the root down."""
        return sorted(self.all_above([name]), key=self._places.__getitem__)

    def all_above(self, names: Iterable[str]) -> frozenset[str]:
        """Some types and all they extend."""
        seen = set(names)
        waiting = list(seen)
        while waiting:
            new = [p for p in self._parents.get(waiting.pop(), ()) if p not in seen]
            seen.update(new)
            waiting += new
        return frozenset(seen)

    def all_below(self, name: str) -> frozenset[str]:
        """A type and all that extend it."""
        if self._children is None:
            self._children = {}
            for child, parents in self._parents.items():
                for parent in parents:
                    self._children.setdefault(parent, []).append(child)
        seen, waiting = {name}, [name]
        while waiting:
            new = [c for c in self._children.get(waiting.pop(), ()) if c not in seen]
            seen.update(new)
            waiting += new
        return frozenset(seen)

    def __getitem__(self, name: str) -> frozenset[str]:
        if name not in self._bits:
            raise KeyError(name)
        return frozenset(self.above(name))

    def __contains__(self, name: object) -> bool:
        return name in self._bits

    def __iter__(self) -> Iterator[str]:
        return iter(self._parents)

    def __len__(self) -> int:
        return len(self._parents)

    def __eq__(self, other: object) -> bool:
        return self._parents == other._parents if isinstance(other, Ancestry) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self._parents))


class Members:
    """The entities of each type, looked up by the types they were given."""

    def __init__(self, entities: Iterable[Typed], ancestry: Ancestry) -> None:
        self._ancestry = ancestry
        self._names: list[str] = []
        self._given: dict[str, list[int]] = {}
        self._known: dict[str, list[str]] = {}
        for place, entity in enumerate(entities):
            self._names.append(entity.name)
            for type_name in entity.types:
                self._given.setdefault(type_name, []).append(place)

    def of(self, type_name: str) -> list[str]:
        """The entities of a type, in order of definition."""
        known = self._known.get(type_name)
        if known is None:
            below = self._given.keys() & self._ancestry.all_below(type_name)
            places = sorted({place for given in below for place in self._given[given]})
            known = self._known[type_name] = [self._names[place] for place in places]
        return known
