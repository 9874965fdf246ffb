"""Opening what a command names: its world, in the words asked for, and those in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from unsaid.api.stories.given import is_save, text_of
from unsaid.api.world import World, load
from unsaid.cli.exits import Exit, Halt
from unsaid.errors import UnknownName
from unsaid.language.source import Source
from unsaid.minds import one_arena
from unsaid.telling.people import sides_of
from unsaid.terminal.output import remark


def opened(name: str, sabre: bool | None = None, words: str | None = None) -> World:
    """The world of that path or name, its text checked, told in the texts of a gettext file where one is given.

    ``sabre``: whether it is read as Sabre reads it; None goes by its name.
    """
    return _in_words(load(name, sabre=sabre), words)


@dataclass(frozen=True)
class Opened:
    """What a command is asked about: a world; the place of a story in it, and who was played there, where that is a
    saved game."""

    world: World
    story: str | None = None
    role: str | None = None


def asked(name: str, story: str | None, sabre: bool | None = None, words: str | None = None) -> Opened:
    """The world and the story that are named: a saved game in the world's place is both."""
    if not is_save(name):
        return Opened(opened(name, sabre, words), story)
    if story is not None:
        raise Halt(Exit.USAGE, f"{name} is a saved game, and so a story itself; {story} is one too many")
    from unsaid.api.games.resuming import saved  # only those who give a saved game pay for loading this

    world, role = saved(name)
    return Opened(_in_words(world, words), name, role)


def _in_words(world: World, words: str | None) -> World:
    """A world whose text is checked, in the texts of a gettext file."""
    one_arena()  # the process is ours, and is to keep within its memory
    _ = world.open.core
    if words is None:
        return world
    texts = text_of(words, "a translation")  # once: standard input and pipes can be read no second time
    world, doubtful = world.retold(texts, words)
    for diagnostic in doubtful:
        remark(diagnostic.styled(Source(texts, words, words)))
    return world


@contextmanager
def flag(name: str, given: str | None) -> Iterator[None]:
    """Whatever name is not there is said of the flag it was given for."""
    try:
        yield
    except UnknownName as error:
        raise Halt(Exit.USAGE, f"{name} {given or repr('')}: {error.message}") from None


def side(world: World, who: str | None) -> str | None:
    """The side that ``--as`` means; None for the view from outside."""
    with flag("--as", who):
        return sides_of(world.open.core, who)[0]
