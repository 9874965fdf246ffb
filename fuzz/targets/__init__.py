"""What inputs are thrown at: each target reads one kind of thing that others write, and knows what must hold of it.

A target's ``check`` takes any bytes at all. It returns where all is well, a documented refusal included, and raises
otherwise: ``Broken`` for a property that does not hold, or whatever exception the program should not have let out.
"""

from __future__ import annotations

from fuzz.targets import claims, commands, ground, lives, outlines, saves, sets, stories, tables, worlds
from fuzz.targets.target import Target

TARGETS: dict[str, Target] = {
    target.name: target
    for target in (
        worlds.TARGET,
        worlds.SABRE,
        stories.TARGET,
        saves.TARGET,
        ground.TARGET,
        tables.TARGET,
        claims.TARGET,
        outlines.TARGET,
        sets.TARGET,
        lives.TARGET,
        commands.TARGET,
    )
}

__all__ = ["TARGETS", "Target"]
