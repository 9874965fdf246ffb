"""The forms in which a map is written: a page, drawings, and files for other tools.

A page, a drawing, DOT and Mermaid show the small form, which always fits. GraphML and JSON hold every state and way,
for whoever wants to work on.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from unsaid.api.map.forms.graphs import to_graphml, to_json
from unsaid.api.map.forms.lines import to_dot, to_mermaid
from unsaid.api.map.forms.page import to_page
from unsaid.api.map.forms.svg import to_svg
from unsaid.errors import UnknownName
from unsaid.language.files import FileProblem
from unsaid.language.nearest import nearest

if TYPE_CHECKING:
    from unsaid.api.map.map import Map

FORMS: dict[str, Callable[[Map], str]] = {
    "page": to_page,
    "svg": lambda drawn: to_svg(drawn.picture()),
    "dot": lambda drawn: to_dot(drawn.picture()),
    "mermaid": lambda drawn: to_mermaid(drawn.picture()),
    "graphml": to_graphml,
    "json": to_json,
}

SUFFIXES = {
    ".html": "page",
    ".htm": "page",
    ".svg": "svg",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".graphml": "graphml",
    ".json": "json",
}
"""The form that a file's name asks for."""


def written(drawn: Map, form: str) -> str:
    """A map in a form. Raises UnknownName."""
    if form not in FORMS:
        near = nearest(form, FORMS)
        hint = f"; did you mean {near}?" if near else f"; there are {', '.join(FORMS)}"
        raise UnknownName("unknown-form", f"there is no form called {form!r}{hint}", form)
    return FORMS[form](drawn)


def form_of(path: str | Path, form: str | None = None) -> str:
    """The form to write: the one asked for, else what a file's name says. Raises UnknownName."""
    found = form or SUFFIXES.get(Path(path).suffix.lower())
    if found is None:
        raise UnknownName("unknown-form", f"{path} does not say in which form: {', '.join(FORMS)}", str(path))
    return found


def save(drawn: Map, path: str | Path, form: str | None, *, force: bool) -> None:
    """Writes a map to a file, whole or not at all. Raises FileProblem, UnknownName."""
    from unsaid.play.kept.disk import write_whole

    place, chosen = Path(path), form_of(path, form)
    if place.exists() and not force:
        raise FileProblem("in-the-way", f"{place} is already there; force=True replaces it")
    if not place.parent.is_dir():
        raise FileProblem("in-the-way", f"{place.parent} is no folder, so {place.name} cannot be written there")
    write_whole(place, written(drawn, chosen))
