"""A game of splitting or stealing a pot: how strongly people feel at each of its four outcomes, and what follows here.

    .venv/bin/python bench/evidence/splitting.py RATINGS.json

Ratings are mean strengths of twenty emotion words over the four outcomes (own act first, then the other's; C splits, D
steals). The world of the game does not speak of feelings. What its minds come to feel is put into the twenty words
(``WORDS``), and each pair of outcomes that people rate at least .05 apart is looked at: is the order the same here?
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from unsaid.api import World
from unsaid.psyche.feelings import feelings, felt_at
from unsaid.psyche.log import log_of
from unsaid.psyche.replay import Replay

HERE = Path(__file__).parent
WORLD = HERE / "splitting.world"

OUTCOMES = {"CC": ("split", "split"), "CD": ("split", "steal"), "DC": ("steal", "split"), "DD": ("steal", "steal")}
"""Own act, and the other's."""

APART = 0.05
"""People's ratings closer than this are taken as the same."""

UNFAITHFUL = {
    "Kim": "faithful(Kim) = False; believes(Lou, faithful(Kim) = True);",
    "Lou": "faithful(Lou) = False; believes(Kim, faithful(Lou) = True);",
}
"""Who steals does not keep faith, and the other does not know it."""


class Word(NamedTuple):
    """A word of the ratings: the feelings it is made of, added up; ``given`` is one without which it is not felt."""

    feelings: tuple[str, ...]
    given: str | None = None


WORDS: dict[str, Word] = {
    # Named by the same word, or among the tokens that Ortony, Clore and Collins (1988) list for the feeling.
    "joy": Word(("joy",)),
    "excitement": Word(("joy",)),
    "amusement": Word(("joy",)),
    "relief": Word(("relief", "satisfaction")),
    "disappointment": Word(("disappointment",)),
    "devastation": Word(("disappointment", "distress")),
    "gratitude": Word(("gratitude",)),
    "respect": Word(("gratitude",)),
    "annoyance": Word(("anger", "disappointment")),
    "fury": Word(("anger",)),
    "contempt": Word(("anger",)),
    "guilt": Word(("guilt",)),
    "sympathy": Word(("happy for", "pity")),
    "surprise": Word(("surprise",)),
    "confusion": Word(("surprise",)),
    # Disgust at what people do goes with anger and contempt (Rozin, Lowery, Imada and Haidt 1999).
    "disgust": Word(("anger",)),
    # Envy is pain at one's own lack and ill will at the other's having (Smith and Kim 2007).
    "envy": Word(("resentment", "disappointment")),
    # Embarrassment is at failing before others, and apart from guilt (Keltner and Buswell 1996; Miller 1996).
    "embarrassment": Word(("shame", "disappointment")),
    # Regret is at what befell oneself; at what befell others it is guilt (Berndsen, van der Pligt and others 2004).
    "regret": Word(("regret", "disappointment")),
    # Pride is at success put down to oneself (Weiner 1985): without success there is none to be had.
    "pride": Word(("pride", "joy"), given="joy"),
}
"""How the words of the ratings are made of the feelings of minds."""


class Pair(NamedTuple):
    """Two outcomes people rate apart by a word, the stronger first, and whether the same order follows here."""

    word: str
    stronger: str
    weaker: str
    right: bool


def strengths(outcome: str) -> dict[str, float]:
    """What Kim feels once both balls are turned over: about herself or the other player, the strongest of each kind."""
    from unsaid.language import read

    mine, theirs = OUTCOMES[outcome]
    thieves = [who for who, act in (("Kim", mine), ("Lou", theirs)) if act == "steal"]
    world = World(
        read("\n".join([WORLD.read_text(encoding="utf-8"), *(UNFAITHFUL[who] for who in thieves)]), name="pot")
    )
    numbers = world.ground.actions_named()
    log = log_of(Replay(world.ground), [numbers[act] for act in (f"{mine}(Kim)", f"{theirs}(Lou)", "reveal()")])
    found: dict[str, float] = {}
    for felt in felt_at(feelings(log), len(log.acts) - 1, "Kim"):
        if felt.toward != "Host":
            found[felt.feeling] = max(found.get(felt.feeling, 0.0), felt.intensity)
    return found


def worded(felt: dict[str, float]) -> dict[str, float]:
    """Feelings in the words of the ratings."""
    return {
        name: sum(felt.get(part, 0.0) for part in word.feelings) if word.given is None or word.given in felt else 0.0
        for name, word in WORDS.items()
    }


def pairs(means: dict[str, dict[str, float]]) -> list[Pair]:
    """Every pair of outcomes that people rate apart, word by word."""
    here = {outcome: worded(strengths(outcome)) for outcome in OUTCOMES}
    found = []
    for word in WORDS:
        for a, b in combinations(OUTCOMES, 2):
            gap = means[a][word] - means[b][word]
            if abs(gap) >= APART:
                high, low = (a, b) if gap > 0 else (b, a)
                found.append(Pair(word, high, low, here[high][word] > here[low][word] + 1e-9))
    return found


def interval(found: Sequence[Pair], draws: int = 10_000, seed: int = 1) -> tuple[float, float]:
    """The middle 95 % of the share that is right, over samples of as many pairs drawn with replacement."""
    chance = random.Random(seed)
    right = [pair.right for pair in found]
    shares = sorted(sum(chance.choices(right, k=len(right))) / len(right) for _ in range(draws))
    return shares[round(0.025 * draws)], shares[round(0.975 * draws) - 1]


def main() -> None:
    """Prints how many pairs are in the right order, all in all and by word, and those that are not."""
    parser = argparse.ArgumentParser(description="Order the outcomes of a splitting game by what is felt at them.")
    parser.add_argument("ratings", type=Path, help="mean ratings: {means: {outcome: {word: rating}}}")
    options = parser.parse_args()
    if not options.ratings.exists():
        sys.exit(f"{options.ratings}: no such file")
    found = pairs(json.loads(options.ratings.read_text(encoding="utf-8"))["means"])
    right = sum(pair.right for pair in found)
    low, high = interval(found)
    sys.stdout.write(f"{right} of {len(found)} pairs in order: {right / len(found):.3f} ({low:.3f} to {high:.3f})\n")
    for word in WORDS:
        own = [pair for pair in found if pair.word == word]
        wrong = ", ".join(f"{pair.stronger} > {pair.weaker}" for pair in own if not pair.right)
        sys.stdout.write(
            f"  {word:15} {sum(p.right for p in own)} of {len(own)}{'   not: ' + wrong if wrong else ''}\n"
        )


if __name__ == "__main__":
    main()
