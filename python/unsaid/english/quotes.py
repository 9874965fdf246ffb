"""Quotation marks and apostrophes as printers set them, from the straight ones that keyboards give.

Authors may write either; what is typographic already is left as it is. A mark opens where a word begins after it and
nothing but a blank, a bracket, a dash or another opening mark stands before it; everything else closes, or is an
apostrophe. The few English words that begin with an apostrophe are known by name.
"""

from __future__ import annotations

import re

_ELIDED = r"(?:tis|twas|twere|twill|em|til|n)\b|\d0s\b"
_BEFORE = r"(?:^|(?<=[\s(\[{—–“‘\"']))"
_OPENING_DOUBLE = re.compile(_BEFORE + r'"(?=\S)', re.MULTILINE)
_OPENING_SINGLE = re.compile(_BEFORE + rf"'(?=\S)(?!{_ELIDED})", re.MULTILINE | re.IGNORECASE)
_SPOKEN = re.compile(
    r"“[^”]*(?:”|\Z)|‘(?:(?=.*[.,!?…;:—–-]’(?!\w)).*?[.,!?…;:—–-]’(?!\w)|(?=.*’(?!\w)).*’(?!\w)|.*)",
)
"""A quotation to its closing mark: of single ones that after a point or a comma, for others may be apostrophes."""

_SPEECH = ("“", "‘", "«", "„", "「", "『")


def curled(text: str) -> str:
    """The text with typographic quotation marks and apostrophes."""
    if '"' not in text and "'" not in text:
        return text
    text = _OPENING_DOUBLE.sub("“", text).replace('"', "”")
    return _OPENING_SINGLE.sub("‘", text).replace("'", "’")


def spoken(text: str) -> list[tuple[int, int]]:
    """Where in a text its quotations stand, marks included; one that is not closed goes to the end of its line."""
    return [found.span() for found in _SPOKEN.finditer(curled(text))]


def is_speech(text: str) -> bool:
    """Whether a paragraph begins with somebody speaking."""
    return text.startswith(_SPEECH)
