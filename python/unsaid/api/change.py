"""What is put otherwise: a move, or something about the start; read from what a person types.

``turn 9: call_him_back`` is another move; ``not printed()`` and ``at(Tom) = Inn`` another fact of the start; ``James
believed !taints()`` and ``James believed You believed wearied()`` a belief; ``without deny`` an act that nobody can do;
``shame(James) weighed 2`` what somebody cares for more, or less.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from unsaid.errors import BadValue

if TYPE_CHECKING:
    from unsaid.api.world import World
    from unsaid.data.proof import Fact

MOVE = re.compile(r"(?:turn\s+)?(\d{1,6})\s*:?\s+(\S.*)|(?:turn\s+)?(\d{1,6}):(\S.*)", re.DOTALL)
BELIEVED = re.compile(r"\s+believe[ds]\s+(?:that\s+)?")
WEIGHED = re.compile(r"(\w+\s*\(\s*\w+\s*\))\s+weigh(?:ed|s)\s+(\d+(?:\.\d+)?)")
NOT = re.compile(r"not\s+(?=\w+\s*\()")
"""“not” before a fact; the language writes it with a sign."""


@dataclass(frozen=True)
class Otherwise:
    """One thing put otherwise. ``kind`` says what; ``turn`` and ``choice`` are those of another move; ``statement`` is
    what is said of the start, or the act that nobody can do.

    >>> import unsaid
    >>> game = unsaid.load("tutorial").play("Ida").take("light(Ida)")
    >>> str(game.whatif(without="row_home").changes[0])
    'row_home'
    """

    kind: Literal["move", "fact", "belief", "without", "concern"]
    statement: str
    turn: int | None = None
    words: str = field(default="", compare=False)
    """The words of the menu for another move."""
    known: Fact | None = field(default=None, compare=False)
    """The fact that is known by a belief that is put right."""

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {"kind": self.kind, "turn": self.turn, "otherwise": self.statement}

    def __str__(self) -> str:
        return f"turn {self.turn}: {self.statement}" if self.kind == "move" else self.statement

    @property
    def pair(self) -> tuple[int, str]:
        """The turn and the choice of another move."""
        return self.turn or 0, self.statement

    def made(self, world: World) -> World:
        """The world with the change made to its start; a move changes no world. Raises UnknownName, PhraseError."""
        match self.kind:
            case "fact":
                return world.having(fact(self.statement))
            case "belief":
                return world.having(belief(world, self.statement))
            case "without":
                return world.without(self.statement)
            case "concern":
                return world.weighing(*weight(self.statement))
            case _:
                return world


def fact(said: str) -> str:
    """A fact as the language writes it."""
    return NOT.sub("!", said.strip())


def belief(world: World, said: str) -> str:
    """What somebody believed, as the language writes it. Raises UnknownName."""
    *who, held = BELIEVED.split(said.strip())
    statement = fact(held)
    for name in reversed(world.chain(who)):
        statement = f"believes({name}, {statement})"
    return statement


def weight(said: str) -> tuple[str, float]:
    """A concern, and what it weighs. Raises BadValue (``no-change``)."""
    found = WEIGHED.fullmatch(said.strip())
    if found is None:
        raise BadValue("no-change", f"“{said}” is no concern and its weight: write `shame(Ann) weighed 2`")
    return found[1], float(found[2])


def move(said: str) -> Otherwise:
    """Another move, written as a turn and an act. Raises BadValue (``no-change``)."""
    found = MOVE.fullmatch(said.strip())
    if found is None:
        raise BadValue("no-change", f"“{said}” is no turn and what to do instead: write `9: wait_up(Ann)`")
    turn, act = (part for part in found.groups() if part is not None)
    return Otherwise("move", act.strip(), int(turn))


def typed(said: str) -> Otherwise:
    """A change as a player types it. Raises BadValue (``no-change``)."""
    text = said.strip()
    head, _, rest = text.partition(" ")
    if head.lower() in ("turn", "at") or text[:1].isdecimal():
        return move(text)
    if head.lower() == "without" and rest.strip():
        return Otherwise("without", rest.strip())
    if WEIGHED.fullmatch(text):
        return Otherwise("concern", text)
    if BELIEVED.search(text):
        return Otherwise("belief", text)
    return Otherwise("fact", text)
