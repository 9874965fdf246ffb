"""``unsaid interview``: somebody in a world is asked, in plain words, and answers by its own mind."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, Any

from unsaid.api.values import to_json
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.options import Json
from unsaid.cli.parameters import argument, option
from unsaid.errors import UnknownName, UnsaidError
from unsaid.terminal.output import emit_json, emit_prose, remark
from unsaid.terminal.streams import at_terminal

MOST = 1000
"""Lines that are listened to."""


def interview(
    world: Annotated[str, argument("WORLD", help="A world: a file, a bundled one, or a case such as set-fair.")],
    who: Annotated[str, argument("WHO", help="Who is asked.")],
    by: Annotated[str | None, option("--by", metavar="NAME", help="Who asks (unset: the first role besides).")] = None,
    voice: Annotated[
        str | None, option("--voice", metavar="URL", help="Let a language model there put answers into its words.")
    ] = None,
    json: Json = False,
) -> None:
    """Ask a character in plain words; it answers by its own mind, and every answer can be opened.

    A line for each question, from the keyboard or standard input; `why` opens the last answer."""
    from unsaid.speech.asking import interview as begun
    from unsaid.speech.table import Table

    speaks = None if voice is None else _voiced(voice)
    try:
        table = Table(begun(world, who, by), speaks)
        _ = table.interview.opening
    except UnknownName as error:
        raise Halt(Exit.FILE if error.code == "unknown-world" else Exit.USAGE, str(error)) from error
    except UnsaidError as error:
        if error.code == "nobody-to-ask":
            raise Halt(Exit.USAGE, str(error)) from error
        raise
    if not json:
        _shown(table.begun())
    _sat(table, json)
    if json:
        emit_json(to_json(table.interview))
    if speaks is not None and speaks.trouble is not None:
        remark(f"unsaid: {speaks.trouble}; what was left to say was said in the world's own words")


def _sat(table: Any, quiet: bool) -> None:
    """Goes through the lines until they end, or the story does."""
    for line in _lines(quiet):
        said = list(table.said(line))
        if not quiet:
            _shown(said)
        if table.over:
            return


def _lines(quiet: bool) -> Iterator[str]:
    """The lines that are typed; from anything but a terminal they are shown as they are read."""
    if at_terminal():
        from unsaid.terminal.screen import Screen

        screen = Screen()
        while (line := screen.ask()) is not None:
            yield line
        return
    for _, line in zip(range(MOST), sys.stdin, strict=False):
        if not quiet and line.strip():
            _shown([f"> {line.strip()}"])
        yield line


def _shown(texts: Any) -> None:
    for text in texts:
        emit_prose(text)
        emit_prose("")


def _voiced(url: str) -> Any:
    """What says answers in the words of the voice at an address."""
    from unsaid.speech.voiced import Voiced
    from unsaid.voice import VoiceError, voice_at

    try:
        return Voiced(voice_at(url))
    except VoiceError as error:
        raise Halt(Exit.USAGE, f"--voice: {error}") from error
