"""Graphs as the script of a published story reads them: lists by place, in the order that its types name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from unsaid.graph.game import Choice, End, GameGraph, Position
from unsaid.play.kept.saved import plain
from unsaid.play.seen.answers import NOBODY_YET


def packed(graphs: Sequence[GameGraph]) -> str:
    """The graphs of a world's roles, as JSON that may stand in a page: nothing in it ends an element."""
    first = graphs[0]
    data = {"world": first.world, "text": first.text, "nobodyYet": NOBODY_YET, "roles": [*map(_graph, graphs)]}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _graph(graph: GameGraph) -> dict[str, Any]:
    return {
        "role": graph.role,
        "called": graph.called,
        "opening": graph.opening,
        "begun": graph.begun,
        "because": graph.because,
        "asItWas": graph.because_over,
        "sides": [[side.called, side.opening] for side in graph.sides],
        "positions": [_position(position) for position in graph.positions],
        "texts": graph.texts,
        "turns": plain(graph.turns),
    }


def _position(position: Position) -> list[Any]:
    end = None if position.end is None else _end(position.end)
    return [[_choice(choice) for choice in position.choices], end, position.could]


def _choice(choice: Choice) -> list[Any]:
    done = [choice.words, choice.aside, choice.told, choice.turns, choice.to]
    return [*done, choice.because, choice.because_over, choice.beside]


def _end(end: End) -> list[Any]:
    return [end.kind, end.title, end.told, end.beside]
