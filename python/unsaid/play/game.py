"""A game at a terminal: passages of prose, numbered choices, a few typed commands.

It is a conversation, line by line, and not a screen of panels: the story stays in the scrollback to be read
again, a screen reader meets it in the order it happened, and it works over any line, however poor. ``Terminal``
is all it needs of the outside: a place to write passages and a place to read lines.

Every turn is on the disk before it is on the screen, so that whatever ends the program, nothing that was
shown is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from unsaid.english.kinds import listed
from unsaid.play import manager
from unsaid.play.commands import COMMANDS, Command, understand
from unsaid.play.events import Event, Option, Turn
from unsaid.play.saves import SaveProblem
from unsaid.play.seeing import sees, sights
from unsaid.play.session import Session
from unsaid.play.voice import Voice

Tone = Literal["title", "prose", "note", "choice", "trouble"]

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
class Game:
    """One sitting: a session, its words, a terminal, and where to keep it."""

    session: Session
    voice: Voice
    terminal: Terminal
    keep: Keep | None = None
    kept: Callable[[], str] = lambda: "The game is kept; playing this world again goes on from here."
    """What is said of the kept game when the player leaves."""
    _told_unsaved: bool = field(default=False, repr=False)

    def play(self) -> Session:
        """Plays until the story ends, the player leaves, or there is no more input."""
        self._begin()
        while True:
            ended = self.session.ended
            if ended:
                self._close(ended)
            if not self._turn(bool(ended)):
                return self.session

    # --- passages ---

    def _begin(self) -> None:
        self.terminal.say(self.voice.heading(), "title")
        self.terminal.say(self.voice.opening())
        for turn in self.session.turns:
            self._tell(turn)
        if not self.session.turns:
            self.terminal.say("Type the number of a choice. `help` lists what else you can type.", "note")

    def _tell(self, turn: Turn) -> None:
        passages = [text for text in self._passages(turn) if text]
        for text in passages:
            self.terminal.say(text)
        if not passages:
            self.terminal.say("You wait. Nothing happens that you notice.")

    def _passages(self, turn: Turn) -> list[str]:
        """What the role notices of a turn; its own waiting is not worth a sentence where anything else is."""
        told: list[str] = []
        for sight in sights(self.session, turn):
            if sight.event is None:
                told += [self.voice.change(change.fluent, change.after) for change in sight.changes]
            elif sight.event.kind != "wait":
                told.append(self._event(sight.event))
        return told

    def _event(self, event: Event) -> str:
        assert event.action is not None
        if event.kind == "act":
            return self.voice.event(event.before, event.action, event.after)
        words = self.voice.choice(event.before, event.action)
        if event.kind == "offer":
            return f"{self._first(self._name(event.by))} would, if you would: {words}"
        who = listed([self._name(c) for c in self._others(event.action)])
        if event.kind == "refuse":
            return f"You would, but {who} will not: {words}"
        return f"You try, but it cannot be done: {words}"

    def _others(self, action: int) -> list[int]:
        return [c for c in self.session.stage.consenting(action) if c != self.session.role]

    def _name(self, character: int | None) -> str:
        return "fate" if character is None else self.voice.name(character)

    def _first(self, name: str) -> str:
        """A name at the start of a sentence."""
        return name[:1].upper() + name[1:]

    def _close(self, ended: str) -> None:
        if ended == "still":
            self.terminal.say("Nothing more can happen here.", "note")
        self.terminal.say(self.voice.closing(self.session.state))
        self.terminal.say("The story is over. You can still type `why`, `mind`, `undo` or `quit`.", "note")

    # --- turns ---

    def _turn(self, ended: bool) -> bool:
        options = [] if ended else self.session.options()
        words = [self._choice(o) for o in options]
        self._menu(words)
        while True:
            line = self.terminal.ask()
            if line is None:
                return self._leave()
            command = understand(line, [w.rstrip(".") for w in words])
            if command.verb == "quit":
                return self._leave()
            if command.verb == "choose":
                return self._choose(options[command.choice])
            if command.verb == "undo" and self.session.turns:
                return self._undo()
            self._answer(command, words)

    def _menu(self, words: list[str]) -> None:
        if words:
            lines = [f"{number}. {text}" for number, text in enumerate(words, start=1)]
            self.terminal.say("\n".join(lines), "choice")

    def _choice(self, option: Option) -> str:
        if option.action is None:
            return "Wait"
        return self.voice.choice(self.session.state, option.action)

    def _choose(self, option: Option) -> bool:
        self.session = self.session.take(option)
        self._autosave()
        self._tell(self.session.turns[-1])
        return True

    def _undo(self) -> bool:
        self.session = self.session.undo()
        self._autosave()
        self.terminal.say("You take back the last turn.", "note")
        if self.session.turns:
            self._tell(self.session.turns[-1])
        else:
            self.terminal.say(self.voice.opening())
        return True

    def _leave(self) -> bool:
        if self.keep is not None and not self._told_unsaved and self.session.turns:
            self.terminal.say(self.kept(), "note")
        return False

    def _answer(self, command: Command, words: list[str]) -> None:
        match command.verb:
            case "why":
                self._why()
            case "mind":
                self._mind()
            case "save":
                self._save(command.words)
            case "look":
                self._look(words)
            case "help":
                self._help()
            case "undo":
                self.terminal.say("There is nothing to take back: the story has only begun.", "note")
            case _:
                self.terminal.say(command.words, "note")

    # --- commands ---

    def _look(self, words: list[str]) -> None:
        if self.session.turns:
            self._tell(self.session.turns[-1])
        else:
            self.terminal.say(self.voice.opening())
        self._menu(words)

    def _help(self) -> None:
        lines = ["Type the number of a choice, or some of its words. Besides:"]
        lines += [f"{name}: {what}" for name, (_, what) in COMMANDS.items()]
        self.terminal.say("\n".join(lines), "choice")

    def _why(self) -> None:
        told = [self._reasons(event) for event in self._lately()]
        for text in [t for reasons in told for t in reasons]:
            self.terminal.say(text)
        if not told:
            self.terminal.say("Nobody else has done anything you could see yet.", "note")
        self._wishes()
        if not self.session.ended:
            self._own_reasons()

    def _lately(self) -> list[Event]:
        """The acts of others in the last turn in which the role saw any."""
        session = self.session
        for turn in reversed(session.turns):
            acts = [e for e in turn if e.kind in ("act", "offer") and e.by not in (None, session.role)]
            seen = [e for e in acts if sees(session.stage, session.role, e)]
            if seen:
                return seen
        return []

    def _reasons(self, event: Event) -> list[str]:
        stage = self.session.stage
        assert event.action is not None
        others = [c for c in stage.consenting(event.action) if c != self.session.role]
        reasons = [manager.reason_for(stage, event.before, event.action, c) for c in others]
        return [self.voice.reason(event.before, reason) for reason in reasons if reason is not None]

    def _wishes(self) -> None:
        """What the others wanted in the last turn and did not do."""
        acts = [event.action for event in self.session.acts if event.action is not None]
        lately = [event for event in self.session.turns[-1] if event.kind == "act"] if self.session.turns else []
        wishes = self.voice.held(acts, len(acts) - len(lately))
        if wishes:
            self.terminal.say("What was wanted, and not done:", "note")
            self.terminal.say("\n".join(wishes), "choice")

    def _own_reasons(self) -> None:
        session = self.session
        acts = [option.action for option in session.options()]
        reasons = [manager.reason_for(session.stage, session.state, action, session.role) for action in acts]
        promising = [self.voice.prospect(session.state, reason) for reason in reasons if reason is not None]
        if promising:
            self.terminal.say("What you could do, as far as you know, to come nearer to what you want:", "note")
            self.terminal.say("\n".join(promising), "choice")
        else:
            self.terminal.say("You know of nothing you could do that would bring you nearer to what you want.", "note")

    def _mind(self) -> None:
        for heading, lines in self.voice.mind(self.session.state):
            self.terminal.say(heading, "note")
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
