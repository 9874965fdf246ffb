"""Faults in Rust: the same kinds, found in the text, since the engine's code is laid out in one way by rustfmt.

Comments, texts and tests are left out. What only says how far a search has come is left out as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sites import Fault, fault_at

SWAPS = (
    (r" == ", " != "),
    (r" != ", " == "),
    (r" < ", " <= "),
    (r" <= ", " < "),
    (r" > ", " >= "),
    (r" >= ", " > "),
    (r" && ", " || "),
    (r" \|\| ", " && "),
    (r" \+ ", " - "),
    (r" - ", " + "),
    (r"\btrue\b", "false"),
    (r"\bfalse\b", "true"),
    (r"\.is_some_and\(", ".is_none_or("),
    (r"\.is_none_or\(", ".is_some_and("),
    (r"\.is_some\(\)", ".is_none()"),
    (r"\.is_none\(\)", ".is_some()"),
    (r"\.any\(", ".all("),
    (r"\.all\(", ".any("),
    (r"\.min\(", ".max("),
    (r"\.max\(", ".min("),
    (r"\.saturating_add\(", ".saturating_sub("),
    (r"\.saturating_sub\(", ".saturating_add("),
    (r"\.first\(\)", ".last()"),
    (r"\bcontinue;", "break;"),
    (r"\bbreak;", "continue;"),
    (r"(?<=if )(?!let\b)[^{\n]+(?= \{)", "false"),
    (r"(?<=[ (,])1(?=[,;) ])", "2"),
    (r"(?<=[ (,])0(?=[,;) ])", "1"),
    (r"(?<=\n)[ ]+self\.[a-z_.]+\([^\n;]*\);(?=\n)", ""),
)
LEFT_OUT = re.compile(r"watch\.progress|\bdebug_assert|#\[|^\s*(?:use|pub use|mod) ")


def faults(path: Path, room: str) -> Iterator[Fault]:
    """Every fault in a file."""
    source = path.read_text(encoding="utf-8")
    code = _bare(source.split("#[cfg(test)]")[0])
    for pattern, new in SWAPS:
        for match in re.finditer(pattern, code):
            line = source[source.rfind("\n", 0, match.start()) + 1 : source.find("\n", match.end() - 1)]
            if not LEFT_OUT.search(line) and source[match.start() : match.end()].strip() != new:
                yield fault_at(room, path, source, match.span(), new)


def _bare(source: str) -> str:
    """The text with comments and strings blanked out, every offset kept."""
    return re.sub(r'//[^\n]*|"(?:[^"\\]|\\.)*"', lambda m: re.sub(r"[^\n]", "#", m.group()), source)
