"""Couples, ten seconds at a time: what a couple's concerns and beliefs make of its transitions, beside 64 real couples.

    .venv/bin/python bench/evidence/couples.py [--seed N] [--groups N] [--couples N] [--minutes N]

Observers watched couples talk about the stress of one partner and noted, for every ten seconds, whether stress was
voiced (S) and whether the other gave support (D). Published are the probabilities of each in the next ten seconds,
given both in these. A responsive couple is simulated, and a distant one, which differs from it in one belief only.
As many couples as were observed make a group; the figures are means over groups, and the intervals hold 95 of 100.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from random import Random
from typing import NamedTuple

from unsaid.api.opened import OpenWorld
from unsaid.psyche.quantal import odds, wavered

HERE = Path(__file__).parent
WORLD = HERE / "couple.world"
ANN, BEN = 0, 1
Situation = tuple[int, int]

OBSERVED: dict[Situation, tuple[float, float]] = {
    (0, 0): (0.154, 0.158),
    (0, 1): (0.372, 0.632),
    (1, 0): (0.728, 0.478),
    (1, 1): (0.882, 0.868),
}
"""From (S, D): the probability of S and of D in the next ten seconds, over 64 couples."""

TWO_ERRORS = 0.04
"""Two standard errors of an observed probability."""

DISTANT = "believes(Ben, burdens());"
"""What is different about the distant couple."""


@dataclass(frozen=True)
class Couple:
    """A couple running: its world, and the acts each of the two chooses between, the one noted first."""

    world: OpenWorld

    @property
    def acts(self) -> tuple[list[int], list[int]]:
        """Ann's and Ben's."""
        named = self.world.ground.actions_named()
        hers, his = ("voice(Ann)", "keep_to_herself(Ann)"), ("support(Ben)", "stay_apart(Ben)")
        return [named[name] for name in hers], [named[name] for name in his]

    def situation(self, state: int) -> Situation:
        """Whether stress is voiced and support given."""
        values = self.world.minds.values(state)
        named = self.world.ground.fluents_named()
        return int(bool(values[named["voiced()"]])), int(bool(values[named["supporting()"]]))


def couple(distant: bool = False) -> Couple:
    """The responsive couple, or the distant one."""
    from unsaid.language import read

    text = WORLD.read_text(encoding="utf-8") + (DISTANT if distant else "")
    return Couple(OpenWorld(read(text, name="couple")))


def exact(pair: Couple) -> dict[Situation, tuple[float, float]]:
    """The transition probabilities themselves, from each situation."""
    minds, (hers, his) = pair.world.minds, pair.acts
    found: dict[Situation, tuple[float, float]] = {}
    for she in hers:
        for he in his:
            state = minds.course([she, he])[-1]
            found[pair.situation(state)] = (odds(minds, state, ANN, hers)[0], odds(minds, state, BEN, his)[0])
    return found


def simulated(pair: Couple, seed: int | str, couples: int, minutes: int) -> dict[Situation, tuple[float, float]]:
    """The same as an observer counts them, over so many couples of so many minutes each."""
    chance = Random(seed)
    seen: Counter[Situation] = Counter()
    voiced: Counter[Situation] = Counter()
    supported: Counter[Situation] = Counter()
    for _ in range(couples):
        state = pair.world.minds.initial
        for _ in range(6 * minutes):
            before = pair.situation(state)
            state = next_ten_seconds(pair, state, chance)
            after = pair.situation(state)
            seen[before] += 1
            voiced[before] += after[0]
            supported[before] += after[1]
    return {s: (voiced[s] / seen[s], supported[s] / seen[s]) for s in sorted(seen)}


def next_ten_seconds(pair: Couple, state: int, chance: Random) -> int:
    """Both choose in the same state, then both act."""
    minds, (hers, his) = pair.world.minds, pair.acts
    she = wavered(minds, state, ANN, hers, chance)
    he = wavered(minds, state, BEN, his, chance)
    return minds.apply(minds.apply(state, she), he)


def slope(found: dict[Situation, tuple[float, float]]) -> float:
    """How much more support is given where stress was voiced: the change in log odds, mean over D."""
    logit = {situation: log(given / (1 - given)) for situation, (_, given) in found.items()}
    return (logit[1, 0] - logit[0, 0] + logit[1, 1] - logit[0, 1]) / 2


class Spread(NamedTuple):
    """A figure over many groups: its mean, and what bounds the middle 95 of 100."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:6.3f} ({self.low:.3f} to {self.high:.3f})"


def spread(figures: Sequence[float]) -> Spread:
    """The spread of a figure."""
    order, cut = sorted(figures), len(figures) // 40
    return Spread(sum(figures) / len(figures), order[cut], order[-1 - cut])


def main() -> None:
    """Prints both couples."""
    parser = argparse.ArgumentParser(description="Simulate couples from their concerns.")
    parser.add_argument("--seed", type=int, default=1, help="seed of the simulation")
    parser.add_argument("--groups", type=int, default=100, help="groups simulated")
    parser.add_argument("--couples", type=int, default=64, help="couples in a group")
    parser.add_argument("--minutes", type=int, default=8, help="minutes each")
    options = parser.parse_args()
    for name, distant in (("responsive", False), ("distant", True)):
        pair = couple(distant)
        seeds = [f"{options.seed}.{group}" for group in range(options.groups)]
        sys.stdout.write(table(name, [simulated(pair, seed, options.couples, options.minutes) for seed in seeds]))


def table(name: str, groups: Sequence[dict[Situation, tuple[float, float]]]) -> str:
    """One couple's transitions beside those observed."""
    lines = [f"{name} couple", " S D   next S                   observed   next D                   observed"]
    for situation, real in OBSERVED.items():
        voiced, supported = (spread([group[situation][n] for group in groups]) for n in (0, 1))
        lines.append(f" {situation[0]} {situation[1]}   {voiced}   {real[0]:8.3f}   {supported}   {real[1]:8.3f}")
    steep = spread([slope(group) for group in groups])
    said = f" slope of support on stress: {steep.mean:.2f} ({steep.low:.2f} to {steep.high:.2f})"
    return "\n".join([*lines, f"{said}, observed {slope(OBSERVED):.2f}", "", ""])


if __name__ == "__main__":
    main()
