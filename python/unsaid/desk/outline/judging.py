"""The verdict on an outline: its holes, with who could have told whom, when the last chance was, and what mends them.

A hole is told once: what somebody relied on without knowing it, they are taken to know from then on. A repair is a
small change of the outline, and is offered only if with it the hole is gone and no other has come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from .following import Asked, Change, Course, items
from .model import Hearing, Item, Mark, Plot, Relying, Scene, Working, opposite, own

Kind = Literal["unknown", "forgotten", "mistaken", "absent", "dead", "unconvincing", "untrue"]
"""``unknown``: somebody relies on, passes on or reasons from what they never learnt; ``forgotten``, ``mistaken``: what
they have forgotten, or take the other way; ``absent``: something happens to who is not there; ``dead``: to who is dead;
``unconvincing``: a lie to somebody who knows better; ``untrue``: it comes out that somebody knows what they do not."""


class Knower(msgspec.Struct, frozen=True):
    """Somebody who knew: by the label of the scene since when (None: the start), and of the last one in which they
    could have said so (None: the two never met in time)."""

    who: str
    since: str | None
    last: str | None


class Repair(msgspec.Struct, frozen=True):
    """A change that mends a hole, in a sentence, and the scene that it is made in.

    ``kind``: somebody is told (``tell``), is there (``there``), a fact comes out (``out``), or two people meet before
    it (``scene``)."""

    said: str
    scene: str
    kind: Literal["tell", "there", "out", "scene"]


class Hole(msgspec.Struct, frozen=True):
    """What does not hold in a scene.

    ``scene`` is its label and ``line`` its line; ``who`` is whom it is about, and ``item`` what they should know;
    ``doing`` is what they do with it. ``lost`` is the scene in which they forgot it or were misled. ``mark`` is
    where in the manuscript that is said, if the outline says so. ``first`` is the scene in which it comes to be
    known to anybody (None: in none). ``knew`` are those who did know, whoever could have told last first."""

    scene: str
    title: str
    line: int
    kind: Kind
    who: str
    item: Item | None = None
    doing: Literal["relies", "tells", "lies", "works", "there", "hears", "out"] = "relies"
    lost: str | None = None
    first: str | None = None
    knew: tuple[Knower, ...] = ()
    repairs: tuple[Repair, ...] = ()
    mark: Mark | None = None


class Remark(msgspec.Struct, frozen=True):
    """What may be meant, and an editor would ask about."""

    scene: str | None
    kind: Literal["known-before", "never-known", "comes-out", "idle"]
    who: str | None
    item: Item


MOST_REPAIRS = 3
MOST_TRIED = 60
"""Repairs that are tried for all holes of an outline together."""

WORK = 100_000
"""Scenes times people that are gone through for them; of a very large outline only a few are tried."""


def holes_of(course: Course) -> tuple[Hole, ...]:
    """All holes of a plot, in the order of its scenes, without repairs."""
    found = [*_unknown(course), *_out_of_place(course.plot), *_unconvincing(course)]
    for index, item in course.untrue:
        scene = course.plot.scenes[index]
        found.append((index, Hole(scene.label, scene.title, scene.line, "untrue", item.minds[-1], item, "out")))
    return tuple(hole for _, hole in sorted(found, key=lambda one: one[0]))


def mended(course: Course, holes: tuple[Hole, ...], ask: Callable[[], object]) -> tuple[Hole, ...]:
    """The holes with what mends each of them, tried; ``ask`` is called now and then."""
    large = len(course.plot.scenes) * len(course.plot.people)
    left, made = min(MOST_TRIED, WORK // max(1, large)), list[Hole]()
    for hole in holes:
        repairs: list[Repair] = []
        for repair, plot in _changes(course, hole):
            if left <= 0 or len(repairs) == MOST_REPAIRS:
                break
            if repair.kind in ("out", "scene") and any(one.kind == repair.kind for one in repairs):
                continue
            left -= 1
            ask()
            if _mends(holes, hole, plot):
                repairs.append(repair)
        made.append(msgspec.structs.replace(hole, repairs=tuple(repairs)))
    return tuple(made)


def _mends(holes: tuple[Hole, ...], hole: Hole, plot: Plot) -> bool:
    before = {_same(one) for one in holes}
    after = {_same(one) for one in holes_of(Course(plot))}
    return _same(hole) not in after and after <= before


def _same(hole: Hole) -> tuple[object, ...]:
    return hole.scene, hole.kind in ("dead", "absent"), hole.who, hole.item, hole.doing


# --- what was not known ---


def _unknown(course: Course) -> Iterator[tuple[int, Hole]]:
    said: set[tuple[int, str, Item]] = set()
    for asked in course.asked:
        if not asked.held and (asked.scene, asked.who, asked.item) not in said:
            said.add((asked.scene, asked.who, asked.item))
            yield asked.scene, _hole(course, asked)


def _hole(course: Course, asked: Asked) -> Hole:
    scene = course.plot.scenes[asked.scene]
    chain = (asked.who, *asked.item.minds)
    changes = [
        c
        for c in course.history.get((chain, asked.item.fact), [])
        if c.scene < asked.scene or (c.scene == asked.scene and c.way not in ("relies", "works"))
    ]
    last = changes[-1] if changes else None
    kind: Kind = "unknown" if last is None else "forgotten" if last.so is None else "mistaken"
    after = -1 if last is None else last.scene + 1
    knew = tuple(sorted(_knew(course, asked, after), key=lambda one: -_place(course.plot, one.last)))
    lost = None if last is None else _label(course.plot, last.scene)
    first, mark = _first(course, asked), course.plot.marked(scene.label, asked.for_, None)
    doing = _doing(asked)
    return Hole(
        *(scene.label, scene.title, scene.line, kind, asked.who, asked.item, doing, lost, first, knew), mark=mark
    )


def _doing(asked: Asked) -> Literal["relies", "tells", "lies", "works"]:
    match asked.for_:
        case Relying():
            return "relies"
        case Working():
            return "works"
        case Hearing(lie=lie):
            return "lies" if lie else "tells"


def _knew(course: Course, asked: Asked, after: int) -> Iterator[Knower]:
    """Everybody else who knew it before the scene; whoever it is about knows their own mind. What is said before
    ``after`` is of no use: it was lost since."""
    for who in course.plot.people:
        change = None if who == asked.who else course.since(who, own(who, asked.item), asked.scene)
        if change is not None and change.way != "relies":
            last = _last_chance(course.plot, max(change.scene, after), who, asked)
            yield Knower(who, _label(course.plot, change.scene), last)


def _last_chance(plot: Plot, since: int, who: str, asked: Asked) -> str | None:
    """The last scene before it mattered, from ``since`` on, in which who knew it was with whom it mattered to."""
    for index in _meetings(plot, who, asked.who, asked.scene):
        if index >= since:
            return plot.scenes[index].label
    return None


def _meetings(plot: Plot, one: str, other: str, before: int) -> Iterator[int]:
    """The scenes before one in which two people are both there, the last first."""
    for index in range(before - 1, -1, -1):
        there = plot.scenes[index].there
        if one in there and other in there:
            yield index


def _first(course: Course, asked: Asked) -> str | None:
    """The scene in which anybody comes to know it, other than by relying on it."""
    found = [
        c.scene
        for who in course.plot.people
        for c in course.history.get(((who, *asked.item.minds), asked.item.fact), [])
        if c.so is asked.item.so and c.way != "relies"
    ]
    return _label(course.plot, min(found)) if found else None


def _label(plot: Plot, index: int) -> str | None:
    return None if index < 0 else plot.scenes[index].label


def _place(plot: Plot, label: str | None) -> int:
    return next((i for i, scene in enumerate(plot.scenes) if scene.label == label), -1)


# --- who cannot be meant, and lies ---


def _out_of_place(plot: Plot) -> Iterator[tuple[int, Hole]]:
    """Those who are dead, or not there, and act all the same."""
    dead: set[str] = set()
    for index, scene in enumerate(plot.scenes):
        for who in sorted(dead.intersection(scene.there)):
            yield index, Hole(scene.label, scene.title, scene.line, "dead", who, doing="there", lost=_death(plot, who))
        for who, item, doing in _acting(scene):
            if who not in scene.there:
                yield index, Hole(scene.label, scene.title, scene.line, "absent", who, item, doing)
        dead.update(scene.dies)


def _acting(scene: Scene) -> Iterator[tuple[str, Item | None, Literal["relies", "tells", "lies", "works", "hears"]]]:
    for relying in scene.relies:
        yield relying.who, relying.item, "relies"
    for hearing in scene.hears:
        yield hearing.who, hearing.item, "hears"
        if hearing.by is not None:
            yield hearing.by, hearing.item, "lies" if hearing.lie else "tells"
    for working in scene.works:
        yield working.who, working.item, "works"


def _death(plot: Plot, who: str) -> str | None:
    return next((scene.label for scene in plot.scenes if who in scene.dies), None)


def _unconvincing(course: Course) -> Iterator[tuple[int, Hole]]:
    for index, hearing in course.unconvincing:
        scene = course.plot.scenes[index]
        truth = opposite(hearing.item)
        known: Change | None = course.since(hearing.who, truth, index)
        since = scene.label if known is None else _label(course.plot, known.scene)
        yield (
            index,
            Hole(scene.label, scene.title, scene.line, "unconvincing", hearing.who, truth, "hears", since),
        )


# --- what would mend it ---


def _changes(course: Course, hole: Hole) -> Iterator[tuple[Repair, Plot]]:
    """Small changes that may mend a hole, the nearest first."""
    plot, item = course.plot, hole.item
    if hole.kind == "absent":
        yield (
            Repair(f"let {hole.who} be there in scene {hole.scene}", hole.scene, "there"),
            _there(plot, hole.scene, hole.who),
        )
    if item is None or hole.kind in ("absent", "dead", "unconvincing", "untrue"):
        return
    for chance in hole.knew:
        if chance.last is not None:
            said = f"let {chance.who} tell {hole.who} in scene {chance.last}"
            yield Repair(said, chance.last, "tell"), _told(plot, chance.last, Hearing(hole.who, item, chance.who))
    here = _place(plot, hole.scene)
    for scene in reversed(plot.scenes[:here]):
        if item in scene.out and hole.who not in scene.there:
            said = f"let {hole.who} be there in scene {scene.label}, where it comes out"
            yield Repair(said, scene.label, "there"), _there(plot, scene.label, hole.who)
    for chance in hole.knew:
        if chance.last is None and {chance.who, hole.who} <= set(plot.scenes[here].there):
            said = f"let {chance.who} tell {hole.who} in scene {hole.scene}"
            yield Repair(said, hole.scene, "tell"), _told(plot, hole.scene, Hearing(hole.who, item, chance.who))
    for chance in hole.knew:
        if chance.last is None:
            said = f"let {chance.who} tell {hole.who} before scene {hole.scene}, in a scene of their own"
            yield Repair(said, hole.scene, "scene"), _before(plot, here, Hearing(hole.who, item, chance.who))
    for scene in reversed(plot.scenes[: here + (hole.doing == "works")]):
        if hole.who in scene.there and not item.minds:
            said = f"let it come out in scene {scene.label}{' as well' if hole.first else ''}"
            yield Repair(said, scene.label, "out"), _out(plot, scene.label, item)


def _changed(plot: Plot, label: str, change: Callable[[Scene], Scene]) -> Plot:
    scenes = tuple(change(scene) if scene.label == label else scene for scene in plot.scenes)
    return msgspec.structs.replace(plot, scenes=scenes)


def _there(plot: Plot, label: str, who: str) -> Plot:
    return _changed(plot, label, lambda s: msgspec.structs.replace(s, there=(*s.there, who)))


def _told(plot: Plot, label: str, hearing: Hearing) -> Plot:
    return _changed(plot, label, lambda s: msgspec.structs.replace(s, hears=(*s.hears, hearing)))


def _out(plot: Plot, label: str, item: Item) -> Plot:
    return _changed(plot, label, lambda s: msgspec.structs.replace(s, out=(*s.out, item)))


def _before(plot: Plot, index: int, hearing: Hearing) -> Plot:
    """A scene of those two alone, in which one tells the other."""
    there = (hearing.by or hearing.who, hearing.who)
    scene = Scene(f"{plot.scenes[index].label}-before", "", plot.scenes[index].line, there, hears=(hearing,))
    return msgspec.structs.replace(plot, scenes=(*plot.scenes[:index], scene, *plot.scenes[index:]))


# --- what an editor would ask ---


def remarks_of(course: Course) -> tuple[Remark, ...]:
    """What is no hole, and may not be meant."""
    plot, found = course.plot, list[Remark]()
    for index, working in course.needless:
        found.append(Remark(plot.scenes[index].label, "known-before", working.who, working.item))
    for index, scene in enumerate(plot.scenes):
        for want in scene.wants:
            found += _wanted(course, index, want.who, want.item, want.hide)
    used = {item.fact for item in items(plot)}
    found += [Remark(None, "idle", None, Item(fact.name)) for fact in plot.facts if fact.name not in used]
    return tuple(found)


def _wanted(course: Course, index: int, who: str, item: Item, hide: bool) -> Iterator[Remark]:
    plot = course.plot
    if not hide:
        if not course.held(who, item):
            yield Remark(plot.scenes[index].label, "never-known", who, item)
        return
    for later in range(index, len(plot.scenes)):
        scene = plot.scenes[later]
        if who in scene.there and item in scene.out and len(scene.there) > 1:
            yield Remark(scene.label, "comes-out", who, item)
            return
