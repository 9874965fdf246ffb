"""Games that were saved, gone on with: in the world that is in the save, or in another that is given."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from unsaid.api.former import of_today
from unsaid.api.games.game import Game
from unsaid.api.stories.given import text_of
from unsaid.api.world import World, bundled, load
from unsaid.errors import BadValue, UnsaidError
from unsaid.language.source import IncludedText, Source
from unsaid.play.kept import saves
from unsaid.play.kept.saves import Save, fingerprint
from unsaid.telling import Manner
from unsaid.telling.narration import manner


def resume(data: bytes | str, world: World | None = None) -> Game:
    """The game that ``Game.save`` wrote, or that ``unsaid play`` keeps.

    ``world``: the world to play it in, which may have been edited since; None: the one that was saved with it, or, for
    a game that ``unsaid play`` kept, the bundled world of its name, or the file it was played from. Raises UnsaidError:
    ``save`` where the data are no saved game, ``broken-game`` where the world no longer allows what was played,
    ``no-world`` where there is none.
    """
    text = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
    save = saves.loads(text)
    played_in = (world or world_of_save(text, save)).playable
    save = of_today(save, played_in.open.former)
    for role in save.roles:
        played_in.chain(role)
    game = Game(played_in, save.roles, save.rules, save.turns, _manner(json.loads(text)))
    _ = game.session
    return game


def _manner(data: dict[str, Any]) -> Manner:
    """How the game was told. Raises UnsaidError."""
    try:
        return manner(**data.get("manner", {}))
    except (BadValue, TypeError) as error:
        raise saves.SaveProblem("this save is damaged") from error


def world_of_save(text: str, save: Save) -> World:
    """The world of a saved game: the one in the file, or the one it was played from as it is now. Raises UnsaidError
    (``no-world``)."""
    written = json.loads(text).get("source")
    if written is None:
        found = _played_from(save)
        if found is None or fingerprint(found.source.whole) != save.text:
            told = "was saved without its world" if found is None else "was played in a text that has changed since"
            raise UnsaidError("no-world", f"this game of {save.world} {told}: say which world it is")
        return found.playable
    try:
        return world_written(written).playable
    except UnsaidError as error:
        raise saves.SaveProblem("this save is damaged") from error


def world_written(written: Any) -> World:
    """The world that ``written_world`` put into a save. Raises UnsaidError (``save``)."""
    try:
        named = str(written["text"]), str(written["name"]), written["path"], bool(written["sabre"])
        parts = tuple(IncludedText(str(k), str(name), str(t)) for k, name, t in written.get("parts", ()))
        source = Source(*named, parts=parts)
        tables = tuple((str(content), str(path)) for content, path in written["words"])
        return World(source, tuple(map(str, written["without"])), tables)
    except (KeyError, TypeError, ValueError) as error:
        raise UnsaidError("save", "the world in this save is damaged") from error


def _played_from(save: Save) -> World | None:
    """The world that a game was played from, as it is now; None where it is not to be found."""
    if save.path is None:
        return load(save.world) if save.world in bundled() else None
    return load(save.path) if Path(save.path).is_file() else None


def saved(place: str) -> tuple[World, str]:
    """The world of the saved game in a file, and who was played first. Raises UnsaidError (``no-world``, ``save``)."""
    text = text_of(place, "a saved game")
    save = saves.loads(text)
    try:
        return world_of_save(text, save), save.roles[0]
    except UnsaidError as error:
        hint = f" (`unsaid tell WORLD --story {place}`)" if error.code == "no-world" else ""
        raise UnsaidError(error.code, f"{place}: {error.message}{hint}", place) from None


def game_at(place: str, world: World) -> Game:
    """The saved game in a file, in a world that is known. Raises UnsaidError."""
    return resume(text_of(place, "a saved game"), world)
