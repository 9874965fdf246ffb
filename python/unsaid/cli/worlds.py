"""``unsaid worlds``: the bundled worlds, listed and copied out to edit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import click

from unsaid.api.opened import SUFFIX
from unsaid.api.world import bundled, load
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.options import Force, Json
from unsaid.cli.parameters import argument, command_of
from unsaid.language.nearest import nearest
from unsaid.play.kept.disk import write_whole
from unsaid.terminal.listing import as_json, as_table, listed
from unsaid.terminal.output import emit, emit_json


def worlds(json: Json = False) -> None:
    """List the bundled worlds, or copy one out to edit."""
    if click.get_current_context().invoked_subcommand is None:
        entries = listed()
        if json:
            emit_json(as_json(entries))
        else:
            emit(as_table(entries))


def copy(
    name: Annotated[str, argument("NAME", help="The world to copy.")],
    destination: Annotated[str, argument("[DEST]", help="A file or folder (default: here).")] = ".",
    force: Force = False,
) -> None:
    """Copy a bundled world out to a file of your own."""
    if name not in bundled():
        near = nearest(name, bundled())
        hint = f"did you mean {near!r}?" if near else "`unsaid worlds` lists them"
        raise Halt(Exit.FILE, f"there is no bundled world called {name!r}; {hint}")
    place = Path(destination)
    if place.is_dir():
        place = place / (name + SUFFIX)
    if place.exists() and not force:
        raise Halt(Exit.FILE, f"{place} is already there; --force replaces it")
    write_whole(place, load(name).text)
    emit(str(place))


group = command_of(worlds, click.Group, invoke_without_command=True, commands=[command_of(copy)])
