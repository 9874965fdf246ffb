"""Lines: how wide they are, and that nothing is lost in breaking them."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsaid.telling.setting.lines import cells, wrapped

TEXT = st.text(alphabet="ab c’—-“é漢字かな。「」é́ \n", max_size=120)


def columns(text: str) -> int:
    """The columns of a text by Unicode's own table: two for wide and full, none for combining marks."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(bool(unicodedata.combining(c)) for c in text)


@given(TEXT, st.integers(2, 40))
def test_no_line_is_too_wide(text: str, width: int) -> None:
    """Counted by Unicode's table, no line takes more columns than there are."""
    assert all(columns(line) <= width for line in wrapped(text, width))


@given(TEXT, st.integers(2, 40))
def test_nothing_is_lost(text: str, width: int) -> None:
    """The characters that are no blanks come out in their order."""
    assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())


@given(TEXT, st.integers(2, 40))
def test_setting_lines_again_changes_nothing(text: str, width: int) -> None:
    """Lines that fit are not broken a second time."""
    assert all(wrapped(line, width) == [line] for line in wrapped(text, width))


@given(TEXT, st.integers(20, 200))
def test_lines_are_filled(text: str, width: int) -> None:
    """No line could have taken the first word of the next as well."""
    broken = wrapped(text, width)
    for line, after in pairwise(broken):
        assert columns(line) + 1 + columns(after.split(" ")[0]) > width or not text.isascii()


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("a well-kept secret", 8, ["a well-", "kept", "secret"]),
        ("he said—and went", 9, ["he said—", "and went"]),
        ("‘I thought—’ He", 12, ["‘I thought—’", "He"]),
        ("10\xa0000 men", 6, ["10\xa0000", "men"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("漢字かな交じり", 6, ["漢字か", "な交じ", "り"]),
        ("「漢字」。かな", 6, ["「漢", "字」。", "かな"]),
        ("", 10, []),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    """At blanks, after dashes and hyphens, between wide characters but not before their closing marks."""
    assert wrapped(text, width) == lines


def test_indents() -> None:
    """The first line and the others have indents of their own, counted in the width."""
    assert wrapped("one two three four", 10, "  ", "    ") == ["  one two", "    three", "    four"]


@pytest.mark.parametrize(("text", "count"), [("“é”—…’", 6), ("漢字", 4), ("é", 1), ("👍", 2), ("", 0)])
def test_cells(text: str, count: int) -> None:
    """Latin letters and typographic marks are one column, ideographs and emoji two, combining marks none."""
    assert cells(text) == count
