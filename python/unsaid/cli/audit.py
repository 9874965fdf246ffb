"""``unsaid audit``: the labels of a public test set that no convention makes right, with why."""

from __future__ import annotations

from typing import Annotated

import click

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.options import Json
from unsaid.cli.parameters import argument, option
from unsaid.terminal.output import emit, emit_json, remark

FORMATS = ("tomi", "hitom", "bigtom-like", "inspect")
CONVENTIONS = ("tomi", "hitom", "exploretom", "bigtom")
SHOWN = 20
"""Unread lines that are named one by one."""


def audit(
    file: Annotated[str, argument("FILE", help="The set: JSON, lines of JSON, CSV, numbered lines; - is stdin.")],
    format: Annotated[
        str, option("--format", type=click.Choice(FORMATS), help="What kind of set it is.", required=True)
    ],
    convention: Annotated[
        str | None, option("--convention", type=click.Choice(CONVENTIONS), help="Its convention, if not the usual one.")
    ] = None,
    only_wrong: Annotated[bool, option("--wrong", help="Say only what no convention makes right.")] = False,
    json: Json = False,
) -> None:
    """List every label of a test set that no convention makes right, with who saw what."""
    from unsaid.audit.auditing import auditing
    from unsaid.audit.data import Found
    from unsaid.audit.report import summary, told

    under_way = auditing(file, format, convention)
    found: list[Found] = []
    unread = 0
    for each in under_way:
        if isinstance(each, Found):
            if each.verdict == "wrong" or not only_wrong:
                if json:
                    found.append(each)
                else:
                    emit(told(each) + "\n")
        elif (unread := unread + 1) <= SHOWN:
            remark(f"unsaid: {told(each)}")
    whole = under_way.whole(found)
    if json:
        import msgspec

        emit_json(msgspec.json.format(msgspec.json.encode(whole), indent=2).decode())
    else:
        emit(summary(whole))
    _leave(whole.wrong, whole.unread, whole.items)


def _leave(wrong: int, unread: int, items: int) -> None:
    if wrong:
        raise Halt(Exit.WORLD)
    if unread == items:
        raise Halt(Exit.FILE, "nothing in the file could be read as an item of such a set")
    if unread:
        raise Halt(Exit.UNDECIDED)
