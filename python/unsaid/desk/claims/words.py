"""A course of acts in the words of the world, act by act: the author's brief words, or a plain sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from unsaid.telling.narration import Manner
from unsaid.telling.teller import Teller

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld


def in_words(world: OpenWorld, acts: Sequence[int]) -> tuple[str, ...]:
    """A sentence for each act of a course, told from outside."""
    brief = Teller(world.core, world.ground, world.minds, None, Manner(length="short"))
    memory, state, found = brief.memory(), world.minds.initial, list[str]()
    for act in acts:
        after = world.minds.advance(state, act)
        said = brief.act(state, act, None, memory, after)
        found.append(said.text if said.brief and said.text else brief.plain(act, None))
        state = after
    return tuple(" ".join(text.split()) for text in found)


def counted(number: int, noun: str) -> str:
    """``1 act``, ``2 acts``."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"
