"""Reading while somebody writes: a text of which one definition has changed, read and linted again.

.venv/bin/python bench/editing.py [--edits N] [--sabre FILE]

For each text, edits of a single definition are made one at a time, each on the text as it was: a token left out,
doubled or replaced, in every sort of definition alike. The time of reading such a text anew, with everything there is
to say of it, is compared with that of ``Reading.edited``. Times are of the processor.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from report import keep, machine, table
from unsaid.api.opened import bundled_text
from unsaid.language import read
from unsaid.language.pieces import cut
from unsaid.language.report import Report
from unsaid.language.source import plain
from unsaid.language.tokens import end_of, start_of, tokenize

LONG = ("the-unsaid", "the-lesson", "the-riding-light")
PUBLIC = Path(__file__).resolve().parents[2] / "shared" / "sabre" / "problems" / "aladdin.txt"
LINES = 5_000

T = TypeVar("T")


def main() -> None:
    """Times the edits and keeps the table."""
    parser = argparse.ArgumentParser(description="Time reading a text again after an edit of one definition.")
    parser.add_argument("--edits", type=int, default=100, help="edits of each text")
    parser.add_argument("--sabre", type=Path, default=PUBLIC, help="a file of Sabre's to read as well")
    given = parser.parse_args()
    texts = {name: (bundled_text(name), False) for name in LONG}
    texts[f"{LINES:,} lines"] = repeated(bundled_text("the-unsaid"), LINES), False
    if given.sabre.is_file():
        texts[given.sabre.stem] = given.sabre.read_text(encoding="utf-8"), True
    rows = [row(name, plain(text), sabre, given.edits) for name, (text, sabre) in texts.items()]
    head = ("text", "lines", "anew ms", "edited ms, median", "most of nine in ten", "part of the whole")
    text = f"# Reading while somebody writes\n\n{machine()}; {given.edits} edits of each.\n\n{table(head, rows)}\n"
    print(text)
    keep("editing", text, {row[0]: row[1:] for row in rows})


def row(name: str, text: str, sabre: bool, edits: int) -> list[str]:
    """The figures of one text."""
    before, chance = read(text, sabre=sabre), random.Random(1)
    _ = before.world
    gc.collect()
    gc.disable()
    anew, again = [], []
    for _ in range(edits):
        after = edited(text, chance)
        anew.append(timed(lambda after=after: read(after, sabre=sabre))[0])
        again.append(timed(lambda after=after: before.edited(after))[0])
        gc.collect()
    gc.enable()
    whole, part = statistics.median(anew), statistics.median(again)
    most = statistics.quantiles(again, n=10)[-1]
    lines = text.count("\n")
    return [name, f"{lines:,}", f"{whole:.1f}", f"{part:.1f}", f"{most:.1f}", f"{part / whole:.3f}"]


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds of processor time, and what came of them."""
    began = time.process_time()
    made = work()
    return (time.process_time() - began) * 1000, made


def edited(text: str, chance: random.Random) -> str:
    """A text with a token of one definition left out, doubled, or replaced by another of that definition."""
    piece = chance.choice(list(cut(tokenize(text, Report()).tokens)))
    one, other = chance.choice(piece.tokens), chance.choice(piece.tokens)
    return text[: start_of(one)] + chance.choice(["", f"{one} {one}", str(other)]) + text[end_of(one) :]


ONCE = {"TITLE", "ABOUT", "FORESIGHT", "TURNS", "PASSAGE", "ROLE", "UTILITY", "VIEWPOINT", "CALLED"}
"""Definitions of which a world has one, or one of a kind."""


def repeated(text: str, lines: int) -> str:
    """A world many times over, each time with other names, until it has so many lines."""
    parts = [text]
    while sum(part.count("\n") for part in parts) < lines:
        parts.append(renamed(text, f"_{len(parts)}"))
    return "\n".join("".join(parts).splitlines()[:lines]).rpartition("};\n")[0] + "};\n"


def renamed(text: str, ending: str) -> str:
    """A world in which everything that is defined is called otherwise, without what it can say but once."""
    pieces = list(cut(tokenize(text, Report()).tokens))
    names = {str(p.name) for p in pieces if p.name and p.opener not in ONCE} - {"character", "entity"}
    word = re.compile(rf"\b(?:{'|'.join(sorted(names, key=len, reverse=True))})\b")
    parts = (text[start_of(p.tokens[0]) : p.end + 1] for p in pieces if p.opener not in ONCE)
    return word.sub(lambda found: found.group() + ending, "\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
