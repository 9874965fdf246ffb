"""Properties that nothing reads, and properties that nothing sets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from unsaid.language import core
from unsaid.language.diagnostic import Diagnostic, diagnose

from .bounds import Bounds


def unused(bounds: Bounds) -> Iterator[Diagnostic]:
    """``never-read`` and ``never-set``, for every property of the text."""
    world = bounds.core
    read, put = set[int](), set[int]()
    for part in _parts(world):
        _gather(part, read, put)
    worded = {telling.name for telling in world.tellings}
    lines = " ".join(
        text
        for part in (*world.tellings, *world.passages)
        for line in part.lines
        for turn in line.turns
        for text in turn
    )
    accounts = {bounds.ground.fluents[fluent].property for fluent in bounds.ground.inner.accounts}
    for number, made in enumerate(world.properties):
        if made.name in accounts or bounds.world.source.text[slice(*made.span)] != made.name:
            continue
        told = made.name in worded or f"{made.name}(" in lines
        if number not in put and (number in read or not told):
            said = f"nothing ever sets `{made.name}`, so that it is {_default(made)} from first to last"
            yield diagnose("never-set", made.span, said, repair="let an act set it, say how it begins, or take it out")
        elif number not in read and not told:
            said = f"nothing ever reads `{made.name}`, so that it makes no difference"
            yield diagnose(
                "never-read", made.span, said, repair="let a condition or a utility ask for it, or take it out"
            )


def _default(made: core.Property) -> str:
    return {"boolean": "`False`", "number": "0"}.get(made.type, "unknown")


def _parts(world: core.World) -> Iterator[object]:
    """All of a world in which properties are read or set."""
    yield from (world.initial, world.actions, world.triggers, world.utilities, world.concerns, world.questions)
    yield from (world.likes, world.called, world.passages, world.tellings)


def written(effect: core.Expression) -> frozenset[int]:
    """The properties that an effect sets, in whatever mind."""
    read, put = set[int](), set[int]()
    _gather(effect, read, put)
    return frozenset(put)


def _gather(part: Any, read: set[int], put: set[int]) -> None:
    """Notes which properties are read and which are set anywhere in a part of a world."""
    waiting = [part]
    while waiting:
        here = waiting.pop()
        if isinstance(here, core.Assign):
            target = here.target
            while isinstance(target, core.Believes):
                target = target.body
            if isinstance(target, core.Fluent):
                put.add(target.property)
            waiting.append(here.value)
        elif isinstance(here, core.Fluent):
            read.add(here.property)
        elif isinstance(here, msgspec.Struct):
            waiting += [getattr(here, field) for field in here.__struct_fields__ if field != "span"]
        elif isinstance(here, tuple):
            waiting += here
