"""``unsaid quiz``: a set of questions about who believes what, with its data card."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import click

from unsaid.cli.audit import CONVENTIONS
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.manyrows import Ray, Size, Workers, is_folder
from unsaid.cli.options import Force
from unsaid.cli.parameters import argument, option
from unsaid.quiz.dials import GENRES, KINDS, Dials
from unsaid.terminal.out import ready
from unsaid.terminal.output import remark

MOST = 100_000_000
SEEDS = click.IntRange(-(2**62), 2**62)


def quiz(
    world: Annotated[
        str | None,
        argument(
            "[WORLD]", required=False, help="Ask about a world's own story; without it, about stories made by chance."
        ),
    ] = None,
    count: Annotated[int, option("--items", type=click.IntRange(1, MOST), metavar="N", help="How many.")] = 1000,
    seed: Annotated[int, option("--seed", type=SEEDS, metavar="S", help="The same seed makes the same set.")] = 0,
    out: Annotated[
        str | None, option("--out", metavar="FILE", help="FILE.jsonl or FILE.parquet; its data card goes beside it.")
    ] = None,
    force: Force = False,
    depth: Annotated[int, option("--depth", metavar="N", help="Minds that a question goes through at most.")] = 4,
    acts: Annotated[int, option("--acts", metavar="N", help="Acts in a story.")] = 8,
    people: Annotated[int, option("--people", metavar="N", help="People in a story.")] = 5,
    distractors: Annotated[int, option("--distractors", metavar="N", help="Acts that change nothing.")] = 1,
    lies: Annotated[float, option("--lies", metavar="X", help="The share of lies in what is told, 0 to 1.")] = 0.5,
    genres: Annotated[
        Any, option("--genre", multiple=True, type=click.Choice(GENRES), help="A genre (again for more; unset: all).")
    ] = (),
    kinds: Annotated[
        Any, option("--kind", multiple=True, type=click.Choice(KINDS), help="A kind of question (again for more).")
    ] = (),
    size: Size = 4_800,
    workers: Workers = 1,
    ray: Ray = None,
    convention: Annotated[
        str | None,
        option("--convention", type=click.Choice(CONVENTIONS), help="In the words and by the rules of a public set."),
    ] = None,
    shortcuts: Annotated[
        bool, option("--shortcuts", help="Look for shortcuts, and put what was found on the data card; takes minutes.")
    ] = False,
) -> None:
    """Make a set of questions about who believes what, with its data card."""
    from unsaid.quiz.writing import written

    if out is None:
        raise Halt(Exit.USAGE, "--out says into which file the set is written: a name in .jsonl or .parquet")
    if convention is not None:
        _of_a_set(convention, count, seed, out, force, world)
        return
    dials = Dials(depth, acts, people, distractors, lies, tuple(genres) or GENRES, tuple(kinds) or KINDS)
    if workers > 1 or ray or is_folder(out):
        if world is not None or shortcuts:
            raise Halt(Exit.USAGE, "a world's own questions, and --shortcuts, are made into a file by one process")
        from unsaid.cli.manyquiz import written_by_many

        remark(written_by_many(out, count, seed, dials, size, workers, ray, force=force))
        return
    ready(out, force, "prose")
    said = written(Path(out), world, count, seed, dials, shortcuts=shortcuts, say=remark)
    remark(said)


def _of_a_set(name: str, count: int, seed: int, out: str, force: bool, world: str | None) -> None:
    """The items of a convention, which ``unsaid convention`` makes."""
    from unsaid.cli.convention import convention as made

    if world is not None or Path(out).suffix == ".parquet":
        raise Halt(Exit.USAGE, "--convention makes its own stories, and writes them as lines of JSON")
    made(name, count=count, seed=seed, form="items", out=out, force=force)
