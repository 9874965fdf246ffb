"""Whether an act would end the story, as far as a role can tell who does not know everything.

What the act, the endings and the author's goal read of what the role does not know is supposed, in every way there is.
Ends the act the story under each supposition, the role knows that it does; under some, it cannot tell, and to mark it
as an end, or not to, must not tell it more.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Literal

from unsaid.data import running
from unsaid.play.session import Session
from unsaid.world.supposing import unsure

End = Literal["certain", "perhaps", "none"]

MOST = 64
"""Suppositions that are gone through; where there are more, an end is one perhaps."""


def end(session: Session, role: int, action: int) -> End:
    """Whether a role can tell that the story would be over after an act, and is not before."""
    seen: set[bool] = set()
    for mind in _minds(session, role, action):
        over = None if mind is None else _over_after(session, role, mind, action)
        if over is None:
            return "perhaps"
        seen.add(over)
    if len(seen) == 2:
        return "perhaps"
    return "certain" if True in seen else "none"


def _over_after(session: Session, role: int, mind: int, action: int) -> bool | None:
    """Whether a mind that holds the story not to be over holds it to be so after an act; None where it cannot tell."""
    stage = session.stage
    if action not in stage.possible(mind, role):
        return False
    after = stage.minds.apply(mind, action)
    if stage.unclear(after):
        return None
    return stage.over_in(after, role) and not stage.over_in(mind, role)


def _minds(session: Session, role: int, action: int) -> Iterator[int | None]:
    """The role's mind under every supposition; None where there are too many."""
    stage, mind = session.stage, session.mind(role)
    if not stage.opened:
        yield mind
        return
    values, fluents = stage.minds.values(mind), stage.ground.fluents
    read = dict.fromkeys((*stage.read_by(action), *stage.read_by_ends))
    among = {f: label[1] for f in read if (label := unsure(values[f])) is not None}
    held = [[value for value in fluents[f].domain if value in some] for f, some in among.items()]
    count = 1
    for some in held:
        count *= len(some)
    if count > MOST:
        yield None
        return
    for supposed in product(*held):
        literals = [running.Literal((), f, value) for f, value in zip(among, supposed, strict=True)]
        yield stage.minds.patch(mind, literals) if literals else mind
