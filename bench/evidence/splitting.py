"""A game of splitting or stealing a pot: how strongly people feel at each of its four outcomes, and what follows here.

    .venv/bin/python bench/evidence/splitting.py RATINGS.json   # --without "near miss" --without behind …

Ratings are mean strengths of twenty emotion words over the four outcomes (own act first, then the other's; C splits, D
steals). The world of the game does not speak of feelings. What its minds come to feel is put into the twenty words
(``WORDS``), and each pair of outcomes that people rate at least .05 apart is looked at: is the order the same here?
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Collection, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from unsaid.api.opened import OpenWorld
from unsaid.checker.replay import Replay
from unsaid.data.statements import Felt
from unsaid.psyche.feelings import feelings, felt_at
from unsaid.psyche.log import log_of

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
"""Faith counts less to who steals, and the other does not know it."""


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


OTHERS = frozenset(("amusement", "confusion", "contempt", "disgust", "excitement"))
"""Words of the ratings that are neither the name of a feeling of the table nor a common word for one."""

LINES = {
    "behind": ("choice(Kim) != Steal) -1 else", "choice(Lou) != Steal) -1 else"),
    "lesser faith": ("else -0.25",),
}
"""What one line of the world adds, and where the number is that is taken to be 0 without it."""

PARTS = (*LINES, "near miss", "loss")
"""What can be left out: a line of the world, relief at a near miss, or what a surprise costs."""


class Pair(NamedTuple):
    """Two outcomes people rate apart by a word, the stronger first, and whether the same order follows here."""

    word: str
    stronger: str
    weaker: str
    right: bool


def world_of(outcome: str, without: Collection[str] = ()) -> OpenWorld:
    """The game, between a player who splits or steals and another who does."""
    from unsaid.language import read

    text = WORLD.read_text(encoding="utf-8")
    for part in without:
        for line in LINES.get(part, ()):
            text = text.replace(line, re.sub(r"-[0-9.]+", "0", line))
    thieves = [who for who, act in zip(UNFAITHFUL, OUTCOMES[outcome], strict=True) if act == "steal"]
    return OpenWorld(read("\n".join([text, *(UNFAITHFUL[who] for who in thieves)]), name="pot"))


def strengths(outcome: str, without: Collection[str] = ()) -> dict[str, float]:
    """What Kim feels once both balls are turned over: about herself or the other player, the strongest of each kind."""
    mine, theirs = OUTCOMES[outcome]
    world = world_of(outcome, without)
    numbers = world.ground.actions_named()
    log = log_of(Replay(world.ground), [numbers[act] for act in (f"{mine}(Kim)", f"{theirs}(Lou)", "reveal()")])
    found: dict[str, float] = {}
    for felt in felt_at(feelings(log), len(log.acts) - 1, "Kim"):
        if felt.toward != "Host":
            found[felt.feeling] = max(found.get(felt.feeling, 0.0), strength(felt, without))
    return {feeling: found[feeling] for feeling in found if found[feeling] > 0}


def strength(felt: Felt, without: Collection[str]) -> float:
    """How strong a feeling is, with some of what it is made of left out."""
    worth = {run.role: run.worth or 0.0 for run in felt.runs}
    if felt.feeling == "relief" and "instead" in worth and "near miss" in without:
        return 0.0
    if felt.feeling == "surprise" and "before" in worth and "loss" in without:
        return felt.intensity - (worth["before"] - worth["after"])
    return felt.intensity


def worded(felt: dict[str, float]) -> dict[str, float]:
    """Feelings in the words of the ratings."""
    return {
        name: sum(felt.get(part, 0.0) for part in word.feelings) if word.given is None or word.given in felt else 0.0
        for name, word in WORDS.items()
    }


def pairs(means: dict[str, dict[str, float]], without: Collection[str] = ()) -> list[Pair]:
    """Every pair of outcomes that people rate apart, word by word."""
    here = {outcome: worded(strengths(outcome, without)) for outcome in OUTCOMES}
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


def told(found: Sequence[Pair], heading: str) -> str:
    """How many pairs are in the right order, in a line."""
    right = sum(pair.right for pair in found)
    low, high = interval(found)
    return f"{heading}: {right} of {len(found)} pairs in order: {right / len(found):.3f} ({low:.3f} to {high:.3f})\n"


def main() -> None:
    """Prints how many pairs are in the right order, all in all and by word, and those that are not."""
    parser = argparse.ArgumentParser(description="Order the outcomes of a splitting game by what is felt at them.")
    parser.add_argument("ratings", type=Path, help="mean ratings: {means: {outcome: {word: rating}}}")
    parser.add_argument("--without", action="append", default=[], choices=PARTS, help="leave this out")
    options = parser.parse_args()
    if not options.ratings.exists():
        sys.exit(f"{options.ratings}: no such file")
    found = pairs(json.loads(options.ratings.read_text(encoding="utf-8"))["means"], options.without)
    sys.stdout.write(told(found, "twenty words"))
    sys.stdout.write(told([pair for pair in found if pair.word not in OTHERS], "fifteen of them"))
    for word in WORDS:
        own = [pair for pair in found if pair.word == word]
        wrong = ", ".join(f"{pair.stronger} > {pair.weaker}" for pair in own if not pair.right)
        sys.stdout.write(
            f"  {word:15} {sum(p.right for p in own)} of {len(own)}{'   not: ' + wrong if wrong else ''}\n"
        )


if __name__ == "__main__":
    main()
