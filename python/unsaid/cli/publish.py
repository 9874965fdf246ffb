"""``unsaid publish``: a story as one page that is played in a browser, with nothing else."""

from __future__ import annotations

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.export import Nodes
from unsaid.cli.opening import opened
from unsaid.cli.options import Force, Out, Sabre, Words, WorldArgument
from unsaid.cli.play import Role, played_role
from unsaid.terminal.out import put, ready
from unsaid.terminal.progress import drawing


def publish(
    world: WorldArgument,
    out: Out = None,
    as_: Role = None,
    force: Force = False,
    nodes: Nodes = 20_000,
    sabre: Sabre = None,
    words: Words = None,
) -> None:
    """Write a story as one page, to be played without a network and without Unsaid.

    Every role can be played on it, or the one of --as. Without JavaScript the page is a story to be read."""
    from unsaid.graph.asked import graph_of, story_of
    from unsaid.graph.publish import published

    if out is None:
        raise Halt(Exit.USAGE, "--out says into which file the page is written")
    ready(out, force, "html")
    there = opened(world, sabre, words)
    first = played_role(there.open, as_)
    roles = [first] if as_ else there.roles or there.characters
    with drawing() as progress:
        graphs = [graph_of(there, role, nodes, progress, whole=True) for role in roles]
    put(published(graphs, story_of(there)), out)
