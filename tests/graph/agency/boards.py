"""Boards made by hand, in few words: each place has a name, and options that lead to places by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from unsaid.graph.agency.board import Board, Option, Place

Way = tuple[str | None, str] | tuple[str | None, str, dict[str, Any]]
"""An act, or None for waiting; the place it leads to; and what else is to be said of the option."""


def ended(ending: str, standing: object = None) -> Place:
    """The end of a story; how things stand is by its ending, where nothing is said of it."""
    return Place((), ending, standing or ending)


CUT = Place()


def board(places: Mapping[str, Place | list[Way]], **more: Any) -> Board:
    """A board; the first place named is the start. An act in a turn is done unless something else is said."""
    numbers = {name: number for number, name in enumerate(places)}

    def option(way: Way) -> Option:
        act, to = way[:2]
        done = frozenset() if act is None else frozenset({act})
        return replace(Option(act, numbers[to], done), **(way[2] if len(way) > 2 else {}))

    laid = (
        place if isinstance(place, Place) else Place(tuple(option(way) for way in place)) for place in places.values()
    )
    return Board(tuple(laid), **more)


def many(acts: Mapping[str, int]) -> list[Way]:
    """So many acts that lead to each of some places."""
    return [(f"{to} {n}", to) for to, count in acts.items() for n in range(count)]
