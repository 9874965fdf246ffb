"""A job: many rows that a pure function makes, chunk by chunk.

The function is named, not carried: ``"unsaid.tasks.making:rows"``. It takes the number of the first row, how many,
and the
arguments of the job, and gives the rows; what it gives depends on these alone. So a chunk can be made anywhere and made
again, and what travels to a worker is a name and a few numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from msgspec import Struct, json, structs

from unsaid.errors import BadValue

Row = dict[str, Any]

FORMS = ("jsonl", "parquet")


@dataclass(frozen=True)
class Job:
    """``items`` rows of ``function``, ``size`` to a chunk, each chunk written as ``form``."""

    function: str
    items: int
    size: int = 1000
    form: str = "jsonl"
    arguments: dict[str, Any] = field(default_factory=dict)
    schema: str | None = None
    """What gives the columns of its Parquet, where they are not to be told from the rows; named like the function."""

    def __post_init__(self) -> None:
        if self.items < 0 or self.size < 1:
            raise BadValue("items", f"{self.items} rows, {self.size} to a chunk, cannot be made")
        if self.form not in FORMS:
            raise BadValue("form", f"there is no form called {self.form!r}; there are {', '.join(FORMS)}")

    @property
    def chunks(self) -> int:
        """How many chunks there are."""
        return -(-self.items // self.size)

    def span(self, chunk: int) -> tuple[int, int]:
        """The number of the first row of a chunk, and how many it has."""
        first = chunk * self.size
        return first, min(self.size, self.items - first)

    def rows(self, chunk: int) -> Iterator[Row | Struct]:
        """The rows of a chunk."""
        return named(self.function)(*self.span(chunk), **self.arguments)

    def to_dict(self) -> dict[str, Any]:
        """The job as plain data: two jobs with the same data have the same rows."""
        return {
            "function": self.function,
            "items": self.items,
            "size": self.size,
            "form": self.form,
            "arguments": self.arguments,
            "schema": self.schema,
        }


def made(job: Job, chunk: int) -> bytes:
    """A chunk as the bytes of its form."""
    if job.form == "jsonl":
        return json.Encoder().encode_lines(job.rows(chunk))
    from unsaid.workers.parquet import table_bytes  # pyarrow is an extra

    rows = (structs.asdict(row) if isinstance(row, Struct) else row for row in job.rows(chunk))
    return table_bytes(rows, None if job.schema is None else named(job.schema)())


def named(function: str) -> Callable[..., Any]:
    """The function of a module that is named ``module:function``."""
    module, _, name = function.partition(":")
    return getattr(import_module(module), name)
