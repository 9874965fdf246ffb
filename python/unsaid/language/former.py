"""Names of today for what was called otherwise once, wherever names stand: in acts, in slots of words, in data.

In an act, ``walk(Ann, Home)``, what stands before the brackets is an act and what stands in them is an entity; in words
only the slots hold names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from . import core

WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
CALL = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)(\s*\()([^()]*)(\))")
SLOT = re.compile(r"(?<!\\)\{(?!#)[^{}]*\}")
NAMED_IN_SLOT = re.compile(r"(\{\^?\s*)([A-Za-z_][A-Za-z0-9_]*)|(\bby\s+)([A-Za-z_][A-Za-z0-9_]*)(?=\s*\})")

APART = frozenset(("world", "text", "path", "format", "title", "stop", "kind"))
"""Fields of stories and saved games whose texts are no names of the world's."""


@dataclass(frozen=True)
class Names:
    """New names by the kind of what is named and its old name: ``("entity", "Ann")``."""

    new: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, former: Iterable[core.Former]) -> Names:
        """Those that a world says of itself."""
        return cls({(f.kind, f.old): f.new for f in former})

    def get(self, old: str, *kinds: str) -> str:
        """What is called so now, if it is of one of some kinds."""
        return next((self.new[kind, old] for kind in kinds if (kind, old) in self.new), old)

    def act(self, text: str) -> str:
        """An act, or a fact, with the names of today: ``walk(Ann, Home)``, or its name alone."""
        called = ("action", "property", "sense", "let", "trigger", "release", "concern")
        if WORD.fullmatch(text):
            return self.get(text, "entity", "question", "ending", *called)
        return CALL.sub(lambda m: f"{self.get(m[1], *called)}{m[2]}{self._inside(m[3])}{m[4]}", text)

    def _inside(self, arguments: str) -> str:
        return WORD.sub(lambda m: self.get(m[0], "entity", "type"), arguments)

    def words(self, text: str) -> str:
        """Words for the reader, with the names in their slots."""
        return SLOT.sub(lambda slot: NAMED_IN_SLOT.sub(self._slot, slot[0]), text)

    def _slot(self, found: re.Match[str]) -> str:
        lead, name = (found[1], found[2]) if found[2] else (found[3], found[4])
        lowered = name[:1].lower() + name[1:]
        if ("entity", name) not in self.new and ("entity", lowered) in self.new:  # raised for a capital
            new = self.new["entity", lowered]
            return f"{lead}{new[:1].upper()}{new[1:]}"
        return f"{lead}{self.get(name, 'entity')}"

    def every(self, text: str) -> str:
        """A text in which all words are names, such as a claim or the id of words, with those of today."""
        kinds = (
            "entity",
            "action",
            "property",
            "ending",
            "question",
            "concern",
            "sense",
            "let",
            "type",
            "trigger",
            "release",
        )
        return WORD.sub(lambda m: self.get(m[0], *kinds), text)

    def data(self, data: Any) -> Any:
        """Plain data in which every text is an act or a name, but for those that are about the world itself."""
        if isinstance(data, str):
            return self.act(data)
        if isinstance(data, dict):
            return {key: value if key in APART else self.data(value) for key, value in data.items()}
        return [self.data(part) for part in data] if isinstance(data, list | tuple) else data
