"""Maps that are drawn: one at a time, each in a thread and on an engine of its own, so that nobody who reads or plays
waits for it.

A map has an address of 128 random bits; whoever asked for it sees how far it is, and may stop it: what was drawn by
then stays. The maps that were asked for last are kept; of equal questions about a world one whole answer is kept for
all.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event, Lock, RLock, Thread
from time import monotonic
from typing import Literal

import unsaid
from unsaid.budget import resident_bytes
from unsaid.language.source import Source
from unsaid.serve import bounds
from unsaid.serve.trouble import Trouble, refused

Stage = Literal["waiting", "drawing", "done", "failed"]


@dataclass
class Drawing:
    """A map that is being drawn, or has been. ``looked`` is how many states have been looked into so far; ``trouble``
    why there is none."""

    name: str
    world: str
    free: tuple[str, ...]
    states: int
    stage: Stage = "waiting"
    looked: int = 0
    trouble: str = ""
    stop: Event = field(default_factory=Event, repr=False)
    lock: RLock = field(default_factory=RLock, repr=False)
    hand: Thread | None = field(default=None, repr=False)
    _map: unsaid.Map | None = field(default=None, repr=False)

    @property
    def over(self) -> bool:
        """Whether nothing more is done about it."""
        return self.stage in ("done", "failed")

    @property
    def map(self) -> unsaid.Map:
        """The map. Raises Trouble where there is none yet."""
        if self._map is None:
            raise Trouble(409, "not-drawn", self.trouble or "The map is not drawn yet.")
        return self._map

    def see(self, far: unsaid.Progress) -> None:
        """Notes how far it is."""
        self.looked = far.states

    def finish(self, drawn: unsaid.Map) -> None:
        """It is drawn; what the engine would need to draw on is let go, and what it can work out again."""
        drawn.kept.pop("chart", None)
        drawn.world.engine.limit(f"{bounds.MAP_KEPT} MiB")
        self._map, self.stage = drawn, "done"

    def fail(self, why: str) -> None:
        """There will be none."""
        self.trouble, self.stage = why, "failed"


@dataclass
class Maps:
    """All maps of one server."""

    most: int = bounds.MAPS
    _kept: OrderedDict[str, Drawing] = field(default_factory=OrderedDict[str, Drawing], repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)
    _one: Lock = field(default_factory=Lock, repr=False)
    """Held by whoever draws."""

    def ask(self, name: str, world: unsaid.World, free: Sequence[str], states: int) -> Drawing:
        """A map of a world that will be drawn; one that is there already, whole, is given again. Raises Trouble where
        too many are asked for, UnknownName for no character."""
        who = world.chain(free) if free else ()
        apart = unsaid.World(_apart(world.source))
        with self._lock:
            for known in self._kept.values():
                same = (known.world, known.free, known.states) == (name, who, states)
                if same and known.stage == "done" and known.map.whole and known.map.world == apart:
                    return known
            if sum(not one.over for one in self._kept.values()) >= bounds.MAPPING:
                raise Trouble(503, "too-many", "Others have asked for maps; ask again in a minute.")
            drawing = Drawing(secrets.token_hex(16), name, who, states)
            self._kept[drawing.name] = drawing
            self._let_go()
        drawing.hand = Thread(target=self._draw, args=(drawing, apart), name="map", daemon=True)
        drawing.hand.start()
        return drawing

    def __getitem__(self, name: str) -> Drawing:
        """Raises Trouble."""
        with self._lock:
            found = self._kept.get(name)
            if found is not None:
                self._kept.move_to_end(name)
        if found is None:
            raise Trouble(404, "no-map", "There is no such map, or it is there no longer: have it drawn again.")
        return found

    def close(self) -> None:
        """Stops all work, and waits until it has stopped: a thread that is still in the engine while the interpreter is
        taken down can bring down the process."""
        with self._lock:
            drawings = tuple(self._kept.values())
        for drawing in drawings:
            drawing.stop.set()
        until = monotonic() + bounds.MAP_STOPPING
        for drawing in drawings:
            if drawing.hand is not None:
                drawing.hand.join(max(0.0, until - monotonic()))

    def _let_go(self) -> None:
        """Lets the maps go that were asked for longest ago; none that is still being drawn."""
        over = [name for name, one in self._kept.items() if one.over]
        for name in over[: max(0, len(self._kept) - self.most)]:
            del self._kept[name]

    def _draw(self, drawing: Drawing, world: unsaid.World) -> None:
        with self._one:
            if drawing.stop.is_set():
                drawing.fail("It was stopped before it had begun.")
                return
            drawing.stage = "drawing"
            try:
                drawing.finish(_drawn(drawing, world))
            except unsaid.UnsaidError as error:
                drawing.fail(refused(error).message)
            except (MemoryError, RecursionError):
                drawing.fail("This world is too large for a map.")


def _drawn(drawing: Drawing, world: unsaid.World) -> unsaid.Map:
    room = f"{(resident_bytes() >> 20) + bounds.MAP_MEMORY} MiB"
    budget = unsaid.Budget(time=bounds.MAP, memory=room)
    with unsaid.within(unsaid.Budget(time=bounds.MAP + bounds.STORY, memory=None)):
        world.engine.limit(f"{bounds.MAP_MEMORY} MiB")
        return world.explore(
            drawing.free, states=drawing.states, budget=budget, progress=drawing.see, cancel=drawing.stop
        )


def _apart(source: Source) -> Source:
    """The same text from another place, so that its engine is not the one that everybody reads and plays on."""
    return Source(source.text, source.name, f"{source.path or source.name} (as a map)", source.sabre, source.foreign)
