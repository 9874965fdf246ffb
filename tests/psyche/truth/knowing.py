"""Who was wrong about what and how long, what each believed, who knew what when, and what was shown and not felt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.reference.values import Value

from .life import Feeling, Life
from .wants import there


class Wrong(NamedTuple):
    """``who`` held a false belief (in the mind ``of`` another, or of the world) after so many acts up to so many more;
    ``until`` None is to the end."""

    who: str
    of: tuple[str, ...]
    fluent: str
    value: str
    since: int
    until: int | None


def mistaken(life: Life) -> list[Wrong]:
    """Every false belief there was, once for each stretch in which it was held and false."""
    found = []
    last = len(life.states)
    for c in life.people:
        for chain in [(), *((d,) for d in life.others(c))]:
            for f, fluent in enumerate(life.model.world.fluents):
                held = [life.mind(done, c, *chain).values[f] for done in range(last)]
                real = [life.mind(done, *chain).values[f] for done in range(last)]
                for start in range(last):
                    if held[start] == real[start] or (
                        start and held[start - 1] == held[start] and held[start - 1] != real[start - 1]
                    ):
                        continue
                    end = next((d for d in range(start, last) if held[d] != held[start] or held[d] == real[d]), None)
                    of = tuple(life.names[d] for d in chain)
                    until = None if end is None else end - 1
                    found.append(Wrong(life.names[c], of, fluent, repr(held[start][1]), start - 1, until))
    return found


class Held(NamedTuple):
    """A belief at the end of a chain of believers, whether it is so, and since which act."""

    fluent: str
    value: str
    so: bool
    since: int


def believed(life: Life, done: int, *chain: int) -> list[Held]:
    """What is not so, or was not so believed at the start; of what can change."""
    found = []
    for f, row in enumerate(life.data["fluents"]):
        values = [life.mind(n, *chain).values[f] for n in range(done + 1)]
        so = values[-1] == life.mind(done, *chain[1:]).values[f]
        if not row.get("static", False) and not (so and values[0] == values[-1]):
            stretch = 0
            while stretch < done and values[done - stretch - 1] == values[-1]:
                stretch += 1
            found.append(Held(row["name"], repr(values[-1][1]), so, done - stretch - 1))
    return found


# --- the table ---


class Cell(NamedTuple):
    """What became of a fact in a mind at an act (-1: the start)."""

    place: int
    who: tuple[str, ...]
    how: str
    fluent: str
    value: str


def table(life: Life) -> list[Cell]:
    """Every change in what anybody knows, without what all learn as soon as it is so."""
    chains = [(c,) for c in life.people] + [(c, d) for c in life.people for d in life.others(c)]
    return [
        Cell(done - 1, tuple(life.names[c] for c in chain), how, row["name"], repr(value[1]))
        for done in range(len(life.states))
        for f, row in enumerate(life.data["fluents"])
        if not row.get("static", False)
        for chain, how, value in _changes(life, chains, f, done)
    ]


def _changes(life: Life, chains: list[tuple[int, ...]], f: int, done: int) -> Iterator[tuple]:
    found = {chain: _change(life, chain, f, done) for chain in chains}
    news = any(change is not None and change[0] != "knows" for chain, change in found.items() if len(chain) == 1)
    for chain, change in found.items():
        single = len(chain) == 1
        if change is None:
            # at the start those who know are named beside those who do not
            if done == 0 and single and news:
                yield chain, "knows", life.mind(0, *chain).values[f]
        elif change[0] != "knows" or (single and news) or not _right(life, chain, f, done - 1):
            yield chain, *change


def _right(life: Life, chain: tuple[int, ...], f: int, done: int) -> bool:
    return life.mind(done, *chain).values[f] == life.mind(done, *chain[1:]).values[f]


def _change(life: Life, chain: tuple[int, ...], f: int, done: int) -> tuple[str, Value] | None:
    """What happened to a fluent in a mind, apart from all others."""
    now, truth = life.mind(done, *chain).values[f], life.mind(done, *chain[1:]).values[f]
    right, unknown = now == truth, now[0] == "unknown"
    if done == 0:
        return None if right else ("misses", truth) if unknown else ("wrong", now)
    was, before = life.mind(done - 1, *chain).values[f], life.mind(done - 1, *chain[1:]).values[f]
    if now != was:
        return ("knows", now) if right else ("loses", was) if unknown else ("wrong", now)
    if right:
        return None if was == before else ("knows", now)
    return ("misses", truth) if truth != before else None


# --- shown ---


class Hid(NamedTuple):
    """Something shown in the act at ``place`` that was not felt then, and what was."""

    who: str
    place: int
    shown: str
    felt: frozenset[str]


def hidden(life: Life, felt: Sequence[Feeling]) -> list[Hid]:
    """Every showing of what is not felt, by somebody who feels something."""
    found = []
    for place in life.places:
        for speech in life.inner.get("speech", []):
            if speech["action"] == life.acts[place]:
                for who, shown in speech.get("shows", []):
                    name = life.names[who]
                    feels = frozenset(f.feeling for f in felt if f.who == name and there(f, place + 1))
                    if feels and shown not in feels:
                        found.append(Hid(name, place, shown, feels))
    return found


def moods(life: Life, felt: Sequence[Feeling]) -> dict[str, list[float]]:
    """All that was pleasant and unpleasant after each act, each counting half after six."""
    good = {"joy", "satisfaction", "relief", "happy for", "gloating", "gratitude", "forgiveness", "pride"}
    counted = [f for f in felt if f.feeling not in ("surprise", "hope")]
    return {
        name: [
            sum(
                (1 if f.feeling in good else -1) * f.intensity * 2 ** (-(p - (f.place or 0)) / 6)
                for f in counted
                if f.who == name and (f.place or 0) <= p
            )
            for p in life.places
        ]
        for name in {f.who for f in counted}
    }
