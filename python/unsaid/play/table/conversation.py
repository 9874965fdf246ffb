"""A game at a terminal: passages of prose, numbered choices, a few typed commands.

It is a conversation, line by line, and not a screen of panels: the story stays in the scrollback to be read
again, a screen reader meets it in the order it happened, and it works over any line, however poor. ``Terminal``
is all it needs of the outside: a place to write passages and a place to read lines. What is shown is worked out
elsewhere (``transcript``, ``options``, ``answers``); here it is only shown.

Every turn is on the disk before it is on the screen, so that whatever ends the program, nothing that was
shown is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol, cast

from unsaid.english.kinds import listed
from unsaid.play.events import Item
from unsaid.play.kept.saves import SaveProblem
from unsaid.play.manners import way
from unsaid.play.meant.lines import Lines
from unsaid.play.meant.ready import get_ready
from unsaid.play.seen.answers import Shown, Tone, aside, hint, mind, why
from unsaid.play.seen.breath import Breath, breaths
from unsaid.play.seen.transcript import Passage, Transcript, choices, closing, offered_by, transcript
from unsaid.play.seen.voice import Voice
from unsaid.play.session import Session
from unsaid.play.table import afterwards
from unsaid.play.table.commands import COMMANDS, Command, answered, question, understand
from unsaid.play.table.menus import Listed, MenuLine, Menus
from unsaid.play.turns import ended, gone_on, take

BreathShown = Literal["off", "words", "numbers"]
"""Whether what holds the player back stands beside a choice: not at all, in words, or with how much it comes to."""

LONG = 150
"""Words in a row after which the reader is given time before the turn goes on by itself."""


BEFORE = "before"
"""The name by which a game is kept that is begun again."""


class Terminal(Protocol):
    """Where a game is played."""

    def say(self, text: str, tone: Tone = "prose") -> None:
        """Writes a passage."""
        ...

    def ask(self) -> str | None:
        """Reads a line; None when there are no more."""
        ...

    def pause(self) -> None:
        """Waits until the reader wants to read on, if somebody is reading."""
        ...


class Shelf(Protocol):
    """Where games are kept."""

    def keep(self, session: Session, where: str | None) -> str:
        """Keeps a session, at a place the player named or the usual one; gives the place. Raises SaveProblem."""
        ...

    def load(self, where: str) -> Session:
        """The session that was kept at a place the player named. Raises SaveProblem."""
        ...

    def copies(self) -> list[str]:
        """The names of what was kept by name."""
        ...

    def write(self, text: str, where: str) -> str:
        """Writes a text to a file that the player named, over no other; gives the place. Raises SaveProblem."""
        ...

    def said(self) -> str:
        """What is said of the kept game when the player leaves."""
        ...


def _nothing(_: Session) -> str:
    return ""


@dataclass
class Conversation:
    """One sitting: a session, its words, a terminal, and where to keep it.

    ``met`` says which endings the player has met, when one is reached. ``afterwards`` is what can be asked of a story
    that is over, by command: it is shown, or what there is to say is given back.
    """

    session: Session
    voice: Voice
    terminal: Terminal
    shelf: Shelf | None = None
    met: Callable[[Session], str] = _nothing
    afterwards: Mapping[str, Callable[[Session, str], str]] = field(default_factory=dict)
    breath: BreathShown = "words"
    _read: Transcript | None = field(default=None, repr=False)
    _told_unsaved: bool = field(default=False, repr=False)
    _told_offers: bool = field(default=False, repr=False)

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
        if ended(self.session):  # its end is told, with what can be asked of it; `transcript` tells it all again
            return
        self._say(self.read.passages)
        if not self.session.moves:
            self.terminal.say("Type the number of a choice. `help` lists what else you can type.", "note")

    def _tell(self, since: int) -> None:
        """What there is to read of all turns after so many."""
        self._say([passage for passage in self.read.passages if passage.turn > since])

    def _say(self, passages: Iterable[Passage]) -> None:
        """Passages, with time to read where much happens that the player does not choose."""
        words, turn = 0, 0
        for passage in passages:
            if passage.turn != turn and words >= LONG:
                self.terminal.pause()
                words = 0
            turn, words = passage.turn, words + len(passage.text.split())
            self.terminal.say(passage.text)

    def _last(self) -> int:
        """How many turns there had been before the last choice; before the opening, where there has been none."""
        chosen = [number for number, turn in enumerate(self.session.turns) if turn.shown]
        return chosen[-1] if chosen else -1

    def _close(self) -> None:
        if ended(self.session) == "still":
            self.terminal.say("Nothing more can happen here.", "note")
        passage = closing(self.session, self.voice, self.read)
        self.terminal.say(passage.text if passage else "")
        title = self.voice.ending(self.session.state)
        if title:
            self.terminal.say(title, "title")
            self.terminal.say(self.met(self.session), "note")
        self.terminal.say("The story is over. You can still type `why`, `mind`, `undo` or `quit`; or ask:", "note")

    # --- turns ---

    def _turn(self, over: bool) -> bool:
        return self._afterwards() if over else self._choice()

    def _afterwards(self) -> bool:
        """What is asked of a story that is over, until the game goes elsewhere, or the player."""
        menu = afterwards.lines(self.afterwards)
        self.terminal.say(afterwards.listed(menu), "choice")
        while True:
            line = self.terminal.ask()
            command = Command("quit") if line is None else afterwards.understood(line, menu)
            if command.verb == "quit":
                return self._leave()
            if self._goes_elsewhere(command):
                return True
            self._answer(command, [], [])
            if command.verb in self.afterwards or command.verb == "look":
                self.terminal.say(afterwards.in_short(menu), "choice")

    def _choice(self) -> bool:
        menu = choices(self.session, self.voice)
        lines = Lines(self.session, menu, self.voice, self.read.passages)
        words = lines.words
        menus = Menus([self._listed(text, item) for text, item in zip(words, menu, strict=True)])
        asides = self._asides(menu)
        self._explain(menu)
        self._menu(menus.lines, asides)
        get_ready()
        asked = Command("unclear")
        while True:
            line = self.terminal.ask()
            if line is None:
                return self._leave()
            if not line.strip() and asked.verb == "unclear" and len(menu) == 1:
                return self._choose(menu[0])
            command = answered(line, asked) or menus.understood(line)
            command = command or understand(line, words, lines.people, lines.read, lambda: lines.told)
            asked = Command("unclear")
            if (command.verb == "choose" and command.choice < 0) or menus.narrows(command):
                self._menu(menus.lines, asides)
                continue
            if command.verb == "quit":
                return self._leave()
            if command.verb == "choose":
                if command.put:
                    self.terminal.say(f"({words[command.choice]})", "note")
                return self._choose(menu[command.choice])
            if self._goes_elsewhere(command):
                return True
            if command.several and menus.grouped:
                command = replace(command, words=question(command.several, words, numbers=False))
            asked = command
            self._answer(command, menus.lines, asides)

    def _explain(self, menu: Sequence[Item]) -> None:
        """What a menu does not say by itself: that there is no other choice, and what the mark of an offer means."""
        if len(menu) == 1:
            self.terminal.say("There is one thing left to do; Enter does it.", "note")
        offered = next((item for item in menu if item.offered), None)
        if offered is not None and not self._told_offers:
            self._told_offers = True
            would = f"{listed(offered_by(self.session, self.voice, offered))} would"
            self.terminal.say(f"(“{would}”: it is offered to you, and to choose it is to take it.)", "note")

    def _listed(self, words: str, item: Item) -> Listed:
        """A choice for the menu: what it is an act of, and which way it is of dealing with a question."""
        session = self.session
        act = (
            session.stage.name(item.action).partition("(")[0]
            if item.kind == "act" and item.action is not None
            else None
        )
        found = way(session, session.role, item)
        if found is None:
            return Listed(words, act)
        asker = session.stage.ground.inner.questions[found.question].asker
        return Listed(words, act, f"Answer {self.voice.name(asker)}", found.manner)

    def _asides(self, menu: list[Item]) -> list[str]:
        """What holds the player back from each choice; nothing of the best, and nothing without words for it."""
        if self.breath == "off":
            return [""] * len(menu)
        return [self._aside(breath) for breath in breaths(self.session, self.session.role, menu)]

    def _aside(self, breath: Breath) -> str:
        told = aside(self.voice, breath) if breath.against else ""
        short = f" ({breath.short:g} short)" if told and self.breath == "numbers" else ""
        return f"{told}{short}"

    def _menu(self, lines: list[MenuLine], asides: list[str]) -> None:
        if lines:
            told = [line.words + self._beside(line, asides) for line in lines]
            numbered = [f"{number}. {line}" for number, line in enumerate(told, start=1)]
            self.terminal.say("\n".join(numbered), "choice")

    @staticmethod
    def _beside(line: MenuLine, asides: list[str]) -> str:
        held = "" if line.choice is None else asides[line.choice]
        return f"  [{held}]" if held else ""

    def _choose(self, item: Item) -> bool:
        before = len(self.session.turns)
        self.session = take(self.session, item)
        self._autosave()
        self._tell(before)
        return True

    # --- elsewhere ---

    def _goes_elsewhere(self, command: Command) -> bool:
        """Takes the game to another place, where the player asks for it; says whether it did."""
        match command.verb:
            case "undo":
                return self._undo(command.words)
            case "restart":
                return self._restart()
            case "load" if command.words:
                return self._load(command.words)
            case _:
                return False

    def _undo(self, words: str) -> bool:
        moves = int(words) if words.isdecimal() and len(words) < 6 else 1
        if words and not words.isdecimal():
            self.terminal.say("`undo`, or `undo` and how many choices to take back.", "note")
            return False
        if not 1 <= moves <= self.session.moves:
            done = {0: "the story has only begun", 1: "there has been one choice"}
            said = done.get(self.session.moves, f"there have been {self.session.moves} choices")
            self.terminal.say(f"That cannot be taken back: {said}.", "note")
            return False
        self.session, self._read = self.session.undone(moves), None
        self._autosave()
        self.terminal.say("You take back the last choice." if moves == 1 else f"You take back {moves} choices.", "note")
        self._tell(self._last())
        return True

    def _restart(self) -> bool:
        if not self.session.moves:
            self.terminal.say("The story has only begun.", "note")
            return False
        self._put_by()
        self.session = gone_on(Session(self.session.stage, self.session.roles))
        self._read = None
        self._autosave()
        self._begin()
        return True

    def _put_by(self) -> None:
        """Keeps the game so far by a name of its own."""
        if self.shelf is None:
            return
        try:
            self.shelf.keep(self.session, BEFORE)
            self.terminal.say(f"The game so far is kept: `load {BEFORE}` goes back to it.", "note")
        except SaveProblem as problem:
            self.terminal.say(f"The game so far is not kept: {problem}.", "trouble")

    def _load(self, where: str) -> bool:
        if self.shelf is None:
            self.terminal.say("No games are kept here.", "trouble")
            return False
        try:
            self.session = self.shelf.load(where)
        except SaveProblem as problem:
            self.terminal.say(f"Not loaded: {problem}.", "trouble")
            return False
        self._read = None
        self._autosave()
        self._begin()
        return True

    def _leave(self) -> bool:
        if self.shelf is not None and not self._told_unsaved and self.session.moves:
            self.terminal.say(self.shelf.said(), "note")
        return False

    # --- commands ---

    def _answer(self, command: Command, lines: list[MenuLine], asides: list[str]) -> None:
        match command.verb:
            case "why":
                self._show(why(self.session, self.session.role, self.voice))
            case "mind":
                self._show(mind(self.session, self.session.role, self.voice))
            case "hint" if not ended(self.session):
                self._show(hint(self.session, self.voice))
            case "save":
                self._save(command.words)
            case "load":
                self._copies()
            case "transcript":
                self._transcript(command.words)
            case "breath":
                self._set_breath(command.words, lines)
            case "turn" | "unsaid" | "wrong" | "if":
                self._look_back(command)
            case "look":
                self._tell(self._last())
                self._menu(lines, asides)
            case "help":
                self._help()
            case "hint":
                self.terminal.say("The story is over: there is nothing to choose any more.", "note")
            case "undo" | "restart":
                pass  # could not be done, and that has been said
            case _:
                self.terminal.say(command.words, "note")

    def _look_back(self, command: Command) -> None:
        """What nobody sees while a story goes on: it holds what the role cannot know."""
        asked = self.afterwards.get(command.verb)
        if ended(self.session) is None or asked is None:
            self.terminal.say("That can be asked when the story is over.", "note")
            return
        for passage in asked(self.session, command.words).split("\n\n"):
            self.terminal.say(passage, "choice" if "\n" in passage else "prose")

    def _set_breath(self, words: str, lines: list[MenuLine]) -> None:
        if words not in ("off", "words", "numbers"):
            self.terminal.say("`breath off`, `breath words` or `breath numbers`.", "note")
            return
        self.breath = cast(BreathShown, words)
        self._menu(lines, self._asides(choices(self.session, self.voice)) if lines else [])

    def _show(self, answer: Iterable[Shown]) -> None:
        for text, tone in answer:
            self.terminal.say(text, tone)

    def _help(self) -> None:
        lines = ["Type the number of a choice, or say what you do. Besides:"]
        lines += [f"{name}: {what}" for name, (_, what) in COMMANDS.items()]
        self.terminal.say("\n".join(lines), "choice")

    # --- keeping ---

    def _save(self, place: str) -> None:
        if self.shelf is None:
            self.terminal.say("This game is not being kept.", "trouble")
            return
        try:
            self.terminal.say(f"Saved: {self.shelf.keep(self.session, place or None)}", "note")
        except SaveProblem as problem:
            self.terminal.say(f"Not saved: {problem}.", "trouble")

    def _copies(self) -> None:
        names = self.shelf.copies() if self.shelf else []
        said = f"Kept by name: {', '.join(names)}." if names else "Nothing is kept by name: `save NAME` does that."
        self.terminal.say(said, "note")

    def _transcript(self, where: str) -> None:
        """The story so far, or a file of it."""
        if not where:
            for passage in self.read.passages:
                self.terminal.say(passage.text)
            return
        if self.shelf is None:
            self.terminal.say("Nothing can be written here.", "trouble")
            return
        text = "\n\n".join([self.voice.heading(), *(passage.text for passage in self.read.passages)])
        try:
            self.terminal.say(f"Written: {self.shelf.write(text, where)}", "note")
        except SaveProblem as problem:
            self.terminal.say(f"Not written: {problem}.", "trouble")

    def _autosave(self) -> None:
        if self.shelf is None:
            return
        try:
            self.shelf.keep(self.session, None)
            self._told_unsaved = False
        except SaveProblem as problem:
            if not self._told_unsaved:
                self.terminal.say(f"Not saved: {problem}. What was saved before is still there.", "trouble")
            self._told_unsaved = True
