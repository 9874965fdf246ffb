"""A set and its data card, made and written together."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

from msgspec import structs

from unsaid.errors import UnsaidError
from unsaid.quiz import shards
from unsaid.quiz.card import TEXT
from unsaid.quiz.dials import Dials
from unsaid.quiz.making import Tally, items
from unsaid.quiz.report import Report, by_chance, data_card


def card_beside(path: Path) -> Path:
    """Where the data card of a set goes."""
    return path.with_suffix(".card.md")


def written(
    path: Path,
    world: str | None,
    count: int,
    seed: int,
    dials: Dials,
    *,
    shortcuts: bool = False,
    say: Callable[[str], object] = lambda _: None,
) -> str:
    """Writes a set of so many items, and its card; gives what there is to say. Raises UnsaidError."""
    shards.form(path)
    report, tally, conventions, looked = Report(), Tally(), TEXT, ""
    if shortcuts:
        dials, looked = _searched(world, count, seed, dials, say)
    if world is None:
        found = items(seed, 0, count, dials, tally)
    else:
        from unsaid.quiz import worldly

        found, conventions = islice(worldly.asked_of(world, seed, dials), count), worldly.TEXT
    with shards.whole(card_beside(path)) as card:
        shards.write(report.counted(found), path)
        made = by_chance(seed, dials, sum(tally.vain.values())) if world is None else f"from {world} and seed {seed}"
        card.write(data_card(report, made, conventions, looked).encode())
    few = "" if report.seen == count else f" (there were no more than that to ask, of {count})"
    return f"wrote {path}: {report.seen} items{few}; its data card is {card_beside(path)}"


def _searched(
    world: str | None, count: int, seed: int, dials: Dials, say: Callable[[str], object]
) -> tuple[Dials, str]:
    """The dials without the kinds that can be told by shortcuts, and the table that shows it. Raises UnsaidError."""
    if world is not None:
        raise UnsaidError("no-shortcuts", "--shortcuts tries stories made by chance; leave out WORLD or the flag")
    from unsaid.quiz.shortcuts import looked_for

    looked = looked_for(seed, count, dials, say)
    kept = tuple(kind for kind in dials.kinds if kind not in looked.failing)
    if not kept:
        raise UnsaidError(
            "no-kinds", "all these kinds of question can be told by shortcuts, so there is nothing to write"
        )
    return structs.replace(dials, kinds=kept), looked.table
