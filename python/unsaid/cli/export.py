"""``unsaid export``: the graph of a game, in the forms of the tools that writers use."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

import click

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.opening import opened
from unsaid.cli.options import Force, Out, Sabre, Words, WorldArgument
from unsaid.cli.parameters import option
from unsaid.cli.play import Role, played_role
from unsaid.terminal.out import put, ready
from unsaid.terminal.progress import drawing

To = Literal["ink", "twee", "yarn", "renpy", "json"]
Form = Annotated[
    To | None,
    option(
        "--to",
        "--format",
        type=click.Choice(get_args(To)),
        help="ink; twee (Twine); yarn (Yarn Spinner); renpy; or json: the graph itself.",
    ),
]
Nodes = Annotated[
    int, option("--nodes", type=click.IntRange(1), metavar="N", help="Menus and ends of the graph at most.")
]


def export(
    world: WorldArgument,
    to: Form = None,
    as_: Role = None,
    out: Out = None,
    force: Force = False,
    nodes: Nodes = 20_000,
    sabre: Sabre = None,
    words: Words = None,
) -> None:
    """Write all games of a role as a story for another tool."""
    from unsaid.graph.asked import graph_of
    from unsaid.graph.export import FORMS

    if to is None:
        raise Halt(Exit.USAGE, f"--to says for which tool: {', '.join(get_args(To))}")
    ready(out, force, to)
    there = opened(world, sabre, words)
    role = played_role(there.open, as_)
    with drawing() as progress:
        graph = graph_of(there, role, nodes, progress)
    put(FORMS[to](graph), out)
