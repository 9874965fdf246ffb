"""What goes over the line: requests, each a JSON object with ``do`` and perhaps an ``id``, and their answers.

A request that has an ``id``, a number or a text, is answered with the same. An answer has either ``answer`` or
``error``, which is a ``code`` for programs and a sentence for people; after an error nothing has changed.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from unsaid.serve.shown import Choice, PassageShown, Role

LINE = 2**20
"""Bytes of the longest line that is read."""

Name = Annotated[str, msgspec.Meta(max_length=200)]
Phrase = Annotated[str, msgspec.Meta(max_length=2000)]
Number = Annotated[int, msgspec.Meta(ge=0, le=2**31)]
Id = Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)] | Annotated[str, msgspec.Meta(max_length=200)] | None

Steps = Annotated[int, msgspec.Meta(ge=1, le=12)]
Levels = Annotated[int, msgspec.Meta(ge=1, le=8)]
Depth = Levels | None


class Asked(msgspec.Struct, forbid_unknown_fields=True, tag_field="do", kw_only=True, omit_defaults=True):
    """Any request."""

    id: Id = None


class Load(Asked, tag="load"):
    """Loads a ``world`` by its name among those that are served, anew if its file has changed; or, with ``text``, the
    world of that text under that name."""

    world: Name
    text: str | None = None


class Seats(Asked, tag="seats"):
    """Begins a game in which ``roles`` are played (none: the first role); the others act on their own minds."""

    world: Name
    roles: Annotated[tuple[Name, ...], msgspec.Meta(max_length=12)] = ()
    chance: Number = 0
    person: Literal[1, 2, 3] | None = None
    tense: Literal["present", "past"] | None = None
    seed: Number = 0


class Options(Asked, tag="options"):
    """Tells what a ``seat`` reads since the passages ``known``, and may choose; or, as a list, what ``who`` could do in
    a ``life``."""

    seat: Name | None = None
    known: Number = 0
    life: Name | None = None
    who: Name | None = None
    every: bool = False
    steps: Steps = 4
    depth: Levels = 2


class Take(Asked, tag="take"):
    """Chooses a ``move`` for a seat, ``at`` the position that it saw."""

    seat: Name
    move: Name
    at: Name
    known: Number = 0


class Live(Asked, tag="live"):
    """Begins a life: a world whose people act in the game's own loop. ``depth``: how deep minds are remembered as it
    goes on (see ``forget``); none: as deep as they are, which grows without end where many people go their own ways."""

    world: Name
    depth: Depth = None


class Happened(Asked, tag="happened"):
    """Says what has happened in the game: an ``act`` of the world, ``seen_by`` some (as the world says where it is left
    out); or facts that are ``set``, as a statement of the world's language."""

    life: Name
    act: Name | None = None
    set: Phrase | None = None
    seen_by: Annotated[tuple[Name, ...], msgspec.Meta(max_length=1000)] | None = None


class Ask(Asked, tag="ask"):
    """Asks a mind. Of a life: what ``who`` would do within ``time`` seconds; or, where ``facts`` or ``believes`` are
    given, what ``who``, or each in such a chain, holds of these facts, and whether they believe these conditions. Of a
    seat: ``why`` others did what they did, what its role has in ``mind``, or a ``hint``."""

    life: Name | None = None
    who: Annotated[tuple[Name, ...], msgspec.Meta(max_length=12)] = ()
    time: Annotated[float, msgspec.Meta(ge=0, le=10)] = 0.05
    steps: Steps = 4
    depth: Levels = 2
    facts: Annotated[tuple[Phrase, ...], msgspec.Meta(max_length=1000)] | None = None
    believes: Annotated[tuple[Phrase, ...], msgspec.Meta(max_length=1000)] | None = None
    seat: Name | None = None
    question: Literal["why", "mind", "hint"] = "why"


class Forget(Asked, tag="forget"):
    """Forgets of a life what nobody can ask about any more: people who are gone, and what is deeper than ``depth``."""

    life: Name
    who: Annotated[tuple[Name, ...], msgspec.Meta(max_length=1000)] = ()
    depth: Depth = None


