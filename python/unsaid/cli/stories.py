"""Reading the story a command is given: a file, or standard input, in either written form; or the game that was played.

What is none of these is refused, and where one can see what it is instead, that is said (``mistaken``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from unsaid.cli.exits import Exit, Halt

if TYPE_CHECKING:
    from unsaid.data.story import Story


def acts_of(place: str) -> tuple[str, ...]:
    """The acts of a story, in either written form."""
    return story_of(place).names


def story_of(place: str) -> Story:
    """A story; JSON as ``tell --json`` prints it, lines as ``tell --format sabre`` does, or a saved game."""
    from unsaid.cli.mistaken import told_apart

    text = text_of(place)
    try:
        return _from_json(text) if text.lstrip().startswith("{") else _from_lines(text)
    except ValueError as error:
        instead = told_apart(text) or f"is not a story: {str(error).splitlines()[0]}"
        raise Halt(Exit.WORLD, f"{place} {instead}") from error


def text_of(place: str, what: str = "a story") -> str:
    """The text of a file or of standard input that is to be ``what``; what is no text, or no end of it, is refused."""
    from unsaid.language.files import MOST, text_given, text_of

    return text_given(MOST, what) if place == "-" else text_of(Path(place), MOST, what)


def _from_json(text: str) -> Story:
    from unsaid.cli.mistaken import head
    from unsaid.data.story import story_from_json

    written = head(text)
    if written.format == "unsaid-save":
        return _played(text)
    found = story_from_json(text)
    if not found.acts and written.stop not in (None, "found"):
        raise ValueError(f"the search it comes from ended with {written.stop}, and no act was found")
    return found


def _played(text: str) -> Story:
    """What happened in a saved game."""
    from unsaid.data.story import Beat, Story
    from unsaid.play.saves import SaveProblem, loads

    try:
        save = loads(text)
    except SaveProblem as problem:
        raise ValueError(str(problem)) from problem
    acts = [moment.act for turn in save.turns for moment in turn if moment.kind == "act" and moment.act is not None]
    if not acts:
        raise ValueError("it is a saved game in which nothing has happened yet")
    return Story(save.world, tuple(map(Beat, acts)))


def _from_lines(text: str) -> Story:
    from unsaid.story import from_sabre

    if not text.strip():
        raise ValueError("there is nothing in it")
    return from_sabre(text)
