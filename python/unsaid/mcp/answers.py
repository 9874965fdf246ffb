"""What a tool answers: a text to be read, the same as data, and what to call next, with its arguments written out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MOST = 24_000
"""Letters of an answer; an assistant has to read all of it."""


@dataclass(frozen=True)
class Next:
    """A call that would go on from here: the tool, its arguments, and what for."""

    tool: str
    arguments: Mapping[str, Any]
    why: str

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {"tool": self.tool, "arguments": dict(self.arguments), "why": self.why}

    def __str__(self) -> str:
        return f"- {self.tool} {json.dumps(dict(self.arguments), ensure_ascii=False)}: {self.why}"


@dataclass(frozen=True)
class Answer:
    """An answer: ``ok`` says whether all is well with what was asked about; ``failed`` that the call itself was."""

    text: str
    ok: bool = True
    data: Mapping[str, Any] = field(default_factory=dict[str, Any])
    next: tuple[Next, ...] = ()
    failed: bool = False

    @property
    def told(self) -> str:
        """The text with what to call next below it."""
        text = self.text if len(self.text) <= MOST else f"{self.text[:MOST]}\n… (cut: ask for less)"
        if not self.next:
            return text
        return "\n".join([text, "", "Next, call:", *map(str, self.next)])

    def to_dict(self) -> dict[str, Any]:
        """Plain data: ``ok``, ``next``, and what the tool has besides."""
        return {"ok": self.ok, **self.data, "next": [one.to_dict() for one in self.next]}
