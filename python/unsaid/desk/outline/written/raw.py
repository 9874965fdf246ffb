"""An outline before its names are known: scenes with statements as they are written in the cells of a table.

A table gives these at once; sentences are turned into them, so that everything further on reads one form only.
"""

from __future__ import annotations

import msgspec

from ..model import Mark
from .lines import Heading, Line


class Raw(msgspec.Struct, frozen=True):
    """A scene: what stands at its head, who is there, and what each column says, each with its line."""

    line: int
    head: str
    there: str
    columns: dict[str, tuple[Line, ...]]
    mark: Mark | None = None


class RawOutline(msgspec.Struct, frozen=True):
    """All scenes and headings of a text, and what in it was not looked at."""

    headings: tuple[Heading, ...]
    scenes: tuple[Raw, ...]
    notes: tuple[str, ...] = ()
