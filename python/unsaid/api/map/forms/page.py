"""A map as a page in one file, to look at and click: it asks for nothing from anywhere.

The picture is drawn by a script that is on the page (built from ``map/`` by ``node map/build.mjs``). What there is to
say stands beside it as text, which is read where no script may run. Merged places open into pictures of their own, as
many of which are on the page as it has room for.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import deque
from functools import cache
from html import escape
from importlib import resources
from typing import TYPE_CHECKING, Any

import msgspec

from unsaid.api.map.picture import picture as drawn_of
from unsaid.api.map.picture import title
from unsaid.api.map.words import Words
from unsaid.story.map.small import MOST
from unsaid.text.hidden import escaped

if TYPE_CHECKING:
    from unsaid.api.map.map import Map

ROOM = 600_000
"""Bytes of pictures on a page; the first is on it in any case."""

PICTURES = 150
"""Pictures that are drawn for a page."""


def to_page(drawn: Map) -> str:
    """The whole page."""
    script, style, data = _part("map.js"), _part("map.css"), _data(drawn)
    name = escape(escaped(title(drawn)))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_policy(script, style)}">
<meta name="generator" content="Unsaid">
<title>{name} – map</title>
<style id="__________cytoscape_stylesheet">{style}</style>
</head>
<body>
<header><h1>{name}</h1><nav id="trail" aria-label="Opened places"></nav></header>
<main>
<div id="map" role="img" aria-label="The map; the same stands in words beside it"></div>
<aside aria-live="polite"><section id="here"><p>Choose a place or a line.</p></section>
<details open><summary>What there is to say</summary>
<pre>{escape(escaped(drawn.prose()))}</pre></details></aside>
</main>
<script type="application/json" id="data">{data}</script>
<script>{script}</script>
</body>
</html>
"""


def _data(drawn: Map) -> str:
    """The pictures: the first, and those of merged places, the larger ones first, while there is room."""
    words = Words(drawn)
    pictures, left, waiting = dict[str, Any](), ROOM, deque([""])
    while waiting and len(pictures) < PICTURES:
        spot = waiting.popleft()
        picture = drawn_of(drawn, spot or None, MOST, words)
        data = picture.to_dict()
        size = len(msgspec.json.encode(data))
        if pictures and size > left:
            continue
        left -= size
        pictures[spot] = data
        merged = [s for s in picture.spots if s.states > 1 and s.sort not in ("end", "dead")]
        waiting.extend(s.name for s in sorted(merged, key=lambda s: -s.states))
    text = msgspec.json.encode(pictures).decode()
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _policy(script: str, style: str) -> str:
    """What the browser may do: run this script, use this style, and nothing from elsewhere."""
    return (
        f"default-src 'none'; script-src {_known(script)}; style-src {_known(style)}; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def _known(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _part(name: str) -> str:
    return resources.files("unsaid.api.map.forms").joinpath(name).read_text(encoding="utf-8")
