"""What there is to say about a text while it is typed: all that lint says, with the edits that would mend it, and the
story that it tells now.

Places are counted as scripts count them, in units of UTF-16.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from threading import Event
from typing import Literal

import msgspec

import unsaid
from unsaid.budget import resident_bytes
from unsaid.language.edits import Edit
from unsaid.language.source import Source
from unsaid.serve import bounds
from unsaid.serve.bounds import at_length
from unsaid.serve.games.afterwards import Page, page
from unsaid.serve.shown import Role
from unsaid.serve.trouble import Trouble, refused

REMARKS = 200
"""Remarks that are sent of a text."""


class ChangeShown(msgspec.Struct, frozen=True):
    """A part of a text, and what stands there instead."""

    start: int
    end: int
    text: str


class EditShown(msgspec.Struct, frozen=True):
    """What would mend something; ``safe``: the text surely means nothing else afterwards."""

    title: str
    safe: bool
    changes: tuple[ChangeShown, ...]


class Remark(msgspec.Struct, frozen=True):
    """What was noticed about a text, where (``line`` and ``column`` from 1), and what to do about it."""

    code: str
    severity: Literal["error", "warning"]
    start: int
    end: int
    line: int
    column: int
    message: str
    hints: tuple[str, ...]
    edits: tuple[EditShown, ...]


class Linted(msgspec.Struct, frozen=True):
    """All that there is to say about a text; ``ok``: it has no errors. ``left_out``: remarks that are not sent.
    ``roles``: those from whose side it can be told."""

    ok: bool
    remarks: tuple[Remark, ...]
    left_out: int
    roles: tuple[Role, ...]


class Told(msgspec.Struct, frozen=True):
    """The story that a text tells; where there is none, ``why`` says so."""

    page: Page | None
    acts: tuple[str, ...]
    why: str


def linted(text: str, name: str, sabre: bool) -> Linted:
    """Everything wrong or doubtful about a text. Raises Trouble where looking takes too long."""
    with unsaid.within(unsaid.Budget(time=bounds.LINT, memory=None)):
        world = unsaid.read(text, name, sabre=sabre)
        try:
            found = unsaid.lint(world)
            roles = _roles(world) if world.ok else ()
        except unsaid.Spent as error:
            raise refused(error) from error
    units, source = _units(text), Source(text, name)
    remarks = tuple(_remark(one, units, source) for one in found[:REMARKS])
    return Linted(world.ok, remarks, len(found) - len(remarks), roles)


def _roles(world: unsaid.World) -> tuple[Role, ...]:
    return tuple(Role(who, world.called(who)) for who in world.roles or world.characters)


def _remark(found: unsaid.Diagnostic, units: Sequence[int], source: Source) -> Remark:
    line, column = source.position(found.span[0])
    hints = (("Understood", found.understood), ("Expected", found.expected), ("Try", found.repair))
    return Remark(
        found.code,
        found.severity,
        units[found.span[0]],
        units[found.span[1]],
        line,
        column,
        found.message,
        (*(f"{word}: {said}" for word, said in hints if said), *(place.message for place in found.related)),
        tuple(_edit(one, units) for one in found.edits),
    )


def _edit(edit: Edit, units: Sequence[int]) -> EditShown:
    changes = (ChangeShown(units[one.span[0]], units[one.span[1]], one.text) for one in edit.changes)
    return EditShown(edit.title, edit.safe, tuple(changes))


def _units(text: str) -> Sequence[int]:
    """By place in a text, how many units of UTF-16 come before it."""
    if text.isascii():
        return range(len(text) + 1)
    return list(accumulate((1 + (ord(letter) > 0xFFFF) for letter in text), initial=0))


def told(text: str, name: str, sabre: bool, side: str | None, given_up: Event) -> Told:
    """The story of a text, from a side. Raises Trouble where it is ``given_up`` meanwhile, since the text is another by
    now."""
    world = unsaid.read(text, name, sabre=sabre)
    if not world.ok:
        return Told(None, (), "The text has mistakes, so it tells no story.")
    room = f"{(resident_bytes() >> 20) + bounds.MAP_MEMORY} MiB"
    try:
        with at_length():
            found = world.find(budget=unsaid.Budget(time=bounds.TOLD_AGAIN, memory=room), cancel=given_up)
        if given_up.is_set():
            raise Trouble(409, "overtaken", "The text has changed in the meantime.")
        if found.story is None:
            return Told(None, (), _none(found))
        return Told(page(found.story.tell(side)), found.story.names, "")
    except unsaid.UnsaidError as error:
        raise refused(error, 409) from error


def _none(found: unsaid.Outcome) -> str:
    if found.stop == "none":
        return "There is no story in which the author gets what is wanted."
    return f"No story was found within {bounds.TOLD_AGAIN:g} seconds."
