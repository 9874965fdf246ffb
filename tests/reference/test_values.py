"""Scalars, as the page gives them."""

import pytest

from .values import FALSE, TRUE, UNKNOWN, above, arithmetic, as_utility, compare, from_plain


def test_kinds_stay_apart():
    """The number 1, the truth True and an entity called "1" are three values."""
    assert len({from_plain(1), from_plain(1.0), from_plain(True), from_plain("1")}) == 3


def test_there_is_one_zero():
    """Zero below and zero above are the same value."""
    assert from_plain(-0.0) == from_plain(0) == arithmetic("*", from_plain(-1), from_plain(0))


@pytest.mark.parametrize(
    ("operator", "left", "right"),
    [("/", 1, 0), ("+", 1, None), ("-", True, 1), ("*", "Tom", 2), ("*", 1e300, 1e300)],
)
def test_what_cannot_be_reckoned_is_unknown(operator, left, right):
    """Division by zero, a result without bound, and anything that is no number come to unknown."""
    assert arithmetic(operator, from_plain(left), from_plain(right)) == UNKNOWN


@pytest.mark.parametrize(
    ("left", "operator", "right", "expected"),
    [
        (None, "==", None, True),
        (None, "!=", 3, True),
        (None, "<", 3, False),
        (None, ">=", None, True),
        (None, ">", None, False),
        ("Tom", "<=", "Tom", True),
        ("Tom", "<=", "Zoe", False),
        (True, ">=", 1, False),
        (2, "<", 10, True),
        (2, ">=", 2, True),
    ],
)
def test_comparison(left, operator, right, expected):
    """Unknown equals itself alone; order is for numbers, but equal values are also at least and at most each other."""
    assert compare(operator, from_plain(left), from_plain(right)) is expected


def test_truths_count_one_and_zero_as_utilities():
    """A boolean utility counts 1 or 0; unknown and entities count as nothing."""
    assert [as_utility(v) for v in (TRUE, FALSE, UNKNOWN, from_plain("Tom"), from_plain(2))] == [1, 0, None, None, 2]


def test_unknown_utility_is_never_above_or_below():
    """Only two known utilities can be one above the other."""
    assert above(2, 1)
    assert not above(1, 1) and not above(None, 0) and not above(1, None)
