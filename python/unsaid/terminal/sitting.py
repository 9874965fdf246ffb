"""One sitting: a game played at a terminal, begun anew or gone on with, and kept after every turn."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from unsaid.data.limits import Limits
from unsaid.english.kinds import listed
from unsaid.play.kept import saves
from unsaid.play.kept.disk import write_whole
from unsaid.play.kept.locks import Busy
from unsaid.play.kept.saves import Save, SaveProblem
from unsaid.play.kept.sitting import Keeper, copy_of, keeper, put
from unsaid.play.session import Session
from unsaid.play.stage import Rules, Stage
from unsaid.play.table.conversation import BreathShown, Conversation
from unsaid.play.turns import begin, ended, gone_on
from unsaid.telling import Teller
from unsaid.telling.voicing import TellingVoice
from unsaid.terminal.afterwards import Afterwards
from unsaid.terminal.screen import Screen
from unsaid.terminal.streams import at_terminal
from unsaid.text.hidden import escaped

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.api.world import World
    from unsaid.telling import Manner


NAME = re.compile(r"[\w-]{1,40}")
"""A name to keep a copy by; anything else says in which file."""


@dataclass(frozen=True)
class Wanted:
    """What was asked of keeping: the save's place (None: the usual one), whether to begin anew, to go on without being
    asked, and to go on in a copy without being asked where another sitting has the game."""

    save: Path | None = None
    new: bool = False
    resume: bool = False
    copy: bool = False


class Unwanted(Exception):
    """The player does not want to play after all."""


def sit(there: World, role: str, rules: Rules, wanted: Wanted, manner: Manner, breath: BreathShown = "words") -> None:
    """Plays one game at the terminal, from the beginning or from where it was left."""
    there = there.playable
    world, afterwards = there.open, Afterwards(there, role, manner)
    stage, screen = world.stage(rules), Screen()
    place = wanted.save or saves.home() / f"{world.source.name}.{role}.json"
    try:
        keeper, source = _opened(place, screen, wanted.copy)
    except Unwanted:
        return
    file = None if world.source.path is None else str(Path(world.source.path).resolve())
    keeping = Keeping(stage, role, keeper, screen, place if wanted.save is None else None, world.source.name, file)
    try:
        session = _anew(source, screen) if wanted.new else kept(stage, role, source, screen, wanted.resume)
        session = session or begin(stage, role)
        if keeper.known is None:
            keeping.begin(session)
        voice = _voice(world, role, manner)
        Conversation(session, voice, screen, keeping, afterwards.met, afterwards.asked, breath).play()
    finally:
        keeper.close()


def _voice(world: OpenWorld, role: str, manner: Manner) -> TellingVoice:
    """The author's words, from the role's side."""
    teller = Teller(world.core, world.ground, world.minds, role, manner.played)
    return TellingVoice(teller, world.minds, lambda acts: world.log(acts, Limits()))


def _opened(place: Path, screen: Screen, copy: bool) -> tuple[Keeper, Keeper]:
    """Where the game is to be kept, and where it is read from: another place where another sitting has the game."""
    if place.is_dir():
        raise SaveProblem(f"{place} is a folder; --save wants a file")
    try:
        own = keeper(place)
    except Busy:
        _ask_for_copy(place, screen, copy)
        return Keeper(copy_of(place)), Keeper(place)
    return own, own


def _ask_for_copy(place: Path, screen: Screen, sure: bool) -> None:
    """Says that another sitting has the game; raises Unwanted where the player does not want a copy of it."""
    if not sure and not at_terminal():
        raise SaveProblem(f"{place} is being played in another sitting; --copy goes on in a copy of it")
    screen.say("This game is being played in another sitting.", "trouble")
    if sure:
        return
    screen.say("Go on in a copy of it? (yes or no)", "note")
    if not screen.agreed():
        raise Unwanted


@dataclass
class Keeping:
    """Keeps the sessions of one sitting, and says where. ``usual`` is the place in which the next sitting will look for
    the game by itself, None where it was given one; ``file`` is where the world's own file is, if it has one."""

    stage: Stage
    role: str
    keeper: Keeper
    screen: Screen
    usual: Path | None
    world: str
    file: str | None

    def keep(self, session: Session, where: str | None) -> str:
        """Keeps a session, or puts a copy of it where the player says. Raises SaveProblem."""
        rules = Rules(chance=session.stage.rules.chance)  # how far the others look is asked of each sitting anew
        save = structs.replace(saves.record(session, self.world, self.stage.text, self.file), rules=rules)
        target = None if where is None else self._place(where)
        if target is not None and target.resolve() != self.keeper.place.resolve():
            put(target, save)
            return str(target)
        place = str(self.keeper.write(save))
        for left in self.keeper.moved:
            self.screen.say(
                f"Another sitting has gone on with the game in {left}; from here yours is in {place}.", "trouble"
            )
        self.keeper.moved.clear()
        return place

    def load(self, where: str) -> Session:
        """The session that was kept at a place, or by a name. Raises SaveProblem."""
        place = self._place(where)
        save = saves.of_today(saves.read(place), self.stage)
        _playable(save, self.role, place)
        stage = replace(self.stage, rules=replace(self.stage.rules, chance=save.rules.chance))
        resumed = saves.resume(save, stage, self.stage.text)
        if resumed.broken:
            raise SaveProblem(f"{place} no longer fits the world: {resumed.broken}")
        return gone_on(resumed.session)

    def copies(self) -> list[str]:
        """What was kept by name, in the order of the alphabet."""
        start = f"{self.world}.{self.role}."
        found = (place.stem for place in saves.home().glob("*.json"))
        names = (name.removeprefix(start) for name in found if name.startswith(start))
        return sorted(name for name in names if NAME.fullmatch(name))

    def write(self, text: str, where: str) -> str:
        """Writes a text to a file that is not there yet. Raises SaveProblem."""
        place = saves.expanded(Path(where))
        if place.exists():
            raise SaveProblem(f"{place} is there already")
        try:
            write_whole(place, escaped(text) + "\n", new=True)
        except (OSError, ValueError) as error:
            raise SaveProblem(f"{place} could not be written ({getattr(error, 'strerror', None) or error})") from error
        return str(place)

    def _place(self, where: str) -> Path:
        """Where a copy is, by what the player calls it: a name, or a file."""
        if NAME.fullmatch(where):
            return saves.home() / f"{self.world}.{self.role}.{where}.json"
        return saves.expanded(Path(where))

    def begin(self, session: Session) -> None:
        """Puts a game where none is yet, so that it can be held; where that fails the first turn says so."""
        with contextlib.suppress(SaveProblem):
            self.keep(session, None)

    def said(self) -> str:
        """How to go on with the game another time."""
        if self.keeper.place == self.usual:
            return "The game is kept; playing this world again goes on from here."
        return f"The game is kept in {self.keeper.place}; playing it with --save and that file goes on from here."


