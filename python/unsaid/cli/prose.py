"""From acts to prose, for the commands: a told story, told reasons, and the voice of a played game."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unsaid.api import World
    from unsaid.play.voice import Voice
    from unsaid.story.story import Beat


def told(world: World, acts: Sequence[str], who: str | None) -> str:
    """The acts told as prose, from somebody's side or from outside."""
    return "\n".join(acts)


def reasons_told(world: World, beats: Sequence[Beat], places: Sequence[int], who: str | None) -> str:
    """The reasons of the acts at those places, told."""
    return "\n".join(f"{beats[p].act}: {r}" for p in places for r in beats[p].reasons)


def voice(world: World, role: str) -> Voice:
    """The words of a game played as a character."""
    from unsaid.play.stage import Stage
    from unsaid.play.voice import PlainVoice

    stage = Stage(world.ground, world.minds)
    return PlainVoice(stage, list(world.ground.characters).index(role), world.core.title or "")
