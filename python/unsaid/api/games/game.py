"""A game: some characters are played from outside, by people or programs, and the others act on their own minds.

A ``Game`` is a value, and the whole table: whoever holds one can ask it for everything. What one role may know is a
``Seat`` (``seat.py``): plain values that hold nothing else, to be given to whoever plays that role. A move makes
another game and leaves this one as it is, so that a game is cloned by keeping it, and gone on with in as many ways as
wanted.

The roles have their moves in turn. After a move everybody whom nobody plays has a reply (see the page on how a turn
works). Nothing in a game is random: ``chance`` is a number by which the others draw where several acts are as good to
them, and the same moves under the same number always meet the same answers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from unsaid.api.games.seat import Move, Seat, View, kind_of, view_of
from unsaid.api.moments.moment import Moment, course_of, digest
from unsaid.api.stories.given import played_story
from unsaid.api.stories.story import Story
from unsaid.api.working import at_work
from unsaid.budget import Budget, running
from unsaid.data.limits import UNLIMITED, Limits
from unsaid.errors import BadType, BadValue, UnsaidError
from unsaid.play.events import Item
from unsaid.play.items import items
from unsaid.play.kept import saves
from unsaid.play.kept.saves import USUAL, Save, SavedTurn, fingerprint
from unsaid.play.meant.lines import Lines
from unsaid.play.seen.transcript import Passage, Transcript, choices, closing, transcript, worded
from unsaid.play.session import Session
from unsaid.play.stage import Rules, sight
from unsaid.play.trying import offers
from unsaid.play.turns import begin, by_itself, chosen_of, ended, take
from unsaid.telling import Manner, Teller
from unsaid.telling.voicing import TellingVoice

if TYPE_CHECKING:
    from unsaid.api.asking.nearly import NearlySaid
    from unsaid.api.otherwise.whatif import Fork, Kept
    from unsaid.api.world import World
    from unsaid.minds import Held

AS_WRITTEN = Manner()
"""A game told to each role as the world has it, and to each as *you*."""


class GameTable:
    """A world made ready to be played, which all games that come of one another share."""

    def __init__(self, world: World, rules: Rules, manner: Manner) -> None:
        self.world, self.manner = world, manner
        self.stage = world.open.stage(rules)
        self._voices: dict[int, TellingVoice] = {}

    def voice(self, role: int) -> TellingVoice:
        """The words of a role."""
        if role not in self._voices:
            open_ = self.world.open
            teller = Teller(open_.core, open_.ground, open_.minds, open_.ground.characters[role], self.manner.played)
            self._voices[role] = TellingVoice(teller, open_.minds)
        return self._voices[role]


@dataclass(frozen=True)
class Played:
    """A session, and what holds the states it has gone through."""

    session: Session
    held: dict[int, Held]


def hold(world: World, session: Session, held: dict[int, Held]) -> dict[int, Held]:
    """What holds the states of a session; some are held already."""
    states = {event.after for event in session.events} - held.keys()
    return held | {state: world.open.minds.hold(state) for state in states}


@dataclass(frozen=True)
class Game:
    """A game of a world. ``World.play`` begins one; ``unsaid.resume`` reads one that was saved.

    ``world`` is as it is played, with everybody's pass (``World.playable``). ``roles`` are the characters who are
    played, in the order of their moves; ``turns`` what has happened, turn by turn: a role's move, what came of it and
    what the others did about it. Turns in which there was nothing to choose have gone on by themselves. ``rules`` say
    how far the others look ahead, when the story is done, and by which ``chance`` they draw; ``manner`` how it is told
    to those who play.

    >>> import unsaid
    >>> game = unsaid.load("tutorial").play("Ida")
    >>> [move.words for move in game.options]
    ['Light the lamp', 'Let it be']
    >>> [move.words for move in game.take("light(Ida)").options]
    ['See what Olm does (the end)']
    >>> game.take("light(Ida)").take("pass").over
    'ending'
    """

    world: World
    roles: tuple[str, ...]
    rules: Rules = USUAL
    turns: tuple[SavedTurn, ...] = ()
    manner: Manner = AS_WRITTEN

    # --- whose move it is, and what they know ---

    @property
    def to_move(self) -> str:
        """The role whose move it is; where one role is played, always that one."""
        return self._name(self.session.role)

    @property
    @at_work
    def over(self) -> Literal["ending", "goal", "still"] | None:
        """Whether the story is over: ``ending`` where one of the world's endings is reached (see ``ending``), ``goal``
        where the author's goal is, ``still`` where nothing more can happen. That it is over is told to every role, even
        where its cause was not seen."""
        return ended(self.session)

    @property
    @at_work
    def ending(self) -> str | None:
        """The title of the ending that is reached; None where none is."""
        return self.table.voice(self.session.role).ending(self.session.state) or None

    @cached_property
    @at_work
    def passages(self) -> tuple[Passage, ...]:
        """What the role whose move it is has read so far, in order; see ``Seat.passages``."""
        return self._passages(self.session.role)

    @cached_property
    @at_work
    def options(self) -> tuple[Move, ...]:
        """What the role whose move it is can choose: acts, a way to let the turn pass, ends that would come by
        themselves; empty where the story is over."""
        return self._options()

    @cached_property
    @at_work
    def view(self) -> View:
        """What the role whose move it is believes, to any depth."""
        return self._view(self.session.role)

    @at_work
    def seat(self, role: str | None = None) -> Seat:
        """What one role may know, and nothing else; None: the role whose move it is. Raises UnknownName for no
        character, UnsaidError (``not-played``) for one that is not played here.

        >>> import unsaid
        >>> unsaid.load("tutorial").play("Ida", "Olm").seat("Olm").view["ashore(Olm)"]
        False
        """
        number = self.session.role if role is None else self._number(role)
        moves = self.options if number == self.session.role else ()
        passages, view = self._passages(number), self._view(number)
        return Seat(self._name(number), passages, moves, view, number == self.session.role, self.over is not None)

    @at_work
    def read(self, role: str | None = None) -> tuple[Passage, ...]:
        """What one role has read so far, as ``seat`` has it, for those who need nothing else of the seat. Raises as
        ``seat`` does.

        >>> import unsaid
        >>> game = unsaid.load("tutorial").play("Ida", "Olm")
        >>> game.read("Olm") == game.seat("Olm").passages
        True
        """
        return self._passages(self.session.role if role is None else self._number(role))

    # --- going on, and back ---

    @at_work
    def take(self, option: Move | str, *, budget: Budget | None = None) -> Game:
        """The game after a move of the role whose move it is, and all that comes of it, up to the next menu.

        ``option``: one of ``options``, or what ``str`` makes of it: its act as it is written, ``pass`` for letting the
        turn pass. ``budget``: what working out the others may use. Raises UnsaidError (``not-an-option``) where it is
        none of them, or of another role; Spent where the budget is used up.
        """
        chosen = self._chosen(option)
        with running(budget):
            session = take(self.session, chosen)
        return self._with(replace(self, turns=_named(session)), session)

    @at_work
    def meant(self, text: str) -> tuple[Move, ...]:
        """What a line in plain English means among ``options``: one move where it is clear, those it could be where it
        is not, and none where it is nothing that can be chosen. Numbers and commands are the prompt's own.

        >>> import unsaid
        >>> game = unsaid.load("tutorial").play("Ida")
        >>> [move.words for move in game.meant("please light that lamp")]
        ['Light the lamp']
        >>> game.meant("kiss him")
        ()
        """
        return tuple(self.options[number] for number in self._lines(text).meant(text))

    @at_work
    def guessed(self, text: str) -> tuple[Move, ...]:
        """What a line may mean where ``meant`` has none or several for it, the likeliest first and at most three: to be
        asked about, and not to be taken unasked.

        >>> import unsaid
        >>> game = unsaid.load("tutorial").play("Ida")
        >>> line = "put a candle in the window"
        >>> game.meant(line), [move.words for move in game.guessed(line)]
        ((), ['Light the lamp'])
        """
        return tuple(self.options[number] for number in self._lines(text).guessed(text))

    def _lines(self, text: str) -> Lines:
        """What a line is held against. Raises BadType."""
        if not isinstance(text, str):
            raise BadType("text", f"{text!r} is no text")
        return Lines(self.session, self._menu, self.table.voice(self.session.role), self.passages)

    @property
    def moves(self) -> int:
        """How many moves the roles have chosen."""
        return sum(turn.shown for turn in self.turns)

    @cached_property
    @at_work
    def asides(self) -> tuple[str, ...]:
        """Beside each of ``options``, in the author's words, what pulls the role to it and what it would lose by it;
        empty beside what costs nothing."""
        from unsaid.api.games.beside import asides  # only those who ask pay for it

        if self.over:
            return ()
        return asides(self.session, self._menu, self.table.voice(self.session.role))

    @property
    @at_work
    def own(self) -> Move:
        """Of ``options``, what the role would choose of itself, by what it believes and cares about: the move of
        somebody whose player has gone. Raises UnsaidError (``over``) where there is nothing to choose any more."""
        if self.over:
            raise UnsaidError("over", "the story is over: there is nothing to choose any more")
        return self.options[self._menu.index(chosen_of(self.session, self._menu))]

    @at_work
    def said(self, question: Literal["why", "mind", "hint"], role: str | None = None) -> str:
        """What one role is told when it asks in the game: ``why`` others last did what it saw, what it ``mind``s, that
        is, believes, or a ``hint`` of what it wants most. Only what it could know, until the story is over. Raises as
        ``seat`` does, BadValue for another question, UnsaidError (``no-choice``) for a hint where nothing is to be
        chosen.

        >>> import unsaid
        >>> unsaid.load("tutorial").play("Ida").said("hint")
        'What you want most would have you do this: Light the lamp.'
        """
        from unsaid.api.games.beside import ASKED, said  # only those who ask pay for it

        if question not in ASKED:
            raise BadValue("question", f"{question!r} is none of {', '.join(ASKED)}")
        number = self.session.role if role is None else self._number(role)
        if question == "hint" and (self.over or number != self.session.role):
            raise UnsaidError("no-choice", f"{self._name(number)} has nothing to choose now")
        return said(self.session, number, self.table.voice(number), question)

    def undo(self, moves: int = 1) -> Game:
        """The game before the last move that was chosen, or before the last so many. Raises UnsaidError
        (``nothing-to-undo``) where there were not so many."""
        chosen = [number for number, turn in enumerate(self.turns) if turn.shown]
        if not 1 <= moves <= len(chosen):
            done = {0: "no move", 1: "one move"}.get(len(chosen), f"{len(chosen)} moves")
            raise UnsaidError("nothing-to-undo", f"{moves} cannot be taken back: there has been {done} so far")
        before = replace(self, turns=self.turns[: chosen[-moves]])
        before.__dict__["table"] = self.table
        return before

    def _chosen(self, option: Move | str) -> Item:
        """The item that is meant. Raises UnsaidError."""
        if not isinstance(option, Move | str):
            raise BadType("option", f"{option!r} is neither one of the game's options nor the name of an act")
        if self.over:
            raise UnsaidError("not-an-option", "the story is over: there is nothing to choose any more")
        if isinstance(option, Move) and option.by != self.to_move:
            raise UnsaidError("not-an-option", f"it is {self.to_move}'s move, and the option is {option.by}'s")
        if "options" in self.__dict__:  # what is on the menu is found there; worked out anew is only what is not
            for move, own in zip(self.options, self._menu, strict=True):
                if move == option or str(move) == option:
                    return own
        every = items(self.session)
        for move, own in zip(self._moves(every), every, strict=True):
            if str(move) == str(option):
                return own
        listed = ", ".join(map(str, self.options))
        raise UnsaidError("not-an-option", f"{self.to_move} cannot choose {option} now; the options are {listed}")

    # --- as a story ---

    @property
    def acts(self) -> tuple[str, ...]:
        """All acts that have happened, whoever did them and whoever saw them; passes are among them."""
        return tuple(event.act for turn in self.turns for event in turn.events if event.kind == "act")

    @property
    def story(self) -> Story:
        """What was played, to be told from any side and asked about; it holds what no role knows."""
        return self.world.story(played_story(self.world.name, self.turns))

    @property
    def moment(self) -> Moment:
        """The world and every mind as they are now; it holds what no role knows."""
        return Moment(self.world, course_of(self.acts))

    # --- when it is over ---

    @at_work
    def nearly(self, whose: str | None = None, *, limits: Limits | None = None) -> NearlySaid:
        """The map of what was nearly said, when the game is over: each wish held back, at which turn, how near it came,
        what held it, and what would have freed it; of everybody, or of one character. It holds what no role knows.
        Raises UnsaidError (``not-over``), UnknownName."""
        from unsaid.api.asking.nearly import NearlySaid  # only those who ask pay for loading the study of minds

        if not self.over:
            raise UnsaidError("not-over", "what was nearly said can be asked when the game is over")
        who = None if whose is None else self.world.chain(whose)[0]
        return NearlySaid(self.story, self, who, limits or UNLIMITED)

    @at_work
    def whatif(
        self,
        *,
        fact: str | None = None,
        believes: str | None = None,
        without: str | None = None,
        instead: tuple[int, str] | None = None,
        weighing: tuple[str, float] | None = None,
        keep: Kept = "choices",
        budget: Budget | None = None,
    ) -> Fork:
        """What would have become of the game with something otherwise: told, and asked what was lost and gained.

        ``fact``: a fact of the start, as the language writes it (``at(Tom) = Inn``, ``not printed()``). ``believes``: a
        belief at the start (``James believed !taints()``, ``James believed You believed wearied()``). ``without``: an
        act that nobody can do, or all of its name. ``instead``: a choice, counted from 1, and what is chosen in its
        place: one of the options there as it is written, or by its words. ``weighing``: a concern of somebody's, and
        what it weighs (``("shame(James)", 2)``). ``keep``: what the roles do from there on:
        their old choices where these can be made (``choices``), or only what they would (``policy``); ``acts`` goes
        through the old acts instead. ``budget``: what working it out may use. Raises BadValue (``no-change``,
        ``not-an-option``), UnknownName, PhraseError.

        >>> import unsaid
        >>> game = unsaid.load("tutorial").play("Ida").take("light(Ida)")
        >>> game.whatif(fact="lit()").first
        1
        """
        from unsaid.api.otherwise.whatif import changed, of_game  # only those who ask pay for loading it

        with running(budget):
            return of_game(self, changed(fact, believes, without, instead, weighing), keep)

    @at_work
    def hinges(self, *, budget: Budget | None = None) -> tuple[Fork, ...]:
        """Every other way the game could have gone by one change, that on which most hung first: each choice that was
        not made, at each turn with a menu, and each belief put right that was wrong at the start. Each is played out by
        the same minds, the roles making their old choices where these can be made. Forks after which nothing differs
        are left out.

        >>> import unsaid
        >>> game = unsaid.load("tutorial").play("Ida").take("light(Ida)")
        >>> all(fork.first for fork in game.hinges())
        True
        """
        from unsaid.api.hinging.hinges import hinges  # only those who ask pay for loading it

        if "_hinges" not in self.__dict__:
            with running(budget):
                self.__dict__["_hinges"] = hinges(self)
        return self.__dict__["_hinges"]

    # --- as data ---

    def save(self, *, world: bool = True) -> bytes:
        """The game as a file of its own, the world's text included; ``unsaid.resume`` reads it. It is the file of the
        table, and holds what no role may know. ``unsaid play --save`` goes on with it where one role is played.
        ``world``: False leaves the text out, which is by far the most of it; then whoever resumes it says in which
        world, unless it is a bundled one or the file that it was played from.

        >>> import unsaid
        >>> game = unsaid.load("tutorial").play("Ida", chance=3)
        >>> unsaid.resume(game.save()) == game
        True
        """
        source = self.world.source
        path = None if source.path is None else str(Path(source.path).resolve())
        save = Save(source.name, fingerprint(source.whole), self.roles, self.turns, self.rules, path)
        data = json.loads(saves.dumps(save)) | {"manner": _told(self.manner)}
        data |= {"source": written_world(self.world)} if world else {}
        return json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace")

    @property
    def digest(self) -> str:
        """A hash of the game and all that has happened in it, the same in every process: 32 hexadecimal digits."""
        told = json.dumps([digest(self.world), self.roles, repr(self.rules), saves.plain(self.turns)])
        return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def to_dict(self, role: str | None = None) -> dict[str, Any]:
        """Plain data: what one role may know, as in ``seat``. ``save`` is the whole. Raises as ``seat`` does."""
        return self.seat(role).to_dict()

    def __reduce__(self) -> tuple[Any, ...]:
        return Game, (self.world, self.roles, self.rules, self.turns, self.manner)

    def __repr__(self) -> str:
        return f"<Game of {self.world.name!r} as {', '.join(self.roles)}, {self.moves} moves>"

    @at_work
    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return self.seat()._repr_mimebundle_()  # the notebook's own name

    # --- at work ---

    @property
    def session(self) -> Session:
        """The game as the room of play has it; what it holds is no part of the interface. Raises UnsaidError where an
        act in it cannot happen."""
        return self._played.session

    @cached_property
    @at_work
    def _played(self) -> Played:
        save = Save(self.world.name, "", self.roles, self.turns, self.rules)
        resumed = saves.resume(save, self.table.stage, "")
        if resumed.broken:
            raise UnsaidError("broken-game", f"the world no longer allows what was played: {resumed.broken}")
        return Played(resumed.session, hold(self.world, resumed.session, {}))

    @cached_property
    def table(self) -> GameTable:
        """What all games that come of one another share; no part of the interface."""
        return GameTable(self.world, self.rules, self.manner)

    @cached_property
    def _known(self) -> dict[int, Transcript]:
        """What each role had read some turns ago, so that only what is new is worked out."""
        return {}

    def _with(self, game: Game, session: Session) -> Game:
        held = hold(self.world, session, self._played.held)
        game.__dict__.update(_played=Played(session, held), table=self.table, _known=dict(self._known))
        return game

    def _name(self, role: int) -> str:
        return self.world.open.ground.characters[role]

    def _number(self, role: str) -> int:
        (name,) = self.world.chain(role)
        if name not in self.roles:
            raise UnsaidError("not-played", f"{name} is not played in this game; its roles are {', '.join(self.roles)}")
        return self.world.open.ground.characters.index(name)

    def _passages(self, role: int) -> tuple[Passage, ...]:
        voice = self.table.voice(role)
        read = self._known[role] = transcript(self.session, role, voice, self._known.get(role))
        end = closing(self.session, voice, read)
        return read.passages if end is None else (*read.passages, end)

    def _options(self) -> tuple[Move, ...]:
        return () if self.over else self._moves(self._menu)

    def _moves(self, menu: Sequence[Item]) -> tuple[Move, ...]:
        session, role, ground = self.session, self.session.role, self.world.open.ground
        voice = self.table.voice(role)
        standing = offers(session)

        def move(item: Item) -> Move:
            words, by = worded(session, voice, item), self._name(role)
            act = None if item.action is None else ground.actions[item.action].name
            if item.kind != "act" and item.kind != "on":
                return Move(None, words, by, item.kind, (), item.ends, act)
            assert item.action is not None
            who = tuple(self._name(c) for found, c in sorted(standing) if found == item.action and c != role)
            kind = kind_of(ground.inner, item.action)
            return Move(act, words, by, kind, who if item.offered else (), item.ends)

        return tuple(map(move, menu))

    @cached_property
    def _menu(self) -> list[Item]:
        """What the role whose move it is can choose."""
        return choices(self.session, self.table.voice(self.session.role), self.session.role)

    def _view(self, role: int) -> View:
        open_ = self.world.open
        return view_of(open_.minds, self.world.facts, open_.ground.characters, self.session.mind(role), role)


def play(world: World, roles: tuple[str, ...], rules: Rules, manner: Manner = AS_WRITTEN) -> Game:
    """A game that begins; the first named has the first move. Raises UnknownName, UnsaidError, WorldError."""
    world = world.playable
    open_ = world.open
    named = world.chain(roles) if roles else (world.roles or tuple(open_.ground.characters))[:1]
    if not named:
        raise UnsaidError("nobody-to-play", "this world has no characters, so there is nobody to play")
    for name in named:
        if world.roles and name not in world.roles:
            listed = ", ".join(world.roles)
            raise UnsaidError("not-a-role", f"{name} cannot be played in this world; its roles are {listed}")
    if len(set(named)) < len(named):
        raise UnsaidError("twice-played", "nobody can be played twice in one game")
    table = GameTable(world, rules, manner)
    session = begin(table.stage, *named)
    roles = tuple(open_.ground.characters[role] for role in session.roles)
    game = Game(world, roles, rules, _named(session), manner)
    game.__dict__.update(_played=Played(session, hold(world, session, {})), table=table)
    return game


def game_of(world: World, session: Session, manner: Manner) -> Game:
    """A session of a world as a game."""
    roles = tuple(session.stage.called(role) for role in session.roles)
    game = Game(world, roles, session.stage.rules, _named(session), manner)
    game.__dict__.update(_played=Played(session, hold(world, session, {})))
    return game


def _named(session: Session) -> tuple[SavedTurn, ...]:
    """The turns of a session by their names."""
    return tuple(saves.named(session.stage, turn) for turn in session.turns)


def improvised(world: World, role: str, rules: Rules) -> tuple[str, ...]:
    """The acts of a story in which everybody, the role too, just follows its own reasons."""
    session = by_itself(begin(world.playable.open.stage(rules), role))
    return tuple(session.stage.name(event.action) for event in session.acts)


def rules(world: World, chance: int, goal: float | None, reasons: int | None, depth: int | None) -> Rules:
    """The rules of a game; None is what ``unsaid play`` does. Raises BadType, BadValue, WorldError."""
    open_ = world.playable.open
    steps, levels = sight(len(open_.ground.actions) - len(open_.passes))
    return Rules(steps if reasons is None else reasons, levels if depth is None else depth, goal, chance)


def _told(manner: Manner) -> dict[str, Any]:
    """How a game is told, as it stands in a save."""
    return {"person": manner.person, "tense": manner.tense, "seed": manner.seed}


def written_world(world: World) -> dict[str, Any]:
    """A world as it stands in what is saved of it."""
    source = world.source
    text = {"name": source.name, "text": source.text, "path": source.path, "sabre": source.sabre}
    if source.parts:
        text["parts"] = [[part.key, part.label, part.text] for part in source.parts]
    return text | {"without": list(world.left_out), "words": [list(table) for table in world.tables]}
