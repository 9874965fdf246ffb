"""A linear model of pairs and triples of words: what is left of a story when nobody understands it. It is given, for
each choice, the words around every place where the choice is mentioned, and those of the question and the story beside
the choice's own where it is mentioned nowhere. ``story=False``: the question and the choices alone."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from itertools import pairwise

from unsaid.quiz.chance import Chance
from unsaid.quiz.item import Item
from unsaid.quiz.shortcuts.tokens import read

BITS = 18
PASSES = 3
AROUND = 3


def features(item: Item, story: bool, chance: Chance) -> tuple[list[list[int]], int]:
    """For each choice, which features it has; and the number of the answer."""
    seen = read(item, False, chance)
    text = [_plain(word) for said in seen.sentences for word in [*said, "|"]] if story else []
    raw = [word for said in seen.sentences for word in [*said, "|"]] if story else []
    question = [_plain(word) for word in seen.question]
    found = []
    for place, choice in enumerate(seen.choices):
        own = [w for w in choice if _plain(w) != w]
        bare = " ".join(_plain(w) for w in choice)
        names = [f"{place}/{item.kind}", f"{item.kind}/{bare}"]
        names += [f"{bare}/{a} {b}" for a, b in pairwise(question)]
        for at, word in enumerate(raw):
            if own and word == own[-1]:
                near = text[max(0, at - AROUND) : at + AROUND + 1]
                names += [" ".join(near[i : i + n]) for n in (2, 3) for i in range(len(near) - n + 1)]
                names.append(f"at {10 * at // len(raw)}")
        if not own:
            names += [f"{bare}/{a} {b}" for a, b in pairwise(text)]
        found.append([zlib.crc32(name.encode()) >> (32 - BITS) for name in names])
    return found, seen.label


def _plain(word: str) -> str:
    for kind in ("who", "what", "place"):
        if word.startswith(kind) and len(word) == len(kind) + 1:
            return kind.upper()
    return word


class Linear:
    """Weights of features, learnt by logistic regression, one item after another."""

    def __init__(self, story: bool) -> None:
        self.story, self.chance = story, Chance("n-grams")
        self.weights = [0.0] * (1 << BITS)

    def learn(self, items: list[Item], rate: float = 0.05) -> None:
        """Goes through items in turn, some times."""
        from math import exp

        seen = [features(item, self.story, self.chance) for item in items]
        for _ in range(PASSES):
            for found, label in seen:
                right, wrong = found[label], found[1 - label]
                sure = self._sum(right) - self._sum(wrong)
                step = rate / (1 + exp(min(sure, 30.0)))
                for feature in right:
                    self.weights[feature] += step
                for feature in wrong:
                    self.weights[feature] -= step

    def _sum(self, found: Iterable[int]) -> float:
        return sum(self.weights[feature] for feature in found)

    def choose(self, item: Item) -> str:
        """The choice whose features weigh most."""
        found, _ = features(item, self.story, self.chance)
        sums = [self._sum(each) for each in found]
        return item.choices[sums.index(max(sums))]
