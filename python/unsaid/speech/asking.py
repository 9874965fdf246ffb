"""How an interview begins: in a world, or at a moment of one, with somebody who is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from unsaid.speech.cases import case
from unsaid.speech.interview import Interview, begun

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
