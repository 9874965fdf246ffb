"""``unsaid ground``: the world file that stands between the language and the engine."""

from __future__ import annotations

from unsaid.cli.options import Sabre, WorldArgument
from unsaid.cli.output import emit_json


def ground(world: WorldArgument, sabre: Sabre = None) -> None:
    """Print a world with every name filled in: the file the engine reads."""
    from unsaid.cli.opening import opened
    from unsaid.world import dumps

    emit_json(dumps(opened(world, sabre).ground))
