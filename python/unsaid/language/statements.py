"""The plain statements in an effect: what is set to what, wherever in it that stands.

Conditions and quantifiers around a statement are left behind, so that this is what an effect may do, not what it does.
"""

from __future__ import annotations

from collections.abc import Iterator

from . import core


def statements(e: core.Expression | None) -> Iterator[core.Assign]:
    """Every statement of an effect, from left to right; none where there is no effect."""
    match e:
        case core.Assign():
            yield e
        case core.Junction(_, items):
            for item in items:
                yield from statements(item)
        case core.Quantified(_, _, _, body):
            yield from statements(body)
        case core.If(branches, otherwise):
            for _, body in branches:
                yield from statements(body)
            yield from statements(otherwise)
        case _:
            pass
