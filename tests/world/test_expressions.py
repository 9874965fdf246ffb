"""Ground expressions: what they are made of, and how conditions are put together."""

from __future__ import annotations

import pytest

from unsaid.language import read
from unsaid.world import GroundWorld, ground
from unsaid.world.expressions import both, depth, operands, size
from unsaid.world.structure import Expression

GLAD, SAD = (("==", ("get", n), True) for n in range(2))


@pytest.mark.parametrize(
    ("expression", "parts", "inside", "within"),
    [
        (True, (), 1, 0),
        (("get", 3), (), 1, 0),
        (("get", 3, 0, 1), (), 1, 0),
        (GLAD, (("get", 0), True), 3, 1),
        (("not", GLAD), (GLAD,), 4, 2),
        (("and",), (), 1, 0),
        (("if", GLAD, 1.0, ("+", ("get", 2), 1.0)), (GLAD, 1.0, ("+", ("get", 2), 1.0)), 8, 2),
    ],
)
def test_what_an_expression_is_made_of(
    expression: Expression, parts: tuple[Expression, ...], inside: int, within: int
) -> None:
    """Its operands; how many scalars, reads and operators it has; and how many operators stand in one another. A read
    is one thing, however many believers it is read through."""
    assert (operands(expression), size(expression), depth(expression)) == (parts, inside, within)


@pytest.mark.parametrize(
    ("conditions", "joined"),
    [
        ((), True),
        ((True, GLAD), GLAD),
        ((GLAD, SAD), ("and", GLAD, SAD)),
        ((("and", GLAD, SAD), GLAD), ("and", GLAD, SAD, GLAD)),
        ((GLAD, False), False),
        ((("and", GLAD, False), SAD), False),
    ],
)
def test_conditions_that_must_all_hold_are_one(conditions: tuple[Expression, ...], joined: Expression) -> None:
    """In the simplest form: none is true, one is itself, and one that never holds is all there is to say."""
    assert both(*conditions) == joined


def loner(precondition: str) -> GroundWorld:
    """A world with one of a kind, and an act that asks about all or some of them."""
    reading = read(
        "type loner : character;\nentity Ann : loner;\nentity Ben : character;\n"
        "property glad(c : character) : boolean;\n"
        f"action go(Ben) {{ precondition: {precondition}; effect: !glad(Ann); consenting: Ben; }};\n"
        "action cheer() { precondition: !glad(Ann); effect: glad(Ann); };\n"
    )
    assert reading.world is not None, reading.render()
    return ground(reading.world, reading.source)


def test_all_of_one_is_that_one_and_some_of_one_is_not() -> None:
    """`forall` over a single entity asks for it; `exists` is a choice still, of which a surprise teaches what is so."""
    fluent = ("==", ("get", loner("glad(Ann)").fluents_named()["glad(Ann)"]), True)
    assert loner("forall(c : loner) glad(c)").actions[0].precondition == fluent
    assert loner("exists(c : loner) glad(c)").actions[0].precondition == ("or", fluent)
