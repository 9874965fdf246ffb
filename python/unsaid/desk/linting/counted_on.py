"""What minds keep less of, where something counts on it: looks that add up, and people who held the same.

Minds hold each thing by itself, and what they take others to hold too (the page on minds that do not know says how
often that matters). Two kinds of what is lost then cannot be seen in one act alone, and are remarked on only where
somebody else's reasons or acts hang on it:

- *Two looks at a part*: who looks whether it is here, and later whether it is there, knows in the end where it is; who
  watches knows of each look by itself that it may have told.
- *Two people who held one value*: both saw it before it was changed unseen; who is shown what the one holds does not
  see by that what the other holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from unsaid.language import core
from unsaid.language.diagnostic import Diagnostic, diagnose
from unsaid.world.expressions import reads
from unsaid.world.structure import Expression, GroundAction

from .bounds import Bounds


class Asked(Struct, frozen=True):
    """Where somebody else's picture of a mind is asked for: by ``of`` whose mind, of which fluent, and by what."""

    by: int
    of: int
    fluent: int
    where: str


def in_parts(bounds: Bounds) -> Iterator[Diagnostic]:
    """``looks-in-parts``: looks that tell somebody a value in parts, where another counts on what they then know."""
    shown = _shown(bounds)
    for one in _asked(bounds) if shown else ():
        for schema, values in shown.get((one.of, one.fluent), {}).items():
            written, seen = _written(bounds, schema), _seen_by(bounds, schema, one.by)
            if written is None or not seen or len(values) < 2:
                continue
            who, by, name = (*_people(bounds, one.of, one.by), bounds.ground.fluents[one.fluent].name)
            message = (
                f"`{schema}` tells {who} of `{name}` one value at a time; {by}, who sees it, does not add up what {who}"
                f" must know after several, and {one.where} hangs on that"
            )
            repair = f"let the act tell the value: `learns({who}): {name}`"
            yield diagnose("looks-in-parts", written.span, message, repair=repair)
            return


def held_alike(bounds: Bounds) -> Iterator[Diagnostic]:
    """``held-alike``: somebody is shown what one of two holds who held the same, and counts on what the other does."""
    asked = list(_asked(bounds))
    for act in bounds.ground.actions if asked else ():
        for fluent, (whose, *further) in ((f, chain) for f, chain in reads(act.precondition) if chain):
            others = _unaware(bounds, fluent)
            if further or whose not in act.consenting or whose not in others:
                continue
            for one in asked:
                alike = one.fluent == fluent and one.of in others - {whose} and one.by not in {whose, one.of}
                written = _written(bounds, act.schema)
                if alike and act.observing[one.by] is not False and written is not None:
                    yield _told_by_one(bounds, one, whose, written)
                    return


def _told_by_one(bounds: Bounds, one: Asked, whose: int, written: core.Action) -> Diagnostic:
    who, by, teller = (*_people(bounds, one.of, one.by), bounds.ground.characters[whose])
    name = bounds.ground.fluents[one.fluent].name
    message = (
        f"`{written.name}` shows {by} what {teller} holds of `{name}`; {who}, who may have held the same, is not seen"
        f" to hold it by that, and {one.where} hangs on it"
    )
    repair = f"let the act show what {who} holds as well"
    return diagnose("held-alike", written.span, message, repair=repair)


def _asked(bounds: Bounds) -> Iterator[Asked]:
    """What people's acts and wants ask of the minds of others, as they see them, of what may not be known."""
    ground = bounds.ground
    open_ = {number for number, fluent in enumerate(ground.fluents) if fluent.domain}
    if not open_ or bounds.world.source.sabre:
        return
    people = enumerate(ground.utility.characters)
    rows: list[tuple[int, Expression, str]] = [
        (who, want, f"what {ground.characters[who]} wants") for who, want in people
    ]
    rows += [(who, act.precondition, f"`{act.schema}`") for act in ground.actions for who in act.consenting]
    for who, expression, where in rows:
        for fluent, chain in reads(expression):
            if fluent in open_ and len(chain) == 1 and chain[0] != who:
                yield Asked(who, chain[0], fluent, where)


def _shown(bounds: Bounds) -> dict[tuple[int, int], dict[str, set[object]]]:
    """By learner and fluent of more than two values, which actions tell whether it is a value, and which values."""
    found: dict[tuple[int, int], dict[str, set[object]]] = {}
    for act in bounds.ground.actions:
        for row in act.learns:
            match row.what:
                case ("==" | "!=", ("get", int(fluent)), value) if type(value) is not tuple:
                    if len(bounds.ground.fluents[fluent].domain) > 2:
                        found.setdefault((row.who, fluent), {}).setdefault(act.schema, set()).add(value)
                case _:
                    pass
    return found


def _seen_by(bounds: Bounds, schema: str, who: int) -> bool:
    return any(act.schema == schema and act.observing[who] is not False for act in bounds.ground.actions)


def _unaware(bounds: Bounds, fluent: int) -> set[int]:
    """Those before whose eyes the fluent may change or not."""
    changing = (act for act in bounds.ground.actions if any(e.fluent == fluent and not e.who for e in act.effects))
    people = range(len(bounds.ground.characters))
    return {who for act in changing for who in people if _may_miss(act, who)}


def _may_miss(act: GroundAction, who: int) -> bool:
    return who not in act.consenting and act.observing[who] is not True


def _written(bounds: Bounds, schema: str) -> core.Action | None:
    return next((action for action in bounds.core.actions if action.name == schema), None)


def _people(bounds: Bounds, *people: int) -> tuple[str, ...]:
    return tuple(bounds.ground.characters[who] for who in people)


__all__ = ["held_alike", "in_parts"]
