"""``unsaid lint``: everything wrong or doubtful about worlds, each with its place and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

from unsaid.api.world import World, load
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.options import Json, Sabre
from unsaid.cli.parameters import argument, option
from unsaid.desk.linting.switches import checked
from unsaid.errors import UnknownName
from unsaid.terminal.mending import Mending, Unmended
from unsaid.terminal.output import emit, emit_json, remark
from unsaid.text.hidden import on_one_line

if TYPE_CHECKING:
    from unsaid.language import Diagnostic, Source
    from unsaid.text.styled import Styled

Found = "list[tuple[Source, Diagnostic]]"


def lint(
    files: Annotated[
        tuple[str, ...], argument("WORLD...", nargs=-1, help="World files or bundled worlds; - is stdin.")
    ],
    sabre: Sabre = None,
    json: Json = False,
    fix: Annotated[bool, option("--fix", help="Mend in the files what has a safe repair.")] = False,
    unsafe_fixes: Annotated[
        bool, option("--unsafe-fixes", help="Also mend what may have been meant otherwise, such as near names.")
    ] = False,
    diff: Annotated[bool, option("--diff", help="Change nothing; show what --fix would change.")] = False,
    without: Annotated[
        tuple[str, ...],
        option(
            "--without", multiple=True, metavar="CODE", help="Leave a warning of that code out (as often as wanted)."
        ),
    ] = (),
) -> None:
    """Say everything that is wrong or doubtful about worlds, with places and repairs."""
    from unsaid.budget import Spent
    from unsaid.language import FileProblem

    for code in without:
        checked(code)
    found, unread, spent, sabres = [], [], None, 0
    mending = Mending(unsafe_fixes, diff, lambda world: diagnosed(world, without)) if fix or diff else None
    for name in files:
        try:
            source = load(name, sabre=sabre).source if mending is None else mending.mended(name, sabre)[0]
            diagnostics = diagnosed(World(source), without)
            found += [(source, d) for d in diagnostics]
            sabres += source.sabre
        except (FileProblem, UnknownName, Unmended) as problem:
            unread.append(str(problem))
        except Spent as limit:  # what was found so far is said all the same
            spent = limit
            break
    say: Callable[[str | Styled], None] = emit if mending is None or not mending.shows else remark
    if json:
        emit_json(as_json(found))
    elif not diff:
        for source, diagnostic in found:
            say(diagnostic.styled(source))
    for message in unread:
        remark(f"unsaid: {on_one_line(message)}")
    if spent is not None:
        raise spent
    if not json:
        say(f"{_worlds(len(files), sabres)}: {counted(found)}{mending.summary() if mending else hint(found)}")
    _leave(found, len(unread))


def diagnosed(world: World, without: tuple[str, ...] = ()) -> list[Diagnostic]:
    """What there is to say about a world: its text, and, if that is sound, its ground form, its start and its plot."""
    from unsaid.desk.linting import lint as linted

    return list(linted(world, without))


def as_json(found: list[tuple[Source, Diagnostic]]) -> str:
    """All diagnostics as a JSON list, each with path, line and column."""
    import json

    data: list[dict[str, Any]] = [d.to_json(source) for source, d in found]
    return json.dumps(data, ensure_ascii=False, indent=2)


def _worlds(files: int, sabres: int) -> str:
    """How many worlds there were, and how many of them were read as Sabre reads them."""
    said = "read as Sabre reads it" if files == 1 else f"{sabres} of them read as Sabre reads them"
    return f"{files} world{'s' if files != 1 else ''}{f' ({said})' if sabres else ''}"


def counted(found: list[tuple[Source, Diagnostic]]) -> str:
    """How many errors and warnings there are."""
    errors = sum(d.severity == "error" for _, d in found)
    return f"{_count(errors, 'error')}, {_count(len(found) - errors, 'warning')}"


def hint(found: list[tuple[Source, Diagnostic]]) -> str:
    """How much of it could be mended, and by which flags, as a line of its own."""
    safe = sum(any(e.safe for e in d.edits) for _, d in found)
    more = sum(bool(d.edits) for _, d in found) - safe
    if not safe and not more:
        return ""
    offered = f"{more}{' more' if safe else ''} by `--fix --unsafe-fixes`"
    ways = [*([f"{safe} can be mended by `--fix`"] if safe else []), *([offered] if more else [])]
    return f"\n{', '.join(ways)}" if safe else f"\n{offered.replace(' by', ' can be mended by')}"


def _leave(found: list[tuple[Source, Diagnostic]], unread: int) -> None:
    if any(d.severity == "error" for _, d in found):
        raise Halt(Exit.WORLD)
    if unread:
        raise Halt(Exit.FILE)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'s' if number != 1 else ''}"
