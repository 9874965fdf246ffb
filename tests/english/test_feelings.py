"""The names of feelings and the words for them."""

from __future__ import annotations

import pytest

from unsaid.english.feelings import NAMES, WORDS, alone


def test_every_feeling_has_words_and_nothing_else_has() -> None:
    """The one list of names and the one of words go together."""
    assert tuple(WORDS) == NAMES


@pytest.mark.parametrize("feeling", NAMES)
def test_a_clause_says_who_felt_it(feeling: str) -> None:
    """Each clause is about somebody, and leaves no place unfilled."""
    said = WORDS[feeling].clause.format(who="Ann", was="was", they="she", other="Ben")
    assert "Ann" in said and not {*"{}"} & {*said}


def test_a_feeling_alone_is_a_noun() -> None:
    """“showed joy and felt …” goes on with a noun; where the name is none, another stands for it."""
    assert [alone("guilt"), alone("happy for"), alone("love")] == ["guilt", "gladness for another", "love"]
