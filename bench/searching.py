"""People who do not know, in two worlds: how long a search among them takes, beside the same world with all known.

    python bench/searching.py

``rooms`` is a search of six rooms by three people, each of whom wants the letter; nobody knows where it is. Whoever
looks into a room learns whether it is there, and whoever is with them sees them look. ``household`` has five people
and eight fluents that only those know who have something to do with them; in the same world with all known,
everybody holds the truth. Printed are seconds of processor time for a story, the best of three, with what the
search came to.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.reference.small import World

from unsaid import _minds

PLACES = ("Desk", "Attic", "Cellar", "Hall", "Kitchen", "Garden")
PEOPLE = ("Ann", "Ben", "Cat", "Dan", "Eve")


def whole(w: World) -> str:
    """The ground file of a world, with the places and things it names as entities."""
    names = {v for f in w.data["fluents"] for v in (f["initial"], *f.get("domain", ())) if isinstance(v, str)}
    known = {e["name"] for e in w.data["entities"]}
    more = [{"name": name, "types": ["thing", "entity"]} for name in sorted(names - known)]
    return json.dumps(w.data | {"version": 2, "entities": w.data["entities"] + more})


def rooms(known: bool = False) -> str:
    """Three people look for a letter in six rooms; each may walk, look where they are, and take what they know of."""
    people = PEOPLE[:3]
    w = World(list(people), {"letter": "Garden", **{f"at {c}": "Hall" for c in people}, "holder": None})
    w.opened("letter", *PLACES)
    if not known:
        w.secret("letter")
    for c in people:
        for p in PLACES:
            near = {d: ["or", w.equal(f"at {d}", p), w.equal(f"at {d}", w.get(f"at {c}"))] for d in people}
            w.action(f"walk({c}, {p})", ["!=", w.get(f"at {c}"), p], [w.effect(f"at {c}", p)], (c,), near)
    for c in people:
        for p in PLACES:
            here = {d: w.equal(f"at {d}", p) for d in people}
            looks = [w.learns(c, w.equal("letter", p))]
            w.action(f"look({c}, {p})", w.equal(f"at {c}", p), [], (c,), here, looks)
            there = ["and", w.equal(f"at {c}", p), w.equal("letter", p), w.equal("holder", None)]
            w.action(f"take({c}, {p})", there, [w.effect("holder", c)], (c,), here)
    for c in people:
        w.utility(c, w.equal("holder", c))
    w.utility(None, w.equal("holder", "Ann"))
    return whole(w)


def household(known: bool = False) -> str:
    """Eight things of which some know and the others do not; whoever knows may tell, or do what is to be done."""
    matters = [f"matter {n}" for n in range(8)]
    w = World(list(PEOPLE), {**dict.fromkeys(matters, True), **{f"done {n}": False for n in range(8)}, "end": False})
    for n, matter in enumerate(matters):
        w.opened(matter)
        if not known:
            w.secret(matter, *(c for k, c in enumerate(PEOPLE) if n in (k, k + 3)), openly=n % 2 == 0)
    for n, matter in enumerate(matters):
        for k, c in enumerate(PEOPLE):
            listener = PEOPLE[(k + 1) % 5]
            seen = {d: d in (c, listener) for d in PEOPLE}
            tells = [w.learns(listener, w.get(matter))]
            w.action(f"tell({c}, {listener}, {n})", w.equal(matter, True), [], (c,), seen, tells)
            needs = ["and", w.equal(matter, True), w.equal(f"done {n}", False)]
            w.action(f"do({c}, {n})", needs, [w.effect(f"done {n}", True)], (c,), True)
    for n in range(8):
        w.action(f"undo({n})", w.equal(f"done {n}", True), [w.effect(matters[n], False)], (PEOPLE[n % 5],), True)
    for k, c in enumerate(PEOPLE):
        w.utility(c, ["+", *[["if", w.equal(f"done {n}", True), 1, 0] for n in (k, k + 3)]])
    total: Any = 0
    for n in range(8):
        total = ["+", total, ["if", w.equal(f"done {n}", True), 1, 0]]
    w.utility(None, total)
    return whole(w)


def measured(text: str, **limits: Any) -> tuple[float, dict[str, Any]]:
    """Seconds for one search from the text, and what it came to."""
    began = time.process_time()
    engine = _minds.Engine(text)
    asked = {"author": None, "character": 3, "depth": 2, "time": 120.0, "memory": None, "states": None} | limits
    found = json.loads(engine.search(shortest=False, **asked))
    return time.process_time() - began, found


def main() -> None:
    """Prints a row for each world."""
    print(f"{'world':<24} {'seconds':>8} {'stop':>12} {'acts':>5} {'states':>7} {'minds':>7} {'questions':>9}")
    for name, text, limits in (
        ("rooms", rooms(), {"goal": 1.0}),
        ("rooms, known", rooms(known=True), {"goal": 1.0}),
        ("household", household(), {"goal": 8.0}),
        ("household, known", household(known=True), {"goal": 8.0}),
    ):
        taken = [measured(text, **limits) for _ in range(3)]
        seconds, found = min(taken, key=lambda pair: pair[0])
        row = f"{name:<24} {seconds:>8.3f} {found['stop']:>12} {len(found['acts']):>5} {found['states']:>7}"
        print(f"{row} {found['minds']:>7} {found['questions']:>9}", flush=True)


if __name__ == "__main__":
    main()
