"""What commands share that make many rows: how many, by how many workers, into which form, and reading them again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import click

from unsaid.cli.parameters import option
from unsaid.errors import BadValue

if TYPE_CHECKING:
    from unsaid.workers import Job

Items = Annotated[int, option("--items", type=click.IntRange(1, 100_000_000), metavar="N", help="How many to make.")]
Size = Annotated[
    int, option("--chunk", type=click.IntRange(1, 1_000_000), metavar="N", help="How many a worker makes at a time.")
]
Workers = Annotated[
    int,
    option(
        "--workers", type=click.IntRange(1, 1024), metavar="N", help="By so many processes; the result is the same."
    ),
]
Ray = Annotated[
    str | None,
    option("--ray", metavar="ADDRESS", help="By a Ray cluster there (local: one that is started here)."),
]


def form_of(out: str) -> str:
    """The form a place asks for: a folder has shards of Parquet, a file one JSON value a line."""
    if out.endswith((".parquet",)):
        raise BadValue(
            "out", f"Parquet is written as shards in a folder; --out {out.removesuffix('.parquet')}/ makes one"
        )
    return "parquet" if is_folder(out) else "jsonl"


def is_folder(out: str) -> bool:
    """Whether a place is a folder, or is to be one."""
    return out.endswith(("/", os.sep)) or Path(out).is_dir()


def ready_folder(out: str) -> None:
    """Looks at where shards are to be put, before any is made."""
    from unsaid.language import FileProblem
    from unsaid.workers.parquet import needed

    needed()
    place = Path(out)
    if place.exists() and not place.is_dir():
        raise FileProblem("in-the-way", f"{place} is a file; --out wants a folder for shards")
    if not place.parent.is_dir():
        raise FileProblem("in-the-way", f"{place.parent} is no folder, so {place.name} cannot be written there")


def made_rows(job: Job, out: str, workers: int, ray: str | None) -> Iterator[dict[str, Any]]:
    """Makes all rows of a job, and reads them again where they were put."""
    from unsaid.terminal.progress import counting
    from unsaid.workers import into_file, into_folder, run
    from unsaid.workers.shards import shard

    produce = run(workers=workers, ray=ray)
    with counting(job.chunks, "chunks") as progress:
        into_file(job, Path(out), produce, progress) if job.form == "jsonl" else into_folder(
            job, Path(out), produce, progress
        )
    if job.form == "jsonl":
        with Path(out).open(encoding="utf-8") as file:
            yield from map(json.loads, file)
        return
    import pyarrow.parquet

    for chunk in range(job.chunks):
        yield from pyarrow.parquet.read_table(shard(job, Path(out), chunk)).to_pylist()
