"""A world in which somebody could come to believe anything.

A ground world keeps what some mind in some story could ever hold, and leaves out all else: where no mind ever takes the
letter to be in the desk, what would come of it is not there to be asked about. So the question what somebody would do
who believed it is put to another world, the same but for acts of fate that nobody sees, each of which sets one of their
beliefs. They take no part in anybody's plans, for fate never does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unsaid.api.world import World
    from unsaid.language import core

NAME = "comes_to_believe"
"""How the names of such acts begin."""


def imagined(world: World, who: str) -> World:
    """The world in which ``who`` could come to believe anything that can be so of what has no number."""
    acts = "\n".join(act for property_ in world.open.core.properties for act in _acts(property_, who))
    return replace(world, source=replace(world.source, text=f"{world.text.rstrip()}\n\n{acts}\n"))


def _acts(property_: core.Property, who: str) -> Iterator[str]:
    """The acts that set one property in a mind."""
    if property_.type == "number":
        return
    names = [p.constant or f"imagined_{n}" for n, p in enumerate(property_.parameters)]
    given = [f"{name} : {p.type}" for name, p in zip(names, property_.parameters, strict=True) if p.constant is None]
    values = ["True", "False"] if property_.type == "boolean" else ["imagined"]
    for place, value in enumerate(values):
        taken = ", ".join([*given, *([f"imagined : {property_.type}"] if value == "imagined" else [])])
        fluent = f"{property_.name}({', '.join(names)})"
        effect = f"effect: believes({who}, {fluent}) = {value};"
        name = f"{NAME}_{property_.name}_{place}_{len(names)}"
        yield f"action {name}({taken}) {{ {effect} observing(imagined_seer : character): False; }};"
