"""Characters that hide: those that a reader does not see, and a terminal may obey.

A text is only what it shows. So these stand nowhere in a world, and leave Unsaid nowhere as they are: control
characters other than the line feed and the tab; what turns the order of a line around (Boucher and Anderson, "Trojan
Source", 2023); separators of lines that are no line ends here; halves of characters, and codes that are none; and all
that has no width of its own (Unicode's default ignorable code points).

Some of the last are needed to write a language, and are let be where it needs them:

- joiners (U+200B to U+200D, U+034F) after a letter, mark or picture beyond Latin, Greek and Cyrillic, as Persian, the
  scripts of India, Khmer and joined emoji have them;
- marks of direction (U+200E, U+200F, U+061C) in a text that has letters written from right to left;
- one variation selector after what it varies; the tags of a flag; a soft hyphen between two letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cached_property

import msgspec

SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
"""Every character that hides, and those that hide in some places only."""

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
JOINING = "\u034f\u200b\u200c\u200d"
DIRECTING = "\u061c\u200e\u200f"
MONGOLIAN = "\u180b\u180c\u180d\u180e\u180f"

BEYOND = 0x590
"""The first code of the scripts in which joiners are written; Latin, Greek and Cyrillic stand before it."""

KEYS = tuple("0123456789#*")
"""Plain characters that a variation selector makes the pictures of keys."""

FROM_RIGHT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f")

SEQUENCE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # control sequences: colours, the cursor
    "|(?:\x1b[]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)?"  # strings: titles, the clipboard
    "|\x1b[ -/]*[0-~]"
)
"""A whole command to a terminal (ECMA-48), so that none of its letters is left behind as text."""


def hidden(text: str) -> Iterator[int]:
    """The places of the characters that hide, in order."""
    needs = Needs(text)
    return (match.start() for match in SUSPECT.finditer(text) if not needs.at(match.start()))


class Needs(msgspec.Struct, dict=True):
    """What the language of a text needs of the suspect characters in it."""

    text: str

    def at(self, place: int) -> bool:
        """Whether the suspect character at a place is needed there."""
        c, before = self.text[place], self.text[place - 1] if place else ""
        if c in JOINING:
            return joins(before)
        if c in DIRECTING:
            return self.from_right
        if c == "\xad":
            return before.isalpha() and self.text[place + 1 : place + 2].isalpha()
        return varies(c, before) or place in self.flags

    @cached_property
    def from_right(self) -> bool:
        """Whether any of it is written from right to left."""
        return FROM_RIGHT.search(self.text) is not None

    @cached_property
    def flags(self) -> set[int]:
        """The places of the tags that make flags of regions."""
        return {place for match in FLAG.finditer(self.text) for place in range(match.start() + 1, match.end())}


def varies(c: str, before: str) -> bool:
    """Whether a character is a variation selector after what it can vary."""
    if "\ufe00" <= c <= "\ufe0f":
        return before in KEYS or (before > "\x7f" and not SUSPECT.match(before))
    if c in MONGOLIAN:
        return "\u1820" <= before <= "\u18aa"
    return "\U000e0100" <= c <= "\U000e01ef" and before >= "\u3400" and before.isalpha()


def joins(before: str) -> bool:
    """Whether a joiner may follow a character: a letter, mark or picture of a script that joins."""
    return before >= chr(BEYOND) and (before == "\ufe0f" or not SUSPECT.match(before)) and _seen(before)


def _seen(character: str) -> bool:
    return unicodedata.category(character) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "So", "Sk")


def suspect(text: str) -> bool:
    """Whether a text has characters that hide where it does not need them."""
    return SUSPECT.search(text) is not None


def replaced(text: str, by: Callable[[str], str]) -> str:
    """A text with something else in place of each character that hides."""
    if not SUSPECT.search(text):
        return text
    parts, end = list[str](), 0
    for place in hidden(text):
        parts += [text[end:place], by(text[place])]
        end = place + 1
    return "".join([*parts, text[end:]])


def escaped(text: str) -> str:
    """A text with what hides shown, as ``\\x1b``. For messages and quotations, where it matters what stood there."""
    return replaced(text, escape)


def on_one_line(text: str) -> str:
    """The same of a text that is to stay on its line, such as a name that is quoted: line ends are shown, too."""
    return escaped(text).replace("\n", "\\n")


def escape(character: str) -> str:
    """A character as Python and many others write it in a string."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def removed(text: str) -> str:
    """A text without what hides, commands to a terminal taken out whole. For prose, where nobody wants to meet it."""
    return replaced(SEQUENCE.sub("", text), lambda _: "")


def escaped_json(text: str) -> str:
    """A JSON text of the same value, with what hides written as JSON writes it; it can only stand in its strings."""
    if text.isascii() and "\x7f" not in text:  # whatever else hides, JSON escapes of itself
        return text
    return replaced(text, lambda c: "".join(f"\\u{unit:04x}" for unit in _units(c)))


def _units(character: str) -> Iterator[int]:
    data = character.encode("utf-16-be", "surrogatepass")
    return (int.from_bytes(data[n : n + 2]) for n in range(0, len(data), 2))


def named(character: str) -> str:
    """What a character is called: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    name = CONTROLS.get(character) or unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


CONTROLS = {
    "\x07": "BELL",
    "\x08": "BACKSPACE",
    "\x0b": "VERTICAL TAB",
    "\x0c": "FORM FEED",
    "\r": "CARRIAGE RETURN",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
    "\x9b": "CONTROL SEQUENCE INTRODUCER",
    "\x9d": "OPERATING SYSTEM COMMAND",
}
"""Control characters have no names in Unicode's table; these are the aliases of those that are met."""
