"""What may be missing in a world that has no story, as edits of its text.

Those of the first kind are wanted by what the world itself says: somebody has to act and wants nothing, or a condition
is on something that never comes about. Those of the second are guesses at minds: somebody who knows better may see that
another is wrong, may show them, or may be seen by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from unsaid.api.values import Scalar, written
from unsaid.desk.linting.bounds import Bounds
from unsaid.desk.linting.properties import written as written_by
from unsaid.desk.linting.wants import unwilling
from unsaid.errors import UnsaidError
from unsaid.language import core
from unsaid.language.edits import Edit, put, take_out, write
from unsaid.world.needed import Never, roots
from unsaid.world.never import never_happens

if TYPE_CHECKING:
    from unsaid.api.outcome import Outcome
    from unsaid.api.world import World

MOST = 24
"""Guesses at minds that are tried."""

NEGATED = re.compile(r"!\s*[A-Za-z_]\w*\([^()]*\)")


class Amendment(msgspec.Struct, frozen=True):
    """A change to a world: in a sentence what it is for, and the edit that makes it."""

    said: str
    edit: Edit


def wanted(world: World, outcome: Outcome) -> list[Amendment]:
    """What the world itself asks for: wants of those who have to act, and what conditions are never met for want of."""
    bounds = Bounds(world.open)
    return [*_wants(world, bounds), *_starts(world, bounds, outcome)]


def guessed(world: World) -> list[Amendment]:
    """Guesses at minds: who sees that another is wrong, who sees an act, whom an act teaches."""
    return [
        *islice(_seen_through(world), MOST),
        *islice(_witnessed(world), MOST),
        *islice(_taught(world), MOST),
        *islice(_more_wanted(world), MOST),
    ]


def _wants(world: World, bounds: Bounds) -> Iterator[Amendment]:
    """For whoever has to act and wants nothing: what the author wants."""
    goal = next((u for u in bounds.core.utilities if u.character is None), None)
    given = {u.character for u in bounds.core.utilities}
    if goal is None:
        return
    text = world.text[slice(*goal.span)].partition(":")[2].strip()
    for who, action in unwilling(bounds):
        if who not in given:
            said = f"{who} has to want `{action.name}` and wants nothing: let {who} want what the author does"
            yield _added(world, said, f"utility({who}): {text}")


def _starts(world: World, bounds: Bounds, outcome: Outcome) -> Iterator[Amendment]:
    """What never comes about, said to be so at the start."""
    why = outcome.why_none
    never: Never | None = None if why is None else why.never
    texts = [need.text for need, _ in roots(never.needs)] if never is not None else []
    for action in bounds.core.actions:
        if not any(a.schema == action.name for a in bounds.ground.actions):
            found = never_happens(bounds.core, bounds.ground, action.name)
            texts += found.needs if found is not None else ()
    made = {bounds.core.properties[number].name for event in _events(bounds) for number in set_by(event)}
    plain = [text for text in texts if text.lstrip("! ").partition("(")[0] not in made]
    for text in dict.fromkeys(plain or texts):  # what an act would set is to come about by that
        statement = text.replace("==", "=")
        if _stated(world, statement):
            yield _added(world, f"`{text}` is needed, and never comes about: let it be so at the start", statement)


def _events(bounds: Bounds) -> tuple[core.Action | core.Trigger, ...]:
    return (*bounds.core.actions, *bounds.core.triggers)


def set_by(event: core.Action | core.Trigger) -> frozenset[int]:
    """The properties that an event sets."""
    return written_by(event.effect) if event.effect is not None else frozenset()


def _stated(world: World, statement: str) -> bool:
    """Whether this can be said of the start: a fluent, or one with a value."""
    if not (NEGATED.fullmatch(statement) or re.fullmatch(r"[A-Za-z_]\w*\([^()]*\)(\s*=\s*\w+)?", statement)):
        return False
    try:
        world.having(statement)
    except UnsaidError:
        return False
    return True


def _seen_through(world: World) -> Iterator[Amendment]:
    """Somebody who knows better sees that another is wrong. (What one takes another to believe is, unsaid, what one
    believes oneself.)"""
    for who, fact, held, so in _mistakes(world):
        for other in world.characters:
            if other != who and _same(world.start.mind(other)[fact], so):
                if _same(world.start.mind(other, who)[fact], held):
                    continue
                statement = f"believes({other}, believes({who}, {_so(fact, held)}))"
                yield _added(
                    world, f"{other} takes {who} to know `{fact}` already: let {other} see otherwise", statement
                )


def _mistakes(world: World) -> Iterator[tuple[str, str, Scalar, Scalar]]:
    """Who is wrong at the start, about what: what they hold, and what is so."""
    for who in world.characters:
        for fact, (held, so) in world.start.mind(who).mistakes.items():
            yield who, fact, held, so


def _so(fact: str, value: Scalar) -> str:
    """That a fact has a value, as it is stated."""
    if isinstance(value, bool):
        return fact if value else f"!{fact}"
    return f"{fact} = {written(value)}"


def _same(one: Scalar, other: Scalar) -> bool:
    return type(one) is type(other) and one == other


def _witnessed(world: World) -> Iterator[Amendment]:
    """An act that only some see is seen by everybody."""
    for action in world.open.core.actions:
        seen = action.observing
        if seen is not None and seen.span != action.span:
            start, end = seen.span
            after = world.text[end:]
            end += len(after) - len(after.lstrip()) + 1 if after.lstrip().startswith(";") else 0
            said = f"only some see `{action.name}`: let everybody see it"
            yield Amendment(said, take_out((start, end), f"`observing` of `{action.name}`"))


def _taught(world: World) -> Iterator[Amendment]:
    """An act of somebody who knows better shows those who are wrong what is so."""
    found = list(_mistakes(world))
    for action in world.open.core.actions:
        at = _end_of_effect(world, action)
        doers = [str(term.value) for term in action.consenting if isinstance(term, core.Value)]
        for who, fact, _, so in found if at is not None else ():
            if doers and who not in doers and all(_same(world.start.mind(d)[fact], so) for d in doers):
                said = f"`{action.name}` leaves what {who} believes as it is: let {who} learn of `{fact}` by it"
                edit = put(f" & believes({who}, {_so(fact, so)})", at or 0, title=f"let {who} learn it")
                yield Amendment(said, edit)


def _more_wanted(world: World) -> Iterator[Amendment]:
    """Somebody whose wants lead nowhere wants what the author does as well: nobody acts to keep what they have."""
    utilities = world.open.core.utilities
    goal = next((u for u in utilities if u.character is None), None)
    for one in utilities if goal is not None else ():
        if one.character is None or goal is None:
            continue
        body, text = one.body.span, world.text[slice(*goal.body.span)]
        more = f"({world.text[slice(*body)]}) + ({text})"
        said = f"what {one.character} wants may lead nowhere: let {one.character} want what the author does as well"
        yield Amendment(said, write(more, body, title=f"write `utility({one.character}): {more};`"))


def _end_of_effect(world: World, action: core.Action) -> int | None:
    """Where more can be added to the effect of an act."""
    start, end = action.span
    close = world.text.find("}", end if world.text[start:end].find("{") < 0 else start)
    found = re.compile(r"\beffect\s*:").search(world.text, start, close)
    if found is None:
        return None
    stop = world.text.find(";", found.end())
    return stop if 0 <= stop < close else None


def at_end(world: World, amendment: Amendment) -> Amendment:
    """An amendment that adds to the end of a text, for another text."""
    added = "".join(change.text for change in amendment.edit.changes)
    return Amendment(amendment.said, put(added, len(world.text), title=amendment.edit.title))


def _added(world: World, said: str, statement: str) -> Amendment:
    """A statement added at the end of the text."""
    text = world.text
    lead = "" if not text or text.endswith("\n") else "\n"
    return Amendment(said, put(f"{lead}{statement};\n", len(text), title=f"add `{statement};`"))
