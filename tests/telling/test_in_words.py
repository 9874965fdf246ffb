"""Whatever is asked about a mind is answered in words: no concern by its name, and no bare number."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

import unsaid
from tests.worlds.staged import NAMES, staged
from unsaid import Answer, Story, World
from unsaid.telling.names import spaced

pytestmark = pytest.mark.slow

NUMBER = re.compile(r"\(-?\d[^)]*\)|→")
"""A number that begins what stands in brackets, or an arrow, as from one number to another."""


def played(world: World) -> list[str]:
    """A course of twelve acts, drawn from those that can happen."""
    chance, moment, acts = random.Random(world.name), world.start, list[str]()
    while len(acts) < 12 and moment.possible:
        acts.append(chance.choice(moment.possible))
        moment = moment.after(acts[-1])
    return acts


def answers(story: Story) -> Iterator[tuple[str, Answer]]:
    """Every question that can be asked about a story, with how it is asked for on the command line."""
    people = story.world.characters
    yield from (("", story.why()), ("--knew", story.knew()), ("--doubt", story.doubt()), ("--unsaid", story.unsaid()))
    yield from ((f"--feel {who}", story.felt(who=who)) for who in people)
    yield from ((f"--believe {who},{other}", story.believed(who, other)) for who in people for other in people)
    yield from ((f"--not {act}", story.why_not(act)) for act in story.world.act_names)


def told(story: Story) -> Iterator[tuple[str, str]]:
    """All of it as every character would have it told, and the notes beside the telling."""
    for asked, answer in answers(story):
        for side in story.world.characters:
            yield f"{asked} --as {side}", answer.prose(side)
    for side in story.world.characters:
        yield f"--minds --as {side}", "\n".join(note.text for note in story.tell(side, minds="all").notes)


def named(world: World) -> re.Pattern[str]:
    """The ways in which a concern without words is told, by its name."""
    names = "|".join({re.escape(spaced(c.name.split("(")[0])) for c in world.open.ground.inner.concerns} or {"-"})
    return re.compile(rf"\((?:{names})\)|, for (?:{names})\b|losing (?:{names})\b")


@pytest.mark.parametrize("name", NAMES)
def test_no_answer_names_a_concern_or_a_number(name: str) -> None:
    """Of the story that is found and of one that is played, in every answer from every side."""
    world = unsaid.load(name)
    names = named(world)
    for acts in (staged(name).found, played(world)):
        for asked, text in told(world.story(acts)):
            leaks = [found.group() for shape in (names, NUMBER) for found in shape.finditer(text)]
            assert leaks == [], f"{asked}: {leaks}"


def test_a_concern_without_words_is_told_by_its_name() -> None:
    """In a world that has no words for it; so the net catches what it is spread for."""
    text = "entity Ann : character; property fed() : boolean; action cook() { effect: fed(); consenting: Ann; };"
    world = unsaid.read(f"{text} concern supper(Ann) : own {{ term: fed(); }};")
    told = world.story(["cook()"]).felt(who="Ann").prose()
    assert named(world).search(told) is not None, told
