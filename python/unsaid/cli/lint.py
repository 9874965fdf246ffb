"""``unsaid lint``: everything wrong or doubtful about worlds, each with its place and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.options import Json, Sabre
from unsaid.cli.output import emit, emit_json, remark
from unsaid.text.hidden import on_one_line

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.language import Diagnostic, Source

Found = "list[tuple[Source, Diagnostic]]"


def lint(
    files: Annotated[list[str], typer.Argument(metavar="WORLD...", help="World files or bundled worlds; - is stdin.")],
    sabre: Sabre = None,
    json: Json = False,
) -> None:
    """Say everything that is wrong or doubtful about worlds, with places and repairs."""
    from unsaid.budget import Spent
    from unsaid.language import FileProblem

    found, unread, spent, sabres = [], [], None, 0
    for name in files:
        try:
            source, diagnostics = diagnosed(name, sabre)
            found += [(source, d) for d in diagnostics]
            sabres += source.sabre
        except (FileProblem, Halt) as problem:
            unread.append(str(problem))
        except Spent as limit:  # what was found so far is said all the same
            spent = limit
            break
    if json:
        emit_json(as_json(found))
    else:
        _show(found)
    for message in unread:
        remark(f"unsaid: {on_one_line(message)}")
    if spent is not None:
        raise spent
    _leave(found, len(unread), _worlds(len(files), sabres), json)


def diagnosed(name: str, sabre: bool | None = None) -> tuple[Source, list[Diagnostic]]:
    """What there is to say about one world: its text, and, if that is sound, its ground form and its start."""
    from unsaid.api.opened import load
    from unsaid.cli.opening import missing

    missing(name)
    world = load(name, sabre=sabre)
    found = list(world.reading.diagnostics)
    if world.reading.world is not None:
        found += _running(world)
    return world.source, found


def _running(world: OpenWorld) -> list[Diagnostic]:
    """What only filling in the names and starting the world can show."""
    from unsaid.api.opened import WorldError

    try:
        _ = world.minds
    except WorldError as error:
        return error.diagnostics
    return []


def as_json(found: list[tuple[Source, Diagnostic]]) -> str:
    """All diagnostics as a JSON list, each with path, line and column."""
    import json

    data: list[dict[str, Any]] = [d.to_json(source) for source, d in found]
    return json.dumps(data, ensure_ascii=False, indent=2)


def _show(found: list[tuple[Source, Diagnostic]]) -> None:
    for source, diagnostic in found:
        emit(diagnostic.styled(source))


def _worlds(files: int, sabres: int) -> str:
    """How many worlds there were, and how many of them were read as Sabre reads them."""
    said = "read as Sabre reads it" if files == 1 else f"{sabres} of them read as Sabre reads them"
    return f"{files} world{'s' if files != 1 else ''}{f' ({said})' if sabres else ''}"


def _leave(found: list[tuple[Source, Diagnostic]], unread: int, worlds: str, json: bool) -> None:
    errors = sum(d.severity == "error" for _, d in found)
    warnings = len(found) - errors
    if not json:
        emit(f"{worlds}: {_count(errors, 'error')}, {_count(warnings, 'warning')}")
    if errors:
        raise Halt(Exit.WORLD)
    if unread:
        raise Halt(Exit.FILE)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'s' if number != 1 else ''}"
