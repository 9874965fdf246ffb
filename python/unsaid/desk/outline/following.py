"""Going through a plot in the minds of its people: who takes what to be so, scene by scene.

This is what a world means, as far as an outline needs it. What comes out happens in the mind of everybody who is there,
and in the minds of those there as they are in it; what one is told changes one's mind, and what whoever heard it takes
that mind to be. At the start nobody knows anything. A scene goes in this order: what is relied on is asked for, things
come out, people are told, they work out, they forget, and die. What somebody relies on counts as known from then on, so
that one hole is told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from .model import Chain, Hearing, Item, Plot, Relying, Scene, Working, opposite, own

Way = Literal["start", "out", "told", "lied", "works", "forgets", "relies"]


class Change(msgspec.Struct, frozen=True):
    """From a scene on (-1: from the start) a mind holds a fact to be so or not (None: neither), and how that came."""

    scene: int
    so: bool | None
    way: Way
    by: str | None = None


class Asked(msgspec.Struct, frozen=True):
    """Something that somebody had to know at a moment, and whether they did: a step of a scene."""

    scene: int
    who: str
    item: Item
    for_: Relying | Working | Hearing
    held: bool


class Course:
    """A plot gone through: the history of every mind that it speaks of, and all that had to be known."""

    def __init__(self, plot: Plot) -> None:
        self.plot = plot
        self.history: dict[tuple[Chain, str], list[Change]] = {}
        self.asked: list[Asked] = []
        self.untrue: list[tuple[int, Item]] = []
        """What comes out of somebody's mind and is not in it: the scene, and the item."""
        self.unconvincing: list[tuple[int, Hearing]] = []
        self.needless: list[tuple[int, Working]] = []
        self.chains = _chains(plot)
        self._longest = max(map(len, self.chains), default=0)
        self._within: dict[frozenset[str], list[Chain]] = {}
        self._now = -1
        for known in plot.knows:
            self._put([()], (known.who, *known.item.minds), known.item, "start")
        for self._now, scene in enumerate(plot.scenes):
            self._scene(scene)

    # --- what is asked of it ---

    def held(self, who: str, item: Item, scene: int | None = None) -> bool:
        """Whether somebody takes something to be so, now or when a scene begins."""
        return self.at((who, *item.minds), item.fact, scene) is item.so

    def at(self, chain: Chain, fact: str, scene: int | None = None) -> bool | None:
        """What a mind takes of a fact, now or when a scene begins."""
        changes = self.history.get((chain, fact), [])
        return next((c.so for c in reversed(changes) if scene is None or c.scene < scene), None)

    def since(self, who: str, item: Item, scene: int) -> Change | None:
        """The change by which somebody came to take something to be so, as it stands when a scene begins."""
        changes = [c for c in self.history.get(((who, *item.minds), item.fact), []) if c.scene < scene]
        if not changes or changes[-1].so is not item.so:
            return None
        first = len(changes) - 1
        while first and changes[first - 1].so is item.so:
            first -= 1
        return changes[first]

    # --- one scene ---

    def _scene(self, scene: Scene) -> None:
        there = frozenset(scene.there)
        late = scene.late
        for relying in scene.relies:
            if relying not in late:
                self._ask(relying.who, relying.item, relying)
        plain = [item for item in scene.out if plainly(self.plot, item)]
        for item in plain:
            self._put([c for c in self._told(there) if c], (), item, "out")
        for relying in scene.relies:
            if relying not in late and not spoken_of(scene, relying):
                self._put(self._told(there), (relying.who, *relying.item.minds), relying.item, "relies")
        for item in scene.out:
            if item not in plain:
                self._comes_out(scene, there, item)
        for step in scene.steps:
            if isinstance(step, Hearing):
                self._hears(step)
            else:
                self._works(step)
        for relying in late:
            self._ask(relying.who, relying.item, relying)
        for one in scene.forgets:
            self._set((one.who, *one.item.minds), one.item.fact, None, "forgets", None)

    def _comes_out(self, scene: Scene, there: frozenset[str], item: Item) -> None:
        if item.minds and self.at(item.minds, item.fact) is not item.so:
            self.untrue.append((self._now, item))
        for who in scene.there:
            if item.minds[:1] != (who,):
                self._put(self._told(there), (who, *item.minds), item, "out")

    def _hears(self, hearing: Hearing) -> None:
        if hearing.lie and not hearing.item.minds:
            truth = opposite(hearing.item)
            if hearing.by is not None:
                self._ask(hearing.by, truth, hearing)
            if self.held(hearing.who, truth):
                self.unconvincing.append((self._now, hearing))
        elif hearing.by is not None and not hearing.lie:
            self._ask(hearing.by, own(hearing.by, hearing.item), hearing)
        heard = frozenset(who for who in (hearing.who, hearing.by) if who is not None)
        way = "lied" if hearing.lie else "told"
        self._put(self._told(heard), (hearing.who, *hearing.item.minds), hearing.item, way, hearing.by)

    def _works(self, working: Working) -> None:
        for premise in working.premises:
            self._ask(working.who, premise, working)
        if self.held(working.who, working.item):
            self.needless.append((self._now, working))
        self._put([(), (working.who,)], (working.who, *working.item.minds), working.item, "works")

    def _ask(self, who: str, item: Item, for_: Relying | Working | Hearing) -> None:
        """Somebody has to know something; from now on they do, as far as anybody asks again."""
        held = self.held(who, item)
        self.asked.append(Asked(self._now, who, item, for_, held))
        if not held:
            self._set((who, *item.minds), item.fact, item.so, "relies", None)

    # --- what a change reaches ---

    def _told(self, who: frozenset[str]) -> list[Chain]:
        """The minds that undergo what those people witness together, in each other's minds as well; and the world."""
        if who not in self._within:
            found: list[Chain] = [()]
            longer: list[Chain] = [()]
            for _ in range(self._longest):
                longer = [c for o in longer for w in sorted(who) if (c := (*o, w)) in self.chains]
                found += longer
            self._within[who] = found
        return self._within[who]

    def _put(self, within: Iterable[Chain], at: Chain, item: Item, way: Way, by: str | None = None) -> None:
        """Sets an item in a mind, and in that mind as it is in each of some minds."""
        for outer in within:
            chain = (*outer, *at)
            if chain in self.chains:
                self._set(chain, item.fact, item.so, way, by)

    def _set(self, chain: Chain, fact: str, so: bool | None, way: Way, by: str | None) -> None:
        changes = self.history.setdefault((chain, fact), [])
        if not changes or changes[-1].so is not so:
            changes.append(Change(self._now, so, way, by))


