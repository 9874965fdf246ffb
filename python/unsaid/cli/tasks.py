"""``unsaid tasks``: a set of tasks of acting on beliefs, with its data card."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import click

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.manyrows import Items, Ray, Size, Workers, form_of, made_rows, ready_folder
from unsaid.cli.options import Force, Out
from unsaid.cli.parameters import option
from unsaid.terminal.out import put, ready

Kinds = Annotated[
    str | None,
    option("--kinds", metavar="KIND,…", help="Of which kinds (unset: make, keep, find, unseen and fool in turn)."),
]
People = Annotated[int, option("--people", type=int, metavar="N", help="So many people in a task, you among them.")]
Rooms = Annotated[int, option("--rooms", type=int, metavar="N", help="So many rooms in a row.")]
Span = Annotated[str, option("--depth", metavar="A-B", help="The depth of mind that is needed.")]
Length = Annotated[str, option("--length", metavar="A-B", help="The acts of a shortest plan.")]
Unsolvable = Annotated[
    float, option("--unsolvable", type=float, metavar="SHARE", help="The share of tasks that cannot be done.")
]
Seed = Annotated[int, option("--seed", metavar="N", help="The same seed, the same tasks.")]


def span(flag: str, text: str) -> tuple[int, int]:
    """The least and the most that ``2-4`` or ``3`` says."""
    least, _, most = text.partition("-")
    try:
        return int(least), int(most or least)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no span, such as 1-3 or 2.", param_hint=flag) from None


def tasks(
    items: Items = 100,
    seed: Seed = 1,
    out: Out = None,
    kinds: Kinds = None,
    people: People = 3,
    rooms: Rooms = 3,
    depth: Span = "1-4",
    length: Length = "1-8",
    unsolvable: Unsolvable = 0.2,
    size: Size = 20,
    workers: Workers = 1,
    ray: Ray = None,
    force: Force = False,
) -> None:
    """Make tasks of acting on beliefs: bring it about that somebody believes something, or never learns it.

    Each is proved before it is written: whether it can be done, in how few acts, and how deep a mind it takes. --out
    FILE
    writes JSON, one task a line, with a data card beside it; a folder (--out FOLDER/) gets shards of Parquet, and a
    run that was
    stopped is taken up again."""
    from unsaid.tasks import Dials, card, counted
    from unsaid.tasks.kinds import KINDS
    from unsaid.workers import Job

    if out is None:
        raise Halt(Exit.USAGE, "--out says where the tasks are written: a file, or a folder with / at its end")
    chosen = tuple(KINDS) if kinds is None else tuple(filter(None, kinds.split(",")))
    dials = Dials(chosen, people, rooms, span("--depth", depth), span("--length", length), unsolvable)
    arguments = {"seed": seed, "dials": dials.to_dict()}
    job = Job("unsaid.tasks.making:rows", items, size, form_of(out), arguments, "unsaid.tasks.columns:schema")
    beside = Path(out) / "card.md" if job.form == "parquet" else Path(out).with_suffix(".card.md")
    if job.form == "parquet":
        ready_folder(out)
    else:
        ready(out, force, "jsonl")
        ready(str(beside), force, "md")
    rows = made_rows(job, out, workers, ray)
    put(card(counted(rows), seed, dials), str(beside))
