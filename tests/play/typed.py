"""Lines as players type them (``typed.txt``): the menus they were typed at, and the act that each means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Typed:
    """A menu, who may be spoken of, and lines, each with the number of the choice it means, or None."""

    people: list[str]
    menu: list[str] = field(default_factory=list)
    lines: list[tuple[str, int | None]] = field(default_factory=list)


def typed() -> list[Typed]:
    """All of them, in order."""
    found: list[Typed] = []
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            found.append(Typed(line.split(" | ")[2].split(", ")))
        elif re.match(r"\d+\. ", line):
            found[-1].menu.append(line.split(". ", 1)[1])
        elif line and not line.startswith("#"):
            text, number = line.rsplit(" > ", 1)
            found[-1].lines.append((text, None if number == "-" else int(number) - 1))
    return found
