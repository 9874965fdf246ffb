"""A game played once more, with one thing otherwise.

The same minds answer, by the same rules and the same draws. What the roles do is taken from the game that was played:
each choice is made again where it stands on the menu, in its order, though not by the number of its turn. An act that
was missing at its moment is made when it comes; but to let the turn pass, or to end the story, is no move without its
moment, and is made again only right after the choice it followed. Where nothing of what was chosen can be done, the
role does what it would.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from unsaid.play.events import Item
from unsaid.play.items import acts, items, marked
from unsaid.play.session import Session
from unsaid.play.stage import Stage
from unsaid.play.turns import chosen_of, ended, take

Keep = Literal["choices", "policy"]
"""What a role does after a fork: its old choices where it can make them, or only what it would."""

MOST = 60
"""Moves after which a game played once more is left where it is."""


class Made(NamedTuple):
    """A choice by what it says, free of the numbers of one world: acts, and times that are let come, are the same by
    their act; silences by their question; other ways to let the turn pass by their kind alone."""

    kind: str
    act: str | None
    about: str | None
    ends: bool

    def like(self, other: Made) -> bool:
        """Whether two choices say the same, whether or not they are marked as an end."""
        return self[:3] == other[:3]


def made(stage: Stage, item: Item) -> Made:
    """A choice by what it says."""
    named = item.kind in ("act", "time") and item.action is not None
    act = stage.name(item.action) if named and item.action is not None else None
    about = None if item.about is None else stage.ground.inner.questions[item.about].name
    return Made(item.kind, act, about, item.ends)


def choices(session: Session) -> list[Made]:
    """All that the roles have chosen, in order."""
    return [made(session.stage, turn.move) for turn in session.turns if turn.shown]


def at_choice(session: Session, number: int) -> Session:
    """The game before a choice, counted from 1."""
    shown = [place for place, turn in enumerate(session.turns) if turn.shown]
    return replace(session, turns=session.turns[: shown[number - 1]])


def again(session: Session, left: Sequence[Made], keep: Keep = "choices", most: int = MOST) -> Session:
    """A game gone on with to its end: with the choices that are left, as far as they can be made, and else by what the
    role whose move it is would do."""
    waiting, due = dict(enumerate(left if keep == "choices" else ())), 0
    while not ended(session) and session.moves < most:
        place, item = next(_open(waiting, due, session), (None, None))
        if place is None or item is None:
            session = take(session, chosen_of(session, items(session)))
            continue
        del waiting[place]
        session, due = take(session, item), max(due, place + 1)
    return session


def _open(waiting: Mapping[int, Made], due: int, session: Session) -> Iterator[tuple[int, Item]]:
    """The choices that can be made again, by their places: those on the menu that are acts and do not end the story,
    and the one that is due. Nothing else of the menu is worked out, for what would end a story takes long to tell."""
    stage, role = session.stage, session.role
    doing = {stage.name(act): item for act, item in acts(session, role).items()}
    for place, one in waiting.items():
        if one.kind == "act" and one.act in doing and (place == due or not one.ends):
            item = marked(session, role, doing[one.act])
            if place == due or not item.ends:
                yield place, item
        elif one.kind != "act" and place == due:
            yield from ((place, item) for item in items(session) if made(stage, item).like(one))
