"""What a game shows when it is over, and nobody before: the page turned over, what was nearly said, who had what wrong,
and what would have become of it.

All of it holds what a role could not know while it played. With several seats it is shown to each of them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

import unsaid
from unsaid.api.asking.wrongtold import wrong_told
from unsaid.api.hinging.hinges import worth_telling
from unsaid.api.otherwise.forked import conditional, outcome, teller_of
from unsaid.serve import bounds
from unsaid.serve.bounds import at_length
from unsaid.serve.trouble import Trouble


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of a telling: whose ``side`` it is told from (empty: nobody's), and the places of the ``acts`` it
    tells, from 0. ``turn``: the telling changes over to a side here, and the text is that side's name. ``apart``: it is
    set off from what stands around it. ``beside``: what the other side tells then, where two pages face each other."""

    text: str
    side: str
    acts: tuple[int, ...]
    kind: Literal["opening", "scene", "turn", "closing"] = "scene"
    apart: bool = False
    beside: tuple[str, ...] = ()


class Page(msgspec.Struct, frozen=True):
    """A story from a side; where another is ``facing`` it, ``opposite`` is its telling of the same."""

    title: str
    side: str
    facing: str | None
    paragraphs: tuple[Paragraph, ...]
    opposite: tuple[Paragraph, ...] = ()


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
    facing = telling.facing
    opposite = () if facing is None else _paragraphs(_from(telling, facing))
    return Page(telling.title, telling.side or "", facing, _paragraphs(telling), opposite)


def _from(telling: unsaid.Telling, side: str) -> unsaid.Telling:
    """The same told from another side."""
    return telling.story.tell(
        side,
        person=telling.person,
        tense=telling.tense,
        thoughts=telling.thoughts,
        length=telling.length,
        seed=telling.seed,
    )


def _paragraphs(telling: unsaid.Telling) -> tuple[Paragraph, ...]:
    pairs = zip(telling.paragraphs, telling.tale.blocks, strict=True)
    return tuple(
        Paragraph(p.text or block.text, p.side or "", p.beats, block.kind, block.apart, block.notes)
        for p, block in pairs
    )


def turned(game: unsaid.Game, role: str, other: str) -> Page:
    """The role's page, and facing it the other's. Raises Trouble before the end."""
    ended(game)
    return page(game.story.tell(role, facing=other))


def nearly(game: unsaid.Game, role: str) -> Nearly:
    """What was nearly said. Raises Trouble before the end."""
    ended(game)
    with at_length():
        said, world = game.nearly(), game.world
        marks = tuple(
            Mark(wish.who, world.called(wish.who), wish.turn, wish.place, wish.kind, said.opened([wish], role))
            for wish in said.wishes
        )
        return Nearly(marks, said.prose(role))


def wrong(game: unsaid.Game, role: str) -> str:
    """What each had wrong, from when to when. Raises Trouble before the end."""
    ended(game)
    with at_length():
        return wrong_told(game.nearly(), role)


def otherwise(game: unsaid.Game, role: str) -> tuple[Otherwise, ...]:
    """The few changes on which most hung, each played out by the same minds. Raises Trouble before the end."""
    ended(game)
    with at_length():
        found = worth_telling(game.hinges(budget=unsaid.Budget(time=bounds.OTHERWISE, memory=None)))
        return tuple(_fork(fork, role) for fork in found)


def _fork(fork: unsaid.Fork, side: str) -> Otherwise:
    teller = teller_of(fork, side)
    return Otherwise(conditional(fork, teller), outcome(fork, teller), fork.prose(side))


def ended(game: unsaid.Game) -> unsaid.Game:
    """The game, where it is over. Raises Trouble before the end."""
    if not game.over:
        raise Trouble(409, "not-over", "That can be asked when the story is over.")
    return game
