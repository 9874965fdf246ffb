"""``unsaid worlds``: the bundled worlds, listed and copied out to edit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from unsaid.api.opened import SUFFIX
from unsaid.api.world import bundled, load
from unsaid.cli.exits import Exit, Halt, epilogue
from unsaid.cli.options import Json
from unsaid.language.nearest import nearest
from unsaid.play.disk import write_whole
from unsaid.terminal.output import emit, emit_json

app = typer.Typer(
    name="worlds",
    help="List the bundled worlds, or copy one out to edit.",
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True, epilog=epilogue())
def worlds(context: typer.Context, json: Json = False) -> None:
    """List the bundled worlds, or copy one out to edit."""
    if context.invoked_subcommand is None:
        entries = listed()
        if json:
            emit_json(as_json(entries))
        else:
            emit(as_table(entries))


def listed() -> list[dict[str, str | None]]:
    """Name, title and description of every bundled world."""
    worlds = [load(name) for name in bundled()]
    return [{"name": world.name, "title": world.title, "about": world.about} for world in worlds]


def as_json(entries: list[dict[str, str | None]]) -> str:
    """The list as JSON."""
    import json

    return json.dumps(entries, ensure_ascii=False, indent=2)


def as_table(entries: list[dict[str, str | None]]) -> str:
    """The list as aligned lines."""
    import shutil
    import textwrap

    indent = max((len(str(e["name"])) for e in entries), default=0) + 2
    width = max(shutil.get_terminal_size((80, 24)).columns - indent, 30)
    lines = []
    for entry in entries:
        words = ": ".join(part for part in (entry["title"], entry["about"]) if part)
        first, *rest = textwrap.wrap(words, width) or [""]
        lines.append(f"{entry['name']:<{indent}}{first}".rstrip())
        lines += [" " * indent + line for line in rest]
    return "\n".join(lines)


@app.command(epilog=epilogue())
def copy(
    name: Annotated[str, typer.Argument(help="The world to copy.")],
    destination: Annotated[str, typer.Argument(metavar="[DEST]", help="A file or folder (default: here).")] = ".",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is already there.")] = False,
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
