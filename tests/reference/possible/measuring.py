"""Scenes by the thousand, and of each theory how many of them it gets wholly right.

.venv/bin/python -m tests.reference.possible.measuring --scenes 24000 --jobs 2
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from ..open.openable import Openable
from .played import chains, differences, played
from .scenes import scene
from .shrinking import difference, in_words, shrunk, why
from .variants import THEORIES

BATCH = 100


@dataclass
class Tally:
    """What was counted over some scenes; of theories by name."""

    scenes: int = 0
    steps: int = 0
    answers: int = 0
    worlds: int = 0
    unsound: int = 0
    whole: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    excluded: Counter[str] = field(default_factory=Counter)
    nodes: Counter[str] = field(default_factory=Counter)
    differing: list[int] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count another tally in."""
        for name in ("scenes", "steps", "answers", "worlds", "unsound"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("whole", "right", "excluded", "nodes"):
            getattr(self, name).update(getattr(other, name))
        self.differing += other.differing


def measured(kind: str, seeds: range, theories: dict[str, type[Openable]]) -> Tally:
    """The counts of some scenes."""
    tally = Tally()
    for seed in seeds:
        s = scene(kind, seed)
        exact, states, steps = played(s, list(theories.values()))
        asked = sum(1 for _ in chains(s.people)) * s.plain
        tally.scenes += 1
        tally.steps += steps
        tally.answers += asked
        tally.worlds += len(exact.values)
        tally.unsound += not exact.sound()
        for theory, state in zip(theories, states, strict=True):
            wrong = differences(s, exact, state)
            tally.whole[theory] += not wrong
            tally.right[theory] += asked - len(wrong)
            tally.excluded[theory] += sum(1 for d in wrong if not d.exact[1] <= d.held[1])
            tally.nodes[theory] += len(state.rows)
            if wrong and theories[theory] is Openable:
                tally.differing.append(seed)
    return tally


def classed(kind: str, seed: int) -> tuple[str, str]:
    """Of what class a difference is, once the scene is as small as it can be; and that scene in words."""
    small = shrunk(scene(kind, seed))
    d = difference(small)
    assert d is not None
    return why(small), in_words(small, d)


def classes(kind: str, seeds: list[int], jobs: int) -> dict[str, list[str]]:
    """The scenes that differ, made small, by class; the plainest first."""
    found: dict[str, list[str]] = {}
    with ProcessPoolExecutor(jobs) as pool:
        for name, words in pool.map(classed, [kind] * len(seeds), seeds, chunksize=10):
            found.setdefault(name, []).append(words)
    return {name: sorted(words, key=len) for name, words in sorted(found.items(), key=lambda item: -len(item[1]))}


def run(kind: str, count: int, first: int, jobs: int, theories: dict[str, type[Openable]]) -> Tally:
    """The counts of ``count`` scenes of a kind from a seed on, by several processes."""
    total = Tally()
    starts = range(first, first + count, BATCH)
    with ProcessPoolExecutor(jobs) as pool:
        parts = [pool.submit(measured, kind, range(n, min(n + BATCH, first + count)), theories) for n in starts]
        for part in parts:
            total.add(part.result())
    return total


RULES = next(name for name, theory in THEORIES.items() if theory is Openable)
"""The theory that is meant, among the others."""


def table(all_theories: dict[str, Tally], rules: dict[str, Tally]) -> str:
    """The table: of each theory and kind, the share of scenes with every answer right."""
    head = [f"{kind} ({t.scenes:,})" for kind, t in all_theories.items()]
    lines = [f"| every answer right | {' | '.join(head)} |", "|---|" + "---|" * len(head)]
    for theory in THEORIES:
        shares = [f"{100 * t.whole[theory] / t.scenes:.2f} %" for t in all_theories.values()]
        lines.append(f"| {theory} | {' | '.join(shares)} |")
    shares = [f"{100 * t.whole[RULES] / t.scenes:.2f} % of {t.scenes:,}" for t in rules.values()]
    return "\n".join([*lines, f"| the rules, on more | {' | '.join(shares)} |"])


def more(tallies: dict[str, Tally]) -> str:
    """What else was counted of the rules."""
    lines = []
    for kind, t in tallies.items():
        lines.append(
            f"{kind}: {t.steps:,} steps, {t.answers:,} answers; right {100 * t.right[RULES] / t.answers:.4f} %, "
            f"a true value excluded {100 * t.excluded[RULES] / t.answers:.4f} %; "
            f"worlds {t.worlds / t.scenes:.1f}, nodes {t.nodes[RULES] / t.scenes:.1f}; "
            f"minds not whole in {t.unsound} exact models"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure, and print the table; with ``--classes N``, what differs in the first N scenes that do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kinds", default="ABC")
    parser.add_argument("--scenes", type=int, default=24_000, help="by the rules, of kinds A and B; of C half as many")
    parser.add_argument("--weaker", type=int, default=2_000, help="by every theory, likewise")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--classes", type=int, default=0, metavar="N")
    args = parser.parse_args()
    start = time.monotonic()
    theories: dict[str, Tally] = {}
    rules: dict[str, Tally] = {}
    for kind in args.kinds:
        share = 2 if kind == "C" else 1
        theories[kind] = run(kind, args.weaker // share, args.first, args.jobs, THEORIES)
        rules[kind] = run(kind, args.scenes // share, args.first, args.jobs, {RULES: Openable})
    print(table(theories, rules), more(rules), f"{time.monotonic() - start:.0f} seconds", sep="\n\n")
    for kind, tally in rules.items():
        for name, words in classes(kind, tally.differing[: args.classes], args.jobs).items():
            print(f"\n{kind} {len(words)}: {name}", *words[:4], sep="\n  ")


if __name__ == "__main__":
    main()
