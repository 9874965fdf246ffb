"""Games played by chance: what they come across, what they never do, and what goes wrong in them.

A game hangs on its seed alone: who is played, what they choose, and how the others draw. So one in which something goes
wrong is played again, act by act, by its seed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unsaid.api.values import plain
from unsaid.budget import Spent
from unsaid.desk.claims.games import chance_game
from unsaid.desk.claims.meaning import Meaning
from unsaid.desk.claims.playing import wanted
from unsaid.language.report import Report
from unsaid.play.seen.transcript import transcript
from unsaid.play.turns import ended

if TYPE_CHECKING:
    from unsaid.api.games.game import Game
    from unsaid.desk.claims.claim import Claim
    from unsaid.desk.testing.suite import Claims
    from unsaid.language import core
    from unsaid.play.session import Session


@dataclass(frozen=True)
class Wrong:
    """What went wrong in a game: its ``seed``, who was ``playing``, what it was, and the acts up to there.

    >>> import unsaid
    >>> claims = unsaid.read_claims("never lit() playing Ida;", unsaid.load("tutorial"))
    >>> wrong = claims.chance(4).wrong[0]
    >>> wrong.playing, wrong.acts
    ('Ida', ('light(Ida)',))
    """

    seed: int
    playing: str
    message: str
    acts: tuple[str, ...]


@dataclass(frozen=True)
class Covered:
    """How much of something was come across: names that were, and names that never were.

    >>> import unsaid
    >>> unsaid.claims("tutorial").chance(4).endings.met
    ('Home',)
    """

    met: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True)
class RandomGames:
    """What games played by chance came across. ``games`` were played, from ``seed`` on; ``ended`` of them came to an
    end; ``wrong`` is what went wrong, ``acts``, ``texts`` and ``endings`` what was met and what never.

    >>> import unsaid
    >>> chance = unsaid.claims("tutorial").chance(4, seed=1)
    >>> chance.games, chance.endings.met, chance.acts.never
    (4, ('Home',), ())
    """

    games: int
    seed: int
    ended: int
    wrong: tuple[Wrong, ...]
    acts: Covered
    texts: Covered
    endings: Covered

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields."""
        return plain(self)


def by_chance(claims: Claims, games: int, seed: int, progress: Callable[[int], object] | None = None) -> RandomGames:
    """Plays games by chance, the roles in turn. Raises WorldError, Spent."""
    playing = _Playing(claims)
    for number in range(seed, seed + games):
        playing.game(number)
        if progress is not None:
            progress(number - seed + 1)
    return playing.found(games, seed)


class _Playing:
    """Games being played."""

    def __init__(self, claims: Claims) -> None:
        self.claims, self.world = claims, claims.world.playable
        self.core = self.world.open.core
        self.roles = self.world.roles or self.world.characters
        self.acts, self.lines, self.endings = set[str](), set[str](), set[str]()
        self.wrong, self.ended = list[Wrong](), 0

    def game(self, seed: int) -> None:
        """One game, by its seed."""
        role = self.roles[seed % len(self.roles)]
        game = self.world.play(role, chance=seed)
        session = game.session
        try:
            looks = list(self._looks(role))
            for session in chance_game(game.session, random.Random(seed)):
                for claim, look in looks:
                    if look(session):
                        self._went_wrong(seed, role, session, f"{claim.text}: here it does not hold")
                        return
            self._noted(game, session)
        except Spent:
            raise
        except Exception as error:  # whatever a game of a world lets out is what this looks for
            self._went_wrong(seed, role, session, f"{type(error).__name__}: {error}")

    def _looks(self, role: str) -> Iterator[tuple[Claim, Callable[[Session], bool]]]:
        """The claims of what never happens that hold of games in which a role is played."""
        meaning = Meaning(self.world, Report(), self.claims.source)
        for claim in self.claims.today.claims:
            if claim.kind not in ("never", "dead end"):
                continue
            played = claim.who is not None and meaning.who(claim.who) == role
            free = role in [meaning.who(who) for who in claim.free]
            if (claim.kind == "never" and (played or free)) or (claim.kind == "dead end" and played):
                yield claim, wanted(meaning, claim)

    def _went_wrong(self, seed: int, role: str, session: Session, message: str) -> None:
        acts = tuple(session.stage.name(event.action) for event in session.acts)
        self.wrong.append(Wrong(seed, role, message, acts))

    def _noted(self, game: Game, session: Session) -> None:
        """What a game came across, and what was read in it."""
        stage, voice = session.stage, game.table.voice(session.role)
        self.acts |= {self.world.open.ground.actions[event.action].schema for event in session.acts}
        read = transcript(session, session.role, voice)
        memory = deepcopy(read.memory)
        if ended(session):
            self.ended += 1
            voice.closing(session.state, memory)
            self.endings |= {end for end in [stage.ending(session.state)] if end is not None}
        self.lines |= {f"{name}" for name, times in memory.lines.items() if times}

    def found(self, games: int, seed: int) -> RandomGames:
        """What all of them came across."""
        endings = [p.name for p in self.core.passages if p.kind == "ending" and p.name]
        schemas = list(dict.fromkeys(a.name for a in self.claims.world.open.core.actions))
        acts, texts = _covered(schemas, self.acts), _covered(list(self._texts()), self.lines)
        return RandomGames(games, seed, self.ended, tuple(self.wrong), acts, texts, _covered(endings, self.endings))

    def _texts(self) -> Iterator[str]:
        """The lines that are told to somebody who plays: those of a role or of a parameter; where there are none, those
        told from outside, which are then read by everybody."""
        for told in self.core.tellings:
            if told.sort == "plain" and any(told.name == a.name for a in self.core.actions):
                yield from self._lines(told.id, told.lines, [p.name for p in told.parameters])
        for passage in self.core.passages:
            if passage.kind != "closing":
                yield from self._lines(passage.id, passage.lines, [])

    def _lines(self, id_: str, lines: Sequence[core.Line], parameters: list[str]) -> Iterator[str]:
        keys = [line.key for line in lines]
        own = [key for key in keys if key in self.roles or key in parameters]
        return (f"{id_}.{key}" for key in own or [key for key in keys if key == "nobody"])


def _covered(all_: list[str], met: set[str]) -> Covered:
    return Covered(tuple(n for n in all_ if n in met), tuple(n for n in all_ if n not in met))
