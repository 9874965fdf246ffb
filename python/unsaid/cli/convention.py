"""``unsaid convention``: stories and questions in the words of a public set, answered under its rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import click

from unsaid.cli.audit import CONVENTIONS
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.options import Force
from unsaid.cli.parameters import argument, option
from unsaid.terminal.out import put, ready
from unsaid.terminal.output import emit

MOST = 1_000_000
FORMS = ("published", "samples", "items")


def convention(
    name: Annotated[str, argument("SET", type=click.Choice(CONVENTIONS), help="Whose words and rules.")],
    count: Annotated[int, option("--items", type=click.IntRange(1, MOST), metavar="N", help="How many.")] = 10,
    seed: Annotated[
        int, option("--seed", type=click.IntRange(0, 2**62), metavar="S", help="Same seed, same items.")
    ] = 0,
    form: Annotated[
        str,
        option(
            "--form",
            type=click.Choice(("published", "samples", "items")),
            help="As the set is published; or lines of JSON.",
        ),
    ] = "published",
    boxes: Annotated[
        str | None, option("--boxes", type=click.Choice(("open", "closed")), help="Whether entering reveals.")
    ] = None,
    leaving: Annotated[
        str | None, option("--leaving", type=click.Choice(("noticed", "unnoticed")), help="Whether leaving is noticed.")
    ] = None,
    starts: Annotated[
        str | None,
        option("--starts", type=click.Choice(("seen", "known")), help="Who knows where things are at first."),
    ] = None,
    trust: Annotated[
        str | None,
        option("--trust", type=click.Choice(("all", "later", "unseen", "nobody")), help="Who believes what is said."),
    ] = None,
    rules: Annotated[bool, option("--rules", help="Say the rules, and make nothing.")] = False,
    world: Annotated[
        str | None,
        option("--world", metavar="OUT", help="Write the story of the seed as a world, and its acts as OUT.story."),
    ] = None,
    out: Annotated[str, option("--out", metavar="FILE", help="Where to; - is standard output.")] = "-",
    force: Force = False,
) -> None:
    """Make stories and questions in the words of a public set, answered under its rules or others."""
    from unsaid.conventions import writing
    from unsaid.conventions.making import items
    from unsaid.conventions.rules import CONVENTIONS as RULES
    from unsaid.conventions.rules import told

    asked = {"boxes": boxes, "leaving": leaving, "starts": starts, "trust": trust}
    chosen = RULES[name].but(**{key: value for key, value in asked.items() if value})
    if rules:
        emit("\n".join(f"- {rule}" for rule in told(chosen)))
        return
    if world is not None:
        _world(world, name, seed, chosen, force)
        return
    ready(out, force, "prose")
    write = writing.PUBLISHED[name] if form == "published" else writing.FORMS[form]
    parts: Iterator[str] = write(items(name, count, seed, chosen))
    put("".join(parts), out)


def _world(place: str, name: str, seed: int, rules: object, force: bool) -> None:
    from unsaid.conventions.making import made
    from unsaid.conventions.writing import world_and_story

    if place == "-":
        raise Halt(Exit.USAGE, "--world writes two files, and standard output is one")
    story = made(name, seed, rules)  # type: ignore[arg-type]  # rules they are
    followed = story.minded.following(story.tale.things[0])
    for where, text in zip((place, f"{place}.story"), world_and_story(followed), strict=True):
        ready(where, force, "prose")
        put(text, where)
