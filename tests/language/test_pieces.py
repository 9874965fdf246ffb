"""What a text means does not hang on where its lines end: words that open definitions may stand first on any line."""

from __future__ import annotations

import pytest

from unsaid.language import read
from unsaid.language.layout.kept import unplaced
from unsaid.language.pieces import OPENERS

BASE = "entity Tom : character;\nproperty glad(c : character) : boolean;\n"


@pytest.mark.parametrize("word", sorted(word for word, (_, follower) in OPENERS.items() if follower == "LPAR"))
def test_a_property_called_like_a_definition(word: str) -> None:
    """A property with the name of what opens a definition may begin a line inside another definition."""
    text = f"{BASE}property {word}() : number;\nutility(): 1 +\n{word}() + 2;\n"
    assert read(text).diagnostics == []
    assert unplaced(read(text).world) == unplaced(read(text.replace("+\n", "+ ")).world)


@pytest.mark.parametrize("word", ["effect", "precondition", "consenting", "showing", "asking"])
def test_a_parameter_called_like_a_part(word: str) -> None:
    """A parameter with the name of a part of an action may begin a line inside another part."""
    parts = f"precondition: glad(Tom) &\n{word} : character; effect: glad(Tom);"
    text = f"{BASE}action go({word} : character) {{ {parts} }};\n"
    assert read(text).diagnostics == []
    assert unplaced(read(text).world) == unplaced(read(text.replace("&\n", "& ")).world)


@pytest.mark.parametrize("word", sorted(OPENERS))
def test_every_word_before_any_follower(word: str) -> None:
    """No word at the beginning of a line ends a definition that goes on as it should."""
    effect = f"effect:\n{word}(\nTom) &\n{word}(Tom);"
    text = f"{BASE}property {word}(c : character) : boolean;\naction go(Tom) {{ {effect} }};\n"
    assert read(text).diagnostics == []


def test_where_a_semicolon_is_missing_lines_are_looked_at() -> None:
    """In a text with mistakes a line that plainly opens another definition ends the one before it."""
    reading = read("entity Tom : character\nentity Ann : character;\nproperty p( : boolean;\nentity Bob : character;\n")
    assert [(d.code, reading.source.position(d.span[0])[0]) for d in reading.diagnostics] == [
        ("missing-semicolon", 1),
        ("syntax", 3),
    ]


def test_a_definition_behind_a_statement_without_its_semicolon() -> None:
    """It is one of the definitions, however many statements there are, which are then looked at one by one."""
    text = BASE + "glad(Tom)\nentity Ann : character;\n" + "glad(Ann);\n" * 3000
    assert [d.code for d in read(text).diagnostics] == ["missing-semicolon"]
