"""From flags to limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unsaid.story.limits import Limits


def limits(
    author: int | None = None,
    character: int | None = None,
    depth: int | None = None,
    time: float | None = None,
    memory: int | None = None,
    states: int | None = None,
    shortest: bool = False,
) -> Limits:
    """The limits of a search; what is not given is unlimited, except memory."""
    from unsaid.story.limits import MEMORY, Limits

    return Limits(author, character, depth, time, MEMORY if memory is None else memory, states, shortest)
