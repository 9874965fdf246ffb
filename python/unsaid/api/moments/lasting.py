"""Moments that outlive what led to them: people who are gone are forgotten, and a world is changed under those who live
in it.

Both carry a state over into another: it is laid out as a graph of plain values (``unsaid.minds.pieces``), changed, and
put into an engine again, which makes equal minds one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from unsaid.api.moments.moment import Happening, Moment, at, written_in
from unsaid.budget.counted import counted
from unsaid.errors import BadType, UnsaidError
from unsaid.language.files import MOST
from unsaid.minds.errors import MindsError
from unsaid.world.structure import Scalar

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.api.world import World
    from unsaid.minds.pieces import Node

FORMAT = "unsaid-life"
VERSION = 1

NO_MOMENT = "no-moment"
RESTLESS = "then a trigger would have something happen at once, so that more would change than was asked for"


def forgetting(moment: Moment, who: Iterable[str], depth: int | None) -> Moment:
    """See ``Moment.forgetting``."""
    if depth is not None:
        counted("depth", depth, least=1)
    world = moment.world
    with world.open.working:
        gone = [world.characters.index(world.chain(name)[0]) for name in who]
        state = moment.state if depth is None else _shallow(world, moment.state, depth)
        if gone:
            from unsaid.minds.gone import forgotten  # only those who forget people pay for it

            state = _resting(lambda: forgotten(world.open.minds, state, gone))
        return _at(world, state)


def _shallow(world: World, state: int, depth: int) -> int:
    """The state without what is deeper than so many levels of mind. Raises UnsaidError."""
    minds = world.open.minds
    if minds.doubtful:
        said = "nothing can be forgotten by depth in a world in which minds may not know something"
        raise UnsaidError("too-open", said)
    made, stirred = minds.shallow(state, depth)
    if stirred:
        raise UnsaidError("restless", RESTLESS)
    return made


def _at(world: World, state: int) -> Moment:
    """A moment of nothing but a state."""
    return at(world, (Happening(minds=world.open.minds.snapshot(state)),), state)


def _resting(put: Callable[[], int]) -> int:
    """A state that was put together. Raises UnsaidError (``restless``) where it would not stay as it is."""
    try:
        return put()
    except MindsError as error:
        if error.code != "snapshot":
            raise
        raise UnsaidError("restless", RESTLESS) from error


# --- kept, with its world ---


def saved(moment: Moment) -> bytes:
    """See ``Moment.save``."""
    from unsaid.api.games.game import written_world

    data = {"format": FORMAT, "version": VERSION, "moment": moment.now.to_dict(), "source": written_world(moment.world)}
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _of_save(data: bytes | str, world: World) -> Moment:
    """The moment that was kept; of the world that is at hand where that is the same. Raises UnsaidError."""
    from unsaid.api.games.resuming import world_written
    from unsaid.api.moments.moment import digest

    kept = _read(data)
    moment = kept.get("moment")
    if kept.get("format") != FORMAT or kept.get("version") != VERSION or not isinstance(moment, dict):
        raise UnsaidError(NO_MOMENT, "these are no moment that was saved, or one of a later version of Unsaid")
    before = world_written(kept.get("source"))
    then = world if digest(world) == written_in(moment).digest else before
    if not then.ok:
        raise UnsaidError(NO_MOMENT, "the world that was saved with this moment has mistakes")
    return then.moment(moment)


def _read(data: bytes | str) -> dict[str, Any]:
    if len(data) > MOST:
        raise UnsaidError(NO_MOMENT, "this is too large to be a moment")
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnsaidError(NO_MOMENT, "these are no moment that was saved") from error
    return found if isinstance(found, dict) else {}


# --- another version of the world ---


def taken_up(world: World, given: Moment | bytes | str) -> Moment:
    """See ``World.take_up``."""
    if not isinstance(given, Moment | bytes | str):
        raise BadType("moment", f"{type(given).__name__} is no moment, nor one that was saved")
    moment = given if isinstance(given, Moment) else _of_save(given, world)
    if moment.world == world:
        return moment
    with moment.world.open.working, world.open.working:
        return _at(world, _carried(moment, world))


def _carried(moment: Moment, world: World) -> int:
    """The state of a world that a moment of another becomes."""
    from unsaid.minds.pieces import laid_out, put

    old, new = moment.world.open, world.open
    today = _today(new)
    before = {today(name): number for number, name in enumerate(old.ground.characters)}
    staying = [before.get(name) for name in new.ground.characters]
    _, nodes = laid_out(old.minds, [moment.state], [number for number in staying if number is not None])
    values = _values(old, new, today)

    def carried(place: int, node: Node) -> Node:
        minds = (place if number is None else node.minds[number] for number in staying)
        return type(node)(tuple(values(node.values)), tuple(minds))

    return put(new.minds, [carried(place, node) for place, node in enumerate(nodes)], settle=True)


def _today(new: OpenWorld) -> Callable[[str], str]:
    """The name of today for a fact or an entity."""
    return (lambda name: name) if new.former is None else new.former.act


def _values(
    old: OpenWorld, new: OpenWorld, today: Callable[[str], str]
) -> Callable[[Sequence[Scalar]], Iterable[Scalar]]:
    """What a mind holds of each fact of the new world, by what it held of those of the old one."""
    before = {today(fluent.name): number for number, fluent in enumerate(old.ground.fluents)}
    types = {entity.name: {*entity.types, "entity"} for entity in new.ground.entities}

    def fits(kind: str, value: Scalar) -> bool:
        if value is None:
            return True
        if isinstance(value, bool):
            return kind == "boolean"
        return kind in types.get(value, ()) if isinstance(value, str) else kind == "number"

    def values(held: Sequence[Scalar]) -> Iterable[Scalar]:
        for fluent in new.ground.fluents:
            number = before.get(fluent.name)
            if number is None or fluent.static:
                yield fluent.initial
                continue
            value = held[number]
            value = today(value) if isinstance(value, str) else value
            if not isinstance(value, tuple) and not fits(fluent.type, value):
                said = f"somebody holds {fluent.name} to be {value}, which it cannot be in this version of the world"
                raise UnsaidError("other-kind", said)
            yield value

    return values


__all__ = ["forgetting", "saved", "taken_up"]
