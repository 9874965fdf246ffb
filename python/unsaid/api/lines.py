"""A typed line held against the menu of a game: what it means, and what it may mean where that is not clear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from unsaid.errors import BadType
from unsaid.play.commands import by_words, likely_first
from unsaid.play.events import Item
from unsaid.play.session import Session
from unsaid.play.transcript import Passage, worded
from unsaid.play.voice import Voice


class Menu(NamedTuple):
    """What a line is held against: the ``words`` of the choices and those they are ``told`` in, the names of those whom
    it may speak of, and all that has been ``read``."""

    words: list[str]
    told: list[str]
    people: list[str]
    read: str


def menu_of(session: Session, menu: Sequence[Item], voice: Voice, passages: Sequence[Passage]) -> Menu:
    """The menu of the role whose move it is."""
    words = [worded(session, voice, item) for item in menu]
    told = ["" if item.action is None else voice.about(item.action) for item in menu]
    people = [voice.name(who) for who in range(len(session.stage.ground.characters))]
    return Menu(words, told, people, "\n".join(passage.text for passage in passages))


def meant(text: str, menu: Menu) -> Sequence[int]:
    """Which choices a line means. Raises BadType."""
    return by_words(_line(text), menu.words, menu.people, menu.read)


def guessed(text: str, menu: Menu) -> Sequence[int]:
    """Which choices it may mean, the likeliest first. Raises BadType."""
    return likely_first(text, menu.words, menu.people, menu.told, meant(text, menu))


def _line(text: str) -> str:
    if not isinstance(text, str):
        raise BadType("text", f"{text!r} is no text")
    return text
