"""Reading conditions where not everything is known: satisfied, where they are whatever may be so.

What a mind holds of a fluent it does not know is an ``Unsure``: how it is not known, and the values it may have. A
condition is satisfied if it is under every supposition about the places it mentions (the page on minds that do not
know, “Reading”). What one does not know oneself may be any of its values. What another is sure of, too; who may be sure
or open may as well have none. And what somebody else is open about, or somebody in another's mind does not know, is
no value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import cast

from .expressions import Read, reads, rebuilt
from .scalars import Scalar, Unsure
from .structure import Expression
from .values import holds, same, value

MOST = 4096
"""Suppositions about one condition; of more it is not said that it is satisfied."""

Holding = Callable[[int, tuple[int, ...]], "Scalar | Unsure"]
"""What stands at the end of a chain of believers, in which nobody is who holds the state itself."""


def unsure(held: object) -> Unsure | None:
    """What is held as something that is not known; None for a value."""
    return cast("Unsure", held) if type(held) is tuple else None


def has_value(held: Scalar | Unsure) -> bool:
    """Whether who holds something takes it to have one value, which others may not be able to tell."""
    found = unsure(held)
    return held is not None if found is None else found[0] in ("sure", "tied")


def satisfied(condition: Expression, held: Holding) -> bool:
    """Whether a condition is satisfied, whatever may be so."""
    supposed = list(_suppositions(condition, held))
    asked = _asked(condition, held)
    return bool(supposed) and all(holds(asked, _reader(one, held)) for one in supposed)


def result(expression: Expression, held: Holding) -> Scalar:
    """What an expression comes to; ``?`` where that hangs on what is not known."""
    supposed = list(_suppositions(expression, held))
    asked = _asked(expression, held)
    found = [value(asked, _reader(one, held)) for one in supposed]
    return found[0] if found and all(same(found[0], other) for other in found) else None


def _suppositions(e: Expression, held: Holding) -> Iterator[dict[Read, Scalar]]:
    """Every way to give the places that an expression mentions a value; none where there are too many."""
    roots = dict.fromkeys(_root(place, held) for place in reads(e))
    choices = {root: _choices(root, held) for root in roots if unsure(held(*root)) is not None}
    count = 1
    for values in choices.values():
        count *= len(values)
    if count <= MOST:
        for values in product(*choices.values()):
            yield dict(zip(choices, values, strict=True))


def _root(place: Read, held: Holding) -> Read:
    """The place that a place is tied to."""
    fluent, chain = place
    while chain and (found := unsure(held(fluent, chain))) is not None and found[0] == "tied":
        chain = chain[:-1]
    return fluent, chain


def _choices(root: Read, held: Holding) -> tuple[Scalar, ...]:
    fluent, chain = root
    found = unsure(held(fluent, chain))
    assert found is not None
    how, among = found
    if not chain or (len(chain) == 1 and how == "sure"):
        return among
    return (*among, None) if len(chain) == 1 and how == "unclear" else (None,)


def _reader(supposed: dict[Read, Scalar], held: Holding) -> Callable[[int, tuple[int, ...]], Scalar]:
    def read(fluent: int, chain: tuple[int, ...]) -> Scalar:
        root = _root((fluent, chain), held)
        return supposed[root] if root in supposed else cast("Scalar", held(*root))

    return read


def _asked(e: Expression, held: Holding) -> Expression:
    """An expression in which ``knows`` is answered; where that hangs on what is supposed, by asking for a value."""
    if type(e) is not tuple or e[0] == "get":
        return e
    if e[0] != "knows":
        return rebuilt(e, lambda part: _asked(part, held))
    found = held(e[1], e[2:])
    if len(e) == 3 and (label := unsure(found)) is not None and label[0] == "unclear":
        return ("!=", ("get", *e[1:]), None)
    return has_value(found)