def plainly(plot: Plot, item: Item) -> bool:
    """Whether what comes out is just what is so, and in nobody's mind."""
    return not item.minds and item.so is plot.truths[item.fact]


def spoken_of(scene: Scene, relying: Relying) -> bool:
    """Whether what somebody relies on comes out in the scene, one way or the other: that stands then."""
    return any((item.fact, item.minds) == (relying.item.fact, relying.item.minds) for item in scene.out)


def _chains(plot: Plot) -> frozenset[Chain]:
    """The minds that a plot speaks of, and those that lie on the way to them."""
    inner = {item.minds for item in items(plot) if item.minds}
    spoken = {(who, *minds) for who in plot.people for minds in inner if minds[0] != who}
    shorter = {chain[i:j] for chain in spoken for i in range(len(chain)) for j in range(i + 1, len(chain) + 1)}
    return frozenset({*((who,) for who in plot.people), *shorter, *inner})


def items(plot: Plot) -> Iterator[Item]:
    """Everything that a plot says of anything."""
    for scene in plot.scenes:
        yield from scene.out
        yield from (one.item for one in (*scene.relies, *scene.hears, *scene.forgets, *scene.wants))
        for working in scene.works:
            yield working.item
            yield from working.premises
    yield from (known.item for known in plot.knows)
