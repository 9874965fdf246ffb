"""What is shown of a game when it is over: which ending it came to, the page turned over, what was nearly said, who had
what wrong, and what would have become of it.

None of it is shown before, since all of it holds what the role could not know.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import TYPE_CHECKING

from unsaid.api.asking.wrongtold import wrong_told
from unsaid.api.games.game import game_of
from unsaid.api.hinging.hinges import worth_telling
from unsaid.api.otherwise.forked import conditional, outcome, teller_of
from unsaid.api.otherwise.spoken import in_words, spoken
from unsaid.api.otherwise.whatif import of_game
from unsaid.api.told.narrating import Request, told
from unsaid.english.kinds import listed
from unsaid.errors import UnknownName, UnsaidError
from unsaid.play.kept.met import meet
from unsaid.play.session import Session
from unsaid.telling import Teller
from unsaid.telling.names import capital
from unsaid.telling.people import character
from unsaid.terminal.output import emit, measure
from unsaid.terminal.reading import show

if TYPE_CHECKING:
    from unsaid.api.asking.nearly import NearlySaid
    from unsaid.api.games.game import Game
    from unsaid.api.otherwise.whatif import Fork
    from unsaid.api.world import World
    from unsaid.telling import Manner


PLAYED_OUT = "Each of these was played out by the same minds."
LITTLE = "No one change would have made much of a difference."
ANYTHING = (
    "Ask for one by its letter (`if a`), or for anything else: `if turn 3:` and what to choose there, `if` somebody "
    "`had known that` something, `if not` and a fact of the start, `if without` and an act."
)


@dataclass
class Afterwards:
    """What there is to say of games that one role played. What is asked gives words to say, or shows them itself."""

    world: World
    role: str
    manner: Manner
    _game: Game | None = field(default=None, repr=False)
    """The game that was last asked about."""

    @property
    def asked(self) -> Mapping[str, Callable[[Session, str], str]]:
        """What can be asked, by command."""
        return {"turn": self.turned, "unsaid": self.unsaid, "wrong": self.wrong, "if": self.what_if}

    def met(self, session: Session) -> str:
        """How many of the world's endings the player has met, once one is reached."""
        reached, names = session.stage.ending(session.state), {ending.name for ending in self.world.open.endings}
        if reached is None:
            return ""
        count = len(names & meet(self.world.name, reached))
        if len(names) == 1:
            return ""
        return f"One ending of {len(names)}." if count == 1 else f"You have met {count} endings of {len(names)}."

    def turned(self, session: Session, who: str) -> str:
        """Page against page: the role's, and that of whoever is named, or of the only other one."""
        world = self.world.open
        others = [c for c in world.core.roles or world.ground.characters if c != self.role]
        try:
            other = character(world.core, who) if who else others[0] if len(others) == 1 else None
        except UnknownName as error:
            return f"{capital(error.message)}."
        if other is None or other == self.role:
            return f"Whose page? `turn` and one of {listed(others)}." if others else "There is nobody else here."
        acts = tuple(session.stage.name(event.action) for event in session.acts)
        width = None if sys.stdout.isatty() else measure()  # a game is set in lines, wherever it is written
        show(told(world, acts, Request(self.role, self.manner, facing=other))[0], width, paged=False)
        emit("")
        return ""

    def unsaid(self, session: Session, words: str) -> str:
        """The map of what was nearly said; with the number of a turn, its marks opened."""
        said = self._map(session)
        if not words:
            return said.prose(self.role)
        turn = words.removeprefix("turn").strip()
        wishes = said.of_turn(int(turn)) if turn.isdecimal() and len(turn) < 6 else ()
        return said.opened(wishes, self.role) or f"The map has no mark at {words}: `unsaid` shows it."

    def wrong(self, session: Session, _words: str) -> str:
        """What the role had wrong, and what the others had, from when to when."""
        return wrong_told(self._map(session), self.role)

    def what_if(self, session: Session, words: str) -> str:
        """What would have become of the game: the few changes on which most hung; one of them by its letter, or any
        other by its words, told at length."""
        game = self._of(session)
        if not words:
            return self._hinges(game)
        found = dict(zip(ascii_lowercase, worth_telling(game.hinges()), strict=False))
        if words.lower() in found:
            return found[words.lower()].prose(self.role)
        try:
            return of_game(game, (spoken(self._teller(), words),), "choices").prose(self.role)
        except UnsaidError as error:
            return f"{capital(in_words(error, words).rstrip('.'))}."

    def _teller(self) -> Teller:
        """The words of the world, as the role has them."""
        world = self.world.open
        return Teller(world.core, world.ground, world.minds, self.role)

    def _hinges(self, game: Game) -> str:
        found = zip(ascii_lowercase, worth_telling(game.hinges()), strict=False)
        lines = [self._line(letter, fork) for letter, fork in found]
        parts = [PLAYED_OUT, "\n".join(lines)] if lines else [LITTLE]
        return "\n\n".join([*parts, ANYTHING])

    def _line(self, letter: str, fork: Fork) -> str:
        teller = teller_of(fork, self.role)
        return f"{letter}. {conditional(fork, teller)}: {outcome(fork, teller)}"

    def _map(self, session: Session) -> NearlySaid:
        return self._of(session).nearly()

    def _of(self, session: Session) -> Game:
        """The game of a session, with all that is known of it."""
        if self._game is None or self._game.session is not session:
            self._game = game_of(self.world, session, self.manner)
        return self._game
