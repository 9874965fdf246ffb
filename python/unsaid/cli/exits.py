"""How a command ends: its exit codes, and the one exception that carries one."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of every command; docs/reference/exit-codes.md is held to this list by a test."""

    DONE = 0
    WORLD = 1
    USAGE = 2
    NONE = 3
    LIMIT = 4
    FILE = 5
    UNDECIDED = 6
    FAULT = 70
    INTERRUPTED = 130


MEANING: dict[Exit, str] = {
    Exit.DONE: "done",
    Exit.WORLD: "the world or the story has errors, a claim fails, a label of a test set is wrong, or a file is not in "
    "canonical layout (fmt --check)",
    Exit.USAGE: "the command line is wrong",
    Exit.NONE: "no such story exists within the limits",
    Exit.LIMIT: "stopped by a limit of time, memory or states",
    Exit.FILE: "a file cannot be read or written",
    Exit.UNDECIDED: "no claim fails and no label is wrong, but one could not be decided or read",
    Exit.FAULT: "a fault in Unsaid itself",
    Exit.INTERRUPTED: "interrupted with ^C",
}


class Halt(Exception):
    """Ends the command with a code and, if there is one, a message on standard error."""

    def __init__(self, code: Exit, message: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def epilogue() -> str:
    """The exit codes as the end of every --help."""
    return "Exit codes: " + " · ".join(f"{int(code)} {meaning}" for code, meaning in MEANING.items()) + "."
