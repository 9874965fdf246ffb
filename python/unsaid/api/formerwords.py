"""The ids that words had when something was called otherwise: so that a translation made then is still of them.

An id is made of a pattern and, where words hang on a condition, of a digest of that; both have names in them. So the
text is put back to what it was, with the names of then, and read: its words are the same, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from unsaid.errors import UnsaidError
from unsaid.language import core, tree
from unsaid.language.edits import whole_line
from unsaid.language.reading import parse_all, read_source
from unsaid.language.renaming import put, renamed
from unsaid.language.report import Report
from unsaid.telling.table import texts

if TYPE_CHECKING:
    from unsaid.language.source import Source


def former_ids(source: Source, world: core.World) -> dict[str, str]:
    """For each id that words of a world had under former names, the id they have now: where all names are those of
    then, and where one is."""
    now, found = [text.id for text in texts(world)], dict[str, str]()
    first = {(f.kind, f.new): f for f in reversed(world.former)}
    for names in (tuple(first.values()), *((f,) for f in world.former)):
        before = _before(source, names)
        then = [] if before is None else [text.id for text in texts(before)]
        if len(then) == len(now):
            found |= {old: new for old, new in zip(then, now, strict=True) if old != new}
    return found


def _before(source: Source, names: Iterable[core.Former]) -> core.World | None:
    """The world with the names of then; None where that is none."""
    text = put(source.text, ((span, "") for span in _formerly(source)))
    for former in names:
        try:
            reading = read_source(replace(source, text=text))
            text, _ = renamed(reading, f"{former.kind} {former.new}", former.old)
        except UnsaidError:
            return None
    return read_source(replace(source, text=text)).world


def _formerly(source: Source) -> Iterator[tuple[int, int]]:
    """Where a text says what something was called."""
    for written in parse_all(source, Report()).written:
        definition = written.here()
        if isinstance(definition, tree.FormerlyDefinition):
            yield whole_line(source.text, definition.span)
