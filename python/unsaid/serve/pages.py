"""The pages: one shell, into which the script draws, and in it what can be read without one.

A story is served whole as plain HTML, so that it can be read in a browser that runs no scripts, or that shows no more
than text. Where scripts run, the page takes its place. Every word of a world is escaped here.
"""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from litestar import MediaType, Response, get
from litestar.params import FromPath, FromQuery

import unsaid
from unsaid.serve.parts import OnShelf
from unsaid.serve.reading import shown, story_of
from unsaid.serve.shelf import Served
from unsaid.serve.shown import WorldShown
from unsaid.serve.trouble import Trouble, refused
from unsaid.telling.setting.parts import body

PAGE = Path(__file__).parent / "page"
"""The page as it was built from the sources in ``web``."""

NO_SCRIPT = (
    "A game is played by a script, and none runs here. Stories are read without one, and a game can be played at a "
    "terminal: unsaid play."
)

NO_SCRIPT_THERE = (
    "This is drawn by a script, and none runs here. At a terminal there are unsaid why, unsaid explore and unsaid lint."
)

Length = Literal["short", "scene", "full"]


@get("/", include_in_schema=False, sync_to_thread=True)
def front(shelf: OnShelf) -> Response[str]:
    """The shelf: every world, with a way to its story."""
    worlds = "".join(_line(shown(served)) for served in shelf.worlds.values())
    return _page("Unsaid", f"<h1>Unsaid</h1><ul>{worlds}</ul>")


@get("/play/{seat:str}", include_in_schema=False, sync_to_thread=False)
def playing(seat: FromPath[str]) -> Response[str]:  # the script reads the address
    """A game, of which nothing can be shown without a script."""
    return _page("Unsaid", f"<h1>Unsaid</h1><p>{escape(NO_SCRIPT)}</p>{_HOME}")


@get("/read/{name:str}", include_in_schema=False, sync_to_thread=True)
def reading(
    name: FromPath[str],
    shelf: OnShelf,
    side: FromQuery[str | None] = None,
    facing: FromQuery[str | None] = None,
    thoughts: FromQuery[bool] = True,
    length: FromQuery[Length] = "full",
) -> Response[str]:
    """The story that a world tells by itself, from a side; ``facing``: beside it what another has of it."""
    try:
        served = shelf[name]
        told = _told(served, side, facing, thoughts, length)
    except Trouble as trouble:
        said = f"<h1>That cannot be shown</h1><p>{escape(trouble.message)}</p>{_HOME}"
        return _page("Unsaid", said, trouble.status)
    return _page(told.title, f"<h1>{escape(told.title)}</h1>{_sides(served)}{body(told.tale)}{_HOME}")


@get(["/minds/{name:str}", "/map/{name:str}", "/write/{name:str}"], include_in_schema=False, sync_to_thread=False)
def looking(name: FromPath[str]) -> Response[str]:  # the script reads the address
    """Minds, a map, or a text being written, of which nothing can be shown without a script."""
    return _page("Unsaid", f"<h1>Unsaid</h1><p>{escape(NO_SCRIPT_THERE)}</p>{_HOME}")


PAGES = (front, playing, reading, looking)

_HOME = '<p class="first"><a href="/">All worlds</a></p>'


def _told(served: Served, side: str | None, facing: str | None, thoughts: bool, length: Length) -> unsaid.Telling:
    try:
        story = story_of(served)
        side = side or next(iter(served.world.roles), None)  # as the script will ask for it
        telling = served.once(story.tell(side, facing=facing or None, thoughts=thoughts, length=length))
        _ = telling.tale  # says so where it cannot be told like that
    except unsaid.UnsaidError as error:
        raise refused(error) from error
    return telling


def _line(world: WorldShown) -> str:
    title = escape(world.title)
    linked = f'<a href="/read/{quote(world.name, safe="")}">{title}</a>' if world.ok else title
    return f"<li><p>{linked}. {escape(world.about or world.trouble)}</p></li>"


def _sides(served: Served) -> str:
    """From whom a story can be had."""
    sides = [(role.name, f"as {role.called} has it") for role in shown(served).roles]
    ways = [*sides, ("both", "by turns"), ("nobody", "from outside")]
    links = (f'<a href="?side={quote(side, safe="")}">{escape(words)}</a>' for side, words in ways)
    return f"<nav><p>It can be read {', '.join(links)}.</p></nav>"


def _page(title: str, content: str, status: int = 200) -> Response[str]:
    before, after = _shell()
    named = before.replace("{title}", escape(title), 1)
    html = f'{named}<main class="plain">{content}</main>{after}'
    return Response(html, status_code=status, media_type=MediaType.HTML)


@cache
def _shell() -> tuple[str, str]:
    """What comes before the content, and what after it."""
    before, _, after = (PAGE / "index.html").read_text(encoding="utf-8").partition("{page}")
    return before, after
