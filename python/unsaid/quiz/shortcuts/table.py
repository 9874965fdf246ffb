"""The table of shortcuts: how often readers that do not know who saw what are right, on one item and on both twins.

Learners see other seeds than the set's; names are nothing to them. A kind of question on which one of them does better
than chance by more than the margin, and more than the luck of so few items explains, has failed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import count as counting
from math import sqrt
from typing import NamedTuple

from unsaid.quiz.dials import Dials
from unsaid.quiz.heuristics import RULES
from unsaid.quiz.item import Item
from unsaid.quiz.making import items
from unsaid.quiz.shortcuts.ngrams import Linear
from unsaid.quiz.shortcuts.transformer import Reader, torch

TRIED, LEARNT = 4_800, 9_600
"""Items that readers are tried on, and that the linear ones learn from."""
MASKED, UNMASKED = 32_000, 192_000
"""Items that the transformer is trained on, masked and not."""
CHANCE, MARGIN = 0.5, 0.03
ALL = "transformer, all shown"


class Score(NamedTuple):
    """How often a reader was right: on items, on both of two twins, and on the items of each kind."""

    name: str
    right: float
    both: float
    kinds: dict[str, tuple[int, int]]

    @property
    def failing(self) -> list[str]:
        """The kinds on which it does better than chance, beyond the margin and beyond luck."""
        return [
            kind
            for kind, (right, of) in self.kinds.items()
            if right / of > CHANCE + MARGIN + 2 * sqrt(CHANCE * (1 - CHANCE) / of)
        ]


class Looked(NamedTuple):
    """What came of looking for shortcuts: the scores, the kinds that failed, and the table."""

    scores: list[Score]
    failing: tuple[str, ...]
    table: str


def looked_for(
    seed: int, count: int, dials: Dials, say: Callable[[str], object], learnt: tuple[int, int] = (MASKED, UNMASKED)
) -> Looked:
    """Looks for shortcuts in the set of a seed. Raises UnsaidError.

    ``learnt``: how many items the transformer is trained on, masked and not."""
    torch()
    tried = list(items(seed, 0, min(max(count - count % 2, 2), TRIED), dials))
    scores = [score(name, tried, map(rule, tried)) for name, rule in RULES.items()]
    for name, story in (("question only", False), ("n-grams", True)):
        say(f"shortcuts: {name} ...")
        reader = Linear(story)
        reader.learn(list(items(seed + 1, 0, LEARNT, dials)))
        scores.append(score(name, tried, map(reader.choose, tried)))
    scores.append(_trained("transformer, sights hidden", True, learnt[0], seed, dials, tried, say))
    failing = sorted({kind for each in scores for kind in each.failing})
    scores.append(_trained(ALL, False, learnt[1], seed, dials, tried, say))
    return Looked(scores, tuple(failing), _table(scores, failing, len(tried)))


def score(name: str, tried: list[Item], chosen: Iterable[str]) -> Score:
    """How often choices are right. Items come twin by twin."""
    right = [choice == item.answer for item, choice in zip(tried, chosen, strict=True)]
    hits: Counter[str] = Counter(item.kind for item, hit in zip(tried, right, strict=True) if hit)
    of = Counter(item.kind for item in tried)
    both = sum(one and other for one, other in zip(right[::2], right[1::2], strict=False))
    kinds = {kind: (hits[kind], of[kind]) for kind in of}
    return Score(name, sum(right) / len(right), 2 * both / len(right), kinds)


def _trained(
    name: str, masked: bool, learnt: int, seed: int, dials: Dials, tried: list[Item], say: Callable[[str], object]
) -> Score:
    reader = Reader(masked)
    for seen, late in reader.train(_others(seed, dials), learnt):
        say(f"shortcuts: {name}, {seen} items seen, {100 * late:.0f} % right of late ...")
    return score(name, tried, reader.choices(tried))


def _others(seed: int, dials: Dials) -> Iterator[Item]:
    """Items of other seeds, without end."""
    for other in counting(seed + 2):
        yield from items(other, 0, TRIED, dials)


def _table(scores: list[Score], failing: list[str], tried: int) -> str:
    kinds = list(scores[0].kinds)
    rows = [["reader", "right", "both twins", *kinds]]
    for each in scores:
        shares = [f"{100 * hit / of:.0f} %" for hit, of in (each.kinds[kind] for kind in kinds)]
        rows.append([each.name, f"{100 * each.right:.1f} %", f"{100 * each.both:.1f} %", *shares])
    head, *rest = rows
    lines = [f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rest]]
    said = (
        f"Tried on {tried} items; learners saw stories of other seeds, with numbers in place of names. Chance is 50 % "
        f"on an item, 25 % on both twins; the last reader is shown who saw what, and the order of sentences, and shows "
        f"that the model can learn. Left out, because a shortcut beats chance by more than {100 * MARGIN:.0f} points: "
        f"{', '.join(failing) if failing else 'no kind'}."
    )
    return "\n".join([*lines, "", said])
