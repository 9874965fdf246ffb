"""Turns: acts in their slots, and slots that pass."""

from unsaid.psyche.slots import Slot, passes, slots


def test_without_turns_there_are_no_slots() -> None:
    """A world without an order of turns has nobody's turn."""
    assert slots((), [(0,), (1,)]) == []


def test_acts_in_turn_let_no_slot_pass() -> None:
    """Two who act by turns each take their slot."""
    assert slots((0, 1), [(0,), (1,), (0,)]) == [Slot(0, 0, 0), Slot(1, 1, 1), Slot(0, 2, 2)]


def test_whoever_is_skipped_has_let_a_slot_pass() -> None:
    """The first acts twice: between the two the second's slot passed, which was clear at the second act."""
    found = slots((0, 1), [(0,), (0,)])
    assert found == [Slot(0, 0, 0), Slot(1, None, 1), Slot(0, 1, 1)]
    assert passes(found) == [Slot(1, None, 1)]


def test_an_act_of_nobody_takes_no_slot() -> None:
    """Fate, and those without a slot, act between turns."""
    assert slots((0, 1), [(0,), (), (2,), (1,)]) == [Slot(0, 0, 0), Slot(1, 3, 3)]


def test_a_joint_act_takes_the_slot_that_comes_first() -> None:
    """After the first has acted, an act of both is in the second's slot, and the first's turn is next."""
    assert slots((0, 1), [(0,), (0, 1), (0,)]) == [Slot(0, 0, 0), Slot(1, 1, 1), Slot(0, 2, 2)]


def test_a_longer_round() -> None:
    """Of three, the two skipped before the third's act have passed, in order."""
    assert slots((0, 1, 2), [(2,), (1,)]) == [
        Slot(0, None, 0),
        Slot(1, None, 0),
        Slot(2, 0, 0),
        Slot(0, None, 1),
        Slot(1, 1, 1),
    ]
