"""Searches in worlds whose people do not know something, where there is no story: they come to an end."""

from __future__ import annotations

import pytest

import unsaid

LETTER = """
entity Tom, Ann : character;
property hers() : boolean;
property burnt() : boolean;
property told() : boolean;
hers();
believes(Tom, hers()) = open;
action burn by Tom { precondition: !burnt(); effect: burnt(); };
action tell by Ann { precondition: burnt() & !told(); effect: told(); learns(Tom): hers(); };
utility(): told();
utility(Tom): !burnt();
"""
"""Nobody wants anything that an act would bring, so that there is no story."""


@pytest.mark.parametrize("shortest", [False, True])
def test_a_search_without_limits_ends(shortest: bool) -> None:
    """Without any limit it ends with explanations of twelve acts, none of which helped, and says how far it looked."""
    outcome = unsaid.read(LETTER).find(shortest=shortest)
    assert (outcome.stop, outcome.figures.reasons) == ("none", 12)


def test_the_list_of_all_stories_ends() -> None:
    """All stories of up to three acts, with any reasons, are listed to the end: there are none."""
    assert list(unsaid.read(LETTER).stories(acts=3)) == []
