"""The command ``unsaid``: its subcommands, and the one place where every way of ending becomes an exit code.

Each subcommand lives in a file of its own and imports what it needs when it is called, so that starting costs
little. Nothing below this file prints an error or exits; it raises, and ``outcome`` says it in one message.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from unsaid.budget import Spent
from unsaid.cli import check, fmt, ground, lint, play, tell, why, words, worlds
from unsaid.cli.exits import Exit, Halt, epilogue
from unsaid.cli.limits import limited, raised
from unsaid.cli.output import emit, guarded, remark, silence
from unsaid.cli.streams import whole
from unsaid.text.hidden import on_one_line
from unsaid.version import VERSION

app = typer.Typer(
    name="unsaid",
    help="Stories whose characters have minds of their own: found, told, played, and explained.",
    epilog=epilogue(),
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in (tell.tell, play.play, why.why, check.check, lint.lint, fmt.fmt, ground.ground, words.words):
    app.command(epilog=epilogue())(limited(command))
app.add_typer(worlds.app)


@app.callback(invoke_without_command=True)
def unsaid(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Stories whose characters have minds of their own: found, told, played, and explained."""
    if version:
        emit(f"unsaid {VERSION}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        emit(context.get_help())


LOOK_FOR_RUBBISH = 50_000
"""Objects made, and not yet gone, after which Python looks for those that hold only one another (by itself: 700)."""


def run() -> None:
    """The entry point: runs the command line and leaves with its exit code."""
    unhurried()
    whole()
    with guarded():
        code = outcome(sys.argv[1:])
    sys.exit(code)


def unhurried() -> None:
    """Has Python look for rubbish less often: nearly all that a command makes of a world it needs to the end, and going
    through all of it again and again took a tenth of the time of a telling."""
    gc.set_threshold(LOOK_FOR_RUBBISH)


def outcome(arguments: Sequence[str]) -> int:
    """Runs a command line; whatever happens, the result is an exit code and at most one message."""
    try:
        code = app(list(arguments), prog_name="unsaid", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # asked not to exit by itself, Typer still does on a closed pipe
        silence()
        return Exit.DONE
    except KeyboardInterrupt:
        code = _ended(Exit.INTERRUPTED, "interrupted")
    except Exception as error:
        code = _failed(error)
    return int(code or 0)


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
        return _spent(spent)
    if isinstance(error, Halt):
        return _ended(error.code, error.message)
    if isinstance(error, typer.Exit):
        return error.exit_code
    if isinstance(error, (USAGE, typer.Abort)):
        return _ended(Exit.USAGE, _usage(error))
    return _known(error) or _fault(error)


USAGE = typer.BadParameter.__mro__[1]
"""What every mistake on the command line is, in whichever library reads it."""


def _usage(error: Exception) -> str:
    """The mistake, and where the help is."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "unsaid"
    words = error.format_message() if hasattr(error, "format_message") else str(error)  # pyright: ignore
    return f"{words.rstrip('.')} (`{path} --help` tells more)"


def _known(error: Exception) -> int | None:
    """Errors that speak for themselves, by the room they come from; rooms never loaded raised nothing."""
    for module, name, answer in (
        ("unsaid.api.opened", "WorldError", _world),
        ("unsaid.language", "FileProblem", _file),
        ("unsaid.minds", "MindsError", _minds),
        ("unsaid.play.saves", "SaveProblem", _file),
    ):
        kind = getattr(sys.modules.get(module), name, None)
        if kind is not None and isinstance(error, kind):
            return answer(error)
    if isinstance(error, OSError):
        return _ended(Exit.FILE, _system(error))
    if isinstance(error, MemoryError):
        return _ended(Exit.LIMIT, "there is not enough memory for this")
    return None


def _world(error: Exception) -> int:
    remark(error.styled())  # pyright: ignore[reportAttributeAccessIssue]
    return _ended(Exit.WORLD, "")


def _file(error: Exception) -> int:
    return _ended(Exit.FILE, str(error))


def _minds(error: Exception) -> int:
    limit = str(getattr(error, "code", "")).startswith("limit")
    return _ended(Exit.LIMIT if limit else Exit.WORLD, str(error))


def _interrupted_by(error: BaseException | None) -> Spent | None:
    """The limit that ended the work, whatever has been made of it since: it may be met anywhere, in an import too."""
    while error is not None and not isinstance(error, Spent):
        error = error.__cause__ or error.__context__
    return error


def _spent(spent: Spent) -> int:
    return _ended(Exit.LIMIT, raised(spent.limit, spent.most))


def _system(error: OSError) -> str:
    what = error.strerror or str(error)
    return f"{error.filename}: {what}" if error.filename else f"writing the output failed: {what}"


def _fault(error: Exception) -> int:
    if os.environ.get("UNSAID_DEBUG"):
        import traceback

        remark("".join(traceback.format_exception(error)))
    words = f"{type(error).__name__}: {error}".splitlines()[0]
    return _ended(Exit.FAULT, f"a fault in Unsaid itself ({words}); UNSAID_DEBUG=1 shows where")
