"""A saved game as a value, and as text: JSON, a turn a line.

Everything is said by names, so that a save outlives the engine that played it. Versions 1 and 2 are of the time before
a turn could be let pass by an act: there a turn was its events alone, the first of them what the role chose. They are
read, and what was waited for then has no event now.
"""

from __future__ import annotations

import json
import reprlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

import msgspec

from unsaid.errors import UnsaidError
from unsaid.play.events import ItemKind, Kind
from unsaid.play.stage import Rules

FORMAT = "unsaid-save"
VERSION = 3
VERSIONS = (1, 2, 3)


class SaveProblem(UnsaidError):
    """A save cannot be read, written or replayed; the message says why, in one sentence."""

    def __init__(self, message: str) -> None:
        super().__init__("save", message)


USUAL = Rules()


class SavedEvent(msgspec.Struct, frozen=True, omit_defaults=True):
    """One event by its names, free of the engine's numbers."""

    kind: Kind
    act: str
    by: str | None = None


class SavedMove(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a role chose, by its names: see ``Item``."""

    kind: ItemKind
    act: str | None = None
    about: str | None = None
    offered: bool = False
    ends: bool = False


class SavedTurn(msgspec.Struct, frozen=True, omit_defaults=True):
    """A turn by its names: see ``Turn``."""

    move: SavedMove
    events: tuple[SavedEvent, ...] = ()
    shown: bool = True
    held_up: str | None = None


class Save(msgspec.Struct, frozen=True):
    """What a save file holds: the world's name, the SHA-256 of its text, who is played, and what has happened; ``path``
    is that of the world's file, where it has one."""

    world: str
    text: str
    roles: tuple[str, ...]
    turns: tuple[SavedTurn, ...]
    rules: Rules = USUAL
    path: str | None = None


# --- to text ---


def dumps(save: Save) -> str:
    """The save as JSON, a turn a line."""
    rules = {key: value for key, value in asdict(save.rules).items() if value != getattr(USUAL, key)}
    head = {"format": FORMAT, "version": VERSION, "world": save.world, "text": save.text, "roles": list(save.roles)}
    head |= ({"rules": rules} if rules else {}) | ({} if save.path is None else {"path": save.path})
    turns = ",\n  ".join(json.dumps(turn, ensure_ascii=False) for turn in plain(save.turns))
    return json.dumps(head, ensure_ascii=False)[:-1] + ',\n "turns": [\n  ' + turns + "\n ]}\n"


def plain(turns: Sequence[SavedTurn]) -> list[dict[str, Any]]:
    """Turns as plain data, as they stand in a save."""
    return [msgspec.to_builtins(turn) for turn in turns]


# --- from text ---


def loads(text: str) -> Save:
    """Reads a save; anything that is not one is a SaveProblem."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SaveProblem("this file is not a saved game") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise SaveProblem("this file is not a saved game")
    version = data.get("version")
    if version not in VERSIONS:
        raise SaveProblem(f"this save has version {reprlib.repr(version)}; this program reads versions 1 to {VERSION}")
    try:
        return _read(data, version)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SaveProblem("this save is damaged") from error


def _read(data: dict[str, Any], version: int) -> Save:
    roles = [data["role"]] if version == 1 else data["roles"]
    turns = data["turns"] if version == VERSION else [_of_old(turn) for turn in data["turns"]]
    fields = {"world": data["world"], "text": data["text"], "roles": roles, "turns": turns, "path": data.get("path")}
    save = msgspec.convert(fields, Save)
    if not save.roles or len(set(save.roles)) < len(save.roles):
        raise ValueError(roles)
    if not all(_is_whole(turn.move) for turn in save.turns):
        raise ValueError(turns)
    return msgspec.structs.replace(save, rules=Rules(**data.get("rules", {})))


def _is_whole(move: SavedMove) -> bool:
    """Whether a move says what it is about."""
    needed = {"act": move.act, "hold": move.act, "time": move.act, "silence": move.about}
    return needed.get(move.kind, "") is not None


def _of_old(turn: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """A turn of version 1 or 2: its first event is what the role chose."""
    first, *_ = events = list(turn)
    done = [event for event in events if event["kind"] != "wait"]
    move = {"kind": "on"} if first["kind"] == "wait" else {"kind": "act", "act": first["act"]}
    return {"move": move, "events": done}