class Save(Asked, tag="save"):
    """Gives a game, by one of its seats, or a life, as a text that ``resume`` reads."""

    seat: Name | None = None
    life: Name | None = None


class Resume(Asked, tag="resume"):
    """Goes on with what was ``saved``, in a ``world`` that may have changed since; ``depth`` as in ``live``."""

    world: Name
    saved: str
    depth: Depth = None


class Leave(Asked, tag="leave"):
    """Lets go of a game, by one of its seats, of a life, or of a world that nothing is going on in."""

    seat: Name | None = None
    life: Name | None = None
    world: Name | None = None


Request = Load | Seats | Options | Take | Live | Happened | Ask | Forget | Save | Resume | Leave


class Refused(msgspec.Struct, frozen=True):
    """Why a request was not granted: a ``code`` for programs, and one sentence for people."""

    code: str
    message: str


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is answered: ``answer`` or ``error``, under the ``id`` of the request."""

    id: Id = None
    answer: Any = msgspec.UNSET
    error: Refused | msgspec.UnsetType = msgspec.UNSET


# --- what is in an answer ---


class Loaded(msgspec.Struct, frozen=True):
    """A world: whose roles can be played, who is in it, and its facts by name. ``anew``: it was read just now."""

    world: str
    title: str
    about: str
    roles: tuple[Role, ...]
    characters: tuple[Role, ...]
    facts: tuple[str, ...]
    anew: bool


class SeatGiven(msgspec.Struct, frozen=True):
    """A seat of a game: whose it is, and what it is called in requests."""

    role: str
    called: str
    seat: str


class Begun(msgspec.Struct, frozen=True):
    """A game that has begun, with its seats in the order of their moves."""

    world: str
    seats: tuple[SeatGiven, ...]


class Sitting(msgspec.Struct, frozen=True):
    """A game as one seat has it. ``at`` names the position; ``yours``: whether it is this seat's move."""

    world: str
    role: str
    at: str
    known: int
    passages: tuple[PassageShown, ...]
    choices: tuple[Choice, ...]
    yours: bool
    over: str | None
    ending: str | None


class Lives(msgspec.Struct, frozen=True):
    """A life as it stands: ``happened`` is how much has since it began or was resumed."""

    world: str
    life: str
    happened: int


class Could(msgspec.Struct, frozen=True):
    """Something that somebody could do: ``words`` for a menu, whether it makes sense to them (``reason``: the acts of
    the plan it begins), and what is ``missing`` where they do not think it possible."""

    act: str
    words: str
    possible: bool
    reason: tuple[str, ...] | None
    missing: tuple[str, ...]


class Would(msgspec.Struct, frozen=True):
    """What somebody would do: ``act``, none for nothing. ``decided``: every act that is open to them was looked into;
    ``certain``: more time would change nothing."""

    who: str
    act: str | None
    acts: tuple[str, ...]
    decided: bool
    certain: bool


class Holds(msgspec.Struct, frozen=True):
    """What a mind holds of facts, by their names, and which conditions it believes."""

    who: tuple[str, ...]
    facts: dict[str, bool | float | str | None]
    believes: dict[str, bool]


class Said(msgspec.Struct, frozen=True):
    """An answer in prose."""

    prose: str


class Saved(msgspec.Struct, frozen=True):
    """What was saved, as a text to be kept."""

    saved: str


class Left(msgspec.Struct, frozen=True):
    """What was let go of."""

    left: str


ANSWERS: dict[str, tuple[type, ...]] = {
    "load": (Loaded,),
    "seats": (Begun,),
    "options": (Sitting, Could),
    "take": (Sitting,),
    "live": (Lives,),
    "happened": (Lives,),
    "ask": (Would, Holds, Said),
    "forget": (Lives,),
    "save": (Saved,),
    "resume": (Begun, Lives),
    "leave": (Left,),
}
"""What each request is answered with."""
