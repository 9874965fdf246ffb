"""The second reader, which has the text and the card alone, gives the same answers."""

from __future__ import annotations

import pytest

from tests.reference.chronicle.answering import answered
from tests.reference.chronicle.measuring import DIALS, second
from unsaid.quiz.making import items


def test_by_hand() -> None:
    """A story read by hand: who looks learns, who is told believes, and who was not there thinks as before."""
    story = (
        "Ann, Ben, Carla and Dan were together. At the start the key was in the red box and the coin was in the blue "
        "box, and everybody knew it. Everybody trusted everybody. Ann put the key in the drawer. Ben saw it. Carla "
        "checked where the key was. Dan saw it. Ben whispered to Dan that the key was in the trunk."
    )
    places = ("in the red box", "in the drawer", "in the trunk")
    asked = {
        "Where is the key in the end?": "in the drawer",
        "Where does Carla think that the key is?": "in the drawer",
        "Where does Dan think that the key is?": "in the trunk",
        "Where does Ann think that Ben thinks that the key is?": "in the drawer",
        "Where does Ann think that Dan thinks that the key is?": "in the red box",
        "Where does Dan think that Ben thinks that the key is?": "in the trunk",
        "Where does Dan think that Carla thinks that the key is?": "in the red box",
    }
    assert {question: answered(story, question, places) for question in asked} == asked


@pytest.mark.parametrize("seed", range(4))
def test_second_reader_agrees(seed: int) -> None:
    """On 600 items of each of four ways of making sets, every answer is that of the second reader."""
    differing = [
        (item.id, item.kind) for item in items(50_000 + seed, 0, 600, DIALS[seed]) if second(item) != item.answer
    ]
    assert differing == []
