"""``unsaid rename``: a name changed in a world and in all that speaks of it."""

from __future__ import annotations

from typing import Annotated

from unsaid.cli.options import Json
from unsaid.cli.parameters import argument, option
from unsaid.desk.renaming.rename import rename as renamed
from unsaid.terminal.output import emit, emit_json
from unsaid.terminal.rewriting import show_difference

Files = Annotated[tuple[str, ...], argument("[FILE]...", nargs=-1, help="Stories, saved games, words and claims.")]
Keep = Annotated[bool, option("--formerly", help="Have the world say what it was called, for files left out.")]
Diff = Annotated[bool, option("--diff", help="Change nothing; show what would change.")]


def rename(
    world: Annotated[str, argument("WORLD", help="A world file.")],
    old: Annotated[str, argument("OLD", help="A name the world defines; “action walk” where several are called so.")],
    new: Annotated[str, argument("NEW", help="What it is to be called.")],
    files: Files = (),
    formerly: Keep = False,
    diff: Diff = False,
    json: Json = False,
) -> None:
    """Change a name in a world, in its claims, and in stories, saved games and words; all files whole, or none."""
    from unsaid.api.values import to_json

    found = renamed(world, old, new, files, keep=formerly)
    if diff:
        for one in found.files:
            show_difference(one.path, one.before, one.after, "renamed")
        return
    found.write()
    if json:
        emit_json(to_json(found))
        return
    for one in found.files:
        emit(f"{one.path}: renamed")
