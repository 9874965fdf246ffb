"""Ground expressions as text."""

from __future__ import annotations

import pytest

from unsaid.world import as_text, ground
from unsaid.world.structure import Effect
from unsaid.world.text import effect_text, read_text, scalar_text, world_text

from .written import market

GROUND = ground(market().world())
TOM, MERCHANT, MONEY, THING, ALIVE = (("get", n) for n in range(5))
LIVES, AT_HOME = ("==", ALIVE, True), ("==", TOM, "Home")


@pytest.mark.parametrize(
    ("e", "text"),
    [
        (True, "True"),
        (("and",), "True"),
        (("or",), "False"),
        (("==", TOM, "Home"), "at(Tom) == Home"),
        (("==", ALIVE, True), "alive(Tom)"),
        (("==", ALIVE, False), "!alive(Tom)"),
        (("!=", ALIVE, True), "alive(Tom) != True"),
        (("==", ("get", 0, 1), None), "believes(Merchant, at(Tom)) == ?"),
        (("==", ("get", 4, 1, 0), True), "believes(Merchant, believes(Tom, alive(Tom)))"),
        (
            ("and", ("==", ALIVE, True), ("or", ("==", TOM, "Home"), ("==", TOM, None))),
            "alive(Tom) & (at(Tom) == Home | at(Tom) == ?)",
        ),
        (("or", ("and", ("==", ALIVE, True), True), False), "(alive(Tom) & True) | False"),
        (("not", ("and", ("==", ALIVE, True), ("==", TOM, "Home"))), "!(alive(Tom) & at(Tom) == Home)"),
        ((">", ("+", ("+", MONEY, 1.0), 2.5), -3.0), "(money(Tom) + 1 + 2.5) > (-3)"),
        (
            ("<", ("-", MONEY, ("-", MONEY, 1.0)), ("*", 2.0, ("/", MONEY, 3.0))),
            "(money(Tom) - (money(Tom) - 1)) < (2 * (money(Tom) / 3))",
        ),
        (("if", ("==", ALIVE, True), ("==", TOM, "Home"), False), "if(alive(Tom)) at(Tom) == Home else False"),
        (("==", ("==", ALIVE, True), True), "(alive(Tom) == True) == True"),
    ],
)
def test_conditions_read_as_an_author_would_write_them(e, text):
    """Conditions are written in the language itself, in brackets wherever a reader could stumble."""
    assert as_text(e, GROUND) == text


def test_values_read_as_an_author_would_write_them():
    """Values are written in the language itself; a choice of several cases runs on with `elseif`."""
    e = ("if", ("==", ALIVE, False), 0.0, ("if", ("==", THING, "Tom"), ("+", MONEY, 2.0), 1.0))
    assert as_text(e, GROUND, value=True) == "if(!alive(Tom)) 0 elseif(at(Thing) == Tom) (money(Tom) + 2) else 1"
    assert as_text(ALIVE, GROUND, value=True) == "alive(Tom)"
    assert as_text(("==", ALIVE, True), GROUND, value=True) == "alive(Tom) == True"


def test_scalars():
    """Numbers are written without a needless point and never with an exponent, which the language does not know."""
    values = [None, True, 3.0, -0.5, 1e20, 1e-7, "Tom"]
    assert [scalar_text(v) for v in values] == ["?", "True", "3", "-0.5", "100000000000000000000", "0.0000001", "Tom"]
    assert float(scalar_text(0.1 + 0.2)) == 0.1 + 0.2
    assert float(scalar_text(1 / 3 * 1e-9)) == 1 / 3 * 1e-9


def test_effects_and_readings():
    """An effect names its fluent in the mind it is about, and says when it happens if that is not always."""
    buy, see = GROUND.actions[4], GROUND.triggers[2]
    assert [effect_text(e, GROUND) for e in buy.effects] == ["at(Thing) = Tom", "money(Tom) = money(Tom) - 1"]
    assert effect_text(see.effects[0], GROUND) == "believes(Tom, at(Merchant)) = Home"
    assert effect_text(Effect((1,), 0, LIVES, None), GROUND) == "when(alive(Tom)) believes(Merchant, at(Tom)) = ?"
    assert read_text(GROUND, 0, (1, 0)) == "believes(Merchant, believes(Tom, at(Tom)))"


def test_a_whole_world_reads_from_top_to_bottom():
    """The text view has a line for every fluent and belief and a block for every event."""
    lines = world_text(GROUND).splitlines()
    assert lines[0] == "world written"
    assert "alive(Tom) = True  // always" in lines
    assert "believes(Merchant, at(Tom)) = ?" in lines
    first = lines.index("action buy(Tom, Thing, Merchant)  // line 0")
    assert lines[first + 1 : first + 6] == [
        "    precondition: at(Tom) == at(Merchant) & money(Tom) > 0 & at(Thing) == Merchant",
        "    effect: at(Thing) = Tom",
        "    effect: money(Tom) = money(Tom) - 1",
        "    consenting: Tom, Merchant",
        "    observing(Merchant): at(Merchant) == at(Tom)",
    ]
    assert lines[-1] == "utility(Merchant): 0"
