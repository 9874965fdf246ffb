"""A world's text with one concern of one person's weighing otherwise: a number in it is put in the place of another.

The concern has to be written for that person alone; where it is written for a whole type, or not at all, there is no
such text.
"""

from __future__ import annotations

from collections.abc import Iterator

from . import tree
from .chunks import WrittenDefinition
from .reading import Reading


def weighed(reading: Reading, name: str, owner: str, weight: float) -> str | None:
    """The text in which somebody's concern has that weight; None where none is written for them alone."""
    text = reading.source.text
    for one in concerns(reading):
        if one.name.text != name or not one.parameters or _alone(one.parameters[0]) != owner:
            continue
        part = next((part for part in one.parts if part.word.text == "weight"), None)
        if part is not None:
            start, end = part.span
            word = "weight: " if text[start:end].startswith("weight") else ""  # in a head it is a number alone
            return f"{text[:start]}{word}{weight:g}{text[end:]}"
        place = _behind_the_kind(text, one)
        if text[place:].lstrip().startswith(":"):
            return f"{text[:place]}, {weight:g}{text[place:]}"
        place = text.index("{", place) + 1
        return f"{text[:place]} weight: {weight:g};{text[place:]}"
    return None


def concerns(reading: Reading) -> Iterator[tree.ConcernDefinition]:
    """The concerns as they are written, in order."""
    for chunk in reading.kept.chunks:
        for index, definition in enumerate(chunk.definitions):
            if isinstance(definition, tree.ConcernDefinition):
                here = WrittenDefinition(chunk, index).here()
                assert isinstance(here, tree.ConcernDefinition)
                yield here


def _alone(parameter: tree.ParameterNode) -> str | None:
    """Whom a parameter names; None where it stands for all of a type."""
    return parameter.name.text if parameter.type is None else None


def _behind_the_kind(text: str, one: tree.ConcernDefinition) -> int:
    """Just behind a concern's kind, and whom it is towards."""
    return one.kind.span[1] if one.toward is None else text.index(")", one.toward.span[1]) + 1
