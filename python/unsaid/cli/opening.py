"""Opening what a command names: its world, in the words asked for, and those in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from unsaid.api.stories import text_of
from unsaid.api.world import World, load
from unsaid.cli.exits import Exit, Halt
from unsaid.errors import UnknownName
from unsaid.language.source import Source
from unsaid.telling.people import sides_of
from unsaid.terminal.output import remark


def opened(name: str, sabre: bool | None = None, words: str | None = None) -> World:
    """The world of that path or name, its text checked, told in the texts of a gettext file where one is given.

    ``sabre``: whether it is read as Sabre reads it; None goes by its name.
    """
    world = load(name, sabre=sabre)
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
