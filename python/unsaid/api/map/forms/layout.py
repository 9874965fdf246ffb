"""Where the places of a picture stand: in rows from above, each below all that lead to it.

What leads back is left out of account. Each place stands one row below the lowest that leads to it. Within a row,
places are ordered by where those above, then those below them stand, to and fro until that settles (Sugiyama, Tagawa
and Toda, *IEEE Transactions on Systems, Man, and Cybernetics* 11, 1981), and then moved towards them as far as their
neighbours leave room. The same picture always comes out the same.
"""

from __future__ import annotations

from collections.abc import Sequence

SWEEPS = 12

Edge = tuple[int, int]


def rows(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """The places by row, each row from the left; the first place is in the first row."""
    forward = _forward(count, edges)
    depth = [0] * count
    for place in _order(count, forward):
        for to in forward[place]:
            depth[to] = max(depth[to], depth[place] + 1)
    found: list[list[int]] = [[] for _ in range(max(depth, default=0) + 1)]
    for place in range(count):
        found[depth[place]].append(place)
    near: list[list[int]] = [[] for _ in range(count)]
    for place, ways in enumerate(forward):
        for to in ways:
            near[place].append(to)
            near[to].append(place)
    _ordered(found, near, depth)
    return found


def columns(layers: Sequence[Sequence[int]], edges: Sequence[Edge], width: float) -> dict[int, float]:
    """How far from the left each place stands, no two of a row nearer than ``width``."""
    near: dict[int, list[int]] = {place: [] for row in layers for place in row}
    for start, to in edges:
        near[start].append(to)
        near[to].append(start)
    at = {place: number * width for row in layers for number, place in enumerate(row)}
    for _ in range(SWEEPS):
        for row in (*layers, *reversed(layers)):
            wished = [_mean([at[other] for other in near[place]], at[place]) for place in row]
            for place, x in zip(row, _apart(wished, width), strict=True):
                at[place] = x
    left = min(at.values(), default=0.0)
    return {place: x - left for place, x in at.items()}


def _forward(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """Where each place leads, without what leads back."""
    ways: list[list[int]] = [[] for _ in range(count)]
    for start, to in edges:
        ways[start].append(to)
    kept: list[list[int]] = [[] for _ in range(count)]
    state = [0] * count  # 0: not met, 1: on the way, 2: left
    for root in range(count):
        stack = [(root, iter(ways[root]))] if not state[root] else []
        if stack:
            state[root] = 1
        while stack:
            place, rest = stack[-1]
            for to in rest:
                if state[to] != 1 and to not in kept[place]:
                    kept[place].append(to)
                if not state[to]:
                    state[to] = 1
                    stack.append((to, iter(ways[to])))
                    break
            else:
                state[place] = 2
                stack.pop()
    return kept


def _order(count: int, forward: Sequence[Sequence[int]]) -> list[int]:
    """The places, each after all that lead to it."""
    waiting = [0] * count
    for ways in forward:
        for to in ways:
            waiting[to] += 1
    open_ = [place for place in range(count) if not waiting[place]]
    for place in open_:
        for to in forward[place]:
            waiting[to] -= 1
            if not waiting[to]:
                open_.append(to)
    return open_


def _ordered(layers: list[list[int]], near: Sequence[Sequence[int]], depth: Sequence[int]) -> None:
    """Puts each row in the order of where those next to its places stand, above and below by turns."""
    at = {place: float(number) for row in layers for number, place in enumerate(row)}
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for number in range(len(layers)) if down else reversed(range(len(layers))):
            row = layers[number]

            def wish(place: int, number: int = number, down: bool = down) -> float:
                others = [at[o] for o in near[place] if (depth[o] < number) == down and depth[o] != number]
                return _mean(others, at[place])

            row.sort(key=wish)
            for column, place in enumerate(row):
                at[place] = column - (len(row) - 1) / 2


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise


def _apart(wished: Sequence[float], width: float) -> list[float]:
    """The wishes of a row, moved apart as little as may be: those in each other's way share what they wish for."""
    blocks: list[tuple[float, int]] = []  # where a block would begin, and how many are in it
    for wish in wished:
        block = (wish, 1)
        while blocks and blocks[-1][0] + blocks[-1][1] * width > block[0]:
            start, count = blocks.pop()
            mine, more = block
            block = ((start * count + (mine - count * width) * more) / (count + more), count + more)
        blocks.append(block)
    return [start + number * width for start, count in blocks for number in range(count)]
