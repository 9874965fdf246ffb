"""Characters that hide: which they are, where a language needs them, and what is shown instead."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsaid.text.hidden import SUSPECT, escaped, escaped_json, hidden, named, on_one_line, removed

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)
"""Texts of every character there is, halves of characters included."""


def test_control_characters_hide() -> None:
    """Of all control characters only the tab and the line feed are let be."""
    controls = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cc"]
    assert [c for c in controls if not list(hidden(c))] == ["\t", "\n"]


def test_what_has_no_looks_of_its_own_hides() -> None:
    """Alone in a text, every format character, separator of lines, surrogate and non-character hides, except for some
    that are seen: signs at Arabic, Syriac and Kaithi numbers, and what puts hieroglyphs together."""
    seen = set()
    for code in range(0x110000):
        c = chr(code)
        if unicodedata.category(c) in ("Cf", "Zl", "Zp", "Cs") or (code & 0xFFFE) == 0xFFFE or 0xFDD0 <= code < 0xFDF0:
            seen |= set() if list(hidden(c)) else {unicodedata.name(c)}
    assert {name.split()[0] for name in seen} == {"ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN"}


@pytest.mark.parametrize("code", [0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069])
def test_what_turns_the_order_around_hides_everywhere(code: int) -> None:
    """No language needs embeddings, overrides and isolates, one written from the right no more than others."""
    assert list(hidden(f"שלום {chr(code)}עולם")) == [5]


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian: "I want"
        "क्\u200dष",  # Hindi: the half form of a letter
        "അവന്\u200d",  # Malayalam: a letter that ends its word
        "ខ្ញុំ\u200bស្រឡាញ់",  # Khmer: where a line may end
        "👩\u200d🚀",  # an astronaut
        "❤\ufe0f\u200d🔥",  # a heart on fire
        "1\ufe0f\u20e3",  # the key 1
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # the flag of Scotland
        "קפה C++\u200f הוא",  # Hebrew: the signs belong to what is before them
        "葛\U000e0100",  # a Japanese name in its old form
        "ᠨᠢ\u180d\u180e"[:3],  # a Mongolian form of a letter
        "Donau\xaddampf",
    ],
)
def test_what_languages_need_is_let_be(text: str) -> None:
    """Joiners, marks of direction, selectors, tags and soft hyphens stand where people write them."""
    assert escaped(text) == removed(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u200bb", "a\\u200bb"),
        ("я\u200cя", "я\\u200cя"),
        ("a\u200fb", "a\\u200fb"),
        ("می\u200c\u200cخ", "می\u200c\\u200cخ"),
        ("❤\ufe0f\ufe0e", "❤\ufe0f\\ufe0e"),
        ("a\ufe0f", "a\\ufe0f"),
        ("🙂\U000e0041\U000e007f", "🙂\\U000e0041\\U000e007f"),
        ("\ufeffa", "\\ufeffa"),
        ("a\xad", "a\\xad"),
        ("\x1b[31m\x9b1m\x07", "\\x1b[31m\\x9b1m\\x07"),
        ("a\rb", "a\\x0db"),
        ("\ud83d", "\\ud83d"),
    ],
)
def test_elsewhere_they_hide(text: str, shown: str) -> None:
    """Where nothing is to be joined, turned or varied, the same characters are shown as escapes."""
    assert escaped(text) == shown


@given(ANYTHING)
def test_escaped_is_seen_and_settled(text: str) -> None:
    """Nothing hides in an escaped text, and escaping it again changes nothing."""
    once = escaped(text)
    assert not list(hidden(once))
    assert escaped(once) == once


@given(ANYTHING)
def test_nothing_is_left_to_obey(text: str) -> None:
    """What is removed from prose leaves no control character, override or half of a character."""
    assert not [c for c in removed(text) if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]


@given(st.text(st.characters(exclude_categories=(), exclude_characters="\x1b\x90\x98\x9b\x9d\x9e\x9f"), max_size=40))
def test_removing_takes_nothing_that_is_seen(text: str) -> None:
    """Without commands to a terminal in it, a text loses only characters that could hide."""
    assert [c for c in removed(text) if not SUSPECT.match(c)] == [c for c in text if not SUSPECT.match(c)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\x1b[31mb\x1b[0mc", "abc"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]52;c;cm0gLXJmIC8=\x1b\\b", "ab"),
        ("a\x9d52;c;aaaa\x9cb", "ab"),
        ("a\x1bPq#0\x1b\\b", "ab"),
        ("a\x1bcb", "ab"),
        ("a\x1b(0b", "ab"),
        ("a\x9b2Jb", "ab"),
        ("a\x1b", "a"),
    ],
)
def test_commands_are_removed_whole(text: str, left: str) -> None:
    """Of a control sequence, a title, a write to the clipboard or a device string no letter stays behind."""
    assert removed(text) == left


@given(st.recursive(ANYTHING, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANYTHING, inner, max_size=3)))
def test_json_keeps_its_value(value: object) -> None:
    """An escaped JSON text shows everything and says the same."""
    text = escaped_json(json.dumps(value, ensure_ascii=False))
    assert not list(hidden(text))
    assert json.loads(text) == json.loads(json.dumps(value, ensure_ascii=False))


def test_a_name_stays_on_its_line() -> None:
    """In what must be one line, line ends are shown as well."""
    assert on_one_line("a\nunsaid: b\x1b") == "a\\nunsaid: b\\x1b"


@pytest.mark.parametrize(
    ("character", "name"),
    [("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"), ("\x1b", "U+001B ESCAPE"), ("\x01", "U+0001")],
)
def test_names(character: str, name: str) -> None:
    """A character is called by its code and the name Unicode has for it, if any."""
    assert named(character) == name
