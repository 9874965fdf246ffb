"""Inputs guided by what they reach: those that run code that none before has run are kept, and changed further.

Atheris drives this (the Python face of libFuzzer); it is an extra, installed by ``make fuzz-guided``. Where it is not
to be had, such as outside Linux, the made-up inputs of ``make fuzz`` do without. Nothing can be had again from a seed
here, since what is tried depends on what was reached, so every finding is written down at once; what reached new code
lies in ``reached`` beside the findings, and the next run begins from it.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

try:
    atheris: Any = import_module("atheris")
except ImportError:
    atheris = None

# Only what is imported in here is watched.
with nullcontext() if atheris is None else atheris.instrument_imports(include=["unsaid"]):
    from fuzz import watch
    from fuzz.finding import ROOT
    from fuzz.mangling import by_bytes, by_tokens, tokens_of
    from fuzz.reporting import command, write
    from fuzz.running import Tally, tried
    from fuzz.targets import TARGETS, Target

OUT = ROOT / "build" / "fuzz"

SEEDS = 400
"""Made-up inputs to begin from."""


def main(name: str, inputs: int, seed: int) -> None:
    """Tries inputs of one target; ends the process."""
    if atheris is None:
        sys.exit("Atheris is not here, and only it can guide inputs; `make fuzz` does without")
    target = TARGETS[name]
    watch.prepare()
    options = [f"-runs={inputs}", f"-seed={seed + 1}", "-max_len=20000", "-timeout=120", "-rss_limit_mb=4096"]
    where = [str(begun(target, seed)), str(ROOT / "fuzz" / "corpus" / name)]
    atheris.Setup(["fuzz", *options, *where], Trial(target, seed), custom_mutator=Mutator(target))
    atheris.Fuzz()


def begun(target: Target, seed: int) -> Path:
    """The folder of inputs that reached something, with some to begin from."""
    place = OUT / "reached" / target.name
    place.mkdir(parents=True, exist_ok=True)
    for number in range(SEEDS):
        (place / f"made-{number}").write_bytes(target.input(seed, number))
    return place


class Trial:
    """Tries one input after another, and writes down what each kind of finding shows most briefly."""

    def __init__(self, target: Target, seed: int) -> None:
        self._target, self._seed, self._tally = target, seed, Tally()

    def __call__(self, data: bytes) -> None:
        finding = tried(self._target, data)
        if finding is None:
            return
        self._tally.found(finding)
        if self._tally.findings[finding.key] is finding:
            place = write(finding, OUT, self._seed, self._tally.times[finding.key])
            print(f"{finding.target}: {finding.what}, {finding.place}\n  {command(place)}", flush=True)


class Mutator:
    """Changes an input: by bytes as libFuzzer would, or in our own ways, with tokens of a made-up input put in."""

    def __init__(self, target: Target) -> None:
        self._target = target

    def __call__(self, data: bytes, most: int, seed: int) -> bytes:
        chance = Random(seed)
        if chance.random() < 0.3:
            return atheris.Mutate(data, most)
        other = self._target.input(seed, 0)
        words = tokens_of(other) or ["x"]
        made = by_tokens((data, data, other), words, chance) if chance.random() < 0.8 else by_bytes((data,), chance)
        return made[:most]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
