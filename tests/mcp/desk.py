"""A desk for tests: tools called in a folder as the server calls them, without the protocol around them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from unsaid.mcp.answers import Answer
from unsaid.mcp.folder import Folder
from unsaid.mcp.working import Work


class Desk:
    """A folder, and tools called in it by name; ``calls`` counts them."""

    def __init__(self, place: Path, *, writes: bool = True) -> None:
        self.folder, self.calls = Folder(place, writes=writes), 0

    def __call__(self, tool: str, **sent: Any) -> Answer:
        """What a tool answers."""
        self.calls += 1
        return Work(self.folder, tool, sent).done()
