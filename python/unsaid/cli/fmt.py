"""``unsaid fmt``: worlds in canonical layout, in place, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.options import Sabre
from unsaid.cli.parameters import argument, option
from unsaid.terminal.output import emit_exact, remark
from unsaid.terminal.rewriting import replace, show_difference
from unsaid.text.hidden import on_one_line


def fmt(
    files: Annotated[tuple[str, ...], argument("FILE...", nargs=-1, help="World files to lay out anew; - is stdin.")],
    sabre: Sabre = None,
    check: Annotated[bool, option("--check", help="Change nothing; exit 1 if a file would change.")] = False,
    diff: Annotated[bool, option("--diff", help="Change nothing; show what would change.")] = False,
    upgrade: Annotated[
        bool, option("--upgrade", help="Write the shorter forms, too; only where the world is proved to be the same.")
    ] = False,
) -> None:
    """Lay worlds out in the canonical way, in place; comments are kept."""
    changed, worst = [], Exit.DONE
    for name in files:
        try:
            if formatted(name, sabre, check=check, diff=diff, upgrade=upgrade):
                changed.append(name)
        except Halt as halt:
            remark(f"unsaid: {on_one_line(str(halt))}")
            worst = max(worst, halt.code)
    if check:
        _report(changed)
    if worst is not Exit.DONE:
        raise Halt(worst)
    if check and changed:
        raise Halt(Exit.WORLD)


def _report(changed: list[str]) -> None:
    for name in changed:
        remark(f"{on_one_line(name)}: would be laid out anew")


def formatted(name: str, sabre: bool | None = None, *, check: bool, diff: bool, upgrade: bool = False) -> bool:
    """Formats one file; says whether its text is other than before. ``sabre``: as for ``load``; ``upgrade``: in the
    shorter forms."""
    from unsaid.language import is_sabre

    before = _text(name)
    reading = is_sabre(name) if sabre is None else sabre
    after = (_upgraded if upgrade else _formatted)(name, before, sabre=reading)
    if diff:
        show_difference(name, before, after, "formatted")
    elif name == "-" and not check:
        emit_exact(after)
    elif after != before and not check:
        replace(Path(name), after)
    return after != before


def _text(name: str) -> str:
    from unsaid.api.opened import standard_input
    from unsaid.language import FileProblem
    from unsaid.language.files import text_of

    try:
        return standard_input() if name == "-" else text_of(Path(name))
    except FileProblem as problem:
        raise Halt(Exit.FILE, str(problem)) from problem


def _upgraded(name: str, text: str, *, sabre: bool) -> str:
    """The text of a world in the shorter forms, proved to be the same world."""
    from unsaid.api.opened import WorldError
    from unsaid.api.world import read
    from unsaid.errors import UnsaidError
    from unsaid.language.files import name_of

    _formatted(name, text, sabre=sabre)  # what does not parse is said as ever
    before = read(text, name=name_of(name), path=None if name == "-" else name, sabre=sabre)
    try:
        return before.upgraded().text
    except WorldError as error:
        remark(str(error))
        raise Halt(Exit.WORLD, f"{name} was left as it is: only of a world without errors it can be proved") from error
    except UnsaidError as error:
        if error.code == "fault":
            said = f"a fault in Unsaid itself: the shorter forms of {name} would have changed {error}"
            raise Halt(Exit.FAULT, f"{said}, so it was left as it is; please report this, with the file") from error
        raise Halt(Exit.WORLD, f"{name} was left as it is: {error}") from error


def _formatted(name: str, text: str, *, sabre: bool) -> str:
    from unsaid.language import LayoutFault, ReadError, format_text

    try:
        return format_text(text, "<stdin>" if name == "-" else name, sabre=sabre)
    except LayoutFault as fault:
        said = f"a fault in Unsaid itself: laying out {name} would have changed {fault}, so it was left as it is"
        raise Halt(Exit.FAULT, f"{said}; please report this, with the file") from fault
    except ReadError as error:
        remark(error.told)
        raise Halt(Exit.WORLD, f"{name} was left as it is") from error
