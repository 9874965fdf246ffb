"""Reading the story a command is given: a file, or standard input, in either written form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from unsaid.cli.exits import Exit, Halt

if TYPE_CHECKING:
    from unsaid.story.story import Story


def acts_of(place: str) -> tuple[str, ...]:
    """The acts of a story, in either written form."""
    return story_of(place).names


def story_of(place: str) -> Story:
    """A story; JSON as ``tell --json`` prints it, or lines as ``tell --format sabre`` does."""
    text = text_of(place)
    try:
        return _from_json(text) if text.lstrip().startswith("{") else _from_lines(text)
    except ValueError as error:
        raise Halt(Exit.WORLD, f"{place} is not a story: {str(error).splitlines()[0]}") from error


def text_of(place: str, what: str = "a story") -> str:
    """The text of a file or of standard input that is to be ``what``; what is no text, or no end of it, is refused."""
    from unsaid.language.files import MOST, text_given, text_of

    return text_given(MOST, what) if place == "-" else text_of(Path(place), MOST, what)


def _from_json(text: str) -> Story:
    from unsaid.story.story import story_from_json

    return story_from_json(text)


def _from_lines(text: str) -> Story:
    from unsaid.story import from_sabre

    return from_sabre(text)
