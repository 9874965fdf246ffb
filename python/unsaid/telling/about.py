"""The words an act is told in, whatever happens: by them a typed line may find it on a menu.

They are the author's, from the side of the one who plays and in brief, without their marks and not made into sentences,
and the act's own name. They hang on the world's text alone and on no state, so that what they find gives nothing away.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from unsaid.language import core
from unsaid.telling.choosing import bound, fits

_MARKS = re.compile(r"\{[^{} ]*\.\w+ |\{\w+\.\w+\}|[\[\]{}<>|]")


def about(world: core.World, name: str, arguments: Sequence[str], side: str) -> str:
    """The words of an act, for a side."""
    told = [t for t in world.tellings if t.sort == "plain" and fits(t, name, arguments, world)]
    words = (text for t in told for text in words_of(t, {side, *_names(t, arguments, side)}))
    return " . ".join([name.replace("_", " "), *words])


def _names(telling: core.Telling, arguments: Sequence[str], side: str) -> Iterator[str]:
    """What a side is called among the parameters of a telling."""
    return (name for name, argument in bound(telling, arguments).items() if name and argument == side)


def words_of(telling: core.Telling, sides: Collection[str]) -> Iterator[str]:
    """The words of one telling for a side, by whatever it is called there; where it has none, those for nobody."""
    keys = {line.key for line in telling.lines}
    wanted = {"brief", *(keys.intersection(sides) or {"nobody"})}
    for line in telling.lines:
        if line.key in wanted:
            yield from (bare(text) for turn in line.turns for text in turn)


def bare(text: str) -> str:
    """A text without its marks."""
    return " ".join(_MARKS.sub(" ", text).split())
