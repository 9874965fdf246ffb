"""Worlds made to measure: as many characters, as deep in one another's plans, and as long a story as asked for.

A bridge is built in rounds. In each round a chain of people must each do their share, in order, and only when the
last has done it are all of them better off by the round. So the first acts because she counts on the second, who
counts on the third. The last needs no reason but her own, so the levels of mind that an explanation must look into
are one fewer than the chain is long; and a story of R rounds has R times as many acts as the chain. Everybody would
rather be on the south bank, which is a reason to walk at any time; a walk is seen only by those who are left behind,
so minds come to differ, and there are very many courses that lead nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_ROUNDS = 64


@dataclass(frozen=True)
class Size:
    """``characters`` in all; ``depth``, the levels of mind needed, so a chain one longer; ``rounds`` of building."""

    characters: int = 4
    depth: int = 1
    rounds: int = 2

    @property
    def chain(self) -> int:
        """How many build; so many acts the longest explanation has."""
        return self.depth + 1

    @property
    def acts(self) -> int:
        """Acts in the shortest story."""
        return self.chain * self.rounds


def world(size: Size) -> str:
    """The text of a world."""
    if not 2 <= size.chain <= size.characters or not 1 <= size.rounds <= MOST_ROUNDS:
        raise ValueError(f"no world of {size}")
    people = [f"P{i}" for i in range(size.characters)]
    head = [
        "type bank;",
        "entity North : bank;",
        "entity South : bank;",
        *(f"entity {name} : character;" for name in people),
        "property at(c : character) : bank;",
        "property done() : number;",
        "property round() : number;",
        "forall(c : character) at(c) = North;",
    ]
    walk = [
        "action walk(c : character, from : bank, to : bank) {",
        "  precondition: at(c) == from & from != to;",
        "  effect: at(c) = to;",
        "  consenting: c;",
        "  observing(x : character): at(x) == from;",
        "};",
    ]
    wants = [
        f"utility({name}): {'2 * round() + ' if i < size.chain else ''}(if(at({name}) == South) 1 else 0);"
        for i, name in enumerate(people)
    ]
    shares = [line for i in range(size.chain) for line in share(people[i], i, size)]
    return "\n".join(
        [
            *head,
            *walk,
            *shares,
            *wants,
            f"utility(): if(round() > {size.rounds}) 2 elseif(round() == {size.rounds}) 1 else 0;",
            "",
        ]
    )


def share(who: str, place: int, size: Size) -> list[str]:
    """One builder's part of a round; the last one's ends it."""
    last = place == size.depth
    effect = "done() = 0 & round() = round() + 1" if last else f"done() = {place + 1}"
    return [
        f"action build_{who}() {{",
        f"  precondition: done() == {place} & round() < {size.rounds};",
        f"  effect: {effect};",
        f"  consenting: {who};",
        "};",
    ]
