"""The worlds that are served: the bundled ones, or those that were named on the command line.

A world is asked for by its name alone. No path is ever made of what a visitor sends, so that nothing is reachable but
what stands on the shelf. What was found out about a world is kept and shared by all who read or play it; how much it
may keep is bounded.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import unsaid
from unsaid.errors import BadValue
from unsaid.serve import bounds
from unsaid.serve.trouble import Trouble

SUFFIXES = (".world", ".txt", ".sabre")


@dataclass
class Room:
    """The memory that the engines of all opened worlds share."""

    _worlds: list[tuple[unsaid.World, unsaid.World]] = field(
        default_factory=list[tuple[unsaid.World, unsaid.World]], repr=False
    )
    """Each as it tells its own story, and as it is played; kept, so that their minds outlive the games in them."""
    _lock: Lock = field(default_factory=Lock, repr=False)

    def admit(self, world: unsaid.World) -> None:
        """Gives a world its share; those that are there already get by with less, but for the least they need. Raises
        WorldError for one with mistakes, which gets none."""
        pair = world, world.playable
        for one in pair:
            _ = one.engine.bytes
        with self._lock:
            self._worlds.append(pair)
            share = max(bounds.ENGINES // len(self._worlds), bounds.LEAST)
            for told, played in self._worlds:
                told.engine.limit(f"{max(share // 4, bounds.TOLD)} MiB")  # its own story, once
                played.engine.limit(f"{share - share // 4} MiB")

    def leave(self, world: unsaid.World) -> None:
        """Lets a world go, whose place another takes."""
        with self._lock:
            self._worlds = [pair for pair in self._worlds if pair[0] is not world]


@dataclass
class Served:
    """One world, opened when it is first asked for; ``place`` is its file, or the name of a bundled one. ``file`` is
    where its text may be written, None where it may not."""

    name: str
    place: str
    file: Path | None = None
    room: Room = field(default_factory=Room, repr=False)
    _opening: Lock = field(default_factory=Lock, repr=False)
    _finding: Lock = field(default_factory=Lock, repr=False)
    _world: unsaid.World | None = field(default=None, repr=False)
    _found: unsaid.Outcome | None = field(default=None, repr=False)
    _told: OrderedDict[unsaid.Telling, unsaid.Telling] = field(
        default_factory=OrderedDict[unsaid.Telling, unsaid.Telling], repr=False
    )

    @property
    def world(self) -> unsaid.World:
        """The world as it is read. Raises UnsaidError where it cannot be."""
        with self._opening:
            if self._world is None:
                world = unsaid.load(self.place)
                self.room.admit(world)
                self._world = world
            return self._world

    @property
    def sabre(self) -> bool:
        """Whether its text is read as Sabre reads it."""
        return Path(self.place).suffix.lower() in SUFFIXES[1:]

    def once(self, telling: unsaid.Telling) -> unsaid.Telling:
        """A telling of its story, or the equal one that was asked for before: what a page shows without a script, and
        what the script asks for, is told once."""
        with self._opening:
            found = self._told.setdefault(telling, telling)
            self._told.move_to_end(telling)
            while len(self._told) > bounds.TELLINGS:
                self._told.popitem(last=False)
        return found

    def anew(self) -> None:
        """Its text has changed: it is opened again when it is next asked for."""
        with self._opening:
            if self._world is not None:
                self.room.leave(self._world)
            self._world, self._found = None, None
            self._told.clear()

    @property
    def story(self) -> unsaid.Story:
        """The story that the world tells by itself; it is looked for once. Raises Trouble where there is none, or none
        was found in time."""
        story = self._outcome().story
        if story is not None:
            return story
        if self._outcome().stop == "none":
            raise Trouble(404, "no-story", f"{self.name} has no story that it tells by itself.")
        raise Trouble(503, "too-long", f"No story of {self.name} was found within {bounds.STORY:g} seconds.")

    def _outcome(self) -> unsaid.Outcome:
        known = self._found
        if known is None:
            world = self.world
            if not self._finding.acquire(timeout=bounds.STORY):
                raise Trouble(503, "too-long", f"A story of {self.name} is still being looked for.")
            try:
                known = self._found or world.find(budget=unsaid.Budget(time=bounds.STORY))
                if known.stop == "interrupted":
                    raise Trouble(503, "stopping", "The server is about to stop.")
                if self._world is world:  # else its text has changed meanwhile
                    self._found = known
            finally:
                self._finding.release()
        return known


@dataclass(frozen=True)
class Shelf:
    """All worlds that are served, by name, in the order in which to meet them."""

    worlds: Mapping[str, Served]

    def __getitem__(self, name: str) -> Served:
        """Raises Trouble."""
        found = self.worlds.get(name)
        if found is None:
            raise Trouble(404, "no-world", "There is no world of that name here.")
        return found


def bundled() -> Shelf:
    """The worlds that come with Unsaid."""
    room = Room()
    return Shelf({name: Served(name, name, None, room) for name in unsaid.bundled()})


def shelf(given: Iterable[str]) -> Shelf:
    """The worlds of some files and folders, and bundled ones by name; all bundled ones where nothing is given. Raises
    UnsaidError for what is not there, and for two of one name."""
    found: dict[str, Served] = {}
    room = Room()
    for served in (Served(name, at, file, room) for place in given for name, at, file in _at(place)):
        if served.name in found and found[served.name].place != served.place:
            two = f"{found[served.name].place} and {served.place}"
            raise BadValue("two-of-a-name", f"two worlds cannot be served as {served.name}: {two}")
        found[served.name] = served
    return Shelf(found) if found else bundled()


def _at(place: str) -> list[tuple[str, str, Path | None]]:
    """The worlds that a place means, each by its name, where it is, and where it may be written."""
    path = Path(place)
    if place in unsaid.bundled():
        return [(place, place, None)]
    if not path.is_dir():
        unsaid.load(place)  # so that what is not there is said at once
        return [(path.stem, place, path.resolve() if path.is_file() else None)]
    files = sorted(file for file in path.iterdir() if file.suffix in SUFFIXES and file.is_file())
    if not files:
        raise unsaid.UnsaidError("no-world", f"there are no worlds in {place}")
    return [(file.stem, str(file), path.resolve() / file.name) for file in files]
