"""Which facts of a mind or a moment are worth a row: what somebody is wrong about first, nothing that never changes.

A world has many facts that never change, or that are plainly not so; a table of all of them would hide what one looks
for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from unsaid.api.told.showing import Cell, table
from unsaid.api.values import Scalar, written

if TYPE_CHECKING:
    from unsaid.api.moments.mind import Mind
    from unsaid.api.moments.moment import Moment
    from unsaid.api.world import World

Facts = dict[str, Scalar]
Mistakes = dict[str, tuple[Scalar, Scalar]]

COLUMNS = 6
"""Minds side by side."""


def of_mind(mind: Mind) -> dict[str, str]:
    """What a mind holds, beside what is so; for a mind that another thinks of, beside what that one really holds."""
    held, there, wrong = mind.facts, mind.truth.facts, mind.mistakes
    facts = _worth(mind.moment.world, held, [wrong])
    head = ("fact", " on ".join(mind.who), " on ".join(mind.who[1:]) or "in truth")
    rows = [[Cell(fact), *_cells(fact, [held], [wrong]), Cell(written(there[fact]))] for fact in facts]
    return table(head, rows)


def of_moment(moment: Moment) -> dict[str, str]:
    """What is so, beside what each mind holds; of many minds those that are wrong about most."""
    minds = [mind for who, mind in moment.minds.items() if who in _most(moment)]
    there, held, wrong = moment.facts, [mind.facts for mind in minds], [mind.mistakes for mind in minds]
    facts = _worth(moment.world, there, wrong)
    rows = [[Cell(fact), Cell(written(there[fact])), *_cells(fact, held, wrong)] for fact in facts]
    return table(("fact", "in truth", *(mind.who[0] for mind in minds)), rows)


def _cells(fact: str, held: Sequence[Facts], wrong: Sequence[Mistakes]) -> list[Cell]:
    return [Cell(written(facts[fact]), fact in mistakes) for facts, mistakes in zip(held, wrong, strict=True)]


def _most(moment: Moment) -> list[str]:
    minds = moment.minds
    return sorted(minds, key=lambda who: -len(minds[who].mistakes))[:COLUMNS]


def _worth(world: World, so: Facts, wrong: Sequence[Mistakes]) -> list[str]:
    """The facts that can change and are so, or that a mind is wrong about; the latter come first."""
    mistaken = {fact for mistakes in wrong for fact in mistakes}
    changing = (f.name for f in world.open.ground.fluents if not f.static)
    shown = [fact for fact in changing if fact in mistaken or so[fact] not in (False, None)]
    return sorted(shown, key=lambda fact: fact not in mistaken)
