"""The page of a published story.

It asks for nothing from anywhere. Its own policy line lets the browser run the one script and use the one style that
are in it, known by their hashes, and nothing else. Where no script may run, the story that the planner found is read.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from html import escape
from importlib import resources

from unsaid.errors import UnsaidError
from unsaid.graph.game import GameGraph
from unsaid.graph.publish.packed import packed
from unsaid.telling.setting.parts import body
from unsaid.telling.setting.tale import Tale

LARGEST = 1_500_000
"""Bytes of the largest page: what a telephone opens at once."""


class TooHeavy(UnsaidError):
    """A page that would have more bytes than ``LARGEST``."""

    def __init__(self, size: int) -> None:
        said = f"the page would have {size:,} bytes, and {LARGEST:,} are the most; --as WHO publishes one role alone"
        super().__init__("limit-graph", said)


def published(graphs: Sequence[GameGraph], found: Tale | None) -> str:
    """The whole file: the games of some roles, and a story to be read without them. Raises TooHeavy."""
    page = _page(graphs, found)
    size = len(page.encode())
    if size > LARGEST:
        raise TooHeavy(size)
    return page


def _page(graphs: Sequence[GameGraph], found: Tale | None) -> str:
    title = escape(graphs[0].title or graphs[0].world)
    script, style = _part("story.js"), _part("story.css")
    return f"""<!DOCTYPE html>
<html lang="{escape(found.language if found else "en")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy(script, style)}">
<meta name="generator" content="Unsaid">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header><h1>{title}</h1></header>
<noscript><main>
<p>Without JavaScript this story can be read, and not played.</p>
{body(found) if found else ""}
</main></noscript>
<main id="game" hidden>
<div id="roles"></div>
<div id="told" aria-live="polite"></div>
<ol id="menu"></ol>
<p id="note" role="status"></p>
<div id="sides"></div>
<div id="page"></div>
<div id="tools">
<button id="undo">Undo</button>
<button id="why">Why?</button>
<button id="restart">Begin again</button>
<button id="save">Save to a file</button>
<button id="open">Open a file</button>
<input id="file" type="file" accept=".json,application/json" hidden>
</div>
<div id="asked" aria-live="polite"></div>
</main>
<script type="application/json" id="story-data">{packed(graphs)}</script>
<script>{script}</script>
</body>
</html>
"""


def policy(script: str, style: str) -> str:
    """The page's policy line."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; base-uri 'none'; "
        "form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _part(name: str) -> str:
    """A built part of the page."""
    return resources.files("unsaid.graph.publish").joinpath(name).read_text(encoding="utf-8")
