"""From acts to prose, for the commands: a told story, told reasons, and the voice of a played game."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from unsaid.cli.exits import Exit, Halt
from unsaid.cli.minded import InnerLives
from unsaid.data.limits import Limits
from unsaid.data.story import Beat
from unsaid.telling import Manner, Paragraph, Reasons, Teller, told_by_turns
from unsaid.telling import told as told_from
from unsaid.telling.names import capital, titled
from unsaid.telling.setting import Tale, tale

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.telling.beside import Note
    from unsaid.telling.voice import Endpoint


AS_WRITTEN = Manner()
"""A telling for which nothing was asked: each side as the world has it."""

Shown = Literal["told", "all"]
"""Whose minds stand beside a story: those it is told from, or everybody's."""


@dataclass(frozen=True)
class Asked:
    """What was asked of a telling.

    ``who``: whose side. ``manner``: how. ``shown``: whose minds beside it, with ``limits`` for the reasons in those
    notes. ``voice``: who says it over again.
    """

    who: str | None = None
    manner: Manner = AS_WRITTEN
    shown: Shown | None = None
    limits: Limits | None = None
    voice: Endpoint | None = None


def told(world: OpenWorld, acts: Sequence[str], asked: Asked) -> Tale:
    """The acts told as a tale, from somebody's side, from outside, or from both sides in turn."""
    course, states = _course(world, acts)
    side, sides = view(world, asked.who)
    asked = replace(asked, manner=_apart(world, asked.manner, sides))
    teller = _teller(world, sides[0] if sides else side, asked.manner)
    teller = replace(teller, psyche=InnerLives(world, course))
    paragraphs = told_by_turns(teller, states, course, sides) if sides else told_from(teller, states, course, side)
    if asked.voice is not None:
        from unsaid.cli.voiced import voiced

        reader = _teller(world, _addressed(world, asked.manner, sides or [side]), asked.manner)
        paragraphs = voiced(asked.voice, reader, paragraphs, states, course)
    notes = _beside(world, acts, asked, paragraphs) if asked.shown else []
    title, about = titled(world.core)
    return tale(title, about, paragraphs, _names(world, _addressed(world, asked.manner, sides)), notes)


def minds_shown(world: OpenWorld, acts: Sequence[str], asked: Asked) -> list[Note]:
    """The notes on minds that ``told`` puts beside the acts, as data."""
    from unsaid.cli.minded import minds_of
    from unsaid.data.limits import Limits

    side, sides = view(world, asked.who)
    manner = _apart(world, asked.manner, sides)
    teller = _teller(world, _addressed(world, manner, sides or [side]), manner)
    mind = None if asked.shown == "all" else side
    return minds_of(world, teller, _course(world, acts)[0], mind, asked.limits or Limits())


def _apart(world: OpenWorld, manner: Manner, sides: Sequence[str]) -> Manner:
    """The manner for a telling by turns: by their names, where more than one would be *you*, or *I*, as the world has
    it."""
    persons = [manner.narration(world.core, side).person for side in sides]
    clash = manner.person is None and any(persons.count(person) > 1 for person in (1, 2))
    return replace(manner, person=3) if clash else manner


def _addressed(world: OpenWorld, manner: Manner, sides: Sequence[str | None]) -> str | None:
    """The character who is *you* in the telling from all these sides; None where there is no such one."""
    ways = [manner.narration(world.core, side) for side in sides]
    characters = world.ground.characters
    return next((c for c in characters if all(way.person_of(c) == 2 for way in ways)), None)


def _beside(world: OpenWorld, acts: Sequence[str], asked: Asked, paragraphs: Sequence[Paragraph]) -> list[list[str]]:
    from unsaid.cli.minded import beside

    return beside(paragraphs, minds_shown(world, acts, asked))


def _course(world: OpenWorld, acts: Sequence[str]) -> tuple[list[int], list[int]]:
    """The acts by number, and the states they lead through."""
    numbers = world.ground.actions_named()
    course = [numbers[act] for act in acts]
    return course, world.minds.course(course)


def view(world: OpenWorld, who: str | None) -> tuple[str | None, Sequence[str]]:
    """The side a ``--as`` means, and, where it means all of them by turns, the sides."""
    return (None, _sides(world)) if (who or "").lower() == "both" else (side_of(world, who), ())


def side_of(world: OpenWorld, who: str | None) -> str | None:
    """The character a ``--as`` means; None for the outside view. Without one: the first role, if there are roles."""
    from unsaid.cli.people import Unclear, meant

    roles, characters = world.core.roles, world.ground.characters
    if who is None:
        return roles[0] if roles else None
    if who.lower() == "nobody":
        return None
    if who.lower() == "you" and "You" not in characters and roles:
        return roles[0]
    try:
        found = meant(world.core, who)
    except Unclear as several:
        raise Halt(Exit.USAGE, f"--as {who}: {several}") from None
    if found is None:
        known = ", ".join([*characters, "nobody", "both"])
        raise Halt(Exit.USAGE, f"--as {who}: there is no such character; this world has {known}")
    return found


def _sides(world: OpenWorld) -> Sequence[str]:
    return world.core.roles or world.ground.characters


def _teller(world: OpenWorld, you: str | None, manner: Manner = AS_WRITTEN) -> Teller:
    return Teller(world.core, world.ground, world.minds, you, manner)


def _names(world: OpenWorld, you: str | None) -> dict[str, str]:
    """What each side is called where the telling changes over to it; the one who is *you* throughout is “You”."""
    lexicon = _teller(world, you).lexicon
    return {name: capital(lexicon.name(name)) for name in world.ground.characters}


def reasons_told(world: OpenWorld, beats: Sequence[Beat], places: Sequence[int], who: str | None) -> str:
    """The reasons of the acts at those places, told."""
    side = side_of(world, who)
    teller = _teller(world, side)
    reasons = Reasons(teller, world.minds)
    states = world.minds.course([teller.actions[beat.act] for beat in beats])
    return "\n\n".join(_beat(teller, reasons, beats[p], p, states[p]) for p in places)


def _beat(teller: Teller, reasons: Reasons, beat: Beat, place: int, state: int) -> str:
    action = teller.actions[beat.act]
    lines = [f"{place + 1}. {beat.act}: {teller.choice(state, action)}."]
    lines += [reasons.told(state, reason) for reason in beat.reasons]
    if not teller.ground.actions[action].consenting:
        lines.append("Nobody's choice: it happens, as the author wishes.")
    return "\n".join(lines)
