"""Every bundled world in every person and tense: nowhere does a verb clash with its subject or with the tense.

Looked for are the auxiliaries and commonest verbs behind a pronoun that can only be a subject, outside speech: there no
other reading is possible, so that each find is a fault.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import get_args

import pytest

from tests.telling.leaks import courses
from tests.worlds.staged import NAMES, Staged, staged
from unsaid.english import Tense
from unsaid.telling import Manner, Teller, told
from unsaid.telling.narration import Person

pytestmark = pytest.mark.slow

SPEECH = re.compile(r"(?:^|(?<=[\s(—]))['‘].*?(?:(?<=[.,!?…;:—])['’](?=\W|$)|$)|“.*?”", re.DOTALL)
CLASHES = {
    "present": re.compile(
        r"\bI (?:is|are|has|does|were|goes|says)\b|\b(?:[Hh]e|[Ss]he) (?:am|are|have|do|go|say)\b"
        r"|\b(?:[Ww]e|[Tt]hey) (?:is|am|has|does|was|goes|says)\b"
    ),
    "past": re.compile(r"\b(?:I|[Hh]e|[Ss]he|[Ww]e|[Tt]hey) (?:am|is|are|has|have|does|do|will|can|says|goes|were)\b"),
}
FREE = re.compile(r"\b(?:if|though) (?:I|he|she) were$|\bthey were$|\bwe were$", re.IGNORECASE)
"""What may stand in the past all the same."""


def clashes(world: Staged, side: str | None, person: Person, tense: Tense) -> Iterator[str]:
    """The places in a few courses where a verb does not go with its subject, or not with the tense."""
    teller = Teller(world.world, world.ground, world.minds, side, Manner(person, tense))
    for acts in courses(world.world.name, seeds=3, length=24):
        numbers = [world.act(a) for a in acts]
        for paragraph in told(teller, world.minds.course(numbers), numbers, side):
            text = SPEECH.sub(" @ ", paragraph.text)
            for found in itertools.chain(CLASHES["present"].finditer(text), _past(text, tense)):
                before = text[: found.end()]
                if not FREE.search(before):
                    yield before[-60:]


def _past(text: str, tense: Tense) -> Iterator[re.Match[str]]:
    return CLASHES["past"].finditer(text) if tense == "past" else iter(())


@pytest.mark.parametrize("name", NAMES)
def test_no_verb_clashes(name: str) -> None:
    """From every side, in every person and tense, subjects and verbs agree, and no present stands in a past telling."""
    world = staged(name)
    sides = (*world.ground.characters, None)
    ways = itertools.product(sides, get_args(Person), get_args(Tense))
    assert [(way, found) for way in ways for found in clashes(world, *way)] == []
