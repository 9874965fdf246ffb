"""Saved games: what happened, act by act, in a small JSON file.

A save holds names, never engine states: the world's name, a hash of its text, who is played, and each turn's
events. Resuming replays them; nothing is decided anew. So a save outlives edits of its world as long as every
act in it is still there and still possible, and where one is not, the save says which.

Version 1 is the game of one role under the usual rules. A game with several roles, with a chance or with rules of its
own is version 2, which has besides what it needs of these.

The file is written beside its place, flushed to the disk, and renamed over the old one. Whatever goes wrong
on the way, the old save is still whole.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import reprlib
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, cast, get_args

from unsaid.errors import UnsaidError
from unsaid.play.disk import write_whole
from unsaid.play.events import Event, Kind, Turn
from unsaid.play.session import Session
from unsaid.play.stage import Rules, Stage

FORMAT = "unsaid-save"
VERSIONS = (1, 2)

LARGEST = 16 * 2**20
"""Bytes of the largest file that is read as a save: a hundred thousand turns."""


class SaveProblem(UnsaidError):
    """A save cannot be read, written or replayed; the message says why, in one sentence."""

    def __init__(self, message: str) -> None:
        super().__init__("save", message)


USUAL = Rules()


@dataclass(frozen=True, slots=True)
class SavedEvent:
    """One event by its names, free of the engine's numbers."""

    kind: Kind
    act: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class Save:
    """What a save file holds."""

    world: str
    text: str  # SHA-256 of the world's text
    roles: tuple[str, ...]
    turns: tuple[tuple[SavedEvent, ...], ...]
    rules: Rules = USUAL
    path: str | None = None  # of the world's file, where it has one


@dataclass(frozen=True, slots=True)
class Resumed:
    """A session replayed from a save: how far it went, and what stopped it if something did."""

    session: Session
    changed: bool
    broken: str | None


def fingerprint(text: str) -> str:
    """The hash by which a save knows the text of its world."""
    return hashlib.sha256(text.encode()).hexdigest()


# --- to and from sessions ---


def record(session: Session, world: str, text: str, path: str | None = None) -> Save:
    """The save of a session in the world of that name and text hash, from the file at that path."""
    roles = tuple(session.stage.ground.characters[role] for role in session.roles)
    turns = tuple(named(session.stage, turn) for turn in session.turns)
    return Save(world, text, roles, turns, session.stage.rules, path)


def named(stage: Stage, turn: Turn) -> tuple[SavedEvent, ...]:
    """A turn by its names."""
    return tuple(_entry(stage, event) for event in turn)


def _entry(stage: Stage, event: Event) -> SavedEvent:
    act = None if event.action is None else stage.name(event.action)
    by = None if event.by is None else stage.ground.characters[event.by]
    return SavedEvent(event.kind, act, by)


def resume(save: Save, stage: Stage, text: str) -> Resumed:
    """Replays a save under the rules of the stage; stops before the first turn that the world no longer allows."""
    for role in save.roles:
        if role not in stage.ground.characters:
            raise SaveProblem(f"this save plays {role}, and the world no longer has that character")
    characters = list(stage.ground.characters)
    session = Session(stage, tuple(characters.index(role) for role in save.roles))
    for number, turn in enumerate(save.turns, start=1):
        grown = _replayed(session, turn)
        if isinstance(grown, str):
            return Resumed(session, save.text != text, f"turn {number}: {grown}")
        session = grown
    return Resumed(session, save.text != text, None)


def _replayed(session: Session, turn: tuple[SavedEvent, ...]) -> Session | str:
    events: list[Event] = []
    state = session.state
    for entry in turn:
        event = _replayed_event(session.stage, entry, state)
        if isinstance(event, str):
            return event
        events.append(event)
        state = event.after
    return session.added(tuple(events))


def _replayed_event(stage: Stage, entry: SavedEvent, state: int) -> Event | str:
    action = None if entry.act is None else stage.find(entry.act)
    if entry.act is not None and action is None:
        never = stage.never(entry.act)
        return f"the world no longer has the act {entry.act}" if never is None else f"{entry.act} {never}"
    if entry.by is not None and entry.by not in stage.ground.characters:
        return f"the world no longer has the character {entry.by}"
    by = None if entry.by is None else list(stage.ground.characters).index(entry.by)
    event = Event(entry.kind, action, by, state, state)
    if entry.kind != "act" or action is None:
        return event
    if action not in stage.possible(state):
        return f"{entry.act} is no longer possible there"
    return replace(event, after=stage.minds.advance(state, action))


# --- to and from text ---


def dumps(save: Save) -> str:
    """The save as JSON, a turn a line."""
    head = {"format": FORMAT, "version": _version(save), "world": save.world, "text": save.text} | _played(save)
    head |= {} if save.path is None else {"path": save.path}
    lines = [json.dumps(turn, ensure_ascii=False) for turn in plain(save.turns)]
    turns = ",\n  ".join(lines)
    return json.dumps(head, ensure_ascii=False)[:-1] + ',\n "turns": [\n  ' + turns + "\n ]}\n"


