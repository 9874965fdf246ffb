"""Which tellings are kept whole, and how they are made.

Every bundled world as it is written, from each character's side, from outside and by turns; and from its first role's
side in every person and tense. The small ones also with the minds beside them, from outside. Each transcript is what
``unsaid tell`` sends into a pipe, to be read as it stands.
``make golden`` writes them anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.worlds.test_stories import GOOD
from tests.worlds.test_the_lesson import STORY
from unsaid.api.opened import OpenWorld, bundled, load
from unsaid.api.told.narrating import Request, told
from unsaid.telling.narration import manner
from unsaid.telling.setting.plain import plain

FOLDER = Path(__file__).parent
PERSONS: tuple[int, ...] = (1, 2, 3)
TENSES: tuple[Any, ...] = ("present", "past")
STORIES = {"the-lesson": STORY, **dict(reversed(GOOD))}
"""Of each world the first story known to be good, so that no search decides what is read."""

SMALL = ("the-soup", "tutorial", "the-saucer", "the-owl", "paste", "the-riding-light")


@cache
def opened(name: str) -> tuple[OpenWorld, tuple[str, ...]]:
    """A bundled world and its story."""
    return load(name), STORIES[name]


def tellings() -> Iterator[tuple[str, str, Request]]:
    """Each transcript's file name, its world, and what is asked for."""
    for name in bundled():
        world = opened(name)[0]
        for side in (*world.ground.characters, "nobody", "both"):
            yield f"{name}.{side.lower()}.txt", name, Request(side)
        role = (world.core.roles or world.ground.characters)[0]
        for person in PERSONS:
            for tense in TENSES:
                yield f"{name}.{role.lower()}.{person}-{tense}.txt", name, Request(role, manner(person, tense))
        if name in SMALL:
            yield f"{name}.minds.txt", name, Request("nobody", shown="all")


def transcript(name: str, asked: Request) -> str:
    """A story told whole."""
    world, acts = opened(name)
    return plain(told(world, acts, asked)[0]) + "\n"


def all_transcripts() -> dict[str, str]:
    """Every transcript by its file's name."""
    return {file: transcript(name, asked) for file, name, asked in tellings()}
