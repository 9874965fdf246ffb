"""Words that mean much the same."""

from __future__ import annotations

import pytest

from unsaid.english.kin import Kin, kin, nearness


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        (("price", "cost"), ("price", "owl")),
        (("chuckle", "laugh"), ("chuckle", "rope")),
        (("pen", "ink"), ("pen", "soup")),
        (("descend", "fall"), ("descend", "laugh")),
    ],
)
def test_words_of_one_kind_are_nearer_than_others(nearer: tuple[str, str], farther: tuple[str, str]):
    """A word of the same sense, of its kind or of its explanation is nearer than one that has nothing to do with it."""
    assert nearness(*nearer) > nearness(*farther)


def test_it_goes_both_ways():
    """How near two words are does not hang on which is asked for first; a word is nearest to itself."""
    assert nearness("pen", "ink") == nearness("ink", "pen")
    assert nearness("ink", "ink") == 1.0 > nearness("pen", "ink")


@pytest.mark.parametrize("word", ["xyzzy", "", "@wait", "licence:", "#"])
def test_what_is_no_word_is_kin_to_nothing(word: str):
    """Unknown words, marks, and the lines about the dictionary."""
    assert kin(word) == Kin()
