"""Twee 3, the text form of Twine. A passage for every way that is told and where it leads, with plain links.

The links are those that all story formats of Twine know. What may mean something in one of them is written as HTML
writes a character by its number, which all of them understand; ``::`` at the head of a line begins a passage, whatever
stands there.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Iterator, Sequence

from unsaid.graph.export.parts import about, closing
from unsaid.graph.game import GameGraph

_ANYWHERE = re.compile(r"[\\<>&\[\]{}|$@^~_*#=/`\"%+]|-(?=[->])|(?<=-)-|'(?=')|(?<=')'|\((?=[\w-]+:)|(?<!\w)\?(?=\w)")
_AT_HEAD = re.compile(r"[:!;>.?\-\d]")


def exported(graph: GameGraph) -> str:
    """The whole of a Twee file."""
    passages = _Passages(graph)
    first = passages.name(graph.opening, 0)
    data = {"ifid": ifid(graph), "format": "SugarCube", "format-version": "2.37.3", "start": first}
    parts = [":: StoryTitle", graph.title or graph.world, "", ":: StoryData", json.dumps(data, indent=2), ""]
    parts += [":: About", escaped(about(graph)), ""]
    for name, lines in passages.all():
        parts += [f":: {name}", *lines, ""]
    return "\n".join(parts)


def ifid(graph: GameGraph) -> str:
    """The story's number among all: the same for the same text and role."""
    seen = hashlib.sha256(f"{graph.text} {graph.role}".encode()).digest()
    return str(uuid.UUID(bytes=seen[:16], version=4)).upper()


class _Passages:
    """The passages of a graph: what is told on a way, and the menu it leads to."""

    def __init__(self, graph: GameGraph) -> None:
        self.graph = graph
        self._names: dict[tuple[tuple[int, ...], int], str] = {}

    def name(self, told: Sequence[int], to: int) -> str:
        """The name of the passage of a way; the first is ``start``."""
        return self._names.setdefault((tuple(told), to), f"way {len(self._names)}" if self._names else "start")

    def all(self) -> Iterator[tuple[str, list[str]]]:
        """Every passage that can be come to from those that are named."""
        done = 0
        while done < len(self._names):
            (told, to), name = [*self._names.items()][done]
            yield name, [*self._lines(told, to)]
            done += 1

    def _lines(self, told: Sequence[int], to: int) -> Iterator[str]:
        position = self.graph.positions[to]
        ending = [] if position.end is None else closing(self.graph, position.end)
        for text in (*self.graph.paragraphs(told), *ending):
            yield from (escaped(text), "")
        for choice in position.choices:
            yield f"[[{_link(choice.words)}->{self.name(choice.told, choice.to)}]]"


def escaped(text: str) -> str:
    """Words as they stand in a passage, at the head of a line."""
    safe = _ANYWHERE.sub(lambda found: _by_number(found[0]), " ".join(text.split()))
    return _by_number(safe[0]) + safe[1:] if _AT_HEAD.match(safe) else safe


def _link(text: str) -> str:
    """Words as they stand in a link. A single word might be taken for a variable: its first letter goes by number."""
    safe = escaped(text)
    return _by_number(safe[0]) + safe[1:] if safe.isalnum() else safe


def _by_number(sign: str) -> str:
    return f"&#{ord(sign)};"
