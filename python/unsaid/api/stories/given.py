"""Stories that somebody gives: acts by name, or a file in either written form, or the game that was played.

What is none of these is refused, and where one can see what it is instead, that is said (``mistaken``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from unsaid.api.stories.mistaken import head, told_apart
from unsaid.data.story import Attempt, Beat, Story, story_from_json
from unsaid.errors import UnsaidError
from unsaid.language.files import MOST, text_given
from unsaid.language.files import text_of as text_in
from unsaid.story.meant import Meant, as_meant, in_their_place

if TYPE_CHECKING:
    from unsaid.api.world import World
    from unsaid.play.kept.saved import SavedTurn

SAVE = re.compile(rb'\s*\{\s*"format":\s*"unsaid-save"')
"""How a saved game begins."""

PASSES = ("pass", "let_pass")
"""How the names of passes begin."""

BEGINNING = 200
"""Bytes of a file that are looked at to tell what it is."""


def story_from(world: World, acts: Iterable[str] | str | Path | dict[str, Any]) -> Story:
    """A story from acts by name, a file, or plain data. Raises UnknownName, UnsaidError, FileProblem."""
    if isinstance(acts, str | Path):
        return story_of(str(acts))
    if isinstance(acts, dict):
        return _from_data(acts)
    names = tuple(str(act) for act in acts)
    known = set(world.acts)
    for name in names:
        if name not in known:
            raise world.unknown(name)
    return Story(world.name, tuple(map(Beat, names)))


def meant_by(world: World, story: Story) -> Story:
    """A story that somebody wrote, with each act as the world writes it, where it is plain which is meant.

    Raises UnsaidError (``another-world``) where it has several acts and the world has none of them.
    """
    if not world.ok:
        return story
    open_ = world.open
    entities = (entity.name for entity in open_.ground.entities)
    meant = Meant(world.acts, [*entities, *(action.name for action in open_.core.actions)])
    found = as_meant(story, meant)
    if any("(" not in name for name in found.names):
        found = in_their_place(found, open_.minds)
    known = set(world.acts)
    if len(found.acts) > 1 and not any(n in known or open_.never(n) is not None for n in found.names):
        of = f", which says that it is of {story.world}" if story.world not in ("", world.name) else ""
        message = f"this is a story of another world: {world.name} has none of its {len(found.acts)} acts"
        raise UnsaidError("another-world", f"{message} ({found.names[0]}, …){of}; give the world that it is of")
    return found


def told_in(world: World, acts: Iterable[str]) -> World:
    """The world that has all of some acts: the world as it is played, where one of them is a pass."""
    passes = [act for act in acts if act.startswith(PASSES)]
    if world.passing or not passes or not world.ok:
        return world
    return world if set(passes) <= set(world.acts) else world.playable


def _from_data(data: dict[str, Any]) -> Story:
    try:
        return story_from_json(msgspec.json.encode(data))
    except (msgspec.DecodeError, TypeError) as error:
        raise UnsaidError("no-story", f"this is not a story: {str(error).splitlines()[0]}") from error


def story_of(place: str) -> Story:
    """A story in a file; JSON as ``tell --json`` prints it, lines as ``tell --format sabre`` does, or a saved game.

    Raises UnsaidError (``no-story``) where it holds none, FileProblem where it cannot be read.
    """
    text = text_of(place)
    try:
        return _from_json(text) if text.lstrip().startswith("{") else _from_lines(text)
    except ValueError as error:
        instead = told_apart(text) or f"is not a story: {str(error).splitlines()[0]}"
        raise UnsaidError("no-story", f"{place} {instead}", place) from error


def is_save(place: str) -> bool:
    """Whether a file is a saved game, as far as its beginning says."""
    path = Path(place)
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return SAVE.match(file.read(BEGINNING)) is not None
    except OSError:
        return False


def text_of(place: str, what: str = "a story") -> str:
    """The text of a file or of standard input that is to be ``what``; what is no text, or no end of it, is refused."""
    return text_given(MOST, what) if place == "-" else text_in(Path(place), MOST, what)


def _from_json(text: str) -> Story:
    written = head(text)
    if written.format == "unsaid-save":
        return _played(text)
    found = story_from_json(text)
    if not found.acts and written.stop not in (None, "found"):
        raise ValueError(f"the search it comes from ended with {written.stop}, and no act was found")
    return found


def _played(text: str) -> Story:
    """What happened in a saved game."""
    from unsaid.play.kept.saves import SaveProblem, loads  # only those who give one pay for loading this

    try:
        save = loads(text)
    except SaveProblem as problem:
        raise ValueError(str(problem)) from problem
    played = played_story(save.world, save.turns)
    if not played.acts:
        raise ValueError("it is a saved game in which nothing has happened yet")
    return played


def played_story(world: str, turns: Iterable[SavedTurn]) -> Story:
    """What happened in the turns of a game, and what was tried in it."""
    acts, attempts = list[Beat](), list[Attempt]()
    for event in (event for turn in turns for event in turn.events):
        if event.kind == "act":
            acts.append(Beat(event.act))
        elif event.by is not None:
            attempts.append(Attempt(event.kind, event.act, event.by, len(acts)))
    return Story(world, tuple(acts), attempts=tuple(attempts))


def _from_lines(text: str) -> Story:
    if not text.strip():
        raise ValueError("there is nothing in it")
    from unsaid.story.sabre import from_sabre  # it brings in the checker's words, which few need

    return from_sabre(text)
