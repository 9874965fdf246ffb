"""Saved games: what happened, turn by turn, in a small JSON file.

A save holds names, never engine states: the world's name, a hash of its text, who is played, and each turn's move and
events. Resuming replays them; nothing is decided anew. So a save outlives edits of its world as long as every act in it
is still there and still possible, and where one is not, the save says which.

The file is written beside its place, flushed to the disk, and renamed over the old one. Whatever goes wrong
on the way, the old save is still whole.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from msgspec.structs import replace as replace_fields

from unsaid.play.events import Event, Item, Turn
from unsaid.play.kept.disk import write_whole
from unsaid.play.kept.saved import (
    USUAL,
    Save,
    SavedEvent,
    SavedMove,
    SavedTurn,
    SaveProblem,
    dumps,
    loads,
    plain,
)
from unsaid.play.session import Session
from unsaid.play.stage import Stage

LARGEST = 16 * 2**20
"""Bytes of the largest file that is read as a save: a hundred thousand turns."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """A session replayed from a save: how far it went, and what stopped it if something did."""

    session: Session
    changed: bool
    broken: str | None


def fingerprint(text: str) -> str:
    """The hash by which a save knows the text of its world."""
    return hashlib.sha256(text.encode()).hexdigest()


def of_today(save: Save, stage: Stage) -> Save:
    """A save with the names that things have in the world of a stage, where they were called otherwise once."""
    if stage.former is None:
        return save
    data = msgspec.to_builtins(save)
    named = {key: stage.former.data(data[key]) for key in ("roles", "turns")}
    return replace_fields(save, **{key: msgspec.convert(named[key], kind) for key, kind in NAMED.items()})


NAMED = {"roles": tuple[str, ...], "turns": tuple[SavedTurn, ...]}
"""The fields of a save that hold names of the world's."""


# --- to and from sessions ---


def record(session: Session, world: str, text: str, path: str | None = None) -> Save:
    """The save of a session in the world of that name and text hash, from the file at that path."""
    roles = tuple(session.stage.ground.characters[role] for role in session.roles)
    turns = tuple(named(session.stage, turn) for turn in session.turns)
    return Save(world, text, roles, turns, session.stage.rules, path)


def named(stage: Stage, turn: Turn) -> SavedTurn:
    """A turn by its names."""
    move = turn.move
    act = None if move.action is None else stage.name(move.action)
    about = None if move.about is None else stage.ground.inner.questions[move.about].name
    chosen = SavedMove(move.kind, act, about, move.offered, move.ends)
    held_up = None if turn.held_up is None else stage.called(turn.held_up)
    return SavedTurn(chosen, tuple(_entry(stage, event) for event in turn.events), turn.shown, held_up)


def _entry(stage: Stage, event: Event) -> SavedEvent:
    by = None if event.by is None else stage.called(event.by)
    return SavedEvent(event.kind, stage.name(event.action), by)


def resume(save: Save, stage: Stage, text: str) -> Resumed:
    """Replays a save under the rules of the stage; stops before the first turn that the world no longer allows."""
    save = of_today(save, stage)
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


def _replayed(session: Session, turn: SavedTurn) -> Session | str:
    move = _move(session.stage, turn.move)
    if isinstance(move, str):
        return move
    if turn.held_up is not None and turn.held_up not in session.stage.ground.characters:
        return _nobody(turn.held_up)
    events: list[Event] = []
    state = session.state
    for entry in turn.events:
        event = _replayed_event(session.stage, entry, state)
        if isinstance(event, str):
            return event
        events.append(event)
        state = event.after
    return replace(session, turns=(*session.turns, _turn(session.stage, turn, move, events)))


def _turn(stage: Stage, turn: SavedTurn, move: Item, events: Iterable[Event]) -> Turn:
    held_up = None if turn.held_up is None else list(stage.ground.characters).index(turn.held_up)
    return Turn(move, tuple(events), turn.shown, held_up)


def _move(stage: Stage, move: SavedMove) -> Item | str:
    """A move by the engine's numbers, or what the world no longer has of it."""
    action = None if move.act is None else stage.find(move.act)
    if move.act is not None and action is None:
        return _gone(stage, move.act)
    questions = [question.name for question in stage.ground.inner.questions]
    if move.about is not None and move.about not in questions:
        return f"the world no longer has the question {move.about}"
    about = None if move.about is None else questions.index(move.about)
    return Item(move.kind, action, about, move.offered, move.ends)


def _gone(stage: Stage, act: str) -> str:
    never = stage.never(act)
    return f"the world no longer has the act {act}" if never is None else f"{act} {never}"


def _nobody(name: str) -> str:
    return f"the world no longer has the character {name}"


def _replayed_event(stage: Stage, entry: SavedEvent, state: int) -> Event | str:
    action = stage.find(entry.act)
    if action is None:
        return _gone(stage, entry.act)
    if entry.by is not None and entry.by not in stage.ground.characters:
        return _nobody(entry.by)
    by = None if entry.by is None else list(stage.ground.characters).index(entry.by)
    if entry.kind != "act":
        return Event(entry.kind, action, by, state, state)
    if action not in stage.possible(state):
        return f"{entry.act} is no longer possible there"
    return Event("act", action, by, state, stage.minds.advance(state, action))


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


__all__ = [
    "USUAL",
    "Resumed",
    "Save",
    "SaveProblem",
    "SavedEvent",
    "SavedMove",
    "SavedTurn",
    "dumps",
    "loads",
    "plain",
]
