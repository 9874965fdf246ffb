"""``unsaid quiz`` by many workers, or into a folder of shards: the same items as by one, in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import convert, structs

from unsaid.cli.manyrows import form_of, made_rows, ready_folder
from unsaid.quiz.dials import Dials
from unsaid.quiz.item import Item
from unsaid.quiz.report import Report, data_card
from unsaid.quiz.writing import card_beside
from unsaid.terminal.out import put, ready
from unsaid.workers import Job


def written_by_many(
    out: str, count: int, seed: int, dials: Dials, size: int, workers: int, ray: str | None, *, force: bool
) -> str:
    """Writes a set by many workers; gives what there is to say."""
    arguments = {"seed": seed, "dials": structs.asdict(dials)}
    job = Job("unsaid.workers.quizzes:rows", count, size, form_of(out), arguments, "unsaid.quiz.shards:schema")
    card = Path(out) / "card.md" if job.form == "parquet" else card_beside(Path(out))
    if job.form == "parquet":
        ready_folder(out)
    else:
        ready(out, force, "jsonl")
    report = Report()
    seen = sum(1 for _ in report.counted(_items(job, out, workers, ray)))
    put(data_card(report, f"by chance, with seed {seed} and the dials {dials}"), str(card))
    return f"wrote {out}: {seen} items; its data card is {card}"


def _items(job: Job, out: str, workers: int, ray: str | None) -> Iterator[Item]:
    return (convert(row, Item) for row in made_rows(job, out, workers, ray))
