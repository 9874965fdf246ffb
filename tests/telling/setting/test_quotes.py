"""Quotation marks and apostrophes."""

from __future__ import annotations

import pytest

from unsaid.english.quotes import curled, is_speech


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("'Hard to say,' he tells it. 'Go back.'", "‘Hard to say,’ he tells it. ‘Go back.’"),
        ('"Who?" she said. "You."', "“Who?” she said. “You.”"),
        ("It's his parents' house, isn't it?", "It’s his parents’ house, isn’t it?"),
        ("'It's cold,' you say.", "‘It’s cold,’ you say."),
        ("He said, \"She said 'no' to me.\"", "He said, “She said ‘no’ to me.”"),
        ("('Yes,' he said.)", "(‘Yes,’ he said.)"),
        ("'I thought—' He stops.", "‘I thought—’ He stops."),
        ("said—'Who?'", "said—‘Who?’"),
        ("'Tis late, tell 'em, in the '90s.", "’Tis late, tell ’em, in the ’90s."),
        ("First.\n'Second,' he says.", "First.\n‘Second,’ he says."),
        ("“Already” ‘set’ — it’s", "“Already” ‘set’ — it’s"),
        ("plain", "plain"),
    ],
)
def test_marks_are_typographic(typed: str, set_: str) -> None:
    """Straight marks become opening and closing ones, and apostrophes; typographic ones stay."""
    assert curled(typed) == set_


def test_setting_again_changes_nothing() -> None:
    """What has been set once is left alone."""
    once = curled("'It's \"late\",' she said.")
    assert curled(once) == once


def test_speech_is_known_by_its_opening_mark() -> None:
    """A paragraph is speech when it begins with an opening mark, not when it ends with one or begins elided."""
    assert is_speech("‘Goodbye,’ he says.")
    assert not is_speech("He says, ‘goodbye.’")
    assert not is_speech("’Tis late.")
