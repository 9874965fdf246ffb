"""Sweeps: one world under many settings, each a row; what travels to a worker is the text of the world.

A setting says what a search is asked (``{"goal": 2, "acts": 8}``), or, under ``explore``, what a map of all that can
come is
(``{"explore": {"free": ["Jon"]}}``). Limits in it are of states, acts and levels of mind, which are the same on every
machine. A limit of time is not, and is not taken.

    >>> from unsaid.workers import run, sweep
    >>> settings = [{"goal": 1, "acts": acts, "reasons": 2, "depth": 1, "states": 500} for acts in (1, 4)]
    >>> [row["stop"] for row in sweep("tutorial", settings)]
    ['none', 'found']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import json

import unsaid
from unsaid.errors import BadValue
from unsaid.workers.job import Job
from unsaid.workers.running import run

Row = dict[str, Any]

SEARCH = frozenset(("goal", "acts", "reasons", "depth", "shortest", "states"))
MAP = frozenset(("free", "goal", "reasons", "depth", "states"))


def sweep(
    world: str | Path, settings: Sequence[dict[str, Any]], *, workers: int = 1, ray: str | None = None, size: int = 1
) -> Iterator[Row]:
    """What comes of each setting, in order; ``size`` settings are a worker's at a time.

    Raises BadValue for a setting with a word that is none, WorldError for a world with mistakes."""
    loaded = unsaid.load(world)
    for setting in settings:
        _asked(setting)
    arguments = {"text": loaded.text, "sabre": loaded.sabre, "settings": list(settings)}
    job = Job("unsaid.workers.sweeping:rows", len(settings), size, arguments=arguments)
    for _, lines in run(workers=workers, ray=ray)(job, range(job.chunks)):
        yield from json.Decoder().decode_lines(lines)


def rows(first: int, count: int, text: str, sabre: bool, settings: list[Row]) -> Iterator[Row]:
    """What comes of the settings from a number on."""
    world = unsaid.read(text, name="swept", sabre=sabre)
    for number in range(first, first + count):
        yield {"number": number, "setting": settings[number], **_came(world, settings[number])}


def _asked(setting: Row) -> None:
    given, known = (setting["explore"], MAP) if set(setting) == {"explore"} else (setting, SEARCH)
    for word in given:
        if word not in known:
            raise BadValue("setting", f"a setting has no {word!r}; it has {', '.join(sorted(known))}")


def _came(world: unsaid.World, setting: Row) -> Row:
    if "explore" in setting:
        drawn = world.explore(**setting["explore"])
        ends = [{"title": end.title, "ways": end.ways} for end in drawn.ends]
        return {"states": drawn.states, "steps": drawn.steps, "whole": drawn.whole, "ends": ends}
    limits = {word: value for word, value in setting.items() if word != "states"}
    outcome = world.find(**limits, budget=unsaid.Budget(states=setting.get("states")))
    acts = None if outcome.story is None else [str(act) for act in outcome.story.acts]
    return {"stop": outcome.stop, "acts": acts, "states": outcome.figures.states}
