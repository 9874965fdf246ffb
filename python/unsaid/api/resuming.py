"""Games that were saved, gone on with: in the world that is in the save, or in another that is given."""

from __future__ import annotations

import json
from typing import Any

from unsaid.api.game import Game
from unsaid.api.world import World, bundled, load
from unsaid.errors import BadValue, UnsaidError
from unsaid.language.source import Source
from unsaid.play import saves
from unsaid.play.saves import Save, fingerprint
from unsaid.telling import Manner
from unsaid.telling.narration import manner


def resume(data: bytes | str, world: World | None = None) -> Game:
    """The game that ``Game.save`` wrote, or that ``unsaid play`` keeps.

    ``world``: the world to play it in, which may have been edited since; None: the one that was saved with it, or, for
    a game that ``unsaid play`` kept, the bundled world of its name. Raises UnsaidError: ``save`` where the data are no
    saved game, ``broken-game`` where the world no longer allows what was played, ``no-world`` where there is none.
    """
    text = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
    save = saves.loads(text)
    played_in = world or _saved_world(json.loads(text), save)
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


def _saved_world(data: dict[str, Any], save: Save) -> World:
    """The world that was saved with a game. Raises UnsaidError."""
    written = data.get("source")
    if written is None:
        found = load(save.world) if save.world in bundled() else None
        if found is None or fingerprint(found.text) != save.text:
            raise UnsaidError("no-world", f"this game of {save.world} was saved without its world: say which it is")
        return found
    try:
        source = Source(str(written["text"]), str(written["name"]), written["path"], bool(written["sabre"]))
        tables = tuple((str(content), str(path)) for content, path in written["words"])
        return World(source, tuple(map(str, written["without"])), tables)
    except (KeyError, TypeError, ValueError) as error:
        raise saves.SaveProblem("this save is damaged") from error
