"""Markdown: read back by a Markdown reader, it says what the tale says."""

from __future__ import annotations

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.telling.setting.tales import TALES, WALL, words
from unsaid.telling.setting import Tale
from unsaid.telling.setting.markdown import escaped, text


def read(made: str) -> tuple[str, set[str]]:
    """The words a CommonMark reader finds, blanks apart, and the kinds of markup among them."""
    tokens = MarkdownIt("commonmark").parse(made)
    inside = [child for token in tokens for child in token.children or ()]
    kinds = {token.type.removesuffix("_open") for token in [*tokens, *inside] if token.nesting == 1}
    return "".join("".join(map(_text, inside)).split()), kinds


def _text(token: Token) -> str:
    return token.content if token.type in ("text", "text_special") else f"<{token.type}>" * (token.type != "softbreak")


def test_it_says_what_the_tale_says() -> None:
    """Every word comes out, and the only markup is headings, paragraphs and quotations."""
    assert read(text(WALL)) == (words(WALL), {"heading", "paragraph", "blockquote"})


@given(TALES)
def test_no_words_become_markup(made: Tale) -> None:
    """Whatever a tale says, no word of it is taken for a list, a link, code or emphasis."""
    found, kinds = read(text(made))
    assert kinds <= {"heading", "paragraph", "blockquote"}
    assert found == words(made)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("1. April", "1\\. April"),
        ("- dark", "\\- dark"),
        ("No 3 #", "No 3 \\#"),
        ("a_b *c* [d]", "a\\_b \\*c\\* \\[d\\]"),
        ("AT&amp;T & co.", "AT\\&amp;T & co."),
        ("‘Plain,’ she said.", "‘Plain,’ she said."),
    ],
)
def test_what_is_escaped(typed: str, written: str) -> None:
    """Marks are escaped where they would mean something, and ordinary prose is left as it is."""
    assert escaped(typed) == written
