"""The graph itself, as JSON.

``opening`` and each ``told`` are numbers of ``texts``; ``begun`` and each ``way`` are numbers of ``turns``, which are
as a saved game has them; ``to`` is the number of a position. A position has ``choices`` or an ``end``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import msgspec

from unsaid.graph.game import Choice, End, GameGraph, Position
from unsaid.play.kept.saved import plain

FORMAT = "unsaid-graph"
VERSION = 1


def exported(graph: GameGraph) -> str:
    """The whole of a file: a position, a text and a turn to a line."""
    data = as_data(graph)
    listed = ("positions", "texts", "turns")
    head = json.dumps({key: value for key, value in data.items() if key not in listed}, ensure_ascii=False)
    lists = ",\n".join(f' "{key}": [\n  {_rows(data[key])}\n ]' for key in listed)
    return f"{head[:-1]},\n{lists}}}\n"


def _rows(rows: Iterable[Any]) -> str:
    return ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in rows)


def as_data(graph: GameGraph) -> dict[str, Any]:
    """The graph as plain data."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "world": graph.world,
        "text": graph.text,
        "title": graph.title,
        "role": graph.role,
        "called": graph.called,
        "opening": list(graph.opening),
        "begun": list(graph.begun),
        "positions": [_position(position) for position in graph.positions],
        "texts": list(graph.texts),
        "turns": plain(graph.turns),
    }


def _position(position: Position) -> dict[str, Any]:
    if position.end is not None:
        return {"end": _end(position.end)}
    return {"choices": [_choice(choice) for choice in position.choices]}


def _choice(choice: Choice) -> dict[str, Any]:
    data = {"words": choice.words, "aside": choice.aside, "move": msgspec.to_builtins(choice.move)}
    return data | {"told": list(choice.told), "way": list(choice.turns), "to": choice.to}


def _end(end: End) -> dict[str, Any]:
    return {"kind": end.kind, "title": end.title, "told": list(end.told)}