def _version(save: Save) -> int:
    """The lowest version that can say all of it."""
    return 1 if len(save.roles) == 1 and save.rules == USUAL else 2


def _played(save: Save) -> dict[str, Any]:
    """Who is played, and by which rules; of these only what is not as usual."""
    if _version(save) == 1:
        return {"role": save.roles[0]}
    rules = {key: value for key, value in asdict(save.rules).items() if value != getattr(USUAL, key)}
    return {"roles": list(save.roles), "rules": rules}


def plain(turns: Iterable[Iterable[SavedEvent]]) -> list[list[dict[str, str]]]:
    """Turns as plain data, as they stand in a save."""
    return [[_written(entry) for entry in turn] for turn in turns]


def _written(entry: SavedEvent) -> dict[str, str]:
    parts = {"kind": entry.kind, "act": entry.act, "by": entry.by}
    return {key: value for key, value in parts.items() if value is not None}


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
        raise SaveProblem(f"this save has version {reprlib.repr(version)}; this program reads versions 1 and 2")
    try:
        return _read(data, version)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SaveProblem("this save is damaged") from error


def _read(data: dict[str, Any], version: int) -> Save:
    turns = tuple(tuple(_read_entry(e) for e in turn) for turn in data["turns"])
    world, text = _text(data["world"]), _text(data["text"])
    path = None if data.get("path") is None else _text(data["path"])
    if version == 1:
        return Save(world, text, (_text(data["role"]),), turns, path=path)
    roles = tuple(_text(role) for role in data["roles"])
    if not roles or len(set(roles)) < len(roles):
        raise ValueError(roles)
    return Save(world, text, roles, turns, Rules(**data["rules"]), path)


def _read_entry(data: dict[str, Any]) -> SavedEvent:
    if data["kind"] not in get_args(Kind):
        raise ValueError(data["kind"])
    act, by = data.get("act"), data.get("by")
    if (act is None) != (data["kind"] == "wait"):
        raise ValueError("only waiting is no act")
    return SavedEvent(cast(Kind, data["kind"]), None if act is None else _text(act), None if by is None else _text(by))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


# --- to and from the disk ---


def encoded(save: Save) -> bytes:
    """The bytes of a save's file. Half a surrogate pair, as in a name that is no text, becomes JSON's escape for it."""
    return dumps(save).encode("utf-8", "backslashreplace")


def write(path: Path, save: Save, ready: Callable[[int], object] | None = None, *, new: bool = False) -> None:
    """Writes a save so that the file is always either the old one or the new one, whole.

    ``ready`` and ``new`` are those of ``write_whole``; FileExistsError goes through.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, encoded(save), ready, new=new)
    except (OSError, ValueError) as error:  # ValueError: a place with a zero character in it
        if new and isinstance(error, FileExistsError) and path.exists():
            raise
        raise SaveProblem(f"the game could not be saved to {path} ({_why(error)})") from error


def read(path: Path) -> Save:
    """Reads a save file."""
    data = bytes_at(path)
    if data is None:
        raise SaveProblem(f"{path} cannot be read ({os.strerror(errno.ENOENT)})")
    return from_bytes(data, path)


def bytes_at(path: Path) -> bytes | None:
    """What a save's place holds; None where there is no file. Raises SaveProblem where it cannot be read, or is no
    ordinary file of a size that a game could have."""
    try:
        if not path.exists():
            return None
        if not path.is_file():
            raise SaveProblem(f"{path} is not an ordinary file, so it is not a saved game")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise SaveProblem(f"{path} cannot be read ({_why(error)})") from error
    if len(data) > LARGEST:
        raise SaveProblem(f"{path} is too large to be a saved game (over {LARGEST:,} bytes)")
    return data


def from_bytes(data: bytes, path: Path) -> Save:
    """The save in the bytes of a file; ``path`` is what messages call it."""
    try:
        return loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SaveProblem(f"{path} is not a saved game") from error
    except SaveProblem as problem:
        raise SaveProblem(f"{path}: {problem}") from problem


def _why(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)


def home() -> Path:
    """The folder of autosaves: ``UNSAID_SAVES``, else under the user's state folder."""
    chosen = os.environ.get("UNSAID_SAVES")
    if chosen:
        return Path(chosen)
    state = os.environ.get("XDG_STATE_HOME")
    return (Path(state) if state else expanded(Path("~/.local/state"))) / "unsaid" / "saves"


def expanded(path: Path) -> Path:
    """A path with the user's folder in place of ``~``. Raises SaveProblem where there is none of that name."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise SaveProblem(f"{path}: there is no such user's folder here") from error
