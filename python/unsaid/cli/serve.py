"""``unsaid serve``: worlds read and played on a page, and minds at an address."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import click

from unsaid.budget import no_alarm
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.parameters import argument, option
from unsaid.terminal.output import emit, emit_json, remark

NEEDED = ("litestar", "uvicorn")
"""Packages of the extra ``serve``."""

PORT = click.IntRange(0, 65535)


def serve(
    worlds: Annotated[tuple[str, ...], argument("[WORLD|FOLDER]...", nargs=-1, help="What to serve.")] = (),
    host: Annotated[str, option("--host", metavar="ADDRESS", help="Listen there.")] = "127.0.0.1",
    port: Annotated[int, option("--port", type=PORT, metavar="N", help="Listen at that port (0: any).")] = 8000,
    token: Annotated[str | None, option("--token", metavar="T", help="What a visitor has to show.")] = None,
    games: Annotated[str | None, option("--games", metavar="FOLDER", help="Keep games there.")] = None,
    read_only: Annotated[bool, option("--read-only", help="Let no world be written on the page.")] = False,
    open_: Annotated[bool, option("--open", help="Open it in a browser.")] = False,
    stdio: Annotated[bool, option("--stdio", help="Answer requests line by line, for a game that starts it.")] = False,
) -> None:
    """Serve worlds as pages to read and play, and as an interface for games.

    Without WORLD the bundled worlds are served. Only this machine is listened to, unless --host says otherwise; then a
    token is needed, and the address that is printed has it. With --stdio nothing is listened to: requests come as lines
    of JSON on standard input, until it ends, and each is answered by a line."""
    if stdio:
        _by_lines(worlds)
        return
    if not all(map(find_spec, NEEDED)):
        raise Halt(Exit.USAGE, "serving needs more packages: pip install 'unsaid-stories[serve]'")
    if not host.strip():
        raise Halt(Exit.USAGE, "--host wants an address: 127.0.0.1, or 0.0.0.0 for all that this machine has")
    with no_alarm():  # others' modules are loaded whole or not at all
        from unsaid.serve import running
        from unsaid.serve.place import Place
        from unsaid.serve.shelf import shelf
    place, served = Place(host, port, token, not read_only), shelf(worlds)
    try:
        running.serve(served, place, Path(games) if games else running.home(), emit, open_)
    except OSError as error:
        said = (error.strerror or str(error)).partition(" (while")[0]
        raise Halt(Exit.FILE, f"{host}:{port} cannot be listened to ({said})") from error


def _by_lines(worlds: tuple[str, ...]) -> None:
    """Answers the lines of standard input."""
    from unsaid.serve.lines import running
    from unsaid.serve.shelf import shelf

    def say(text: str) -> None:
        emit_json(text)
        sys.stdout.flush()

    lines = getattr(sys.stdin, "buffer", None)
    if lines is not None:
        running.serve(running.house(shelf(worlds)), lines, say, lambda error: remark(f"unsaid: {error!r}"))
