"""A game at a real terminal: passages set by Rich, lines read with editing and history, saves kept.

Plain numbered lines were chosen over a full-screen interface on purpose: prose is read in the scrollback, a
screen reader meets it in order, and it works in any terminal and over any line.
"""

from __future__ import annotations

import contextlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from unsaid.cli.output import measure
from unsaid.play import saves
from unsaid.play.game import Game, Tone
from unsaid.play.saves import SaveProblem
from unsaid.play.session import Session, begin
from unsaid.play.stage import Rules, Stage
from unsaid.telling.setting.lines import wrapped
from unsaid.telling.setting.tale import printable

if TYPE_CHECKING:
    from rich.console import Console

    from unsaid.api import World
    from unsaid.telling import Manner

STYLES: dict[Tone, str] = {"title": "bold", "prose": "", "note": "dim", "choice": "", "trouble": "yellow"}


def sit(world: World, role: str, rules: Rules, *, save: Path | None, new: bool, resume: bool, manner: Manner) -> None:
    """Plays one game at the terminal, from the beginning or from where it was left."""
    from unsaid.cli.prose import voice

    stage = Stage(world.ground, world.minds, rules)
    terminal = Screen()
    place = save or saves.home() / f"{world.source.name}.{role}.json"
    text = saves.fingerprint(world.source.text)
    session = None if new else kept(stage, role, place, text, terminal, resume)

    def keep(session: Session, where: str | None) -> str:
        target = Path(where).expanduser() if where else place
        saves.write(target, saves.record(session, world.source.name, text))
        return str(target)

    Game(session or begin(stage, role), voice(world, role, manner), terminal, keep).play()


def kept(stage: Stage, role: str, place: Path, text: str, screen: Screen, sure: bool) -> Session | None:
    """The kept game, if there is one and the player wants it."""
    if not place.exists():
        if sure:
            screen.say(f"There is no kept game at {place}; this is a new one.", "note")
        return None
    save = saves.read(place)
    if save.role != role:
        raise SaveProblem(f"{place} is a game as {save.role}; play it with --as {save.role}, or begin anew with --new")
    resumed = saves.resume(save, stage, text)
    if resumed.broken:
        wanted = _go_on_from_break(resumed.broken, place, screen)
    else:
        wanted = sure or (_unfinished(resumed.session) and _wanted(len(resumed.session.turns), screen))
    return resumed.session if wanted else None


def _unfinished(session: Session) -> bool:
    return bool(session.turns) and session.ended is None


def _go_on_from_break(broken: str, place: Path, screen: Screen) -> bool:
    """Tells where an edit of the world broke the game, sets the save aside, and asks whether to go on before it."""
    aside = place.with_suffix(".broken.json")
    aside.write_bytes(place.read_bytes())
    screen.say(f"The world has changed, and the kept game no longer fits it: {broken}.", "trouble")
    screen.say(f"The whole game is set aside in {aside}. Go on from just before that turn? (yes or no)", "note")
    return screen.agreed()


def _wanted(turns: int, screen: Screen) -> bool:
    plural = "s" if turns != 1 else ""
    screen.say(f"You left this story after {turns} turn{plural}. Go on from there? (yes or no)", "note")
    return screen.agreed()


@dataclass
class Screen:
    """The terminal: it wraps prose, marks tones, and reads lines."""

    _console: Console | None = None

    @property
    def console(self) -> Console:
        """Rich's console, made when the first passage is written."""
        if self._console is None:
            from rich.console import Console

            self._console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
        return self._console

    def say(self, text: str, tone: Tone = "prose") -> None:
        """Writes a passage and the blank line after it."""
        if not text.strip():
            return
        parts = text.split("\n" if tone == "choice" else "\n\n")
        for part in parts:
            self._set(part, tone)
            if tone != "choice":
                self.console.print()
        if tone == "choice":
            self.console.print()

    def _set(self, text: str, tone: Tone) -> None:
        """One paragraph or one line of a list, wrapped under its own beginning."""
        indent = "   " if tone == "choice" else ""
        lines = wrapped(printable(text), measure(), "", indent)
        self.console.print("\n".join(lines), style=STYLES[tone], soft_wrap=True)

    def ask(self) -> str | None:
        """Reads a line with editing and history; None at the end of input."""
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401  # reading lines gets editing and history from its presence

        sys.stdout.flush()
        try:
            line = input("> ")
        except EOFError:
            self.console.print()
            return None
        self.console.print()
        return line

    def agreed(self) -> bool:
        """Asks until the answer is yes or no; no answer at all is a yes."""
        while True:
            answer = (self.ask() or "yes").strip().lower()
            if answer in ("y", "yes"):
                return True
            if answer in ("n", "no"):
                return False
            self.say("Please answer yes or no.", "note")
