"""What is put otherwise: a move, or something about the start; read from what a person types.

``turn 9: call_him_back`` is another move; ``not printed()`` and ``at(Tom) = Inn`` another fact of the start; ``James
believed !taints()`` and ``James believed You believed wearied()`` a belief, which may also be written
``James: !taints()`` and ``James, You: wearied()``; ``without deny`` an act that nobody can do; ``shame(James) weighed
2`` what somebody cares for more, or less.
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
PLACED = re.compile(r"([^:]+?)\s*:\s*(\S.*)", re.DOTALL)
"""An act of a story, and what is done in its place."""

BELIEVED = re.compile(r"\s+believe[ds]\s+(?:that\s+)?")
WHOSE = re.compile(r"\s*(\w[\w ]*(?:,\s*\w[\w ]*)*)\s*:\s*(?=\S)")
"""Those whose belief it is, before a colon."""
WEIGHED = re.compile(r"(\w+\s*\(\s*\w+\s*\))\s+weigh(?:ed|s)\s+(\d+(?:\.\d+)?)")
NOT = re.compile(r"not\s+(?=\w+\s*\()")
"""“not” before a fact; the language writes it with a sign."""


@dataclass(frozen=True)
class Otherwise:
    """One thing put otherwise. ``kind`` says what; ``turn`` is that of another move, and ``statement`` what is done
    there; or it is what is said of the start, or the act that nobody can do. ``from`` puts nothing otherwise by itself:
    the story is told on from before the act ``statement``, the one with the number ``turn``, and facts and beliefs are
    otherwise from there on.

    >>> import unsaid
    >>> game = unsaid.load("tutorial").play("Ida").take("light(Ida)")
    >>> str(game.whatif(without="row_home").changes[0])
    'row_home'
    """

    kind: Literal["move", "fact", "belief", "without", "concern", "from"]
    statement: str
    turn: int | None = None
    words: str = field(default="", compare=False)
    """The words of the menu for another move."""
    known: Fact | None = field(default=None, compare=False)
    """The fact that is known by a belief that is put right."""

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {"kind": self.kind, "turn": self.turn, "otherwise": self.statement}

    def written(self, world: World) -> str:
        """A fact or a belief as a statement of the language. Raises UnknownName."""
        return belief(world, self.statement) if self.kind == "belief" else fact(self.statement)

    def __str__(self) -> str:
        if self.kind == "from":
            return f"from act {self.turn}, {self.statement}, on"
        return f"turn {self.turn}: {self.statement}" if self.kind == "move" else self.statement

    @property
    def pair(self) -> tuple[int, str]:
        """The turn and the choice of another move."""
        return self.turn or 0, self.statement

    def made(self, world: World) -> World:
        """The world with the change made to its start; a move changes no world. Raises UnknownName, PhraseError."""
        match self.kind:
            case "fact" | "belief":
                return world.having(self.written(world))
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
    """What somebody believed, as the language writes it. Raises UnknownName, BadValue (``no-change``)."""
    *who, held = BELIEVED.split(said.strip())
    whose = WHOSE.match(said)
    if not who and whose is not None:
        who, held = [name.strip() for name in whose[1].split(",")], said[whose.end() :]
    if not who:
        raise BadValue("no-change", f"“{said}” is no belief: write `Tom: lit()`, or `Tom believed Ann believed lit()`")
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
