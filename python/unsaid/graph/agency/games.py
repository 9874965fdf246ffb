"""Whole games: how long they go without a decision, when it is decided how they end, and how two of them differ.

The first two are worked out turn by turn, until all but a billionth of the games are over. How two games differ depends
on all that was done in each, which no place remembers: it is taken from games that are played, by a fixed seed, each
compared with each.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import combinations

from .outlook import Outlooks, bits

REST = 1e-9
LONGEST = 10_000
PLAYED = 200
SELDOM = 0.01


def decisive(outlooks: Outlooks) -> float:
    """In how many turns it is decided how a game ends: e to the entropy of when what is known of the ending grows.

    If all of it is learnt in one turn it is 1; if in each of several turns as much, as many as these.
    """
    gains = {n: _gain(outlooks, n) for n, row in enumerate(outlooks.rows) if row}
    turns = [sum(chance * gains.get(n, 0.0) for n, chance in now.items()) for now in _by_turn(outlooks)]
    total = sum(turns)
    shares = [turn / total for turn in turns if turn > REST] if total > REST else []
    return math.exp(-sum(share * math.log(share) for share in shares)) if shares else 0.0


def _gain(outlooks: Outlooks, place: int) -> float:
    """How much a turn at a place says of the ending, on average."""
    after = sum(share * bits(outlooks.endings[to]) for to, share in outlooks.rows[place].items())
    return bits(outlooks.endings[place]) - after


def _by_turn(outlooks: Outlooks) -> Iterator[dict[int, float]]:
    """Where a game is in its first turn, its second, and so on."""
    now = {0: 1.0}
    for _ in range(LONGEST):
        now = {n: chance for n, chance in now.items() if outlooks.rows[n]}
        if sum(now.values()) < REST:
            return
        yield now
        then: dict[int, float] = defaultdict(float)
        for n, chance in now.items():
            for to, share in outlooks.rows[n].items():
                then[to] += chance * share
        now = then


def corridors(outlooks: Outlooks, real: list[bool]) -> tuple[float, int]:
    """The most turns in a row of a game without a real decision, those that go on by themselves included: their mean
    over games, and the length that one game in a hundred reaches."""
    longest: dict[int, float] = defaultdict(float)
    now = {(0, 0, 0): 1.0}
    for _ in range(LONGEST):
        if not now:
            break
        now = _a_turn_on(outlooks, real, now, longest)
    mean = sum(length * chance for length, chance in longest.items())
    tail = [sum(c for length, c in longest.items() if length >= least) for least in range(max(longest, default=0) + 1)]
    return mean, max((least for least, chance in enumerate(tail) if chance >= SELDOM), default=0)


def _a_turn_on(
    outlooks: Outlooks, real: list[bool], now: dict[tuple[int, int, int], float], longest: dict[int, float]
) -> dict[tuple[int, int, int], float]:
    """Where games are a turn later: place, turns since the last real decision, and the most so far. What is too seldom
    to matter counts as over."""
    then: dict[tuple[int, int, int], float] = defaultdict(float)
    for (n, since, most), chance in now.items():
        if not outlooks.rows[n] or chance < REST / 1000:
            longest[most] += chance
            continue
        options = zip(outlooks.board.places[n].options, outlooks.chances[n], strict=True)
        for option, share in ((option, share) for option, share in options if share):
            run = (0 if real[n] else since + 1) + option.turns - 1
            then[option.to, run, max(most, run)] += chance * share
    return then


# --- games that are played ---


def difference(outlooks: Outlooks) -> float:
    """How far two games differ in what is done in them: of all acts of either, the share that are not in both."""
    draw = random.Random(1)
    games = [_played(outlooks, draw) for _ in range(PLAYED)]
    pairs = [1 - len(one & other) / max(1, len(one | other)) for one, other in combinations(games, 2)]
    return sum(pairs) / len(pairs)


def _played(outlooks: Outlooks, draw: random.Random) -> frozenset[Hashable]:
    """The acts of a game that is played by the policy."""
    place, done = 0, set[Hashable]()
    for _ in range(LONGEST):
        if not outlooks.rows[place]:
            break
        option = draw.choices(outlooks.board.places[place].options, outlooks.chances[place])[0]
        done |= option.done
        place = option.to
    return frozenset(done)
