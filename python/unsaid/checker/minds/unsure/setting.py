"""Labels set in a mind, and what becomes of those in it who are tied to them.

A ``Put`` says what is to be held of a fluent. Puts are carried inward, mind by mind: in each, ties to what has changed
in its thinker are looked at first, then what is to be set there is set, and then the minds below are looked at, which
may be tied to what was set here. The owner's own picture of itself follows along with all that is openable.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from unsaid.checker.minds.mind import Mind
from unsaid.checker.minds.unsure.labels import Label, amazes, joined, label, same, tied

if TYPE_CHECKING:
    from unsaid.checker.minds.unsure.labels import Held, Ties


class Put(NamedTuple):
    """What is to be held of a fluent in the mind at the end of a chain; with ``either``, this or what was held before.

    ``how`` decides about ties to it: ``plain`` ones break where the owner is amazed, ``forced`` always, and
    ``supposed`` never."""

    chain: tuple[int, ...]
    fluent: int
    held: Held
    how: str = "plain"
    either: bool = False


class Set(NamedTuple):
    """A mind's own row once something was set in it, and at what its owner was amazed or had to be taken to be."""

    values: tuple[Held, ...]
    amazed: frozenset[int]


def retied(values: Sequence[Held], ties: Ties) -> list[Held]:
    """A row once its ties have been looked at again."""
    new = list(values)
    for fluent, (held, breaks) in ties.items():
        old = new[fluent]
        if type(old) is Label and old.kind == "tied":
            new[fluent] = label("sure", old.among) if breaks else tied(held)
    return new


def set_here(values: Sequence[Held], puts: Iterable[Put], openable: frozenset[int]) -> Set:
    """A row once something was set in it. The last that is set of a fluent decides; whether it amazes, against what was
    there at first. To set what is held already is to set nothing."""
    new, how = list(values), dict[int, str]()
    for put in puts:
        old, held = new[put.fluent], put.held
        if put.either:
            held = joined(old, held) if put.fluent in openable else held if same(old, held) else None
        new[put.fluent] = held
        if put.fluent in openable:
            how[put.fluent] = put.how if not put.either else "forced"
    news = {f: way for f, way in how.items() if not same(values[f], new[f])}
    amazed = (f for f, way in news.items() if way == "forced" or (way == "plain" and amazes(values[f], new[f])))
    return Set(tuple(new), frozenset(amazed))


def for_own_edge(puts: Iterable[Put], owner: int | None, openable: frozenset[int]) -> tuple[Put, ...]:
    """What goes along the edge from a mind of the owner's to what it holds of itself: what is openable, wherever it is
    set, and else what is said to be set along that very edge."""
    return tuple(
        put if put.fluent in openable else put._replace(chain=put.chain[1:])
        for put in puts
        if put.fluent in openable or put.chain[:1] == (owner,)
    )


def standing(puts: Iterable[Put]) -> tuple[Put, ...]:
    """Without what is set once more further on, or what something else is set over."""
    found: list[Put] = []
    over: set[tuple[tuple[int, ...], int]] = set()
    for put in reversed(list(puts)):
        if (put.chain, put.fluent) not in over and put not in found:
            found.append(put)
        if not put.either:
            over.add((put.chain, put.fluent))
    return tuple(reversed(found))


def inward(puts: Iterable[Put], character: int) -> tuple[Put, ...]:
    """What goes along the edge to somebody else's mind."""
    return tuple(put._replace(chain=put.chain[1:]) for put in puts if put.chain[:1] == (character,))


def put_in(mind: Mind, puts: tuple[Put, ...], openable: frozenset[int], ties: Ties | None = None) -> Mind:
    """The mind with all this set in it, and further in; ``ties`` is what has become of its thinker's fluents."""
    ties = ties or {}
    key = ("put in", puts, tuple((f, type(h), h, b) for f, (h, b) in ties.items()), _types(puts))
    found = mind.known.get(key)
    if found is None:
        found = mind.known[key] = _put_in(mind, puts, openable, ties)
    return found


def _types(puts: tuple[Put, ...]) -> tuple[type, ...]:
    """The types of what is put: True is not 1."""
    return tuple(type(put.held) for put in puts)


def _put_in(mind: Mind, puts: tuple[Put, ...], openable: frozenset[int], ties: Ties) -> Mind:
    here = tuple(put for put in puts if not put.chain)
    further = tuple(put for put in puts if put.chain)
    values, amazed = set_here(retied(mind.values, ties), here, openable)
    below: Ties = {
        f: (values[f], f in amazed) for f in sorted(openable) if f in amazed or not same(values[f], mind.values[f])
    }
    if not below and not further and all(map(same, values, mind.values)):
        return mind
    own = (*(put for put in here if put.fluent in openable), *for_own_edge(further, mind.owner, openable))

    def make(character: int) -> Mind:
        believed = mind.believed(character)
        if character == mind.owner:
            return put_in(believed, own, openable, ties)
        return put_in(believed, inward(further, character), openable, below)

    return Mind(values, make, mind.owner)


def normal(chain: tuple[int, ...], owner: int | None, openable: bool) -> tuple[int, ...]:
    """A chain as what is set goes along it: of openable fluents neighbours count as one."""
    found: list[int] = []
    for character in chain:
        if not openable or character != (found[-1] if found else owner):
            found.append(character)
    return tuple(found)
