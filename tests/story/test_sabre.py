"""Reading stories in Sabre's form."""

from __future__ import annotations

import pytest

from unsaid.story import Beat, Reason, SabreError, Step, from_sabre

TEXT = """
walk( Ann,Shop )
| buy(Ann, Ben)
| | goal(Ben, rich(Ben))
| goal(Ann, has(Ann) == Lamp)

rain()
goal(has(Ann) == Lamp)
"""


def test_plans_stand_below_their_acts() -> None:
    """A plan's steps and the reasons in it are read, and the goals only for whose they are."""
    bought = Step("buy(Ann, Ben)", (Reason("Ben", "buy(Ann, Ben)"),))
    walked = Beat("walk(Ann, Shop)", (Reason("Ann", "walk(Ann, Shop)", (bought,)),))
    assert from_sabre(TEXT).acts == (walked, Beat("rain()"))


def test_a_plan_without_an_end_is_left_out() -> None:
    """Without a goal nobody can say whose plan it is; the act is kept."""
    assert from_sabre("walk(Ann)\n| buy(Ann)\nrain()").acts == (Beat("walk(Ann)"), Beat("rain()"))


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("walk(Ann)\nit rains\n", 2, "line 2: this is no act: it rains"),
        ("| walk(Ann)\n", 1, "line 1: this line stands further in than the line above allows"),
        ("walk(Ann)\n\n| | rain()\n", 3, "line 3: this line stands further in than the line above allows"),
    ],
)
def test_what_is_no_story_is_refused_with_its_line(text: str, line: int, message: str) -> None:
    """The first line that cannot be read is named."""
    with pytest.raises(SabreError) as caught:
        from_sabre(text)
    assert caught.value.line == line
    assert str(caught.value) == message
