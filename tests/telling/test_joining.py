"""The story in one paragraph: which sentences are put together, and how."""

from __future__ import annotations

import pytest

from unsaid.telling.joining import LONGEST, joined


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["He asks.", "She says yes."], ["He asks, and she says yes."]),
        (["You ask.", "I say yes."], ["You ask, and I say yes."]),
        (["He gets up.", "He goes out."], ["He gets up and goes out."]),
        (["In May you ring.", "He lets it ring."], ["In May you ring, and he lets it ring."]),
        (["She sits, and waits.", "He comes in."], ["She sits, and waits; he comes in."]),
        (["He asks.", "She says no.", "He goes out."], ["He asks, and she says no.", "He goes out."]),
        (["She sits.", "He comes in, and waits."], ["She sits; he comes in, and waits."]),
        (["He is so " + "very " * 20 + "glad.", "She nods."], ["He is so " + "very " * 20 + "glad, and she nods."]),
    ],
)
def test_two_that_go_together(sentences: list[str], expected: list[str]) -> None:
    """Two deeds share a subject, an answer follows *and* or a semicolon, and no sentence takes a third."""
    assert joined(sentences) == expected


@pytest.mark.parametrize(
    "sentences",
    [
        ["Ann lights the lamp.", "She waits."],  # who is she? the first word does not tell
        ["He rings.", "Ann lets it ring."],
        ["The summer goes by.", "You ask."],
        ["She asks for the key.", "She asks for the book."],
        ["She sits, and waits.", "She sighs."],
        ["He says 'no, never'.", "She goes."],
        ["Is he in?", "She waits."],
        ["He is in?", "She waits."],
        ["He asks.", "She says 'no, never'."],
        ["She sits.", "She sighs, and waits."],
        ["He asks.", "She"],
        ["He is so " + "very " * 21 + "glad.", "She nods."],
        ["He goes " + "on and " * LONGEST + "on.", "She waits."],
        ["", "She waits."],
    ],
)
def test_what_stands_apart(sentences: list[str]) -> None:
    """Nothing is joined where a first word is no pronoun, a verb comes back, there is speech, or it would grow long."""
    assert joined(sentences) == sentences
