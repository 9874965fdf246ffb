"""The second reader on many items: ``python -m tests.reference.chronicle.measuring --items 5000 --seeds 20``."""

from __future__ import annotations

import argparse
from collections import Counter

from tests.reference.chronicle.answering import answered
from tests.reference.chronicle.parsing import Unread
from unsaid.quiz import Dials, Item, items


def second(item: Item) -> str:
    """What the second reader answers; what it cannot read, in its words."""
    try:
        return answered(item.story, item.question, item.choices)
    except (Unread, StopIteration, KeyError, IndexError) as error:
        return f"unread: {error!r}"


def main() -> None:
    """Prints, by kind, how many answers are the same, and the items on which they are not."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=5_000, help="of each seed")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=90_000, help="the first seed")
    asked = parser.parse_args()
    of: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for seed in range(asked.first, asked.first + asked.seeds):
        for item in items(seed, 0, asked.items, DIALS[seed % len(DIALS)]):
            given = second(item)
            of[item.kind] += 1
            same[item.kind] += given == item.answer
            if given != item.answer:
                print(f"{item.id} {item.kind} {item.order}: {item.answer!r}, and the second reader says {given!r}")
    for kind in of:
        print(f"| {kind} | {of[kind]} | {same[kind]} |")
    print(f"| all | {of.total()} | {same.total()} |")


DIALS = (
    Dials(),
    Dials(acts=14, people=7, distractors=3),
    Dials(people=4, lies=1),
    Dials(acts=20, lies=0, distractors=0),
)
"""How the sets of successive seeds are made."""

if __name__ == "__main__":
    main()
