"""Where the rows of a job go: into one file, whole or not at all, or into a folder of shards, one for each chunk.

A folder says in ``job.json`` what job its shards are of. A run that was stopped goes on where it was: shards that
are there are
not made again, since a shard gets its name only once it is whole. A folder with another job in it is left alone. On
a full
disk the file that was being written is taken away, and the message says that the run can be taken up again.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from unsaid.errors import UnsaidError
from unsaid.workers.job import Job

Produce = Callable[[Job, Iterable[int]], Iterator[tuple[int, bytes]]]
Progress = Callable[[int], object]

NOTE = "job.json"


def into_file(job: Job, place: Path, produce: Produce, progress: Progress | None = None) -> None:
    """All rows into one file, which is there only once it is whole."""
    with _whole(place) as write:
        for chunk, content in produce(job, range(job.chunks)):
            write(content)
            if progress is not None:
                progress(chunk + 1)


def into_folder(job: Job, folder: Path, produce: Produce, progress: Progress | None = None) -> int:
    """All rows into shards of a folder; says how many shards were there already."""
    _noted(job, folder)
    missing = [chunk for chunk in range(job.chunks) if not shard(job, folder, chunk).exists()]
    for done, (chunk, content) in enumerate(produce(job, missing), 1):
        with _whole(shard(job, folder, chunk)) as write:
            write(content)
        if progress is not None:
            progress(job.chunks - len(missing) + done)
    return job.chunks - len(missing)


def shard(job: Job, folder: Path, chunk: int) -> Path:
    """The file of a chunk."""
    return folder / f"part-{chunk:06d}.{job.form}"


def _noted(job: Job, folder: Path) -> None:
    """Makes sure that a folder is of this job."""
    note, text = folder / NOTE, json.dumps(job.to_dict(), indent=1, sort_keys=True) + "\n"
    try:
        folder.mkdir(exist_ok=True)
        there = note.read_text(encoding="utf-8") if note.exists() else None
    except OSError as error:
        raise UnsaidError("unreadable", f"{folder} cannot be used as a folder ({error.strerror})") from error
    if there is not None and there != text:
        raise UnsaidError("in-the-way", f"{folder} has the shards of another set; give another folder")
    if there is None:
        if any(folder.iterdir()):
            raise UnsaidError("in-the-way", f"{folder} has other files in it; give another folder")
        with _whole(note) as write:
            write(text.encode())


@contextmanager
def _whole(place: Path) -> Iterator[Callable[[bytes], object]]:
    """Writes a file beside its place, and puts it there once it is whole; takes it away where it is not."""
    try:
        number, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    except OSError as error:
        raise UnsaidError("unreadable", f"{place} cannot be written ({error.strerror})") from error
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            yield _writing(file.write, place)
            _writing(lambda _: (file.flush(), os.fsync(file.fileno())), place)(b"")
        beside.chmod(0o644)
        beside.replace(place)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _writing(write: Callable[[bytes], object], place: Path) -> Callable[[bytes], object]:
    def written(content: bytes) -> None:
        try:
            write(content)
        except OSError as error:
            raise UnsaidError(
                "unreadable",
                f"{place} could not be written whole and is not there ({error.strerror}); make room, and run it again",
            ) from error

    return written
