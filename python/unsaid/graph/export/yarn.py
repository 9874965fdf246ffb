"""Yarn, the language of Yarn Spinner, in what its versions 2 and 3 share. A position is a node.

A backslash takes the meaning from brackets, braces and the other signs that Yarn knows. A colon after the first word of
a line would make a speaker of it, and is escaped too. The options of a node stand after one another; what is told after
one is indented under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from unsaid.graph.export.parts import about, closing
from unsaid.graph.game import GameGraph, Position

_SIGNS = re.compile(r"[\\\[\]{}#:]|<(?=<)|(?<=<)<|>(?=>)|(?<=>)>|/(?=/)|(?<=/)/")
_AT_HEAD = re.compile(r"-(?=>)|=(?=>|==)|-(?=--)")


def exported(graph: GameGraph) -> str:
    """The whole of a Yarn file."""
    parts = ["title: Start", "---", f"// {about(graph)}", *_lines(graph.paragraphs(graph.opening), "")]
    parts += ["<<jump p0>>", "==="]
    for number, position in enumerate(graph.positions):
        parts += [f"title: p{number}", "---", *_position(graph, position), "==="]
    return "\n".join(parts) + "\n"


def _position(graph: GameGraph, position: Position) -> Iterator[str]:
    for choice in position.choices:
        yield f"-> {escaped(choice.words)}"
        yield from _lines(graph.paragraphs(choice.told), "    ")
        yield f"    <<jump p{choice.to}>>"
    if position.end is not None:
        yield from _lines(closing(graph, position.end), "")


def _lines(texts: list[str], indent: str) -> Iterator[str]:
    return (f"{indent}{escaped(text)}" for text in texts)


def escaped(text: str) -> str:
    """Words as they stand in a file."""
    safe = _SIGNS.sub(lambda found: f"\\{found[0]}", " ".join(text.split()))
    return f"\\{safe}" if _AT_HEAD.match(safe) else safe
