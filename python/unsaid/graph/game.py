"""The graph of a game: every menu that a role can come to, every end, and what is told on the way.

A place is a session at a menu or at its end, with what its telling remembers. Two places are one where neither the
rules nor the telling will ever read a difference (``history``, ``remembered``). So whoever goes from position to
position by the choices reads, character by character, what is read in a game played by the same choices.

The graph is plain data that holds no engine: texts and turns are kept once each, and named by their number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from unsaid.errors import BadValue
from unsaid.graph.growing import Bounds, Graph, Progress, explored, whole
from unsaid.graph.history import history
from unsaid.graph.remembered import Remembered
from unsaid.play.events import Item, Turn
from unsaid.play.items import items
from unsaid.play.kept.saved import SavedMove, SavedTurn
from unsaid.play.kept.saves import fingerprint, named
from unsaid.play.seen.answers import aside, because, could, seen_lately
from unsaid.play.seen.breath import breaths
from unsaid.play.seen.transcript import Transcript, closing, transcript, worded
from unsaid.play.seen.voice import Memory
from unsaid.play.session import Session
from unsaid.play.turns import ended, take
from unsaid.telling.setting.tale import printable
from unsaid.telling.voicing import TellingVoice

if TYPE_CHECKING:
    from unsaid.api.games.game import Game

NOTHING_MORE = "Nothing more can happen here."
"""What is said, as in a game at a terminal, before the closing of a story that stands still."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An item of a menu: its words, what stands beside it, the move that it is, the texts told on the way and the turns
    that are the way, by their numbers, and the position it leads to."""

    words: str
    aside: str
    move: SavedMove
    told: tuple[int, ...]
    turns: tuple[int, ...]
    to: int
    because: tuple[int, ...] = ()
    because_over: tuple[int, ...] = ()
    """Texts that say why others last did what the role saw on the way: as the role can make it out, and as it was."""
    beside: tuple[tuple[int, ...], ...] = ()
    """What is told of the same to each of the sides."""


@dataclass(frozen=True, slots=True)
class End:
    """An end: whether an ending of the world's is reached, the author's goal is, or the story stands still; the title
    of the ending, if it has one; and the numbers of the texts that close the story."""

    kind: Literal["ending", "goal", "still"]
    title: str
    told: tuple[int, ...]
    beside: tuple[tuple[int, ...], ...] = ()
    """What closes it for each of the sides."""


@dataclass(frozen=True, slots=True)
class SideOf:
    """Another who is there, and to whom the same is told from its own side: who it is, how it is called, and what it is
    told before the first menu."""

    who: str
    called: str
    opening: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """A menu, or an end. ``could``: texts that say what the role holds back, and what it could do."""

    choices: tuple[Choice, ...] = ()
    end: End | None = None
    could: tuple[int, ...] = ()


@dataclass(frozen=True)
class GameGraph:
    """The graph of a world's game from a role. ``text`` is the hash of the world's text; the role is ``called`` so in
    prose. ``opening`` are the texts told before the first menu, ``begun`` the turns that go on by themselves before it.
    The first position is 0."""

    world: str
    text: str
    title: str
    role: str
    called: str
    opening: tuple[int, ...]
    begun: tuple[int, ...]
    positions: tuple[Position, ...]
    texts: tuple[str, ...]
    turns: tuple[SavedTurn, ...] = field(repr=False)
    because: tuple[int, ...] = ()
    because_over: tuple[int, ...] = ()
    """Why others did what the role saw before the first menu."""
    sides: tuple[SideOf, ...] = ()

    @property
    def edges(self) -> int:
        """How many choices there are in all."""
        return sum(len(position.choices) for position in self.positions)

    def paragraphs(self, told: Sequence[int]) -> list[str]:
        """The paragraphs of some texts, by their numbers."""
        return [part for number in told for part in self.texts[number].split("\n\n") if part]


class _Place(NamedTuple):
    """A session at a menu or at its end, and what its tellings remember: the role's, and those of the other sides."""

    session: Session
    memory: Memory
    beside: tuple[Memory, ...] = ()


class _Way(NamedTuple):
    """What was chosen, the texts that tell of it, the turns that came of it, and the texts that say why."""

    item: Item
    told: tuple[int, ...]
    turns: tuple[int, ...]
    because: tuple[int, ...] = ()
    because_over: tuple[int, ...] = ()
    beside: tuple[tuple[int, ...], ...] = ()


