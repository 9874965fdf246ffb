"""A tale as one HTML file: readable on any screen, by day and by night, and ready to be printed.

Everything it needs is in it. It asks for nothing from anywhere and runs nothing; its own policy line tells the
browser to hold it to that.
"""

from __future__ import annotations

from html import escape

from unsaid.telling.setting.parts import body, style
from unsaid.telling.setting.tale import Tale

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
UNTITLED = "A story"


def page(tale: Tale) -> str:
    """The whole file."""
    title = escape(tale.title or UNTITLED)
    about = escape(tale.about)
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="generator" content="Unsaid">',
        f'<meta name="description" content="{about}">' if about else "",
        f"<title>{title}</title>",
        f"<style>\n{style('page.css')}\n</style>",
    ]
    look = "noted facing" if tale.facing else "noted"
    noted = f' class="{look}"' if any(block.notes for block in tale.blocks) else ""
    heading = f"<header>\n<h1>{title}</h1>\n</header>" if tale.title else ""
    content = [f"<main{noted}>", heading, body(tale), "</main>"]
    top = f'<!DOCTYPE html>\n<html lang="{escape(tale.language)}">\n<head>'
    lines = [top, *head, "</head>\n<body>", *content, "</body>\n</html>"]
    return "\n".join(line for line in lines if line) + "\n"
