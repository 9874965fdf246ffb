"""Phrases about a world: each is read for itself, whatever was asked before."""

from __future__ import annotations

import pytest

from unsaid.language import core, read
from unsaid.language.asking import PhraseError, Phrases

WORLD = f"""\
entity Tom : character;
property calm(c : character) : boolean;
sense once(c : character): calm(c);
sense often(c : character): {" & ".join(["once(c)"] * 100)};
utility(): often(Tom);
"""


def test_what_was_refused_once_is_refused_again() -> None:
    """A phrase in which senses spell out to too much is refused however often it is asked, and no other is."""
    phrases, much = Phrases(read(WORLD).source), "&".join(["often(Tom)"] * 60)
    said = []
    for _ in range(3):
        with pytest.raises(PhraseError) as caught:
            phrases.condition(much)
        said.append((caught.value.code, caught.value.message))
        assert isinstance(phrases.condition("once(Tom)"), core.Fluent)
    assert said == [said[0]] * 3
    assert said[0][0] == "endless-sense"
