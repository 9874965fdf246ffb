"""``unsaid mcp``: an assistant at the desk, by the Model Context Protocol."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

from unsaid.budget import no_alarm
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.parameters import argument, option
from unsaid.terminal.output import emit, remark

NEEDED = ("mcp", "anyio", "uvicorn")
"""Packages of the extra ``mcp``."""


def mcp(
    folder: Annotated[str, argument("[FOLDER]", help="The worlds that it may read and write (unset: here).")] = ".",
    http: Annotated[
        str | None,
        option("--http", metavar="HOST:PORT", help="Listen there: 127.0.0.1:8765, say."),
    ] = None,
    anywhere: Annotated[bool, option("--anywhere", help="Let other machines ask too, with a token.")] = False,
    token: Annotated[str | None, option("--token", metavar="T", help="What a client has to show.")] = None,
    read_only: Annotated[bool, option("--read-only", help="Let nothing be written.")] = False,
    memory: Annotated[str, option("--memory", metavar="SIZE", help="What it may hold at most.")] = "1 GiB",
) -> None:
    """Give a language model's assistant tools for worlds: write, lint, tell, check, ask minds, play.

    A client starts `unsaid mcp FOLDER` and talks to it on standard input and output. Nothing outside FOLDER is read or
    written, but for what comes with Unsaid."""
    if not all(map(find_spec, NEEDED)):
        raise Halt(Exit.USAGE, "an assistant's server needs more packages: pip install 'unsaid-stories[mcp]'")
    place = Path(folder)
    if not place.is_dir():
        raise Halt(Exit.FILE, f"{folder} is no folder")
    if http is None and (anywhere or token is not None):
        raise Halt(Exit.USAGE, "--anywhere and --token go with --http HOST:PORT")
    with no_alarm():  # others' modules are loaded whole or not at all
        import anyio

        from unsaid.budget import mebibytes
        from unsaid.mcp import http as addressed
        from unsaid.mcp.folder import Folder
        from unsaid.mcp.server import Assistant, on_standard_streams
    assistant = Assistant(Folder(place, writes=not read_only), f"{mebibytes(memory)} MiB")
    if http is None:
        if sys.stdin is not None and sys.stdin.isatty():
            remark("unsaid: an assistant's client speaks to this on standard input; ^C ends it (`unsaid mcp --help`)")
        with no_alarm():
            anyio.run(on_standard_streams, assistant)
        return
    where = addressed.place(http, token, anywhere=anywhere)
    try:
        addressed.serve(assistant, where, emit)
    except OSError as error:
        raise Halt(Exit.FILE, f"{http} cannot be listened to ({error.strerror or error})") from error
