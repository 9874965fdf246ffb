"""The world file: JSON text with one item a line, so that two versions of a world can be compared line by line.

Reading checks everything, because a file may come from anywhere: the format and its version, every index,
every operator with its number of operands, every value, and how deep expressions nest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import msgspec

from unsaid.text.hidden import escaped_json

from .errors import WorldFileError
from .inner import Inner
from .structure import FORMAT, VERSION, VERSIONS, GroundWorld
from .validation import checked
from .written import Written, action_row, belief_row

_encoder = msgspec.json.Encoder()

PRESENT = frozenset(("domain", "label", "among", "seen"))
"""Keys that are left out where there is nothing to say."""

BEFORE = ("entities", "fluents")
INNER = ("concerns", "questions", "speech", "likes", "releases", "secrets")


def dumps(world: GroundWorld) -> str:
    """The world as the text of a world file."""
    plain = [_row("format", world.format), _row("version", VERSION)]
    plain += [_row(key, getattr(world, key)) for key in ("name", "characters")]
    lists = [_listed(key, getattr(world, key)) for key in BEFORE]
    beliefs = _listed("beliefs", map(belief_row, world.beliefs))
    rows = [
        *plain,
        *lists,
        beliefs,
        *_actions(world),
        _listed("triggers", world.triggers),
        _row("utility", world.utility),
    ]
    return escaped_json("{" + ",\n".join([*rows, *_inner(world.inner)]) + "}\n")


def _actions(world: GroundWorld) -> Iterable[str]:
    """The actions, after what they have in common as to who observes them, in the order in which it is first met."""
    rows = {id(action.observing): action.observing for action in world.actions}
    places = {row: place for place, row in enumerate(rows)}
    yield _listed("observations", rows.values())
    yield _listed("actions", (action_row(action, places[id(action.observing)]) for action in world.actions))


def _inner(inner: Inner) -> Iterable[str]:
    """What the world says of minds, where it says anything."""
    if inner == Inner():
        return
    lists = [_listed(key, rows) for key in INNER if (rows := getattr(inner, key))]
    turns = [_row("turns", inner.turns)] if inner.turns else []
    foresight = [_row("foresight", inner.foresight)] if inner.foresight else []
    slot = [_row("slot", inner.slot)] if inner.slot is not None else []
    dares = [_row("dares", inner.dares)] if inner.dares else []
    yield '"inner": {' + ",\n".join([*lists, *turns, *foresight, *slot, *dares]) + "}"


def _row(key: str, item: Any) -> str:
    return f'"{key}": {msgspec.json.encode(item).decode()}'


def _listed(key: str, items: Iterable[Any]) -> str:
    lines = _encoder.encode_lines(items).decode()[:-1].replace("\n", ",\n")  # in a row of JSON there is no line end
    return f'"{key}": [\n{lines}\n]' if lines else f'"{key}": []'


def loads(text: str | bytes) -> GroundWorld:
    """The world a file describes. A file that is not a sound world of this version is a WorldFileError."""
    _check_header(text)
    world = checked(_decoded(text, Written))
    _look_again(text)
    return world


def _look_again(text: str | bytes) -> None:
    """Refuses what readers of JSON take in different ways: a key that stands twice in one object, one that stands for
    nothing, and a zero with a sign, which is a whole number to some and none to others."""
    try:
        json.loads(text, object_pairs_hook=_keyed, parse_int=_signed, parse_float=_signed)
    except RecursionError:
        raise WorldFileError("world-file-nesting", "brackets are nested too deeply") from None


def _keyed(pairs: list[tuple[str, Any]]) -> None:
    seen: set[str] = set()
    for key, value in pairs:
        if key in seen:
            raise WorldFileError("world-file-json", f"the key {key!r} stands twice in one object")
        if value is None and key in PRESENT:
            raise WorldFileError("world-file-json", f"the key {key!r} may be left out, and is not null")
        seen.add(key)


def _signed(number: str) -> str:
    if number[0] == "-" and float(number) == 0:
        raise WorldFileError("world-file-json", f"{number} is no number: there is one zero, and it has no sign")
    return number


class _Header(msgspec.Struct):
    format: str = ""
    version: int | str | None = None


def _check_header(text: str | bytes) -> None:
    """Looks at format and version first, so that a later version is named as such whatever else changed."""
    header = _decoded(text, _Header)
    if header.format != FORMAT:
        raise WorldFileError("world-file-format", f"this is not an {FORMAT} file")
    if header.version not in VERSIONS:
        known = f"{', '.join(map(str, VERSIONS[:-1]))} and {VERSIONS[-1]}"
        raise WorldFileError("world-file-version", f"the file has version {header.version}; {known} are understood")


def _decoded(text: str | bytes, kind: type[Any]) -> Any:
    try:
        return msgspec.json.decode(text, type=kind)
    except RecursionError:
        raise WorldFileError("world-file-nesting", "brackets are nested too deeply") from None
    except (msgspec.DecodeError, UnicodeError) as problem:
        raise WorldFileError("world-file-json", _plain(str(problem))) from None


def _plain(message: str) -> str:
    return message[:1].lower() + message[1:]
