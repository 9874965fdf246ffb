"""``unsaid ground``: the world file that stands between the language and the engine."""

from __future__ import annotations

from unsaid.cli.opening import opened
from unsaid.cli.options import Sabre, WorldArgument
from unsaid.terminal.output import emit_json


def ground(world: WorldArgument, sabre: Sabre = None) -> None:
    """Print a world with every name filled in: the file the engine reads."""
    emit_json(opened(world, sabre).to_ground())
