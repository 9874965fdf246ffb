"""Which lines can be told in one way only."""

from __future__ import annotations

import pytest

from unsaid.language.checker.fixed import fixed_at


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("He goes home.", "He goes"),
        ("A step; then he goes.", "he goes"),
        ("Behind you a door.", "you"),
        ("'Is it you?' she says.", "she says"),
        ("'I know you,' they say, 'I do.'", "they say"),
        ("'I know you. You don't fool me.'", None),
        ("A key; the latch; his step.", None),
        ("It was a good dish.", None),
        ("Rain on the roof, and she gone.", None),
        ("“Are you there?” Nothing.", None),
    ],
)
def test_where_a_line_is_fixed(text: str, place: str | None) -> None:
    """A present verb of a pronoun, or an I or you, fixes a line; speech, what was, and verbless words do not."""
    found = fixed_at(text)
    assert (text[found[0] : found[1]] if found else None) == place
