"""Questions about an outline by name: people, facts and scenes as a reader writes them."""

from __future__ import annotations

from unsaid.errors import UnknownName
from unsaid.language.nearest import nearest

from .following import Course
from .problem import OutlineProblem
from .written.lines import Lines
from .written.naming import Names, key


def asked(course: Course, who: str, fact: str, scene: str | None) -> bool | None:
    """What somebody takes of a fact when a scene begins; None for a scene: at the end. Raises UnknownName."""
    plot = course.plot
    names = Names(Lines("outline", "", (), (), "table"), plot.people, {key(f.name): f for f in plot.facts})
    labels = [s.label for s in plot.scenes]
    if scene is not None and scene not in labels:
        near = nearest(scene, labels)
        raise UnknownName("unknown-scene", f"there is no scene {scene}" + (f"; did you mean {near}?" if near else ""))
    try:
        item, person = names.item(fact, 1), names.person(who, 1)
    except OutlineProblem as problem:
        raise UnknownName(problem.code, str(problem).partition(": ")[2].replace("\n  try:", ";")) from problem
    held = course.at((person, *item.minds), item.fact, None if scene is None else labels.index(scene))
    return held if held is None or item.so else not held
