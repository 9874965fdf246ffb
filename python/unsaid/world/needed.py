"""What a goal needs that nothing can ever bring about, and what stands in the way of whatever would bring it.

Grounding knows for every fluent all the values it might ever have, in any mind. So the most that the author's utility
could ever come to is known as well. Where that is too little, some condition in it is the reason: it never holds, and
the utility would come to enough if it did. Each such condition is then followed back: which acts would bring it about,
and which of their own conditions never hold. What is said here is a proof: each mention of a fluent is taken by itself,
so that a condition which is said never to hold does not. What cannot be told in this way is not said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import islice, product
from math import inf, isinf

import msgspec

from ..language import core
from .allowance import TooLarge
from .effects import LoweredEffects
from .errors import GroundError
from .expressions import JUNCTIONS, LEAVES, conjuncts, fluents, rebuilt
from .grounding import Reachable, reachable
from .lowering import Names
from .possible import FAILS, HOLDS, NUMBER, Possible, Tokens, only, token
from .structure import Expression, GroundWorld, Scalar, call_name
from .text import as_text
from .tree import walk

MOST = 3
"""Conditions, and ways to bring one about, that are told."""

WAYS = 300
"""Ways to fill the parameters of what might bring a condition about that are looked at."""

DEEP = 12
"""How far a condition is followed back."""

Event = core.Action | core.Trigger
Bounds = tuple[float, float]


class Maker(msgspec.Struct, frozen=True):
    """What would bring a condition about, by its full name, and what of its own conditions never holds.

    ``left_out``: it is an act that the world was asked to do without. Neither: its conditions never hold at once."""

    name: str
    left_out: bool = False
    lacks: tuple[Needed, ...] = ()


class Needed(msgspec.Struct, frozen=True):
    """A condition that never holds: as text, and as an expression of the ground world. ``makers`` would bring it
    about; none where nothing does but what itself needs it first."""

    text: str
    condition: Expression
    makers: tuple[Maker, ...] = ()


def roots(needs: Sequence[Needed]) -> list[tuple[Needed, Maker | None]]:
    """What conditions go back to: those that nothing brings about, or that would be brought about by what is left out
    or lacks no condition that never holds, each act once. What is left out comes first, then what most of them go back
    to."""
    found: dict[str, tuple[int, Needed, Maker | None]] = {}
    for need, maker in _ends(needs):
        name = need.text if maker is None else maker.name
        times, first, by = found.get(name, (0, need, maker))
        found[name] = times + 1, first, by
    ordered = sorted(found.values(), key=lambda one: (not (one[2] and one[2].left_out), -one[0]))
    return [(need, maker) for _, need, maker in ordered]


def _ends(needs: Sequence[Needed]) -> Iterator[tuple[Needed, Maker | None]]:
    for need in needs:
        if not need.makers:
            yield need, None
        for maker in need.makers:
            if maker.lacks:
                yield from _ends(maker.lacks)
            else:
                yield need, maker


class Never(msgspec.Struct, frozen=True):
    """Why a goal is out of reach: the author's utility comes to ``most`` at most (None: that is not known).

    ``needs`` are conditions that never hold; with ``alone`` any one of them would be enough, else all together.
    ``only``: without them there is no way at all to it."""

    most: float | None
    needs: tuple[Needed, ...] = ()
    alone: bool = False
    only: bool = True


Met = Sequence[Set[Scalar]]
"""The values that fluents had wherever one looked, by the numbers of the ground world."""


def never_reached(
    world: core.World,
    ground: GroundWorld,
    left_out: Sequence[str],
    goal: float | None,
    before: float | None,
    met: Met | None = None,
) -> Never | None:
    """Why the author's utility never reaches a goal (None: more than ``before``); None where it might. With ``met``:
    why not where fluents have these values alone."""
    try:
        found = _Needs(world, ground, left_out, met)
        return found.never(lambda most: most >= goal if goal is not None else before is not None and most > before)
    except (GroundError, TooLarge):
        return None


def never_done(
    world: core.World, ground: GroundWorld, left_out: Sequence[str], act: str, met: Met | None = None
) -> Never | None:
    """Why an act of that name, with its arguments or without, is never possible; None where it might be, or where the
    world has none. With ``met``: why not where fluents have these values alone."""
    try:
        return _Needs(world, ground, left_out, met).never_done(act)
    except (GroundError, TooLarge):
        return None


class _Supposing(Possible):
    """Possible values, where some conditions are taken to be open."""

    def __init__(self, values: Sequence[Tokens], supposed: frozenset[Expression] = frozenset()) -> None:
        super().__init__(values)
        self.supposed = supposed

    def verdict(self, condition: Expression) -> int:
        found = super().verdict(condition)
        return HOLDS | FAILS if condition in self.supposed else found

    def bounds(self, e: Expression) -> Bounds:
        """The least and the most a value can come to, as far as it is a number; the least above the most for none."""
        if type(e) is not tuple:
            return (e, e) if type(e) is float else _NONE
        if e[0] == "if":
            verdict = self.verdict(e[1])
            return _either([self.bounds(part) for part, bit in ((e[2], HOLDS), (e[3], FAILS)) if verdict & bit])
        if e[0] == "get":
            return _either([_counted(one) for one in self.of[e[1]]])
        if e[0] in _ENDS:
            return _worked(e[0], self.bounds(e[1]), self.bounds(e[2]))
        return _NONE


_NONE: Bounds = (inf, -inf)


def _either(found: list[Bounds]) -> Bounds:
    return min((low for low, _ in found), default=inf), max((high for _, high in found), default=-inf)


def _counted(one: object) -> Bounds:
    """What a token comes to as a number, if it may be one."""
    if type(one) is float:
        return one, one
    return (-inf, inf) if one == NUMBER or one == ("anything",) else _NONE


_ENDS: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: inf,
}


def _worked(sign: str, left: Bounds, right: Bounds) -> Bounds:
    """What a calculation comes to at least and at most."""
    if _NONE in (left, right):
        return _NONE
    ends = [_ENDS[sign](a, b) for a in left for b in right]
    if sign == "/" or any(end != end for end in ends):
        return -inf, inf
    return min(ends), max(ends)


class _Needs:
    """Goes back from a goal through one world."""

    def __init__(
        self,
        world: core.World,
        ground: GroundWorld,
        left_out: Sequence[str],
        met: Met | None = None,
    ) -> None:
        self.ground, self.left_out = ground, frozenset(left_out)
        self.found: Reachable = reachable(world, left_out)
        numbers = ground.fluents_named()
        self.numbers = [numbers[name] for name in self.found.names]
        self.lowering, self.values = self.found.lowering, self.found.values
        if met is not None:
            self.values = [frozenset(map(token, met[number])) for number in self.numbers]
        self.possible = _Supposing(self.values)
        self.effects = LoweredEffects(self.lowering)
        self.events: tuple[Event, ...] = (*self.found.world.actions, *self.found.world.triggers)
        self.fluents = {number: (item, args) for number, item, args in self.lowering.fluents.ground()}
        self.lowering.allowance.renew()

    # --- the goal ---

    def never(self, enough: Callable[[float], bool]) -> Never | None:
        """Why the utility never comes to enough; None where it might."""
        utility = self._utility()
        _, most = self.possible.bounds(utility)
        if enough(most):
            return None
        known = None if isinf(most) else most
        open_ = [part for part in dict.fromkeys(_atoms(utility)) if self.possible.verdict(part) in (HOLDS, FAILS)]

        def would(supposed: Sequence[Expression]) -> bool:
            return enough(_Supposing(self.values, frozenset(supposed)).bounds(utility)[1])

        singles = [part for part in open_ if would([part])]
        if len(singles) > 1:
            return Never(known, self._all(singles), alone=True, only=False)
        if not would(open_):
            return Never(known)
        least = singles or _least(open_, would)
        only = not any(would([one for one in open_ if one is not part]) for part in least)
        return Never(known, self._all(least), only=only)

    def _utility(self) -> Expression:
        written = next((u for u in self.found.world.utilities if u.character is None), None)
        if written is None:
            return 0.0
        if written.truth:
            return ("if", self.lowering.condition(written.body, {}), 1.0, 0.0)
        return _numeric(self.lowering.value(written.body, {}))

    def _all(self, parts: Sequence[Expression]) -> tuple[Needed, ...]:
        return tuple(self._needed(self._wanted(part), ()) for part in parts[:MOST])

    def _wanted(self, part: Expression) -> Expression:
        """What would have to be so where a condition is always or never so: the other."""
        return part if self.possible.verdict(part) == FAILS else _denied(part)

    def never_done(self, act: str) -> Never | None:
        """Which conditions of an act never hold; of several acts of a name, of the one that lacks least."""
        named = [event for event in self.found.world.actions if event.name == act.partition("(")[0]]
        ways = (way for event in named for way in self._filled(event, {}) if act in (event.name, _called(*way)))
        lacking = [
            [part for part in self._conditions(event, names, True) if self.possible.verdict(part) == FAILS]
            for event, names in islice(ways, WAYS)
        ]
        if not lacking or not all(lacking):
            return None
        return Never(None, self._all(min(lacking, key=len)))

    # --- a condition, followed back ---

    def _needed(self, condition: Expression, after: tuple[Expression, ...]) -> Needed:
        deeper = len(after) < DEEP and condition not in after
        makers = tuple(self._makers(condition, (*after, condition))) if deeper else ()
        renumbered = self._renumbered(condition)
        return Needed(as_text(renumbered, self.ground), renumbered, makers)

    def _renumbered(self, e: Expression) -> Expression:
        if type(e) is tuple and e[0] in LEAVES:
            return (e[0], self.numbers[e[1]], *e[2:])
        return rebuilt(e, self._renumbered)

    def _makers(self, condition: Expression, after: tuple[Expression, ...]) -> Iterator[Maker]:
        """What would bring a condition about, that which lacks least first; of each name one."""
        found: dict[str, tuple[int, Event, Names, list[Expression], bool]] = {}
        for event, names in self._ways(condition):
            lacking = [p for p in self._conditions(event, names, condition) if self.possible.verdict(p) == FAILS]
            if any(part in after for part in lacking):  # it would have to be so before it comes about
                continue
            gone = not self.left_out.isdisjoint((event.name, _called(event, names)))
            worth = len(lacking) if lacking or gone else 99
            if event.name not in found or worth < found[event.name][0]:
                found[event.name] = worth, event, names, lacking, gone
        most = MOST if len(after) == 1 else 1
        for _, event, names, lacking, gone in sorted(found.values(), key=lambda one: one[0])[:most]:
            needs = () if gone else tuple(self._needed(part, after) for part in lacking[:most])
            yield Maker(_called(event, names), gone, needs)

    def _conditions(self, event: Event, names: Names, wanted: Expression) -> Iterator[Expression]:
        """The conditions under which an event would bring something about."""
        if event.precondition is not None:
            yield from conjuncts(self.lowering.condition(event.precondition, names))
        whens = [e.when for e in self.effects.of(event.effect, names) if self._helps(e.fluent, e.value, wanted)]
        if whens and all(self.possible.verdict(when) == FAILS for when in whens):
            yield from whens[:1]

    def _ways(self, condition: Expression) -> Iterator[tuple[Event, Names]]:
        """The ways in which acts and triggers would bring a condition about."""
        for event in self.events:
            for names in self._fillings(event, condition):
                effects = self.effects.of(event.effect, names)
                if any(self._helps(e.fluent, e.value, condition) for e in effects):
                    yield event, names

    def _fillings(self, event: Event, condition: Expression) -> Iterator[Names]:
        """Ways to fill an event's parameters, those that its assignments to what is read leave open."""
        wanted = {self.fluents[number][0]: self.fluents[number][1] for number in fluents(condition)}
        written = [e for e in walk(event.effect) if isinstance(e, core.Assign)] if event.effect is not None else []
        told = [(t, e.value) for e in written if (t := _target(e.target)).property in wanted]
        if not told:
            return
        bound: Names = {}
        if len(wanted) == 1 and len(told) == 1:
            (target, value), arguments = told[0], wanted[told[0][0].property]
            own = {p.name for p in event.parameters}
            pairs = [*zip(target.arguments, arguments, strict=True), *_assigned(condition, value)]
            bound = {t.name: a for t, a in pairs if isinstance(t, core.Variable) and t.name in own}
        yield from islice((names for _, names in self._filled(event, bound)), WAYS)

    def _filled(self, event: Event, bound: Names) -> Iterator[tuple[Event, Names]]:
        """All ways to fill an event's parameters, of which some are known."""
        members = self.lowering.members
        domains = [[p.constant] if p.constant is not None else members(p.type) for p in event.parameters]
        narrowed = [
            [e for e in domain if bound.get(p.name, e) == e]
            for p, domain in zip(event.parameters, domains, strict=True)
        ]
        for entities in product(*narrowed):
            yield event, dict(zip((p.name for p in event.parameters), entities, strict=True))

    def _helps(self, fluent: int, value: Expression, condition: Expression) -> bool:
        """Whether a fluent with that value might make a condition hold that now never does."""
        if fluent not in fluents(condition):
            return False
        tokens = only(token(value)) if type(value) is not tuple else self.possible.values(value)
        return Possible(_Put(self.values, fluent, tokens)).verdict(condition) != FAILS


