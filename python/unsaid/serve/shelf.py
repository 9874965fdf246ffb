"""The worlds that are served: the bundled ones, or those that were named on the command line.

A world is asked for by its name alone. No path is ever made of what a visitor sends, so that nothing is reachable but
what stands on the shelf. What was found out about a world is kept and shared by all who read or play it; how much it
may keep is bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock

import unsaid
from unsaid.serve.trouble import Trouble

MOST = "512 MiB"
"""What the engine of one world may hold before it lets go of what it can work out again."""

PATIENCE = 20.0
"""Seconds for finding the story that a world tells by itself."""

SUFFIXES = (".world", ".txt", ".sabre")


@dataclass
class Served:
    """One world, opened when it is first asked for."""

    name: str
    place: str
    _lock: Lock = field(default_factory=Lock, repr=False)

    @property
    def world(self) -> unsaid.World:
        """The world as it is read. Raises WorldError where its text has errors."""
        with self._lock:
            return self._world

    @cached_property
    def _world(self) -> unsaid.World:
        world = unsaid.load(self.place)
        world.engine.limit(MOST)
        world.playable.engine.limit(MOST)
        return world

    @property
    def story(self) -> unsaid.Story:
        """The story that the world tells by itself. Raises Trouble where none was found in time."""
        world = self.world
        with self._lock:
            if "_story" not in self.__dict__:
                self.__dict__["_story"] = world.find(budget=unsaid.Budget(time=PATIENCE)).story
        found = self.__dict__["_story"]
        if found is None:
            raise Trouble(404, "no-story", f"No story of {self.name} was found within {PATIENCE:g} seconds.")
        return found


@dataclass(frozen=True)
class Shelf:
    """All worlds that are served, by name, in the order in which to meet them."""

    worlds: Mapping[str, Served]

    def __getitem__(self, name: str) -> Served:
        """Raises Trouble."""
        found = self.worlds.get(name)
        if found is None:
            raise Trouble(404, "no-world", f"There is no world called {name} here.")
        return found


def bundled() -> Shelf:
    """The worlds that come with Unsaid."""
    return Shelf({name: Served(name, name) for name in unsaid.bundled()})


def shelf(given: Iterable[str]) -> Shelf:
    """The worlds of some files and folders, and bundled ones by name; all bundled ones where nothing is given. Raises
    FileProblem for what is not there."""
    found = [served for place in given for served in _at(place)]
    return Shelf({one.name: one for one in found}) if found else bundled()


def _at(place: str) -> Iterable[Served]:
    path = Path(place)
    if not path.is_dir():
        return [Served(path.stem if path.suffix in SUFFIXES else place, place)]
    files = sorted(file for file in path.iterdir() if file.suffix in SUFFIXES and file.is_file())
    return [Served(file.stem, str(file)) for file in files]
