"""A picture as lines of text that other tools draw: DOT for Graphviz, and Mermaid."""

from __future__ import annotations

import textwrap

from unsaid.api.map.picture import Picture, PictureSpot
from unsaid.text.hidden import escaped

WIDTH = 28
"""Columns after which a label is broken."""

DOT = {
    "start": 'shape=box, style="rounded,filled", fillcolor="#dbe7f5"',
    "open": "shape=box, style=rounded",
    "end": 'shape=box, style=filled, fillcolor="#f4e3c1"',
    "dead": 'shape=box, style="filled,dashed", fillcolor="#eeeeee"',
    "unknown": "shape=box, style=dotted",
    "lost": "shape=box, style=dashed",
}

MERMAID = {
    "start": "fill:#dbe7f5,stroke:#33557a",
    "open": "fill:#ffffff,stroke:#777777",
    "end": "fill:#f4e3c1,stroke:#8a6d2f",
    "dead": "fill:#eeeeee,stroke:#777777,stroke-dasharray:4",
    "unknown": "fill:#ffffff,stroke:#999999,stroke-dasharray:2",
    "lost": "fill:#ffffff,stroke:#777777,stroke-dasharray:4",
}


def wrapped(label: str, width: int = WIDTH) -> list[str]:
    """A label in lines."""
    return textwrap.wrap(label, width) or [""]


def to_dot(picture: Picture) -> str:
    """A picture for Graphviz."""
    spots = [f"  {_id(spot.name)} [label={_quoted(spot.label)}, {DOT[spot.sort]}];" for spot in picture.spots]
    lines = [f"  {_id(line.start)} -> {_id(line.to)} [label={_quoted(line.label)}];" for line in picture.lines]
    head = [f"digraph {_quoted(picture.title)} {{", "  rankdir=TB;", '  node [fontname="sans-serif"];']
    return "\n".join([*head, '  edge [fontname="sans-serif", fontsize=10];', *spots, *lines, "}"]) + "\n"


def _id(name: str) -> str:
    return "n" + name.replace(".", "_")


def _quoted(label: str) -> str:
    """A label as DOT has it; lines are broken by its own sign."""
    lines = [escaped(line).replace("\\", "\\\\").replace('"', '\\"') for line in wrapped(label)]
    return '"' + "\\n".join(lines) + '"'


def to_mermaid(picture: Picture) -> str:
    """A picture as a Mermaid flowchart."""
    spots = [f"  {_id(spot.name)}{_shape(spot)}:::{spot.sort}_" for spot in picture.spots]
    lines = [f"  {_id(line.start)} -->|{_entity(line.label)}| {_id(line.to)}" for line in picture.lines]
    classes = [f"  classDef {sort}_ {look}" for sort, look in MERMAID.items()]
    return "\n".join(["flowchart TB", *spots, *lines, *classes]) + "\n"


def _shape(spot: PictureSpot) -> str:
    text = _entity(spot.label)
    return f"[{text}]" if spot.sort in ("end", "dead") else f"({text})"


def _entity(label: str) -> str:
    """A label as Mermaid has it: in quotes, with what it would read as its own signs by number."""
    kept = "".join(c if c.isalnum() or c in " ,.!?'’“”:-–…→" else f"#{ord(c)};" for c in escaped(label))
    return f'"{"<br/>".join(wrapped(kept))}"'
