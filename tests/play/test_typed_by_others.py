"""What becomes of lines that others typed, who had seen nothing but the screen (``typed_by_others.txt``).

A line is *done* where its act is done at once, *first* where its act is what Enter says yes to, *offered* where it is
another that the question names, and *missed* where it is none of them; *wrong* is another act done unasked. A player
whose act is done, or is one Enter away, has been understood: done and first count as found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from tests.play.typed import Typed, typed
from unsaid.play.table.commands import understand

AUTHORS = (
    "a child",
    "terse",
    "says it aloud",
    "whole sentences",
    "sloppy",
    "late English",
    "other verbs",
    "names the thing",
    "answers",
    "told what to do",
    "gives reasons",
    "slang",
)
"""Who wrote the lines that mean an act, in turn."""

HALVES = {"tuning": slice(0, None, 2), "measuring": slice(1, None, 2)}
FLOORS = {"tuning": 0.97, "measuring": 0.89}
"""How much of each half is found at least."""


def became(line: str, block: Typed, number: int | None) -> str:
    """What becomes of a line."""
    command = understand(line, block.menu, block.people, told=block.told)
    if command.verb == "choose":
        return "done" if command.choice == number else "wrong"
    if number is None:
        return "asked" if command.several else "none"
    if number in command.several:
        return "first" if command.several[0] == number else "offered"
    return "missed"


def outcomes(half: str) -> Iterator[tuple[str | None, str]]:
    """Of each line of a half who wrote it (None: it means no act), and what became of it."""
    count = 0
    blocks = typed("typed_by_others")
    chosen = [id(block) for block in blocks[HALVES[half]]]
    for block in blocks:
        for line, number in block.lines:
            author = None if number is None else AUTHORS[count % len(AUTHORS)]
            count += number is not None
            if id(block) in chosen:
                yield author, became(line, block, number)


def table(found: list[tuple[str | None, str]]) -> str:
    """The outcomes by author."""
    kinds = ("done", "first", "offered", "missed", "wrong")
    rows = [f"{'':16}" + "".join(f"{kind:>9}" for kind in kinds)]
    for who in (*AUTHORS, "all"):
        counts = Counter(kind for author, kind in found if author is not None and who in (author, "all"))
        rows.append(f"{who:16}" + "".join(f"{counts[kind]:9}" for kind in kinds))
    nothing = Counter(kind for author, kind in found if author is None)
    return "\n".join([*rows, f"of lines that mean no act: {dict(nothing)}"])


@pytest.mark.parametrize("half", HALVES)
def test_most_lines_are_found_and_none_is_another_act(half: str):
    """Of lines that mean an act at least so many are done or one Enter away; and no line does what it does not mean."""
    found = list(outcomes(half))
    print(f"\n{half}\n{table(found)}")
    acts = [kind for author, kind in found if author is not None]
    assert len(acts) == 150 and len(found) == 180
    assert sum(kind in ("done", "first") for kind in acts) >= FLOORS[half] * len(acts)
    assert [kind for _, kind in found if kind == "wrong"] == []
