"""What a game shows when it is over, and nobody before: the page turned over, what was nearly said, who had what wrong,
and what would have become of it.

All of it holds what a role could not know while it played. With several seats it is shown to each of them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

import unsaid
from unsaid.api.forked import conditional, outcome, teller_of
from unsaid.api.hinges import worth_telling
from unsaid.api.wrongtold import wrong_told
from unsaid.serve.tables import Sat, Table
from unsaid.serve.trouble import Trouble

LONG = 20.0
"""Seconds for playing a game out otherwise."""


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of a telling: whose ``side`` it is told from (empty: nobody's), and the places of the ``acts`` it
    tells, from 0."""

    text: str
    side: str
    acts: tuple[int, ...]


class Page(msgspec.Struct, frozen=True):
    """A story from a side, or two pages facing each other."""

    title: str
    side: str
    facing: str | None
    paragraphs: tuple[Paragraph, ...]


class Mark(msgspec.Struct, frozen=True):
    """A wish that was not acted on: whose, what it would have been, before which turn, and, on a bar of ten, how near
    it came (None: it would have been done, had something been known)."""

    who: str
    called: str
    turn: int | None
    place: int | None
    kind: Literal["held", "known"]
    told: str


class Nearly(msgspec.Struct, frozen=True):
    """The map of what was nearly said, as marks and in prose."""

    marks: tuple[Mark, ...]
    prose: str


class Otherwise(msgspec.Struct, frozen=True):
    """A change on which much hung: what if, what it would have come to, and it told at length."""

    change: str
    becomes: str
    told: str


def page(telling: unsaid.Telling) -> Page:
    """A telling as a page."""
    told = tuple(Paragraph(p.text, p.side or "", p.beats) for p in telling.paragraphs)
    return Page(telling.title, telling.side or "", telling.facing, told)


def turned(table: Table, sat: Sat, other: str) -> Page:
    """The role's page, and facing it the other's."""
    _over(table.game)
    return page(table.game.story.tell(sat.role, facing=other))


def nearly(table: Table, sat: Sat) -> Nearly:
    """What was nearly said."""
    _over(table.game)
    said = table.game.nearly()
    world = table.game.world
    marks = tuple(
        Mark(wish.who, world.called(wish.who), wish.turn, wish.place, wish.kind, said.opened([wish], sat.role))
        for wish in said.wishes
    )
    return Nearly(marks, said.prose(sat.role))


def wrong(table: Table, sat: Sat) -> str:
    """What each had wrong, from when to when."""
    _over(table.game)
    return wrong_told(table.game.nearly(), sat.role)


def otherwise(table: Table, sat: Sat) -> tuple[Otherwise, ...]:
    """The few changes on which most hung, each played out by the same minds."""
    _over(table.game)
    found = worth_telling(table.game.hinges(budget=unsaid.Budget(time=LONG)))
    return tuple(_fork(fork, sat.role) for fork in found)


def _fork(fork: unsaid.Fork, side: str) -> Otherwise:
    teller = teller_of(fork, side)
    return Otherwise(conditional(fork, teller), outcome(fork, teller), fork.prose(side))


def _over(game: unsaid.Game) -> None:
    if not game.over:
        raise Trouble(409, "not-over", "That can be asked when the story is over.")
