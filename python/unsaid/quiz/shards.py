"""Sets as files: lines of JSON or Parquet, by the file's name; whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from msgspec import json, structs

from unsaid.errors import BadValue, UnsaidError
from unsaid.language import FileProblem
from unsaid.play.kept.disk import PREFIX, SUFFIX, machine
from unsaid.quiz.item import Item

if TYPE_CHECKING:
    import pyarrow

ROWS = 8_192
"""Items that are written at once."""
FORMS = (".jsonl", ".parquet")


def form(path: Path) -> str:
    """The form that a file's name asks for. Raises BadValue for a name that asks for none."""
    if path.suffix not in FORMS:
        raise BadValue("out", f"{path.name} says no form for a set; a name that ends in .jsonl or .parquet does")
    if path.suffix == ".parquet":
        arrow()
    return path.suffix


def write(items: Iterable[Item], path: Path) -> None:
    """Writes a set; a file that is there before is replaced only once all is written. Raises FileProblem."""
    writing = _parquet if form(path) == ".parquet" else _lines
    with whole(path) as file:
        writing(iter(items), file)


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """A file beside another, which takes its place at the end, if nothing went wrong until then."""
    beside = None
    try:
        handle, name = tempfile.mkstemp(prefix=f"{PREFIX}{machine()}-{os.getpid()}-", suffix=SUFFIX, dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
        beside.chmod(0o666 & ~_mask())
        beside.replace(path)
    except OSError as error:
        said = error.strerror or error
        raise FileProblem(
            "unreadable", f"{path} could not be written ({said}); nothing of it is left behind"
        ) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def _mask() -> int:
    """What new files are not allowed, which can be read only by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def lines(items: Iterable[Item]) -> Iterator[bytes]:
    """Items as lines of JSON, some at a time."""
    encoder, left = json.Encoder(), iter(items)
    while some := list(islice(left, ROWS)):
        yield encoder.encode_lines(some)


def _lines(items: Iterator[Item], file: IO[bytes]) -> None:
    for some in lines(items):
        file.write(some)


def read(path: Path) -> list[Item]:
    """The items of lines of JSON. Raises FileProblem."""
    try:
        return json.Decoder(Item).decode_lines(path.read_bytes())
    except OSError as error:
        raise FileProblem("unreadable", f"{path} could not be read ({error.strerror})") from error


def arrow() -> Any:
    """The package that writes Parquet. Raises UnsaidError where it is missing."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UnsaidError(
            "no-parquet", "Parquet wants a package that is not installed: pip install 'unsaid-stories[quiz]'"
        ) from error
    return pyarrow


def schema() -> pyarrow.Schema:
    """The columns of a set, in Parquet."""
    pa = arrow()
    kinds = {"choices": pa.list_(pa.string()), "tags": pa.list_(pa.string()), "seed": pa.int64()}
    kinds |= dict.fromkeys(("order", "form"), pa.int32()) | {"sights": pa.list_(pa.list_(pa.int32()))}
    return pa.schema([(name, kinds.get(name, pa.string())) for name in Item.__struct_fields__])


def _parquet(items: Iterator[Item], file: IO[bytes]) -> None:
    pa, columns = arrow(), schema()
    with pa.parquet.ParquetWriter(file, columns) as writer:
        while some := list(islice(items, ROWS)):
            writer.write_table(pa.Table.from_pylist([structs.asdict(item) for item in some], schema=columns))
