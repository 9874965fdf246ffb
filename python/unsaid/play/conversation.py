"""A game at a terminal: passages of prose, numbered choices, a few typed commands.

It is a conversation, line by line, and not a screen of panels: the story stays in the scrollback to be read
again, a screen reader meets it in the order it happened, and it works over any line, however poor. ``Terminal``
is all it needs of the outside: a place to write passages and a place to read lines. What is shown is worked out
elsewhere (``transcript``, ``options``, ``answers``); here it is only shown.

Every turn is on the disk before it is on the screen, so that whatever ends the program, nothing that was
shown is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from unsaid.play.answers import Shown, Tone, mind, why
from unsaid.play.commands import COMMANDS, Command, understand
from unsaid.play.events import TurnOption
from unsaid.play.menus import Listed, MenuLine, Menus
from unsaid.play.options import options
from unsaid.play.saves import SaveProblem
from unsaid.play.session import Session
from unsaid.play.transcript import Transcript, closing, transcript, worded
from unsaid.play.turns import ended, take
from unsaid.play.voice import Voice

Keep = Callable[[Session, str | None], str]
"""Saves a session, at a place the player named or the usual one; gives the place, or raises SaveProblem."""


class Terminal(Protocol):
    """Where a game is played."""

    def say(self, text: str, tone: Tone = "prose") -> None:
        """Writes a passage."""
        ...

    def ask(self) -> str | None:
        """Reads a line; None when there are no more."""
        ...


@dataclass
class Conversation:
    """One sitting: a session, its words, a terminal, and where to keep it."""

    session: Session
    voice: Voice
    terminal: Terminal
    keep: Keep | None = None
    kept: Callable[[], str] = lambda: "The game is kept; playing this world again goes on from here."
    """What is said of the kept game when the player leaves."""
    met: Callable[[Session], str] = lambda session: ""
    """What is said of the endings that the player has met, when one is reached."""
    afterwards: Mapping[str, Callable[[Session, str], str]] = field(default_factory=dict)
    """What can be asked of a story that is over, by command: it is shown, or what there is to say is given back."""
    _read: Transcript | None = field(default=None, repr=False)
    _told_unsaved: bool = field(default=False, repr=False)

    def play(self) -> Session:
        """Plays until the story ends, the player leaves, or there is no more input."""
        self._begin()
        while True:
            over = bool(ended(self.session))
            if over:
                self._close()
            if not self._turn(over):
                return self.session

    @property
    def read(self) -> Transcript:
        """What the player has read of the session as it stands."""
        known = self._read if self._read and self._read.turns <= len(self.session.turns) else None
        self._read = transcript(self.session, self.session.role, self.voice, known)
        return self._read

    # --- passages ---

    def _begin(self) -> None:
        self.terminal.say(self.voice.heading(), "title")
        for passage in self.read.passages:
            self.terminal.say(passage.text)
        if not self.session.turns:
            self.terminal.say("Type the number of a choice. `help` lists what else you can type.", "note")

    def _tell(self) -> None:
        """What there is to read of the last turn, or of the beginning."""
        for text in self.read.of(len(self.session.turns)):
            self.terminal.say(text)

    def _close(self) -> None:
        if ended(self.session) == "still":
            self.terminal.say("Nothing more can happen here.", "note")
        passage = closing(self.session, self.voice, self.read)
        self.terminal.say(passage.text if passage else "")
        title = self.voice.ending(self.session.state)
        if title:
            self.terminal.say(title, "title")
            self.terminal.say(self.met(self.session), "note")
        self.terminal.say("The story is over. `turn` turns the page over, and `unsaid` says what was not.", "note")
        self.terminal.say("You can still type `why`, `mind`, `undo` or `quit`.", "note")

    # --- turns ---

    def _turn(self, over: bool) -> bool:
        choices = [] if over else options(self.session)
        words = [worded(self.session, self.voice, option) for option in choices]
        menus = Menus([Listed(text, self._act(option)) for text, option in zip(words, choices, strict=True)])
        self._menu(menus.lines)
        while True:
            line = self.terminal.ask()
            if line is None:
                return self._leave()
            command = menus.understood(line) or understand(line, [w.rstrip(".") for w in words])
            if (command.verb == "choose" and command.choice < 0) or menus.narrows(command):
                self._menu(menus.lines)
                continue
            if command.verb == "quit":
                return self._leave()
            if command.verb == "choose":
                return self._choose(choices[command.choice])
            if command.verb == "undo" and self.session.turns:
                return self._undo()
            self._answer(command, menus.lines)

    def _act(self, option: TurnOption) -> str | None:
        return None if option.action is None else self.session.stage.name(option.action).partition("(")[0]

    def _menu(self, lines: list[MenuLine]) -> None:
        if lines:
            numbered = [f"{number}. {line.words}" for number, line in enumerate(lines, start=1)]
            self.terminal.say("\n".join(numbered), "choice")

    def _choose(self, option: TurnOption) -> bool:
        self.session = take(self.session, option)
        self._autosave()
        self._tell()
        return True

    def _undo(self) -> bool:
        self.session, self._read = self.session.undone(), None
        self._autosave()
        self.terminal.say("You take back the last turn.", "note")
        self._tell()
        return True

    def _leave(self) -> bool:
        if self.keep is not None and not self._told_unsaved and self.session.turns:
            self.terminal.say(self.kept(), "note")
        return False

    # --- commands ---

    def _answer(self, command: Command, lines: list[MenuLine]) -> None:
        match command.verb:
            case "why":
                self._show(why(self.session, self.session.role, self.voice))
            case "mind":
                self._show(mind(self.session, self.voice))
            case "save":
                self._save(command.words)
            case "turn" | "unsaid":
                self._look_back(command)
            case "look":
                self._tell()
                self._menu(lines)
            case "help":
                self._help()
            case "undo":
                self.terminal.say("There is nothing to take back: the story has only begun.", "note")
            case _:
                self.terminal.say(command.words, "note")

    def _look_back(self, command: Command) -> None:
        """What nobody sees while a story goes on: it holds what the role cannot know."""
        asked = self.afterwards.get(command.verb)
        if ended(self.session) is None or asked is None:
            self.terminal.say("That can be asked when the story is over.", "note")
            return
        self.terminal.say(asked(self.session, command.words), "prose")

    def _show(self, answer: Iterable[Shown]) -> None:
        for text, tone in answer:
            self.terminal.say(text, tone)

    def _help(self) -> None:
        lines = ["Type the number of a choice, or some of its words. Besides:"]
        lines += [f"{name}: {what}" for name, (_, what) in COMMANDS.items()]
        self.terminal.say("\n".join(lines), "choice")

    # --- keeping ---

    def _save(self, place: str) -> None:
        if self.keep is None:
            self.terminal.say("This game is not being kept.", "trouble")
            return
        try:
            self.terminal.say(f"Saved: {self.keep(self.session, place or None)}", "note")
        except SaveProblem as problem:
            self.terminal.say(f"Not saved: {problem}.", "trouble")

    def _autosave(self) -> None:
        if self.keep is None:
            return
        try:
            self.keep(self.session, None)
            self._told_unsaved = False
        except SaveProblem as problem:
            if not self._told_unsaved:
                self.terminal.say(f"Not saved: {problem}. What was saved before is still there.", "trouble")
            self._told_unsaved = True
