"""What breaks: a property of a target that does not hold of an input, and how two such findings are told apart.

Thousands of inputs may break the same thing. A finding therefore has a key: the target, what went wrong, and the place
in the code where it did; of all with one key the smallest input is kept.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURS = (str(ROOT / "python"), str(ROOT / "fuzz" / "targets"))


class Broken(AssertionError):
    """A property that does not hold; ``rule`` says which in a few words, the message how."""

    def __init__(self, rule: str, message: str = "") -> None:
        super().__init__(f"{rule}: {message}" if message else rule)
        self.rule = rule


class TooLong(BaseException):
    """An input takes more time than any may; no ``Exception``, so that nothing on the way takes it for its own."""


class TooLarge(BaseException):
    """An input takes more memory than any may."""


@dataclass(frozen=True)
class Finding:
    """An input, and what it broke."""

    target: str
    data: bytes
    what: str
    """The rule that is broken, or the exception that is not a documented one."""
    place: str
    """The file and function in which it showed."""
    told: str
    """The message, and for an exception where it came from."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What findings of the same kind share."""
        return (self.target, self.what, self.place)


def of(error: BaseException, target: str, data: bytes) -> Finding:
    """The finding that an exception amounts to."""
    what = error.rule if isinstance(error, Broken) else type(error).__name__
    told = "".join(traceback.format_exception(error, limit=-12))
    return Finding(target, data, what, place_of(error), told)


def place_of(error: BaseException) -> str:
    """The innermost function of ours on the way to an exception; what takes too long is known by the target's alone."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if f.filename.startswith(OURS)]
    if isinstance(error, (TooLong, TooLarge, Broken, RecursionError, MemoryError)):
        ours = [f for f in ours if f.filename.startswith(OURS[1])]
    if not ours:
        return ""
    return f"{Path(ours[-1].filename).relative_to(ROOT)}:{ours[-1].name}"
