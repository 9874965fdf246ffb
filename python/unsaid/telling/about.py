"""The words an act is told in, whatever happens: by them a typed line may find it on a menu.

They are the author's, from the side of the one who plays and in brief, without their marks and not made into sentences,
and the act's own name. They hang on the world's text alone and on no state, so that what they find gives nothing away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unsaid.language import core
from unsaid.telling.choosing import fits

_MARKS = re.compile(r"\{[^{} ]*\.\w+ |\{\w+\.\w+\}|[\[\]{}<>|]")


def about(world: core.World, name: str, arguments: Sequence[str], side: str) -> str:
    """The words of an act, for a side."""
    told = [t for t in world.tellings if t.sort == "plain" and fits(t, name, arguments, world)]
    return " . ".join([name.replace("_", " "), *(text for telling in told for text in words_of(telling, side))])


def words_of(telling: core.Telling, side: str) -> Iterator[str]:
    """The words of one telling, for a side."""
    keys = (side, "brief", "nobody", *(p.name for p in telling.parameters if p.name))
    for line in telling.lines:
        if line.key in keys:
            for alternatives in line.turns:
                yield from (bare(text) for text in alternatives)


def bare(text: str) -> str:
    """A text without its marks."""
    return " ".join(_MARKS.sub(" ", text).split())
