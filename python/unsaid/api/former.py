"""Stories and saved games that still say what something was called once: read with the names of today.

A world says so itself (``formerly Ann;``). What is read is data with names in it, and only its strings change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from unsaid.data.story import Story as Acts
from unsaid.errors import UnsaidError

if TYPE_CHECKING:
    from unsaid.api.world import World
    from unsaid.language.former import Names

S = TypeVar("S", bound=msgspec.Struct)


def of_today(data: S, names: Names | None) -> S:
    """Data with every name of an act or of somebody as it is today; ``names`` is what was called otherwise once."""
    if names is None:
        return data
    return msgspec.convert(names.data(msgspec.to_builtins(data)), type(data))


def ours(world: World, story: Acts, place: str) -> None:
    """Raises UnsaidError (``another-world``) where a story says that it is one of another world, and is: none of its
    acts is one of this world's."""
    if not story.world or story.world == world.name or not story.acts or not world.ok:
        return
    if any(world.has_act(beat.act) for beat in story.acts):
        return
    said = f"{place} is a story of the world {story.world}, and this world is {world.name}: it has none of its acts"
    raise UnsaidError("another-world", f"{said}; name {story.world} instead, or a story of {world.name}", place)
