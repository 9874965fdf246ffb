"""A scene made as small as it can be while its answers still differ, and the scene in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..open.openable import Openable
from .acts import NAMES, name, plain
from .played import Difference, differences, played
from .scenes import Scene, Start, Step


def difference(s: Scene) -> Difference | None:
    """The plainest answer that differs, if any does."""
    exact, (state,), _ = played(s, [Openable])
    return min(differences(s, exact, state), key=lambda d: (len(d.chain), d.chain, d.fluent), default=None)


def shrunk(s: Scene) -> Scene:
    """The smallest scene that still differs, got by taking one thing away at a time."""
    for smaller in _smaller(s):
        if difference(smaller) is not None:
            return shrunk(smaller)
    return s


def _smaller(s: Scene) -> Iterator[Scene]:
    for i in range(len(s.steps)):
        yield replace(s, steps=s.steps[:i] + s.steps[i + 1 :])
    for f, start in enumerate(s.starts):
        for plainer in _plainer(start):
            yield replace(s, starts=(*s.starts[:f], plainer, *s.starts[f + 1 :]))


def _plainer(start: Start) -> Iterator[Start]:
    if start.how != "common":
        yield Start("common", start.value, start.size)
    for n in range(len(start.who)):
        if start.how in ("secret", "openly"):
            yield replace(start, who=start.who[:n] + start.who[n + 1 :])


def why(s: Scene) -> str:
    """Of what class a difference is, by what its smallest scene cannot do without."""
    kinds = {step.kind for step in s.steps}
    if any(start.how != "common" for start in s.starts[s.plain :]):
        return "an act that was perhaps seen"
    if kinds & {"copy", "change if"}:
        return "a change that links two fluents"
    if "compare" in kinds:
        return "a comparison that links two fluents"
    if "look whether" in kinds:
        return "two looks at a part, one after the other"
    return "two people who held one value, when one of them is found out"


def in_words(s: Scene, d: Difference) -> str:
    """A scene and the answer that differs, in a line each."""
    starts = [_start(s, f, x) for f, x in enumerate(s.starts) if f < s.plain or x.how != "common" or not x.value]
    steps = [_step(s, step) for step in s.steps]
    asked = " ".join(f"{NAMES[c]}'s" for c in d.chain) + f" {name(s, d.fluent)}"
    answers = ", ".join(
        f"{who} {how} {sorted(map(str, (plain(s, d.fluent, v) for v in left)))}"
        for who, (how, left) in (("exact", d.exact), ("held", d.held))
    )
    return f"{'; '.join(starts)} | {'; '.join(steps)} | {asked}: {answers}"


def _start(s: Scene, f: int, x: Start) -> str:
    who = " ".join(NAMES[c] for c in x.who)
    return f"{name(s, f)}={plain(s, f, x.value)} of {x.size} {x.how} {who}".strip()


def _step(s: Scene, step: Step) -> str:
    f, g = name(s, step.fluent), name(s, step.fluent2)
    v, u = plain(s, step.fluent, step.value), plain(s, step.fluent2, step.value2)
    return f"{step.kind}({NAMES[step.actor]}, {NAMES[step.other]}, {f}, {v}, {g}, {u})"
