"""What is shown of a game when it is over: which ending it came to, the page turned over, and what was left unsaid.

None of it is shown before, since all of it holds what the role could not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unsaid.api.narrating import Request, told
from unsaid.english.kinds import listed
from unsaid.errors import UnknownName
from unsaid.play.met import meet
from unsaid.play.session import Session
from unsaid.telling.people import character
from unsaid.terminal.output import emit
from unsaid.terminal.reading import show

if TYPE_CHECKING:
    from unsaid.api.world import World
    from unsaid.telling import Manner


@dataclass(frozen=True)
class Afterwards:
    """What there is to say of games that one role played. What is asked gives words to say, or shows them itself."""

    world: World
    role: str
    manner: Manner

    def met(self, session: Session) -> str:
        """How many of the world's endings the player has met, once one is reached."""
        reached, names = session.stage.ending(session.state), {ending.name for ending in self.world.open.endings}
        if reached is None:
            return ""
        count = len(names & meet(self.world.name, reached))
        return f"You have met {count} of {len(names)} endings." if len(names) > 1 else ""

    def turned(self, session: Session, who: str) -> str:
        """Page against page: the role's, and that of whoever is named, or of the only other one."""
        world = self.world.open
        others = [c for c in world.core.roles or world.ground.characters if c != self.role]
        try:
            other = character(world.core, who) if who else others[0] if len(others) == 1 else None
        except UnknownName as error:
            return f"{error.message[:1].upper()}{error.message[1:]}."
        if other is None or other == self.role:
            return f"Whose page? `turn` and one of {listed(others)}." if others else "There is nobody else here."
        show(told(world, _acts(session), Request(self.role, self.manner, facing=other))[0], paged=False)
        emit("")
        return ""

    def unsaid(self, session: Session, _words: str) -> str:
        """What was wanted and not done, and what held it back; what was felt and not shown; who is wrong to the end."""
        return self.world.story(_acts(session)).unsaid().prose(self.role)


def _acts(session: Session) -> tuple[str, ...]:
    """The acts of a game, whoever did them."""
    return tuple(session.stage.name(event.action) for event in session.acts)
