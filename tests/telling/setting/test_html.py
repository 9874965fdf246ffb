"""The HTML page: whole, closed in itself, and saying what the tale says."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given

from tests.telling.setting.tales import TALES, WALL, words
from unsaid.telling.setting import Tale
from unsaid.telling.setting.html import page
from unsaid.telling.setting.parts import style

VOID = {"meta"}
ALLOWED = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "header",
    "h1",
    "h2",
    "section",
    "div",
    "p",
    "aside",
}


class Page(HTMLParser):
    """A page read: its elements, its attributes, and the words of its body."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.body = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "body" in self.open:
            self.body += data


@given(TALES)
def test_it_says_what_the_tale_says(made: Tale) -> None:
    """Every element is closed where it should be, and the body holds the tale's words and no others."""
    read = Page(page(made))
    assert read.open == []
    assert set(read.elements) <= ALLOWED
    assert "".join(read.body.split()) == words(made)


def test_it_asks_for_nothing_and_runs_nothing() -> None:
    """There is no script, no link and no address in it, and its own policy forbids all of them."""
    text = page(WALL)
    read = Page(text)
    names = {name for name, _ in read.attributes}
    assert names <= {"lang", "charset", "name", "content", "http-equiv", "class", "id", "aria-label"}
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in read.attributes
    assert not any(word in text for word in ("http:", "https:", "url(", "@import", "javascript"))


def test_it_is_ready_for_day_night_and_paper() -> None:
    """The style sheet has a dark form and a printed one, and keeps single lines from being parted."""
    sheet = style("page.css")
    assert "@media (prefers-color-scheme: dark)" in sheet
    assert "@media print" in sheet
    assert "orphans: 2" in sheet


def test_no_style_escapes_its_element() -> None:
    """Nothing in the style sheets could end the element they stand in."""
    assert "<" not in style("page.css") + style("book.css")
