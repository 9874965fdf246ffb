"""Acts that a world has and that can never happen in it: which condition is in the way.

Grounding leaves them out, so that neither the engine nor a checker ever meets one. Whoever asks about one by its name
should not be told that there is no such act, but what keeps it from ever being done: a condition that holds in no state
and in no mind that can ever come about, or several of which each may hold, but never all at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

import msgspec

from ..language import core
from .allowance import TooLarge
from .errors import GroundError
from .expressions import conjuncts
from .finishing import Finisher
from .grounding import known
from .lowering import Lowering, Names
from .possible import FAILS, Possible
from .structure import Expression, GroundWorld, call_name
from .text import as_text
from .tree import conjuncts as written_conjuncts

CALL = re.compile(r"\s*([A-Za-z_]\w*)\s*(?:\(([^()]*)\))?\s*$")
MOST = 200
"""Ways to fill the parameters of an act that are looked at where none is named."""


class NeverHappens(msgspec.Struct, frozen=True, tag="never"):
    """``act`` is an act of the world that can never happen: ``needs`` are the conditions, as text, that never come
    about; empty where each of its conditions may, but not all of them together. Where it may be done to several,
    ``such_as`` is one of them by its full name."""

    act: str
    needs: tuple[str, ...]
    such_as: str = ""

    @property
    def said(self) -> str:
        """What there is to say of it, as the rest of a sentence about the act."""
        if not self.needs and self.such_as:
            return (
                f"is an act of this world, but can never happen, whoever it is done to; ask about {self.such_as}, say"
            )
        if not self.needs:
            return "is an act of this world, but can never happen: its conditions never hold at once"
        needs = " and ".join(f"`{need}`" for need in self.needs)
        return f"is an act of this world, but can never happen: it needs {needs}, which never {_holds(self.needs)}"


def _holds(needs: tuple[str, ...]) -> str:
    return "holds" if len(needs) == 1 else "hold"


def never_happens(world: core.World, ground: GroundWorld, name: str) -> NeverHappens | None:
    """Why an act, or all acts of a name, never happen; None where some can, or the world has no such act."""
    call = CALL.match(name)
    if call is None or any(name in (a.name, a.schema) for a in ground.actions):
        return None
    arguments = None if call[2] is None else [a.strip() for a in call[2].split(",")] if call[2].strip() else []
    ways = list(islice(_ways(world, call[1], arguments), MOST))
    if not ways:
        return None
    action, names = ways[0]
    such_as = call_name(action.name, tuple(names.values())) if len(ways) > 1 else ""
    try:
        lowering, finish = known(world)
        return NeverHappens(name.strip(), _in_the_way(ways, lowering, finish, ground), such_as)
    except (GroundError, TooLarge):
        return NeverHappens(name.strip(), (), such_as)


def _ways(world: core.World, name: str, arguments: list[str] | None) -> Iterator[tuple[core.Action, Names]]:
    """The ways to do an act of a name, with these arguments or with any."""
    for action in world.actions:
        if action.name != name or (arguments is not None and len(arguments) != len(action.parameters)):
            continue
        domains = [[p.constant] if p.constant is not None else world.members(p.type) for p in action.parameters]
        if arguments is not None:
            domains = [[e] if e in domain else [] for e, domain in zip(arguments, domains, strict=True)]
        for entities in product(*domains):
            yield action, dict(zip((p.name for p in action.parameters), entities, strict=True))


def _in_the_way(
    ways: list[tuple[core.Action, Names]], lowering: Lowering, finish: Finisher, ground: GroundWorld
) -> tuple[str, ...]:
    """The conditions that never hold, whichever way is taken; of several ways those that all of them have."""
    found = [
        [as_text(finish.renumbered(part), ground) for part in _failing(action, names, lowering, finish)]
        for action, names in ways
    ]
    return tuple(need for need in dict.fromkeys(found[0]) if all(need in each for each in found))


def _failing(action: core.Action, names: Names, lowering: Lowering, finish: Finisher) -> Iterator[Expression]:
    """The conditions of an act that never hold, in no mind."""
    possible = Possible(finish.values)
    for written in written_conjuncts(action.precondition):
        for part in conjuncts(lowering.condition(written, names)):
            if possible.verdict(part) == FAILS:
                yield part


__all__ = ["NeverHappens", "never_happens"]
