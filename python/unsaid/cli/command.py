"""The command ``unsaid``: its subcommands, and the one place where every way of ending becomes an exit code.

Each subcommand lives in a file of its own, which is loaded when it is called (``COMMANDS``), so that a command pays for
nothing but itself. Nothing below this file prints an error or exits; it raises, and ``outcome`` says it in one message.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import click

from unsaid.budget import Spent
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.limits import limited, raised
from unsaid.cli.parameters import command_of, option
from unsaid.errors import BadType, BadValue, UnknownName, UnsaidError
from unsaid.terminal.output import emit, guarded, remark, silence
from unsaid.terminal.streams import whole
from unsaid.text.hidden import on_one_line
from unsaid.version import VERSION

COMMANDS = (
    *("tell", "play", "why", "whatif", "explore", "check", "lint", "fmt", "ground", "words", "worlds", "serve", "mcp"),
    *("export", "publish", "outline", "new", "test", "rename", "watch"),
    *("interview", "quiz", "tasks", "audit", "convention"),
)
"""The subcommands, in the order in which they are listed; each is the function of that name in the file of that name,
or the ``group`` there."""

DESK = ("explore", "outline", "new", "test", "rename", "watch")
"""Those of the writer's desk, which have a room of their own."""


class Commands(click.Group):
    """The subcommands, each loaded when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> click.Command | None:
        """One of them, or None."""
        if cmd_name not in COMMANDS:
            return None
        room = "unsaid.cli.desk" if cmd_name in DESK else "unsaid.cli"
        home = import_module(f"{room}.{cmd_name}")
        return home.group if hasattr(home, "group") else limited(getattr(home, cmd_name))


def unsaid(version: Annotated[bool, option("--version", help="Show the version and exit.")] = False) -> None:
    """Stories whose characters have minds of their own: found, told, played, and explained."""
    context = click.get_current_context()
    if version:
        emit(f"unsaid {VERSION}")
        context.exit()
    if context.invoked_subcommand is None:
        emit(context.get_help())


app = command_of(unsaid, Commands, invoke_without_command=True)


def run() -> None:
    """Runs the command line and leaves with its exit code; what is left in memory goes with it, without being looked
    through for what holds what."""
    whole()
    with guarded():
        code = outcome(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


def outcome(arguments: Sequence[str]) -> int:
    """Runs a command line; whatever happens, the result is an exit code and at most one message."""
    try:
        with app.make_context("unsaid", list(arguments)) as context:
            app.invoke(context)
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
    except KeyboardInterrupt:
        return _ended(Exit.INTERRUPTED, "interrupted")
    except Exception as error:
        return _failed(error)
    return Exit.DONE


def _ended(code: Exit, message: str) -> int:
    """Says a message and makes sure that leaving cannot fail on output that will not go out."""
    if message:
        remark(f"unsaid: {on_one_line(message)}")
    try:
        sys.stdout.flush()
    except OSError:
        silence()
    return code


def _failed(error: Exception) -> int:
    spent = _interrupted_by(error)
    if spent is not None:
        return _ended(Exit.LIMIT, raised(spent.limit, spent.most))
    if isinstance(error, Halt):
        return _ended(error.code, error.message)
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.UsageError):
        return _ended(Exit.USAGE, _usage(error))
    if isinstance(error, UnsaidError):
        return _refused(error)
    if isinstance(error, OSError):
        return _ended(Exit.FILE, _system(error))
    if isinstance(error, MemoryError):
        return _ended(Exit.LIMIT, "there is not enough memory for this")
    return _fault(error)


def _usage(error: click.UsageError) -> str:
    """The mistake, and where the help is."""
    path = error.ctx.command_path if error.ctx is not None else "unsaid"
    return f"{error.format_message().rstrip('.')} (`{path} --help` tells more)"


CODES = {
    "not-confirmed": Exit.FAULT,
    "unknown-world": Exit.FILE,
    **dict.fromkeys(("save", "no-world"), Exit.FILE),
    **dict.fromkeys(
        ("missing", "folder", "permission", "binary", "too-large", "silent", "unreadable", "in-the-way"),
        Exit.FILE,
    ),
}
"""Exit codes by the code of an error, where its kind does not say it."""


def _refused(error: UnsaidError) -> int:
    """What cannot be done, in its own words; that of a world with mistakes has looks of its own."""
    styled = getattr(error, "styled", None)
    if styled is not None:
        remark(styled())
        return _ended(Exit.WORLD, "")
    if error.code in CODES:
        return _ended(CODES[error.code], error.message)
    if isinstance(error, (UnknownName, BadValue, BadType)):
        return _ended(Exit.USAGE, error.message)
    return _ended(Exit.LIMIT if error.code.startswith("limit") else Exit.WORLD, error.message)


def _interrupted_by(error: BaseException | None) -> Spent | None:
    """The limit that ended the work, whatever has been made of it since: it may be met anywhere, in an import too."""
    while error is not None and not isinstance(error, Spent):
        error = error.__cause__ or error.__context__
    return error


def _system(error: OSError) -> str:
    what = error.strerror or str(error)
    return f"{error.filename}: {what}" if error.filename else f"writing the output failed: {what}"


def _fault(error: Exception) -> int:
    if os.environ.get("UNSAID_DEBUG"):
        import traceback

        remark("".join(traceback.format_exception(error)))
    words = f"{type(error).__name__}: {error}".splitlines()[0]
    return _ended(Exit.FAULT, f"a fault in Unsaid itself ({words}); UNSAID_DEBUG=1 shows where")
