#!/usr/bin/env python3
"""Prints the sentences that are made from names alone, for every act and every value of the worlds given, to be read.

``tools/default_sentences.py WORLD …`` prints for each action schema one instance, told from outside, as *you* and in
the past, and as a choice; for each property what is so, what is not, and what is unknown. Nothing is searched, so the
instances need not be possible.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from unsaid.language import core
from unsaid.language.files import read_file
from unsaid.telling import Narration
from unsaid.telling.facts import fluent_sentence
from unsaid.telling.names import Lexicon, capital
from unsaid.telling.plain import act_phrase, act_sentence

NONE = "–"


def instance(parameters: Sequence[core.Parameter], world: core.World) -> list[str]:
    """Arguments for some parameters, different ones where there are enough."""
    taken: list[str] = []
    for parameter in parameters:
        found = [parameter.constant] if parameter.constant else list(world.members(parameter.type))
        fresh = [name for name in found if name not in taken]
        taken.append((fresh or found or [NONE])[0])
    return taken


def acts(world: core.World) -> Iterator[str]:
    """A line for each action schema: from outside, from its doer and its last character in two tenses, as a choice."""
    characters = world.members("character")
    for action in world.actions:
        arguments = instance(action.parameters, world)
        if NONE in arguments:
            continue
        side = next((a for a in arguments if a in characters), None)
        other = next((a for a in reversed(arguments) if a in characters), None)
        tellings = (Narration(None), Narration(side, 2), Narration(other, 1, "past"))
        told = [act_sentence(action, arguments, Lexicon(world, narration)) for narration in tellings]
        choice = capital(act_phrase(action, arguments, Lexicon(world, Narration(side, 2))))
        yield f"{action.name}({', '.join(arguments)}): {' '.join(told)} [{choice}]"


def facts(world: core.World) -> Iterator[str]:
    """A line for each property: each kind of value it may have."""
    for property_ in world.properties:
        arguments = instance(property_.parameters, world)
        if NONE in arguments:
            continue
        side = next((a for a in arguments if a in world.members("character")), None)
        told = [
            fluent_sentence(property_, arguments, value, Lexicon(world, Narration(who, 2)))
            for who in dict.fromkeys((None, side))
            for value in values(property_, arguments, world)
        ]
        yield f"{property_.name}({', '.join(arguments)}): {'; '.join(told)}"


def values(property_: core.Property, arguments: Sequence[str], world: core.World) -> list[bool | float | str | None]:
    """Some values of a property, the unknown one last."""
    if property_.type == "boolean":
        return [True, False, None]
    if property_.type == "number":
        return [3.0, 1.0, None]
    others = [m for m in world.members(property_.type) if m not in arguments]
    return [*islice(others, 1), None]


def main(places: Sequence[str]) -> None:
    """Prints every sentence of the worlds at these places."""
    for place in places:
        reading = read_file(place)
        if reading.world is None:
            print(f"{place}: not read")
            continue
        print(f"== {Path(place).name}")
        for line in (*acts(reading.world), *facts(reading.world)):
            print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
