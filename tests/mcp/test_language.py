"""The language in a short text: it is short, its worlds tell, and every mistake it lists is one that is mended so."""

from __future__ import annotations

import re

import pytest

import unsaid
from unsaid.mcp.shown.resources import language

BLOCKS = re.findall(r"^```world tells\n(.*?)^```$", language(), re.MULTILINE | re.DOTALL)
MISTAKES = [
    (wrong.replace("\\|", "|"), right.replace("\\|", "|"))
    for wrong, right in re.findall(r"^\| `(.+)` \| `(.+)` \|$", language(), re.MULTILINE)
]
AROUND = "entity Ida, Olm : character;\nproperty lit, home() : boolean;\n"


def placed(line: str) -> str:
    """A line of the table in a world: a part in an action, a definition by itself."""
    part = re.match(r"(requires|precondition|effects?|observing)", line)
    return f"{AROUND}action go by Ida {{\n  {line}\n}};\n" if part else f"{AROUND}{line}\n"


def test_it_is_short() -> None:
    """It has at most two thousand words."""
    assert 1000 < len(language().split()) <= 2000


@pytest.mark.parametrize("block", BLOCKS)
def test_its_worlds_tell(block: str) -> None:
    """Each world in it lints without a word and has a story."""
    world = unsaid.read(block)
    assert unsaid.lint(world) == ()
    assert world.find().story is not None


def test_the_story_it_names() -> None:
    """The first world has the story that the text says."""
    story = unsaid.read(BLOCKS[0]).find().story
    assert story is not None
    assert ", ".join(f"`{act}`" for act in story.names) in language()


@pytest.mark.parametrize(("wrong", "right"), MISTAKES)
def test_mistakes_are_mended(wrong: str, right: str) -> None:
    """What is written wrongly is an error, and its edits make of it the same world as what is listed as meant."""
    world = unsaid.read(placed(wrong))
    assert not world.ok
    mended = world.mended(offered=True)
    assert mended.ok
    assert mended.to_ground() == unsaid.read(placed(right)).to_ground()


def test_there_are_mistakes() -> None:
    """The table was found: it lists eleven."""
    assert len(MISTAKES) == 11
