"""A world's text in the shorter forms of the language, and the proof that it is the same world.

The rules that write them (``unsaid.language.upgrading``) are not taken at their word. Before anybody is given the text
it is read and every name filled in, as it was with the old one; both files for the engine must be the same but for the
numbers of lines, and so must all words, and what is said of the text.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from unsaid.errors import UnsaidError
from unsaid.language import LayoutFault
from unsaid.language.layout.kept import unplaced
from unsaid.language.upgrading import upgrade

if TYPE_CHECKING:
    from unsaid.api.world import World

WORDED = ("title", "about", "roles", "called", "viewpoints", "tellings", "passages", "former", "grammar", "owner")
"""What a checked world holds that the file for the engine does not."""


def upgraded(before: World) -> World:
    """The world with its text in the shorter forms. Raises UnsaidError (``world``) for a text with errors or one that
    is read as Sabre reads it, LayoutFault where the new text would not be the same world."""
    from dataclasses import replace

    if before.sabre:
        raise UnsaidError("world", "a file that is read as Sabre reads it keeps its forms: Sabre knows no others")
    text = upgrade(before.text, before.source.label)
    after = replace(before, source=replace(before.source, text=text))
    prove(before, after)
    return after


def prove(before: World, after: World) -> None:
    """Raises LayoutFault where two worlds are not the same."""
    if unlined(before.to_ground()) != unlined(after.to_ground()):
        raise LayoutFault("what the engine reads of it")
    one, other = before.open.reading.world, after.open.reading.world
    for field in WORDED:
        if unplaced(getattr(one, field)) != unplaced(getattr(other, field)):
            raise LayoutFault(f"its words ({field})")
    said = {d.code for d in before.diagnostics}
    more = sorted({d.code for d in after.diagnostics} - said)
    if more:
        raise LayoutFault(f"what is said of it ({', '.join(more)})")


def unlined(ground: str) -> Any:
    """A file for the engine as plain data, without the numbers of lines."""
    return json.loads(ground, object_hook=lambda row: {key: value for key, value in row.items() if key != "line"})
