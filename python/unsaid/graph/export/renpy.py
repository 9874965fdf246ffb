"""Ren'Py. A position is a label with a menu; a text that is told in several places is a label that is called.

In its strings a bracket and a brace are written twice, quotation marks, percent signs and backslashes with a backslash.
White space is one space.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from unsaid.graph.export.parts import about, closing, returning
from unsaid.graph.game import GameGraph, Position

_TWICE = re.compile(r"[\[{【]")
_SLASHED = re.compile(r"[\\\"%]")


def exported(graph: GameGraph) -> str:
    """The whole of a Ren'Py script."""
    shared = returning(graph)
    parts = [f"# {about(graph)}", "", "label start:", *_lines(graph, graph.opening, shared, "    "), "    jump p0"]
    for number, position in enumerate(graph.positions):
        parts += ["", f"label p{number}:", *_position(graph, position, shared)]
    for number in shared:
        parts += ["", f"label told_{number}:", *_said(graph.paragraphs([number]), "    "), "    return"]
    return "\n".join(parts) + "\n"


def _position(graph: GameGraph, position: Position, shared: Collection[int]) -> Iterator[str]:
    if position.end is not None:
        yield from _said(closing(graph, position.end), "    ")
        yield "    return"
        return
    yield "    menu:"
    for choice in position.choices:
        yield f"        {quoted(choice.words)}:"
        yield from _lines(graph, choice.told, shared, "            ")
        yield f"            jump p{choice.to}"


def _lines(graph: GameGraph, told: Sequence[int], shared: Collection[int], indent: str) -> Iterator[str]:
    for number in told:
        if number in shared:
            yield f"{indent}call told_{number}"
        else:
            yield from _said(graph.paragraphs([number]), indent)


def _said(texts: Sequence[str], indent: str) -> Iterator[str]:
    return (f"{indent}{quoted(text)}" for text in texts)


def quoted(text: str) -> str:
    """Words as a string of a script."""
    one = " ".join(text.split())
    return f'"{_TWICE.sub(lambda sign: sign[0] * 2, _SLASHED.sub(lambda sign: chr(92) + sign[0], one))}"'
