"""The bundled worlds as a list: aligned lines, or JSON."""

from __future__ import annotations

import json
import shutil
import textwrap

from unsaid.api.world import bundled, load


def listed() -> list[dict[str, str | None]]:
    """Name, title and description of every bundled world."""
    worlds = [load(name) for name in bundled()]
    return [{"name": world.name, "title": world.title, "about": world.about} for world in worlds]


def as_json(entries: list[dict[str, str | None]]) -> str:
    """The list as JSON."""
    return json.dumps(entries, ensure_ascii=False, indent=2)


def as_table(entries: list[dict[str, str | None]]) -> str:
    """The list as aligned lines."""
    indent = max((len(str(e["name"])) for e in entries), default=0) + 2
    width = max(shutil.get_terminal_size((80, 24)).columns - indent, 30)
    lines = []
    for entry in entries:
        words = ": ".join(part for part in (entry["title"], entry["about"]) if part)
        first, *rest = textwrap.wrap(words, width) or [""]
        lines.append(f"{entry['name']:<{indent}}{first}".rstrip())
        lines += [" " * indent + line for line in rest]
    return "\n".join(lines)
