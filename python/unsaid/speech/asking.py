"""How an interview begins, and how a line is judged: in a world, or at a moment of one, with somebody who speaks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from unsaid.speech.cases import case
from unsaid.speech.gate import Gate, Judged
from unsaid.speech.interview import Interview, begun, forms_of

if TYPE_CHECKING:
    from unsaid.api.moments.moment import Moment
    from unsaid.api.world import World


def interview(world: World | Moment | str | Path, who: str, by: str | None = None) -> Interview:
    """An interview with a character, who answers by its own mind: the truth, a lie for a reason, or nothing.

    ``world``: a world, a moment of one, a file, or a name: of a world that comes with Unsaid, or of a case. ``by``: who
    asks (None: the first role that is somebody else). Raises FileProblem, UnknownName, WorldError, UnsaidError
    (``nobody-to-ask``).

    >>> import unsaid
    >>> interview = unsaid.interview("set-fair", "Dole").ask("Did the front door go in the night?")
    >>> interview.said
    ('The front door went at two in the morning.',)
    """
    return begun(case(world), who, by)


def judge(line: str, moment: Moment, who: str, to: Iterable[str] = ()) -> Judged:
    """A line, judged: whether somebody could say it at a moment without knowing more than it does.

    ``to``: those who hear it (none: everybody). What the speaker takes to be so may be said, and lies that it has a
    reason for; what is not understood passes only where it could give nothing away. It hangs on the speaker's mind
    alone. Raises UnknownName.

    >>> import unsaid
    >>> start = unsaid.interview("set-fair", "Dole").moment
    >>> unsaid.judge("The front door went at two.", start, "Dole", to=["Sergeant"]).passed
    True
    >>> print(unsaid.judge("It was the Captain who took the glass.", start, "Dole", to=["Sergeant"]))
    Mrs. Dole takes it not to be so that it was the Captain who took the glass; and has no reason to lie about it
    """
    hearers = (to,) if isinstance(to, str) else tuple(to)
    with moment.world.open.working:
        return _gate(moment, moment.world.chain(who)[0], moment.world.chain(hearers)).judged(line)


@lru_cache(maxsize=16)
def _gate(moment: Moment, who: str, to: tuple[str, ...]) -> Gate:
    hearers = to or tuple(name for name in moment.world.characters if name != who)
    return Gate(moment, who, hearers, forms_of(moment.world))
