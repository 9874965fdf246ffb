"""A story told whole: whose side, in which manner, with whose minds beside it; a tale, ready to be set on any page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from unsaid.api.moments.minded import InnerLives, beside, minds_of
from unsaid.data.limits import UNLIMITED, Limits
from unsaid.telling import Manner, Paragraph, Reasons, Teller, told_by_turns
from unsaid.telling import told as told_from
from unsaid.telling.attempts import Tried
from unsaid.telling.beside import Note
from unsaid.telling.facing import facing
from unsaid.telling.names import capital, titled
from unsaid.telling.people import side_of, sides_of
from unsaid.telling.setting import Tale, tale

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.data.story import Attempt, Beat

AS_WRITTEN = Manner()
"""A telling for which nothing was asked: each side as the world has it."""

Shown = Literal["told", "all"]
"""Whose minds stand beside a story: those it is told from, or everybody's."""

Voice = Callable[[Teller, Sequence[Paragraph], Sequence[int], Sequence[int]], list[Paragraph]]
"""Says paragraphs over again: (a teller, the paragraphs, the states, the acts) to other paragraphs."""


class Request(msgspec.Struct, frozen=True):
    """What is asked of a telling.

    ``who``: whose side. ``manner``: how. ``shown``: whose minds beside it, with ``limits`` for the reasons in those
    notes. ``facing``: whose telling of the same stands beside it instead. ``attempts``: what was tried and did not
    happen.
    """

    who: str | None = None
    manner: Manner = AS_WRITTEN
    shown: Shown | None = None
    limits: Limits = UNLIMITED
    facing: str | None = None
    attempts: tuple[Attempt, ...] = ()


def told(
    world: OpenWorld, acts: Sequence[str], asked: Request, voice: Voice | None = None
) -> tuple[Tale, list[Paragraph]]:
    """The acts told as a tale, from somebody's side, from outside, or from both sides in turn; and its paragraphs.

    Raises UnknownName where there is no such side.
    """
    course, states = _course(world, acts)
    side, sides = sides_of(world.core, asked.who)
    asked = replace(asked, manner=_apart(world, asked.manner, sides))
    teller = teller_of(world, sides[0] if sides else side, asked.manner)
    teller = replace(teller, psyche=InnerLives(world, course))
    tried = _tried(world, states, asked.attempts)
    if sides:
        paragraphs = told_by_turns(teller, states, course, sides, tried)
    else:
        paragraphs = told_from(teller, states, course, side, tried)
    if voice is not None:
        reader = teller_of(world, _addressed(world, asked.manner, sides or [side]), asked.manner)
        paragraphs = voice(reader, paragraphs, states, course)
    title, about = titled(world.core)
    names = _names(world, _addressed(world, asked.manner, sides))
    if asked.facing is not None:
        other = told(world, acts, replace(asked, who=asked.facing, facing=None, shown=None))[1]
        pages = (_page(world, asked.who, names), _page(world, asked.facing, names))
        return tale(title, about, paragraphs, names, facing(paragraphs, other), facing=pages), paragraphs
    notes = beside(paragraphs, minds_shown(world, acts, asked)) if asked.shown else []
    return tale(title, about, paragraphs, names, notes), paragraphs


def _tried(world: OpenWorld, states: Sequence[int], attempts: Sequence[Attempt]) -> dict[int, list[Tried]]:
    """What was tried before each act, by its place; what the world no longer knows of is left out."""
    acts, found = world.ground.actions_named(), dict[int, list[Tried]]()
    for one in attempts:
        if one.act in acts and one.by in world.ground.characters and 0 <= one.before < len(states):
            by = world.ground.characters.index(one.by)
            found.setdefault(one.before, []).append(Tried(one.event, acts[one.act], by, states[one.before]))
    return found


def minds_shown(world: OpenWorld, acts: Sequence[str], asked: Request) -> list[Note]:
    """The notes on minds that ``told`` puts beside the acts, as data."""
    side, sides = sides_of(world.core, asked.who)
    manner = _apart(world, asked.manner, sides)
    teller = teller_of(world, _addressed(world, manner, sides or [side]), manner)
    mind = None if asked.shown == "all" else side
    return minds_of(world, teller, _course(world, acts)[0], mind, asked.limits)


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


def _course(world: OpenWorld, acts: Sequence[str]) -> tuple[list[int], list[int]]:
    """The acts by number, and the states they lead through."""
    course = world.numbered(acts)
    return course, world.minds.course(course)


def teller_of(world: OpenWorld, you: str | None, manner: Manner = AS_WRITTEN) -> Teller:
    """The words of a world, told to one of its characters."""
    return Teller(world.core, world.ground, world.minds, you, manner)


def _names(world: OpenWorld, you: str | None) -> dict[str, str]:
    """What each side is called where the telling changes over to it; the one who is *you* throughout is “You”."""
    lexicon = teller_of(world, you).lexicon
    return {name: capital(lexicon.name(name)) for name in world.ground.characters}


def _page(world: OpenWorld, who: str | None, names: dict[str, str]) -> str:
    """What stands at the head of a side's page."""
    side, sides = sides_of(world.core, who)
    return " & ".join(names[one] for one in (sides or [side]) if one is not None)


def reasons_told(world: OpenWorld, beats: Sequence[Beat], places: Sequence[int], who: str | None) -> str:
    """The reasons of the acts at those places, told from somebody's side. Raises UnknownName."""
    teller = teller_of(world, side_of(world.core, who))
    reasons = Reasons(teller, world.minds)
    states = world.minds.course([teller.actions[beat.act] for beat in beats])
    told = [p for p in places if len(places) == 1 or not teller.untold(teller.actions[beats[p].act])]
    return "\n\n".join(_beat(teller, reasons, beats[p], p, states[p]) for p in told)


def _no_reason(teller: Teller, character: int) -> str:
    who = teller.ground.characters[character]
    has = "has" if teller.lexicon.number(who, by_name=True) == "one" else "have"
    return f"{capital(teller.lexicon.name(who))} {has} no reason for it that was found; `unsaid check` says more."


def is_pass(act: str) -> bool:
    """Whether an act is one by which somebody passes in a game."""
    return act.startswith(("pass(", "let_pass"))


def _beat(teller: Teller, reasons: Reasons, beat: Beat, place: int, state: int) -> str:
    action = teller.actions[beat.act]
    lines = [f"{place + 1}. {beat.act}: {teller.choice(state, action)}."]
    lines += [reasons.told(state, reason) for reason in beat.reasons]
    given = {reason.character for reason in beat.reasons}
    without = [c for c in teller.ground.actions[action].consenting if teller.ground.characters[c] not in given]
    lines += [_no_reason(teller, c) for c in without if not is_pass(beat.act)]
    if not teller.ground.actions[action].consenting:
        lines.append("Nobody's choice: it happens, as the author wishes.")
    return "\n".join(lines)
