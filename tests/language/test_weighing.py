"""A concern weighing otherwise, in every form in which it can be written: the number alone changes."""

from __future__ import annotations

import pytest

import unsaid

WORLD = """\
entity Ann, Bob : character;
property gone() : boolean;
action go by Ann { effect: gone(); };
"""


@pytest.mark.parametrize(
    ("written", "anew"),
    [
        (" own: gone();", " own, 7: gone();"),
        (" own, 3: gone();", " own, 7: gone();"),
        (" other(Bob): gone();", " other(Bob), 7: gone();"),
        (" other(Bob), 4: gone();", " other(Bob), 7: gone();"),
        (" own { term: gone(); };", " own { weight: 7; term: gone(); };"),
        (" other(Bob) { weight: 3; term: gone(); };", " other(Bob) { weight: 7; term: gone(); };"),
    ],
)
def test_a_weight_is_put_in_place_of_another(written: str, anew: str) -> None:
    """In a head the weight is a number behind the kind, in brackets a part; where there was none it is put in."""
    world = unsaid.read(f"{WORLD}concern wish(Ann) :{written}\n").weighing("wish(Ann)", 7)
    assert world.text == f"{WORLD}concern wish(Ann) :{anew}\n"
    assert [one.weight for one in world.open.ground.inner.concerns] == [7.0]