class _Drawing:
    """A graph being drawn."""

    def __init__(self, game: Game, reasons: bool, sides: Sequence[str]) -> None:
        self.reasons = reasons
        characters = [*game.world.open.ground.characters]
        self.others = [characters.index(who) for who in sides]
        self.voices = [game.table.voice(who) for who in self.others]
        if len(game.roles) > 1:
            raise BadValue("roles", "the graph of a game is drawn for one role")
        self.start = game.session
        self.voice = game.table.voice(self.start.role)
        self.remembered = Remembered(self.voice.teller.world)
        self.texts, self.turns = dict[str, int](), dict[SavedTurn, int]()
        self.openings: tuple[tuple[int, ...], ...] = ()

    def first(self) -> tuple[_Place, tuple[int, ...], tuple[int, ...]]:
        """Where the game begins, and what is told and has gone on by itself before."""
        read = transcript(self.start, self.start.role, self.voice)
        beside = [transcript(self.start, who, voice) for who, voice in self._sides()]
        self.openings = tuple(map(self._told, beside))
        place = _Place(self.start, read.memory, tuple(one.memory for one in beside))
        return place, self._told(read), self._turns(self.start.turns)

    def _sides(self) -> Iterator[tuple[int, TellingVoice]]:
        return zip(self.others, self.voices, strict=True)

    def ways(self, place: _Place) -> Iterator[tuple[_Way, _Place]]:
        """Every choice, and where it leads."""
        session, memory, remembered = place
        if ended(session):
            return
        so_far = Transcript((), len(session.turns), memory)
        for item in items(session):
            after = take(session, item)
            read, turns = transcript(after, session.role, self.voice, so_far), after.turns[so_far.turns :]
            beside = [
                transcript(after, who, voice, Transcript((), so_far.turns, one))
                for (who, voice), one in zip(self._sides(), remembered, strict=True)
            ]
            reasons = self.because(after, turns)
            way = _Way(item, self._told(read), self._turns(turns), *reasons, tuple(map(self._told, beside)))
            yield way, _Place(after, read.memory, tuple(one.memory for one in beside))

    def because(self, after: Session, turns: Sequence[Turn]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Why others last did what the role saw in some turns: as the role can make it out, and as it was."""
        if not self.reasons:
            return (), ()
        role = after.role
        events = seen_lately(after, role, turns)
        made_out = because(after, role, self.voice, events, as_it_was=False)
        as_it_was = because(after, role, self.voice, events, as_it_was=True)
        return tuple(map(self._text, made_out)), tuple(map(self._text, as_it_was))

    def same(self, place: _Place) -> object:
        """What makes two places one."""
        return history(place.session), self.remembered(place.memory), tuple(map(self.remembered, place.beside))

    def position(self, graph: Graph[_Place, _Way], number: int) -> Position:
        """A place as plain data."""
        (session, memory, remembered), ways = graph.places[number], graph.ways[number]
        if ended(session):
            beside = (self._closing(session, voice, one) for voice, one in zip(self.voices, remembered, strict=True))
            return Position(end=self._end(session, memory, tuple(beside)))
        menu = [way.item for way, _ in ways]
        asked = could(session, session.role, self.voice) if self.reasons else ()
        beside = breaths(session, session.role, menu)
        return Position(
            tuple(
                Choice(
                    shown(worded(session, self.voice, way.item)),
                    shown(aside(self.voice, breath)) if breath.against else "",
                    named(session.stage, Turn(way.item)).move,
                    way.told,
                    way.turns,
                    to,
                    way.because,
                    way.because_over,
                    way.beside,
                )
                for (way, to), breath in zip(ways, beside, strict=True)
            ),
            could=tuple(self._kept("\n".join(map(shown, text.split("\n")))) for text, _ in asked),
        )

    def _end(self, session: Session, memory: Memory, beside: tuple[tuple[int, ...], ...]) -> End:
        kind = ended(session)
        assert kind is not None
        still = (self._text(NOTHING_MORE),) if kind == "still" else ()
        told = (*still, *self._closing(session, self.voice, memory))
        return End(kind, shown(self.voice.ending(session.state)), told, beside)

    def _closing(self, session: Session, voice: TellingVoice, memory: Memory) -> tuple[int, ...]:
        passage = closing(session, voice, Transcript((), len(session.turns), memory))
        return (self._text(passage.text),) if passage and passage.text else ()

    def _told(self, read: Transcript) -> tuple[int, ...]:
        return tuple(self._text(passage.text) for passage in read.passages)

    def _text(self, text: str) -> int:
        return self._kept(shown(text))

    def _kept(self, text: str) -> int:
        return self.texts.setdefault(text, len(self.texts))

    def _turns(self, turns: Sequence[Turn]) -> tuple[int, ...]:
        saved = (named(self.start.stage, turn) for turn in turns)
        return tuple(self.turns.setdefault(turn, len(self.turns)) for turn in saved)


def shown(text: str) -> str:
    """A text as a terminal shows it, but for the ends of lines."""
    return "\n\n".join(printable(" ".join(part.split())) for part in text.split("\n\n"))


def drawn(
    game: Game, bounds: Bounds, progress: Progress | None = None, *, reasons: bool = False, sides: Sequence[str] = ()
) -> GameGraph:
    """The graph of a game of one role, from where the game stands; with ``reasons`` what is said on being asked why,
    and with ``sides`` what is told of the same to others. Raises TooLarge where it does not fit into its bounds,
    BadValue for several roles."""
    drawing = _Drawing(game, reasons, sides)
    with game.world.open.minds.pinned():
        start, opening, begun = drawing.first()
        graph = whole(explored(start, drawing.ways, drawing.same, bounds, progress))
        positions = tuple(drawing.position(graph, number) for number in range(len(graph.places)))
        because, because_over = drawing.because(game.session, game.session.turns)
    return GameGraph(
        world=game.world.name,
        text=fingerprint(game.world.source.whole),
        title=shown(drawing.voice.heading()),
        role=game.roles[0],
        called=shown(game.world.called(game.roles[0])),
        opening=opening,
        begun=begun,
        positions=positions,
        texts=tuple(drawing.texts),
        turns=tuple(drawing.turns),
        because=because,
        because_over=because_over,
        sides=tuple(
            SideOf(who, shown(game.world.called(who)), told) for who, told in zip(sides, drawing.openings, strict=True)
        ),
    )
