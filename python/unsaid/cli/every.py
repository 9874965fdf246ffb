"""``unsaid tell --all``: every story within the limits, each told as soon as it is found.

In prose each story has a line with its number before it; with ``--json`` each is one line, so that another program
can read them as they come. What is printed stays true when the search is stopped: it is the beginning of the list.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.output import emit, remark

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.data.limits import Limits
    from unsaid.data.story import Result

FORMS = ("prose", "sabre")
"""The forms in which one story can follow another on a stream."""


def every(world: OpenWorld, bounds: Limits, goal: float | None, told: Callable[[Result], str]) -> None:
    """Tells all stories of a world, one after another; says at the end how many there were, and whether that is all."""
    if bounds.author is None and not bounds.shortest:
        message = "all stories of any length may never end; --author N says how many acts, --shortest the fewest"
        raise Halt(Exit.USAGE, message)
    from unsaid.cli.progress import progress

    shown = progress(bounds.time, bounds.author, bounds.character)
    for count, result in enumerate(world.stories(bounds, goal=goal, progress=shown)):
        if shown is not None:
            shown.wipe()
        if result.stop != "found":
            _leave(result, count, bounds)
            return
        emit(told(result))


def numbered(number: int, result: Result, text: str) -> str:
    """One story among others: its number and length, then the story."""
    acts = len(result.acts)
    return f"{number}. ({acts} act{'' if acts == 1 else 's'})\n\n{text.strip()}\n"


def _leave(result: Result, count: int, bounds: Limits) -> None:
    from unsaid.cli.tell import searched_states, unfound

    many = f"{count:,} stor{'y' if count == 1 else 'ies'}"
    if result.stop != "none":
        code, words = unfound(result.stop, bounds)
        raise Halt(code, f"{words} after {many}; there may be more")
    if not count:
        code, words = unfound("none", bounds)
        raise Halt(code, f"{words} ({searched_states(result)})")
    length = "the fewest acts" if bounds.shortest else f"at most {bounds.author} acts"
    remark(f"unsaid: {many}; there is no other with {length}")
