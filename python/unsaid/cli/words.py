"""``unsaid words``: every text of a world as a table for translators; what it has no words for; words to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import click

from unsaid.api.rewording.unworded import GAMES, Unworded
from unsaid.api.values import Many, to_json
from unsaid.api.world import World
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.opening import opened
from unsaid.cli.options import Force, Json, Out, Sabre, WorldArgument
from unsaid.cli.parameters import option
from unsaid.terminal.out import put, ready
from unsaid.terminal.output import emit, emit_json, remark
from unsaid.terminal.rewriting import replace

Language = Annotated[
    str, option("--language", metavar="CODE", shown=False, help="The language of the translation: de, fr…")
]


def words(
    world: WorldArgument,
    sabre: Sabre = None,
    out: Out = None,
    force: Force = False,
    language: Language = "",
    missing: Annotated[
        bool, option("--missing", help="List what is told without words of yours, what a reader meets most first.")
    ] = False,
    draft: Annotated[bool, option("--draft", help="Write words to begin with for all of that into WORLD.")] = False,
    games: Annotated[
        int, option("--games", type=click.IntRange(0, 10_000), metavar="N", help="Games by chance to count in.")
    ] = GAMES,
    json: Json = False,
) -> None:
    """Write every text of a world as a gettext file, to be translated or put into other words."""
    if missing and draft:
        raise Halt(Exit.USAGE, "--missing lists, and --draft writes: one of the two")
    if missing:
        _list(opened(world, sabre).unworded(games), json)
    elif draft:
        _draft(world, opened(world, sabre))
    else:
        ready(out, force, "prose")
        put(opened(world, sabre).table(language), out)


def _list(found: tuple[Unworded, ...], json: bool) -> None:
    if json:
        emit_json(to_json(Many(found)))
        return
    for one in found:
        told = {"menu": "in menus", "fact": "in answers"}.get(one.sort, f"told from {one.side or 'outside'}")
        emit(f"{one.met:6}  {one.name}, {told}\n")
    remark(f"{len(found)} without words" if found else "nothing is without words")


def _draft(name: str, world: World) -> None:
    """Writes words to begin with into a file, whole or not at all."""
    if world.source.path is None:
        raise Halt(Exit.USAGE, f"{name} is no file to write words into; `unsaid worlds copy` copies one out")
    missing = world.unworded(0)
    after = world.drafted(missing)
    _ = after.open.core  # words that are no words would be found here, before anything is written
    if missing:
        replace(Path(world.source.path), after.text)
    remark(f"{len({one.name for one in missing})} given words to begin with" if missing else "nothing is without words")
