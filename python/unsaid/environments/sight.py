"""What a seat holds, as text and as numbers.

As text: what has been told since the role last chose, and the menu, a line for each choice with its number. As numbers:
of each mind in sight what it holds of each fact. ``codes`` has, in the order of ``View.names``, 0 for what has no value
in that mind or is not known to it, 1 for what is not so, 2 for what is, 3 for a number, and from 4 on the entities in
the order of the world; ``numbers`` has the number where the code is 3, and 0 elsewhere. At depth 1 there is one mind in
sight, the role's own; at depth 2 there are those besides that it thinks each of the others has, in the order of the
world's characters; and so on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
from gymnasium import spaces

import unsaid
from unsaid.environments.catalogue import Catalogue

Kind = Literal["facts", "text", "both"]

NOTHING, NOT_SO, SO, NUMBER, ENTITIES = range(5)
"""Codes of values; entities follow from the last on."""

LONGEST = 20_000
"""Characters of the longest text of one observation; what goes beyond is cut off."""

CUT = " …"
FARTHEST = float(np.finfo(np.float32).max)


class Prose(spaces.Text):
    """Any text of at most so many characters: the words of a world are in whatever letters its author writes."""

    def __init__(self) -> None:
        super().__init__(min_length=0, max_length=LONGEST)

    def contains(self, x: Any) -> bool:
        """Whether it is a text of the space."""
        return isinstance(x, str) and len(x) <= self.max_length


@dataclass(frozen=True)
class Sight:
    """How one role's seat is observed."""

    game: unsaid.Game
    catalogue: Catalogue
    kind: Kind
    depth: int

    @cached_property
    def space(self) -> spaces.Dict:
        """The space of what is observed."""
        facts = {"codes": self._codes, "numbers": spaces.Box(-FARTHEST, FARTHEST, self._shape, np.float32)}
        text = {"told": Prose(), "menu": Prose()}
        return spaces.Dict({**(facts if self.kind != "text" else {}), **(text if self.kind != "facts" else {})})

    @property
    def _codes(self) -> spaces.Box:
        return spaces.Box(0, ENTITIES + max(len(self._entities) - 1, 0), self._shape, np.int32)

    def of(self, seat: unsaid.Seat, read: int) -> dict[str, Any]:
        """A seat, of whose passages so many have been observed before."""
        return {
            **(self._facts(seat.view) if self.kind != "text" else {}),
            **(self._text(seat, read) if self.kind != "facts" else {}),
        }

    def mask(self, moves: tuple[unsaid.Move, ...]) -> np.ndarray[Any, np.dtype[np.int8]]:
        """1 for each choice that is on a menu."""
        mask = np.zeros(len(self.catalogue.choices), np.int8)
        mask[[self.catalogue.number(move) for move in moves]] = 1
        return mask

    # --- as text ---

    def _text(self, seat: unsaid.Seat, read: int) -> dict[str, str]:
        told = "\n\n".join(passage.text for passage in seat.passages[read:])
        menu = "\n".join(f"{self.catalogue.number(move)}  {move.words}" for move in seat.options)
        return {"told": _cut(told), "menu": _cut(menu)}

    # --- as numbers ---

    @cached_property
    def _entities(self) -> dict[str, int]:
        """The code of each entity."""
        ground = json.loads(self.game.world.to_ground())
        return {entity["name"]: ENTITIES + place for place, entity in enumerate(ground["entities"])}

    @cached_property
    def chains(self) -> tuple[tuple[int, ...], ...]:
        """The minds in sight, each as the characters, by number, whose minds it is thought of through; the role's own
        first. Nobody stands beside themselves in a chain: what one thinks one thinks is what one thinks."""
        people = self.game.world.characters
        return tuple(_chains(len(people), people.index(self.catalogue.role), self.depth))

    @property
    def _shape(self) -> tuple[int, int]:
        return len(self.chains), len(self.game.world.facts)

    def _facts(self, view: unsaid.View) -> dict[str, Any]:
        codes, numbers = np.zeros(self._shape, np.int32), np.zeros(self._shape, np.float32)
        for row, chain in enumerate(self.chains):
            node = 0
            for who in chain:
                node = view.nodes[node][1][who]
            for column, value in enumerate(view.nodes[node][0]):
                code = codes[row, column] = self._code(value)
                if code == NUMBER:
                    numbers[row, column] = min(max(float(value or 0), -FARTHEST), FARTHEST)
        return {"codes": codes, "numbers": numbers}

    def _code(self, value: object) -> int:
        if isinstance(value, bool):
            return SO if value else NOT_SO
        if isinstance(value, str):
            return self._entities[value]
        return NUMBER if isinstance(value, int | float) else NOTHING


def _chains(people: int, role: int, depth: int) -> Iterator[tuple[int, ...]]:
    """All chains of so many levels at most, the shorter ones first."""
    level: list[tuple[int, ...]] = [()]
    for _ in range(depth):
        yield from level
        level = [(*chain, who) for chain in level for who in range(people) if who != (chain[-1] if chain else role)]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT
