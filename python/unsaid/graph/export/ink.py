"""Ink, the language of inkle. A position is a knot; a text that is told in several places is a tunnel.

A backslash takes the meaning from the sign after it. What a line begins with may mean something of its own: a choice, a
gather, a heading, a statement, and ``TODO``. ``//`` and ``/*`` begin a comment even in the middle of words, wherever
they stand, so the backslash goes between.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from unsaid.graph.export.parts import about, closing, returning
from unsaid.graph.game import GameGraph, Position

_ANYWHERE = re.compile(r"[\\{}\[\]|#<]|-(?=>)|(?<=/)[/*]")
_AT_HEAD = re.compile(r"[-*+=~!&>]|(?:TODO|INCLUDE|VAR|CONST|LIST|EXTERNAL)\b")


def exported(graph: GameGraph) -> str:
    """The whole of an ink file."""
    shared = returning(graph)
    parts = [f"// {_comment(about(graph))}", *_lines(graph, graph.opening, shared, ""), "-> p0"]
    for number, position in enumerate(graph.positions):
        parts += ["", f"=== p{number} ===", *_position(graph, position, shared)]
    for number in shared:
        parts += ["", f"=== told_{number} ===", *map(escaped, graph.paragraphs([number])), "->->"]
    return "\n".join(parts) + "\n"


def _position(graph: GameGraph, position: Position, shared: Collection[int]) -> Iterator[str]:
    for choice in position.choices:
        yield f"+ [{escaped(choice.words)}]"
        yield from _lines(graph, choice.told, shared, "    ")
        yield f"    -> p{choice.to}"
    if position.end is not None:
        yield from map(escaped, closing(graph, position.end))
        yield "-> END"


def _lines(graph: GameGraph, told: Sequence[int], shared: Collection[int], indent: str) -> Iterator[str]:
    for number in told:
        if number in shared:
            yield f"{indent}-> told_{number} ->"
        else:
            yield from (f"{indent}{escaped(text)}" for text in graph.paragraphs([number]))


def escaped(text: str) -> str:
    """Words as they stand in a file, at the head of a line or in a choice."""
    safe = _ANYWHERE.sub(lambda found: f"\\{found[0]}", " ".join(text.split()))
    return f"\\{safe}" if _AT_HEAD.match(safe) else safe


def _comment(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
