"""A tale on a terminal, at every width."""

from __future__ import annotations

import re

import pytest

from unsaid.telling.setting import Block, Tale, tale
from unsaid.telling.setting.lines import cells
from unsaid.telling.setting.parts import body
from unsaid.telling.setting.plain import plain
from unsaid.telling.setting.terminal import Sheet
from unsaid.telling.setting.terminal import lines as styled
from unsaid.telling.told import Paragraph

STORY = Tale(
    "The Wall",
    "",
    (
        Block("opening", "Nobody had been up there since the spring, and the path was gone under the broom."),
        Block("scene", "‘Wait,’ he says.", (0,), ("Ann believes that Bob is lost.", "Bob is afraid.")),
        Block("scene", "‘No,’ she says, and climbs, and does not look round until she is at the top.", (1,)),
        Block("turn", "Bob"),
        Block("scene", "He waits.", (2,), ("Bob wants to call after her, and does not.",)),
        Block("closing", "Then it was dark."),
    ),
)
MARKS = re.compile("\033\\[\\d+m")


def lines(tale: Tale, sheet: Sheet) -> list[str]:
    """The lines of a tale as they are without colours."""
    return [str(line) for line in styled(tale, sheet)]


def test_set_to_a_measure() -> None:
    """Paragraphs are parted by a blank line, an answer is set close and in, a side is named on its own line."""
    bare = Tale(STORY.title, "", tuple(Block(b.kind, b.text, b.beats) for b in STORY.blocks))
    assert lines(bare, Sheet(40)) == [
        "The Wall",
        "",
        "Nobody had been up there since the",
        "spring, and the path was gone under the",
        "broom.",
        "",
        "‘Wait,’ he says.",
        "  ‘No,’ she says, and climbs, and does",
        "not look round until she is at the top.",
        "",
        "Bob",
        "",
        "He waits.",
        "",
        "Then it was dark.",
    ]


def test_notes_stand_under_the_prose_where_it_is_narrow() -> None:
    """Without room beside, notes follow their paragraph, set in."""
    shown = lines(STORY, Sheet(60))
    place = shown.index("‘Wait,’ he says.")
    assert shown[place + 1 : place + 3] == ["    Ann believes that Bob is lost.", "    Bob is afraid."]


def test_notes_stand_beside_the_prose_where_it_is_wide() -> None:
    """With room, each note begins on the line its paragraph begins on, in a column of its own."""
    shown = lines(STORY, Sheet(120))
    first = next(line for line in shown if line.startswith("‘Wait,’"))
    column = first.index("Ann believes")
    assert column == 76 + 3
    assert shown[shown.index(first) + 1] == " " * column + "Bob is afraid."


@pytest.mark.parametrize("columns", range(20, 201))
def test_no_width_is_overstepped(columns: int) -> None:
    """At every width from 20 to 200 no line is wider than the sheet, nor prose wider than the measure."""
    shown = lines(STORY, Sheet(columns))
    assert max(map(cells, shown)) <= columns
    bare = Tale(STORY.title, "", tuple(Block(b.kind, b.text, b.beats) for b in STORY.blocks))
    assert max(map(cells, lines(bare, Sheet(columns)))) <= 76


@pytest.mark.parametrize("columns", [20, 60, 120])
def test_colours_change_no_letter(columns: int) -> None:
    """With the colours taken out, the lines are those without colours."""
    coloured = [line.painted() for line in styled(STORY, Sheet(columns))]
    assert any(map(MARKS.search, coloured))
    assert [MARKS.sub("", line) for line in coloured] == lines(STORY, Sheet(columns))


def test_plain_is_a_line_to_a_paragraph() -> None:
    """For other programs, every paragraph is one line, whatever its length, and blank lines part them."""
    parts = plain(STORY).split("\n\n")
    assert parts[0] == "The Wall"
    assert parts[1] == STORY.blocks[0].text
    assert "    Ann believes that Bob is lost.\n    Bob is afraid." in parts


def test_control_codes_do_not_reach_the_page() -> None:
    """A text cannot command the terminal: whole commands and other control codes are taken out of it."""
    made = tale("A\033[2J", None, [Paragraph("scene", "x\x07\x1b]0;t\x07y\u2028z", None)], {})
    assert made.title == "A"
    assert made.blocks[0].text == "xyz"


def test_a_breath_is_set_off() -> None:
    """A paragraph that is to stand apart goes on no exchange, and nothing goes on from it."""
    spoken = [Paragraph("scene", f"'{word},' she says.", None, (n,)) for n, word in enumerate(("One", "Two", "Three"))]
    breath = Paragraph("scene", "'Four,' she says.", None, (3,), "breath")
    made = tale(None, None, [*spoken[:2], breath, spoken[2]], {})
    assert [made.follows_speech(place) for place in range(4)] == [False, True, False, False]
    assert body(made).count('class="first"') == 3