class _Put(Sequence[Tokens]):
    """The values of fluents, one of which has others."""

    def __init__(self, values: Sequence[Tokens], fluent: int, tokens: Tokens) -> None:
        self.values, self.fluent, self.tokens = values, fluent, tokens

    def __getitem__(self, fluent):  # pyright: ignore[reportIncompatibleMethodOverride]
        return self.tokens if fluent == self.fluent else self.values[fluent]

    def __len__(self) -> int:
        return len(self.values)


def _atoms(e: Expression) -> Iterator[Expression]:
    """The single conditions in an expression."""
    if type(e) is not tuple or e[0] == "get":
        return
    if e[0] in ("==", "!=", "<", "<=", ">", ">="):
        yield e
    for part in e[1:]:
        yield from _atoms(part)


def _least(parts: list[Expression], would: Callable[[Sequence[Expression]], bool]) -> list[Expression]:
    """A smallest part of what together is enough that still is."""
    for part in list(parts):
        rest = [one for one in parts if one is not part]
        parts = rest if would(rest) else parts
    return parts


def _numeric(e: Expression) -> Expression:
    """An expression in which a condition that stands for a value is the number it counts as."""
    if type(e) is not tuple or e[0] == "get":
        return e
    if e[0] == "if":
        return ("if", e[1], _numeric(e[2]), _numeric(e[3]))
    return ("if", e, 1.0, 0.0) if e[0] in JUNCTIONS or e[0] == "not" else e


def _denied(part: Expression) -> Expression:
    match part:
        case ("==", left, bool() as value):
            return ("==", left, not value)
        case ("==", left, right):
            return ("!=", left, right)
        case ("!=", left, right):
            return ("==", left, right)
    return ("not", part)


def _target(e: core.Expression) -> core.Fluent:
    while isinstance(e, core.Believes):
        e = e.body
    assert isinstance(e, core.Fluent)
    return e


def _assigned(condition: Expression, value: core.Expression) -> list[tuple[core.Expression, str]]:
    """What the value assigned has to be, where the condition says which."""
    match condition:
        case ("==", _, str() as entity):
            return [(value, entity)]
    return []


def _called(event: Event, names: Names) -> str:
    return call_name(event.name, tuple(names.values()))


__all__ = ["Maker", "Met", "Needed", "Never", "never_done", "never_reached", "roots"]
