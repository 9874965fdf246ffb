"""Whatever in a statement is bent, the checker refuses it: every field and every run of every kind, by a table.

The table is made of the kinds themselves. A kind of statement that is added and never said here fails the last test.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec
import pytest

from tests.psyche.lived import Lived, discoveries_of, lives, lives_of, minds_of, rarities_of, said
from unsaid.data.proof import At, Fact, Instead, Run
from unsaid.data.statements import Answer, Change, Felt, Held, Nearly, Owed, Statement, Took, WhyNot, Would
from unsaid.english.feelings import Feeling
from unsaid.story.confirming import refusals

pytestmark = pytest.mark.slow

ENOUGH = 3
"""Statements of each kind that are bent."""

SETTING = (70, 228, 249, 372)
"""Walks in which an act sets a rank of doubt by itself."""

TAKEN = tuple(f"took {kind}" for kind in get_args(get_type_hints(Took)["kind"]))
SETTLED = tuple(f"owed {how}" for how in get_args(get_type_hints(Owed)["how"]))
ANSWERS = tuple(f"why {answer}" for answer in get_args(Answer))
SAID = (Felt, Took, Owed, WhyNot)
"""Statements of which each sort has a row of its own."""

LATE = ("guilt", "shame", "pride", "regret", "relief", "anger")
"""Feelings that may be felt at an act seen again; remorse and forgiveness are felt at nothing else."""

KINDS = (
    *get_args(Feeling),
    *(f"late {feeling}" for feeling in LATE),
    *ANSWERS,
    *TAKEN,
    *SETTLED,
    *(kind.__name__ for kind in get_args(Statement) if kind not in SAID),
)


def kind_of(statement: Any) -> str:
    """The row of the table a statement belongs to."""
    match statement:
        case Felt():
            late = statement.feeling in LATE and any(run.role == "hindsight" for run in statement.runs)
            return f"late {statement.feeling}" if late else statement.feeling
        case Took():
            return f"took {statement.kind}"
        case Owed():
            return f"owed {statement.how}"
        case WhyNot():
            return f"why {statement.answer}"
    return type(statement).__name__


@cache
def chosen() -> dict[str, list[tuple[Lived, Any]]]:
    """The first few statements of each kind, each with its life."""
    found: dict[str, list[tuple[Lived, Any]]] = {kind: [] for kind in KINDS}
    found_out = (discoveries_of, range(420))
    for make, seeds in (found_out, (rarities_of, range(60)), (minds_of, SETTING), (lives_of, range(190))):
        for one in lives(make, seeds):
            for statement in said(one):
                if len(found[kind_of(statement)]) < ENOUGH:
                    found[kind_of(statement)].append((one, statement))
        if all(len(some) == ENOUGH for some in found.values()):
            break
    return found


def bent(value: Any, names: dict[str, str]) -> Iterator[Any]:
    """Other values in the place of one: each a little wrong."""
    match value:
        case bool():
            yield not value
        case int() | float():
            yield value + 1
        case None:
            yield from (99, "Zoe")
        case str():
            yield names.get(value, f"not {value}")
        case (str() as name, float() as by):  # a concern, and what is gained or lost by it
            yield from ((other, by) for other in bent(name, names))
            yield from ((name, other) for other in bent(by, names))
        case tuple():
            if value:
                yield value[:-1]
                yield (*value[:-1], value[-1], value[-1])
            for n, item in enumerate(value):
                yield from ((*value[:n], other, *value[n + 1 :]) for other in bent(item, names))
        case Held() | Would():
            yield None
            yield from (other for _, other in faults(value, names))
        case Run() | At() | Fact() | Instead() | Change():
            yield from (other for _, other in faults(value, names))


def faults(whole: Any, names: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """The whole with one field wrong, each in turn."""
    for field in whole.__struct_fields__:
        for other in bent(getattr(whole, field), names):
            if suits(whole, field, other):
                yield field, msgspec.structs.replace(whole, **{field: other})


def suits(whole: Any, field: str, other: Any) -> bool:
    """Whether a wrong value is one that could stand there, and is wrong: a worth nobody asked for is a number."""
    if field in ("held", "would") and getattr(whole, field) is None:
        return False
    if isinstance(whole, Nearly) and other is None:  # how near a wish came is never said without the wish
        return False
    if getattr(whole, field) is None:
        number = field in ("place", "ends", "worth", "until")
        return isinstance(other, (int if number else str))
    return not (field == "value" and isinstance(whole, Fact) and type(other) is not type(whole.value))


def others(names: tuple[str, ...]) -> dict[str, str]:
    """Another name for each."""
    return dict(zip(names, (*names[1:], names[0]), strict=True))


def as_true(bad: Any, statement: Any) -> bool:
    """Whether what came of the bending is true all the same: said of the life besides, or, of an answer, said of a
    longer stretch."""
    if isinstance(bad, WhyNot) and isinstance(statement, WhyNot) and statement.place <= bad.place:
        return bad.until <= statement.until and bad == msgspec.structs.replace(
            statement, place=bad.place, until=bad.until
        )
    return bad == statement


def accepted(one: Lived, statement: Any) -> list[str]:
    """The faults in a statement that go unnoticed."""
    ground, log = one.log.world.ground, one.log
    names = others(ground.characters) | others(tuple(a.name for a in ground.actions))
    so = said(one)
    wrong = [(field, bad) for field, bad in faults(statement, names) if not any(as_true(bad, true) for true in so)]
    assert wrong
    refused = {id(r.statement) for r in refusals(ground, log.acts, [bad for _, bad in wrong], log.horizon)}
    return [f"{field}: {bad}" for field, bad in wrong if id(bad) not in refused]


@pytest.mark.parametrize("kind", KINDS)
def test_a_statement_that_is_bent_is_refused(kind: str) -> None:
    """As it is it is confirmed; with a name, a number, a place, a cause or a run of it wrong, it is not."""
    found = chosen()[kind]
    assert len(found) == ENOUGH
    for one, statement in found:
        assert refusals(one.log.world.ground, one.log.acts, [statement], one.log.horizon) == []
        assert accepted(one, statement) == [], (one.seed, statement)
