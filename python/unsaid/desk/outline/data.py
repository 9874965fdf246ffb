"""An outline as plain data, as ``outline --json`` prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from unsaid.api.values import plain as as_plain

from .judging import Hole, Remark
from .model import Fact, Item, Question
from .saying import Words

if TYPE_CHECKING:
    from .opening import Outline


class Learnt(msgspec.Struct, frozen=True):
    """Somebody comes to take something to be so, or forgets it. ``way`` is how: ``start``, ``out`` (it came out where
    they were), ``told``, ``lied``, ``works``, ``forgets``; ``by`` is who told them."""

    who: str
    item: Item
    way: str
    by: str | None


class SceneData(msgspec.Struct, frozen=True):
    """A scene: its number as written, what it is called, its line, who is there, who dies, and who learns what."""

    scene: str
    title: str
    line: int
    there: tuple[str, ...]
    dies: tuple[str, ...]
    learnt: tuple[Learnt, ...]


class OutlineData(msgspec.Struct, frozen=True):
    """An outline gone through; ``known`` is what somebody knows before the first scene."""

    title: str
    sound: bool
    people: tuple[str, ...]
    facts: tuple[Fact, ...]
    known: tuple[Learnt, ...]
    scenes: tuple[SceneData, ...]
    holes: tuple[Hole, ...]
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...]
    questions: tuple[Question, ...]


def plain(outline: Outline) -> dict[str, Any]:
    """All of an outline and of its verdict."""
    plot, words = outline.plot, Words(outline.course)

    def learnt(index: int) -> tuple[Learnt, ...]:
        pairs = ((who, change, item) for who in plot.people for change, item in words.learnt(who, index))
        return tuple(Learnt(who, item, change.way, change.by) for who, change, item in pairs)

    scenes = tuple(
        SceneData(s.label, s.title, s.line, s.there, s.dies, learnt(index)) for index, s in enumerate(plot.scenes)
    )
    data = OutlineData(
        *(plot.title, outline.sound, plot.people, plot.facts, learnt(-1), scenes),
        *(outline.holes, outline.remarks, plot.notes, plot.questions),
    )
    return as_plain(data)
