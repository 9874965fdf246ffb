"""What hides in a world is an error; what its language needs is not; and lines end the same way for everything."""

from __future__ import annotations

import pytest

from unsaid.language import format_text, read
from unsaid.language.report import Report
from unsaid.language.source import plain
from unsaid.language.tokens import tokenize

HIDDEN = [
    ("\x1b[2J", "U+001B ESCAPE hides here: it is not seen, and a terminal may obey it"),
    ("\x7f", "U+007F DELETE hides here: it is not seen, and a terminal may obey it"),
    ("\x9b", "U+009B CONTROL SEQUENCE INTRODUCER hides here: it is not seen, and a terminal may obey it"),
    ("\x0c", "U+000C FORM FEED hides here: it looks like the end of a line, and is none"),
    ("\x85", "U+0085 NEXT LINE hides here: it looks like the end of a line, and is none"),
    ("\u2028", "U+2028 LINE SEPARATOR hides here: it looks like the end of a line, and is none"),
    ("\u2029", "U+2029 PARAGRAPH SEPARATOR hides here: it looks like the end of a line, and is none"),
    ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE hides here: it shows words in another order than they are read in"),
    ("\u2067", "U+2067 RIGHT-TO-LEFT ISOLATE hides here: it shows words in another order than they are read in"),
    ("\u200b", "U+200B ZERO WIDTH SPACE hides here: it is not seen"),
    ("\u200f", "U+200F RIGHT-TO-LEFT MARK hides here: it is not seen"),
    ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE hides here: it is not seen"),
    ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A hides here: it is not seen"),
    ("\ud83d", "U+D83D hides here: it is half of a character"),
    ("\r", "U+000D CARRIAGE RETURN hides here: without a line feed after it, what follows may be shown over the line"),
]

PLACES = {
    "words": 'title "Dusk{}and dawn";\nentity Tom : character;\n',
    "a comment": "// dusk{}and dawn\nentity Tom : character;\n",
    "a long comment": "/* dusk{}and dawn */ entity Tom : character;\n",
    "between": "entity Tom{} : character;\n",
}


@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize(("character", "message"), HIDDEN, ids=[message.split(" hides")[0] for _, message in HIDDEN])
def test_what_hides_is_an_error(text: str, character: str, message: str) -> None:
    """Each kind of hidden character is reported with its name and what it does, in words, in comments and between."""
    reading = read(text.format(character))
    found = next(d for d in reading.diagnostics if d.code == "hidden-character")
    assert reading.world is None
    assert found.message == message
    assert found.span == (text.index("{"), text.index("{") + 1)


def test_a_line_is_reported_once() -> None:
    """Of several in a line the first is named and the others are counted; the quotation shows them all."""
    reading = read('title "a\x1b[1mb\x1b]0;c\x07\u202ed";\nabout "e\u202e";\nentity Tom : character;\n')
    assert reading.render() == "\n\n".join(
        [
            "<world>:1:9: error[hidden-character]: U+001B ESCAPE hides here (and 3 more on this line): it is not seen,"
            " and a terminal may obey it\n"
            '  1 | title "a\\x1b[1mb\\x1b]0;c\\x07\\u202ed";\n'
            "    |         ^^^^\n"
            "    = try: remove it",
            "<world>:2:9: error[hidden-character]: U+202E RIGHT-TO-LEFT OVERRIDE hides here: it shows words in"
            " another order than they are read in\n"
            '  2 | about "e\\u202e";\n'
            "    |         ^^^^^^\n"
            "    = try: remove it",
        ]
    )


@pytest.mark.parametrize(
    "words", ["می\u200cخواهم", "👩\u200d🚀", "❤\ufe0f", "קפה C++\u200f הוא", "Donau\xaddampf", "日本"]
)
def test_what_a_language_needs_is_let_be(words: str) -> None:
    """Words in Persian, Hebrew or emoji have the characters that they are written with."""
    assert read(f'title "{words}"; // {words}\nentity Tom : character;\n').diagnostics == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\r\n"])
def test_lines_end_alike_for_everything(end: str) -> None:
    """With any line end, tokens, comments, words and places are those of the text with line feeds."""
    text = '// one\n/* two\nthree */ title "Four\nfive"; // six\nentity Tom : nobody;\n'
    reading = read(text.replace("\n", end))
    assert reading == read(text)
    assert reading.source.position(reading.diagnostics[0].span[0]) == (5, 14)
    assert format_text(text.replace("\n", end)) == format_text(text)


def test_a_mark_before_the_text_is_none_of_it() -> None:
    """A byte order mark at the very beginning is no part of the text."""
    assert read("\ufeffentity Tom : character;").diagnostics == []
    assert plain("\ufeffa\r\nb") == "a\nb"


def test_what_hides_is_no_strange_character_too() -> None:
    """It is reported once; a strange letter beside it is still one."""
    report = Report()
    tokenize("entity\u200b Zo\u200bé : character;", report)
    assert [d.code for d in report.in_order()] == ["hidden-character", "strange-character"]
