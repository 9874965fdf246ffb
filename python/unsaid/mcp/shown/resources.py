"""What can be read: the language in two thousand words, the library's pages, and the diagnostics with their repairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import unsaid
from unsaid.errors import UnsaidError
from unsaid.language.catalogue import CATALOGUE
from unsaid.language.nearest import nearest

LIBRARY = Path(unsaid.__file__).with_name("library")


@dataclass(frozen=True)
class Shown:
    """A text that can be read: its address, what it is, and the text."""

    uri: str
    title: str
    about: str
    text: Callable[[], str]


@cache
def resources() -> dict[str, Shown]:
    """All that can be read, by address."""
    found = [
        Shown("unsaid://language", "The language", "How a world is written: read this first.", language),
        Shown("unsaid://diagnostics", "The diagnostics", "Every message, with what mends it.", diagnostics),
        *map(_page, sorted(LIBRARY.glob("*.world"))),
    ]
    return {one.uri: one for one in found}


def read(uri: str) -> Shown:
    """What is at an address. Raises UnsaidError, with the nearest that there is."""
    there = resources()
    if uri not in there:
        near = nearest(uri, there)
        listed = f"did you mean {near}?" if near else f"there are {', '.join(there)}"
        raise UnsaidError("no-resource", f"there is nothing at {uri[:80]}; {listed}")
    return there[uri]


def language() -> str:
    """The language, for an assistant."""
    return Path(__file__).with_name("language.md").read_text(encoding="utf-8")


def diagnostics() -> str:
    """The catalogue: of each message what it means, a text it is said of, and the same mended."""
    return "\n\n".join(
        f"## {one.slug} ({one.severity})\n\n{one.title}. {one.explanation}"
        + (f"\n\n{_block(one.example)}" if one.example else "")
        + (f"\n\nInstead:\n\n{_block(one.repaired)}" if one.repaired else "")
        for one in CATALOGUE.values()
    )


def _block(text: str) -> str:
    return f"```\n{text.rstrip()}\n```"


def _page(place: Path) -> Shown:
    name = place.stem
    about = f'A page to be put into a world by `include "unsaid/{name}";`.'
    return Shown(f"unsaid://library/{name}", f"The library: {name}", about, lambda: place.read_text(encoding="utf-8"))
