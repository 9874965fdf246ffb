"""What minds do in a world: by the plain rules, or, where something is openable, by those for minds that do not know.

Both sets of rules answer the same questions, so whoever looks for reasons or goes through a story need not know which
they are. The plain ones are quicker, and say the same where nothing is openable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from unsaid.checker.minds import values
from unsaid.checker.minds.events import Deed, clauses
from unsaid.checker.minds.mind import assigned, initial
from unsaid.checker.minds.shared import Shared
from unsaid.checker.minds.triggers import Triggers
from unsaid.checker.minds.unsure import starting
from unsaid.checker.minds.unsure.deeds import Given, UnsureDeed
from unsaid.checker.minds.unsure.entering import entered
from unsaid.checker.minds.unsure.reading import Readings
from unsaid.checker.minds.unsure.setting import Put, normal, put_in
from unsaid.checker.minds.unsure.settling import UnsureTriggers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from unsaid.checker.minds.mind import Mind, Write
    from unsaid.world.structure import Expression, GroundWorld, Scalar


class Rules(Protocol):
    """What minds do in one world. ``openable`` says whether anything in it is."""

    deeds: list[Any]
    openable: frozenset[int]

    def initial(self) -> Mind:
        """The state in which everything starts, before triggers settle it."""
        ...

    def settled(self, mind: Mind, /) -> Mind:
        """The mind once all triggers have happened; the one mind that stands for those like it."""
        ...

    def assigned(self, mind: Mind, writes: Iterable[Write], /) -> Mind:
        """The mind with values set in it, and further in."""
        ...

    def put_in(self, mind: Mind, puts: Iterable[Put], /) -> Mind:
        """The mind with labels set in it, and further in."""
        ...

    def entered(self, mind: Mind, owner: int, /) -> Mind:
        """A mind as the state in which its owner plans."""
        ...

    def condition(self, e: Expression, /) -> Callable[[Mind], bool]:
        """Whether a condition is satisfied in a mind."""
        ...

    def value(self, e: Expression, /) -> Callable[[Mind], Scalar]:
        """What an expression comes to in a mind."""
        ...

    def utility(self, e: Expression, /) -> Callable[[Mind], float | None]:
        """What it comes to as a utility."""
        ...

    def clauses(self, e: Expression, mind: Mind, /) -> list[Expression]:
        """The conditions a precondition is made of; of a choice, those that are so in the mind."""
        ...


def rules_of(ground: GroundWorld) -> Rules:
    """The rules for a world."""
    return UnsureRules(ground) if any(fluent.domain for fluent in ground.fluents) else PlainRules(ground)


class PlainRules:
    """A mind holds one value for every fluent."""

    openable: frozenset[int] = frozenset()

    def __init__(self, ground: GroundWorld) -> None:
        shared = Shared(len(ground.characters))
        self.deeds: list[Any] = [Deed(number, action, shared) for number, action in enumerate(ground.actions)]
        self.settled = Triggers(ground.triggers, shared).settled
        self._ground = ground
        self.condition, self.value, self.utility = values.condition, values.value, values.utility
        self.assigned, self.clauses = assigned, clauses

    def initial(self) -> Mind:
        """The state in which everything starts, before triggers settle it."""
        return initial(self._ground)

    def put_in(self, mind: Mind, puts: Iterable[Put]) -> Mind:
        """The mind with values set in it, and further in."""
        return assigned(mind, [(put.chain, put.fluent, put.held) for put in puts])

    def entered(self, mind: Mind, owner: int) -> Mind:
        """A mind as the state in which its owner plans: it is one."""
        return mind


class UnsureRules:
    """A mind may hold a label for a fluent that is openable."""

    def __init__(self, ground: GroundWorld) -> None:
        domains = {f: frozenset(row.domain) for f, row in enumerate(ground.fluents) if row.domain}
        self.openable = frozenset(domains)
        self._readings = Readings(self.openable)
        self._shared = Shared(len(ground.characters))
        others: dict[int, UnsureDeed] = {}
        given = Given(domains, self.openable, self._readings, self._shared, others)
        self.deeds: list[Any] = [UnsureDeed(number, action, given) for number, action in enumerate(ground.actions)]
        others.update(enumerate(self.deeds))
        self.settled = UnsureTriggers(ground.triggers, given).settled
        self._ground = ground

    def initial(self) -> Mind:
        """The state in which everything starts, before triggers settle it."""
        return starting.initial(self._ground)

    def assigned(self, mind: Mind, writes: Iterable[Write]) -> Mind:
        """The mind with values set in it, and further in, as a patch sets them."""
        return self.put_in(mind, [Put(tuple(who), fluent, value) for who, fluent, value in writes])

    def put_in(self, mind: Mind, puts: Iterable[Put]) -> Mind:
        """The mind with labels set in it, and further in."""
        short = (put._replace(chain=normal(put.chain, mind.owner, put.fluent in self.openable)) for put in puts)
        return put_in(mind, tuple(short), self.openable)

    def entered(self, mind: Mind, owner: int) -> Mind:
        """A mind as the state in which its owner plans."""
        return self._shared.of(entered(mind, owner))

    def condition(self, e: Expression) -> Callable[[Mind], bool]:
        """Whether a condition is satisfied in a mind."""
        return self._readings.of(e).satisfied

    def value(self, e: Expression) -> Callable[[Mind], Scalar]:
        """What an expression comes to in a mind; unknown where several things."""
        return self._readings.of(e).value

    def utility(self, e: Expression) -> Callable[[Mind], float | None]:
        """What it comes to as a utility."""
        read = self.value(e)

        def wanted(mind: Mind) -> float | None:
            found = read(mind)
            return float(found) if type(found) is bool else found if type(found) is float else None

        return wanted

    def clauses(self, e: Expression, mind: Mind) -> list[Expression]:
        """The conditions a precondition is made of; of a choice, those that are so in the mind."""
        if type(e) is not tuple or e[0] not in ("and", "or"):
            return [e]
        parts = e[1:] if e[0] == "and" else [part for part in e[1:] if self.condition(part)(mind)]
        return [clause for part in parts for clause in self.clauses(part, mind)]