def _anew(source: Keeper, screen: Screen) -> None:
    """Makes way for a new game: a kept one may be written over; what is there and is none is set aside."""
    try:
        source.read()
    except SaveProblem as problem:
        screen.say(f"{problem}; it is set aside in {source.set_aside('other')}.", "trouble")


def kept(stage: Stage, role: str, source: Keeper, screen: Screen, sure: bool) -> Session | None:
    """The kept game, if there is one and the player wants it."""
    place, save = source.place, source.read()
    if save is None:
        if sure:
            screen.say(f"There is no kept game at {place}; this is a new one.", "note")
        return None
    save = saves.of_today(save, stage)
    _playable(save, role, place)
    stage = replace(stage, rules=replace(stage.rules, chance=save.rules.chance))
    resumed = saves.resume(save, stage, stage.text)
    if resumed.broken:
        wanted = _go_on_from_break(resumed.broken, source, screen)
    else:
        wanted = (
            sure or _over(resumed.session) or (bool(resumed.session.moves) and _wanted(resumed.session.moves, screen))
        )
    return gone_on(resumed.session) if wanted else None


def _playable(save: Save, role: str, place: Path) -> None:
    """Refuses a kept game of somebody else, or of several people. Raises SaveProblem."""
    if len(save.roles) > 1:
        who = listed(list(save.roles))
        raise SaveProblem(f"{place} is a game of {who} together, which cannot be gone on with at a terminal")
    for other in {*save.roles} - {role}:
        raise SaveProblem(f"{place} is a game as {other}; play it with --as {other}, or begin anew with --new")


def _over(session: Session) -> bool:
    """Whether a kept game is over: then it is opened at its end, where it can be looked back on and begun again."""
    return bool(session.moves) and ended(session) is not None


def _go_on_from_break(broken: str, source: Keeper, screen: Screen) -> bool:
    """Tells where an edit of the world broke the game, sets the save aside, and asks whether to go on before it."""
    aside = source.set_aside("broken")
    screen.say(f"The world has changed, and the kept game no longer fits it: {broken}.", "trouble")
    screen.say(f"The whole game is set aside in {aside}. Go on from just before that turn? (yes or no)", "note")
    return screen.agreed()


def _wanted(moves: int, screen: Screen) -> bool:
    plural = "s" if moves != 1 else ""
    screen.say(f"You left this story after {moves} choice{plural}. Go on from there? (yes or no)", "note")
    return screen.agreed()
