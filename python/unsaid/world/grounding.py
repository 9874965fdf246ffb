"""Grounding: from the checked world to the ground world, in six steps.

1. Number the fluents and work out the initial state.
2. See which fluents are static, so that what they say can be used at once (``settled``).
3. Fill the parameters of every action and trigger, of those of ``ranks`` first, going only through the entities for
   which what never changes can hold, and leaving out what is plainly impossible.
4. See which of these can ever happen, and which values each fluent can ever have, in any mind.
5. Simplify what is left by what is now known, and lower what only now is wanted.
6. Put the fluents that never change last, where the engine may skip them.

What comes to the same whenever the same names are filled in is made once and shared (``template``): conditions,
effects, and who observes an act. Everything made is counted as it is made, so that a world that would explode is
refused early.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator

import msgspec

from ..budget import not_looking_for_rubbish
from ..language import core
from ..language.ancestry import Members
from .allowance import Allowance, TooLarge
from .effects import LoweredEffects
from .errors import GroundError, refusal
from .expressions import depth
from .finishing import Finisher, fluent_names
from .folding import Folder
from .initial import InitialState
from .inner import GroundConcern, Inner
from .instances import Binder, Filling
from .lowering import NESTING, Lowering, Names, entity
from .minding import MindGrounding, summed
from .observers import Observers
from .opening import Domain, Learnt, compared, domains_of, tokens_of
from .possible import ANYTHING, Tokens, only, only_value, token
from .ranks import with_ranks
from .reach import Reach
from .settled import Settled
from .static import changing_properties
from .structure import (
    Effect,
    Expression,
    GroundAction,
    GroundEntity,
    GroundFluent,
    GroundTrigger,
    GroundUtility,
    GroundWorld,
    call_name,
)
from .teaching import Teaching, kept_whole, never_taken, taken_name, with_seen
from .template import Template

LIMIT = 100_000
"""How many ground actions and triggers a world may come to."""

WORK = 12
"""How many times as much text, filled in, may be gone through."""

FLUENTS = 3
"""How many times as many ground fluents: most of those of a large world are facts that never change."""

Schema = core.Action | core.Trigger
Finish = Callable[[Expression], Expression]


def ground(world: core.World, source: object = None, *, limit: int = LIMIT) -> GroundWorld:
    """Grounds a checked world.

    ``source`` is the text it was read from (a Source, or the text itself), for line numbers. A world that comes to
    more than ``limit`` ground events, or three times as many fluents, or to expressions beyond all measure, is a
    GroundError.
    """
    try:
        with not_looking_for_rubbish():
            return _Grounding(world, _line_finder(source), limit).result()
    except TooLarge as excess:
        raise _too_large(world, excess.allowance) from None


def known(world: core.World, *, limit: int = LIMIT) -> tuple[Lowering, Finisher]:
    """How the expressions of a world that can be grounded are lowered, and all that is known of them when it is."""
    grounding = _Grounding(world, _line_finder(None), limit)
    grounding.result()
    return grounding.lowering, grounding.finish


class Reachable(msgspec.Struct, frozen=True):
    """What can ever be in a world: ``values`` are all that each fluent may ever have, in any mind, by the numbers of
    ``lowering``. ``world`` has what ranks do of themselves written out."""

    world: core.World
    lowering: Lowering
    values: list[Tokens]
    names: list[str]
    domains: list[Domain | None] = msgspec.field(default_factory=list["Domain | None"])


def reachable(world: core.World, left_out: Collection[str] = (), *, limit: int = LIMIT) -> Reachable:
    """What can ever be in a world that can be grounded, where acts of some names cannot be done."""
    grounding = _Grounding(world, _line_finder(None), limit, frozenset(left_out))
    _, reach = grounding.reached()
    fluents = grounding.lowering.fluents
    names = fluent_names(grounding.world, fluents)
    return Reachable(grounding.world, grounding.lowering, reach.values, names, grounding.domains)


WAITING = 2
"""What it costs, in steps of work, to find out when an effect can first happen."""


class _Schema(msgspec.Struct):
    """An action or trigger being grounded, and those of its instances that can happen."""

    written: Schema
    effects: Template[tuple[Effect, ...]]
    instances: list[Filling]
    reached: list[bool]
    taken: set[int]
    """The instances that others are taken for, whether or not they can happen."""


class _Grounding:
    def __init__(
        self, world: core.World, line: Callable[[int], int], limit: int, left_out: frozenset[str] = frozenset()
    ) -> None:
        self.members = Members(world.entities, world.ancestors).of
        world = with_ranks(world, self.members)
        self.world, self.line, self.limit, self.left_out = world, line, limit, left_out
        self.work = Allowance("work", WORK * limit)
        self.events = Allowance("events", limit)
        self.tries = Allowance("tries", 3 * limit)
        self.lowering = Lowering(world, self.members, self.work, FLUENTS * limit)
        self.spoken: list[tuple[core.Speech | None, Names]] = []
        self.forced: list[tuple[core.Trigger, Names]] = []
        self.domains = domains_of(world, self.members)
        self.initial = InitialState(world, self.lowering, self.domains)
        self.learnt = Learnt(self.lowering)
        self.taken: dict[str, str] = {}
        self.beliefs = self.initial.beliefs()
        self.minding = MindGrounding(world, self.lowering, self.tries, line)
        self.may_become = list(self.minding.may_become())
        self._finished: dict[int, tuple[tuple[Effect, ...], int]] = {}

    def reached(self) -> tuple[list[_Schema], Reach]:
        """The schemas with their instances, and which values each fluent can ever have."""
        folder = Folder(self._static_values())
        numbers = self.lowering.fluents.by_property
        self.settled = Settled(self.world, numbers, self.changing, self.initial.values, folder.possible)
        effects = LoweredEffects(self.lowering, self.settled)
        written = (*self.world.actions, *self.world.triggers)
        schemas = [self._schema(item, folder, self.settled, effects) for item in written]
        return schemas, self._reach(schemas)

    def result(self) -> GroundWorld:
        schemas, reach = self.reached()
        self.finish = Finisher(reach.values, Allowance("size", 30 * self.limit))
        self.observers = Observers(self.lowering, self.settled, self.finish)
        fluents = self.lowering.fluents.ground() if reach.open else ()
        self.open = {number: self.domains[item] or () for number, item, _ in fluents if number in reach.open}
        self._refuse_strange_values()
        self.teaching = Teaching(self.lowering, self.finish, self.open)
        actions = with_seen([a for schema in schemas for a in self._actions(schema)], self.taken)
        self.teaching.refuse_unseen()
        triggers = tuple(t for schema in schemas for t in self._triggers(schema))
        self._refuse_same_names(actions)
        self.minding.fed(actions)
        concerns = self.minding.concerns(self.finish)
        inner = self.minding.inner(concerns, self.finish, self.spoken, self.forced, self.initial.secrets.values())
        return GroundWorld(
            name=self.world.name,
            entities=tuple(self._entities()),
            characters=tuple(self.members("character")),
            fluents=self._fluents(),
            beliefs=tuple(self.finish.belief(belief) for belief in self.beliefs),
            actions=actions,
            triggers=triggers,
            utility=self._utility(inner),
            inner=inner,
        )

    # --- What is known before anything happens -----------------------------------------------------

    def _static_values(self) -> list[Tokens]:
        """The one value of each static fluent, and anything for the others."""
        property_of = {number: item for number, item, _ in self.lowering.fluents.ground()}
        disagreed = {belief.fluent for belief in self.beliefs} | {fluent for fluent, _ in self.may_become}
        disagreed |= set(self.initial.secrets)
        empty = frozenset(t.name for t in self.world.types) - self.world.inhabited()
        changing = changing_properties(self.world, {property_of[number] for number in disagreed}, empty)
        self.changing = changing | {property_of[number] for number in disagreed}
        return [
            ANYTHING if property_of[number] in changing or number in disagreed else only(token(value))
            for number, value in enumerate(self.initial.values)
        ]

    def _schema(self, written: Schema, folder: Folder, settled: Settled, effects: LoweredEffects) -> _Schema:
        for allowance in (self.work, self.events, self.tries):
            allowance.place = written
        fold = folder.precondition if isinstance(written, core.Action) else folder.condition
        binder = Binder(
            written.parameters,
            written.precondition,
            lambda e, names: fold(self.lowering.condition(e, names)),
            self.members,
            self.tries,
            settled,
        )
        instances = list(self._counted(binder.instances()))
        return _Schema(written, effects.template(written.effect), instances, [False] * len(instances), set())

    def _counted(self, instances: Iterator[Filling]) -> Iterator[Filling]:
        for instance in instances:
            self.events.spend()
            yield instance

    # --- What can happen ---------------------------------------------------------------------------

    def _reach(self, schemas: list[_Schema]) -> Reach:
        fluents = self.lowering.fluents.ground() if self.domains else ()
        domains = {number: tokens_of(domain) for number, item, _ in fluents if (domain := self.domains[item])}
        reach = Reach((only(token(value)) for value in self.initial.values), domains)
        self._open_at_first(reach)
        for belief in self.beliefs:
            reach.may_be(belief.fluent, token(belief.value))
        for fluent, value in self.may_become:
            reach.may_be(fluent, value)
        given: set[int] = set()
        self._named = _by_name(schemas) if any(a.seen for a in self.world.actions) else {}
        for schema in schemas:
            self.work.place = schema.written
            for number, instance in enumerate(schema.instances):
                if not self._left_out(schema, instance):
                    self._await(reach, schema, number, instance, given)
        reach.settle()
        return reach

    def _open_at_first(self, reach: Reach) -> None:
        """What somebody is open about at the start, and what somebody may come to be open about."""
        for fluent in self.initial.secrets:
            reach.widen(fluent)
        for belief in self.beliefs:
            if belief.label is not None:
                reach.widen(belief.fluent)
        for item in self.world.openable:
            for fluent in self.lowering.fluents.by_property[item].values():
                reach.openable(fluent)

    def _left_out(self, schema: _Schema, instance: Filling) -> bool:
        """Whether an act cannot be done because somebody asked what would be without it."""
        name = schema.written.name
        return bool(self.left_out) and not self.left_out.isdisjoint((name, call_name(name, instance.arguments)))

    def _await(self, reach: Reach, schema: _Schema, number: int, instance: Filling, given: set[int]) -> None:
        def happens() -> None:
            schema.reached[number] = True
            self._give(reach, schema, instance, given)
            if isinstance(schema.written, core.Action):
                reach.surprise(instance.precondition)
                self._learn(reach, schema.written, instance)
                self._take(reach, schema.written, instance, given)

        reach.when(instance.precondition, happens)

    def _give(self, reach: Reach, schema: _Schema, instance: Filling, given: set[int]) -> None:
        """Lets the effects of an act happen, whenever they might."""
        made = schema.effects.at(instance.names)
        if id(made) not in given:  # made once by its template, and kept there
            given.add(id(made))
            self.work.spend(WAITING * len(made))
            for effect in made:
                reach.give(effect)

    def _learn(self, reach: Reach, written: core.Action, instance: Filling) -> None:
        """Lets what is learnt to be alike or not be open together."""
        for _, _, what in self.learnt.rows(written, instance.names) if self.domains else ():
            for fluent, other in compared(what):
                reach.compared(fluent, other)

    def _take(self, reach: Reach, written: core.Action, instance: Filling, given: set[int]) -> None:
        """Lets others take an act for another, which happens in their minds whether or not it could."""
        taken = taken_name(written, instance.names)
        if taken is None:
            return
        name = call_name(written.name, instance.arguments)
        found = self._named.get(taken)
        if found is None:
            raise never_taken(written, name, taken)
        schema, number = found
        self.taken[name] = taken
        if number not in schema.taken:
            schema.taken.add(number)
            reach.take(schema.instances[number].precondition)
            reach.surprise(schema.instances[number].precondition)
            self._give(reach, schema, schema.instances[number], given)

    # --- What is left ------------------------------------------------------------------------------

    def _actions(self, schema: _Schema) -> Iterator[GroundAction]:
        written = schema.written
        if not isinstance(written, core.Action):
            return
        self.work.place = self.finish.written.place = written
        observing = self.observers.of(written.observing)
        for instance, precondition in self._left(schema, self.finish.precondition):
            self.spoken.append((written.speech, instance.names))
            seen_by = observing(instance.names)
            yield GroundAction(
                name=call_name(written.name, instance.arguments),
                schema=written.name,
                arguments=instance.arguments,
                line=self.line(written.span[0]),
                precondition=precondition,
                effects=self._effects(schema, instance),
                consenting=self._consenting(written, instance.names),
                observing=seen_by,
                learns=self.teaching.of(written, instance.names, seen_by),
            )

    def _triggers(self, schema: _Schema) -> Iterator[GroundTrigger]:
        written = schema.written
        if not isinstance(written, core.Trigger):
            return
        self.work.place = self.finish.written.place = written
        for instance, precondition in self._left(schema, self.finish.condition):
            self.forced.append((written, instance.names))
            yield GroundTrigger(
                name=call_name(written.name, instance.arguments),
                schema=written.name,
                arguments=instance.arguments,
                line=self.line(written.span[0]),
                precondition=precondition,
                effects=self._effects(schema, instance),
            )

    def _left(self, schema: _Schema, finish: Finish) -> Iterator[tuple[Filling, Expression]]:
        """The instances that can happen, each with its precondition finished."""
        for number, (instance, reached) in enumerate(zip(schema.instances, schema.reached, strict=True)):
            precondition = reached and finish(instance.precondition)
            if precondition is False and number in schema.taken:
                precondition = kept_whole(instance.precondition, self.finish)
            if precondition is not False:
                yield instance, precondition

    def _effects(self, schema: _Schema, instance: Filling) -> tuple[Effect, ...]:
        made = schema.effects.at(instance.names)
        known = self._finished.get(id(made))  # made once by its template, and kept there
        if known is None:
            before = self.finish.written.left
            self.finish.written.spend(len(made))  # each is a row of the file, however little it says
            finished = tuple(e for e in map(self.finish.effect, made) if e.when is not False)
            self._finished[id(made)] = finished, before - self.finish.written.left
            return finished
        self.finish.written.spend(known[1])
        return known[0]

    def _consenting(self, written: core.Action, names: Names) -> tuple[int, ...]:
        who = (entity(term, names) for term in written.consenting)
        return tuple(dict.fromkeys(self.lowering.characters[name] for name in who))

    def _utility(self, inner: Inner) -> GroundUtility:
        written = {utility.character: utility for utility in self.world.utilities}
        owned = [inner.concerns_of(number) for number in range(len(self.members("character")))]
        plain = [
            self._utility_of(written.get(n), bool(c)) for n, c in zip(self.members("character"), owned, strict=True)
        ]
        wanted = tuple(map(self._summed, plain, owned))
        return GroundUtility(self._utility_of(written.get(None)), wanted)

    def _summed(self, plain: Expression, concerns: list[GroundConcern]) -> Expression:
        """A utility with its concerns; refused where that is too deep for a world file, as no part of it is."""
        whole = summed(plain, concerns)
        if concerns and depth(whole) > NESTING:
            allowance, deepest = Allowance("depth", NESTING), max(concerns, key=lambda c: depth(c.term))
            allowance.place = next((c for c in self.world.concerns if c.name == deepest.name.split("(")[0]), None)
            raise TooLarge(allowance)
        return whole

    def _utility_of(self, utility: core.Utility | None, summed: bool = False) -> Expression:
        """A utility as written; a condition is made the number it counts as where something is added to it."""
        if utility is None:
            return 0.0
        if summed and utility.truth:
            return self.finish.value(("if", self.lowering.condition(utility.body, {}), 1.0, 0.0))
        return self.finish.value(self.lowering.value(utility.body, {}))

    # --- Names -------------------------------------------------------------------------------------

    def _entities(self) -> Iterator[GroundEntity]:
        order = {t.name: n for n, t in enumerate(self.world.types)} | {"entity": len(self.world.types)}
        for written in self.world.entities:
            every = {t for type_name in written.types for t in self.world.ancestors.above(type_name)}
            self.finish.written.spend(len(every))
            yield GroundEntity(
                written.name, tuple(dict.fromkeys([*written.types, *sorted(every, key=order.__getitem__)]))
            )

    def _fluents(self) -> tuple[GroundFluent, ...]:
        rows: list[GroundFluent | None] = [None] * self.lowering.fluents.total
        names = fluent_names(self.world, self.lowering.fluents)
        for number, item, arguments in self.lowering.fluents.ground():
            written, static = self.world.properties[item], only_value(self.finish.values[number]) is not None
            value, domain = self.initial.values[number], self.open.get(number, ())
            row = GroundFluent(names[number], written.name, arguments, written.type, value, static, domain)
            rows[self.finish.places[number]] = row
        return tuple(row for row in rows if row is not None)

    def _refuse_strange_values(self) -> None:
        """Refuses that something begins with a value of another type, where somebody can be open about it."""
        names = fluent_names(self.world, self.lowering.fluents) if self.open else []
        for fluent, domain in self.open.items():
            value = self.initial.values[fluent]
            if value is not None and value not in domain:
                named = names[fluent].partition("(")[0]
                written = next(p for p in self.world.properties if p.name == named)
                message = f"{names[fluent]} begins as {value}, which is no {written.type}"
                raise refusal("no-such-value", written.span, message, "say at the start which of them it is")

    def _refuse_same_names(self, actions: tuple[GroundAction, ...]) -> None:
        seen: dict[str, GroundAction] = {}
        for action in actions:
            other = seen.setdefault(action.name, action)
            if other is not action:
                raise self._same_name(action, other)

    def _same_name(self, action: GroundAction, other: GroundAction) -> GroundError:
        both = [item for item in self.world.actions if item.name == action.schema]
        message = f"two definitions both give an action {action.name}, so a story could not say which it means"
        other_line = f"; the other is on line {other.line}" if other.line else ""
        return refusal("same-action", both[-1].span, message + other_line, "give one of them another name")


def _by_name(schemas: list[_Schema]) -> dict[str, tuple[_Schema, int]]:
    """Where each act is found by its name."""
    acts = (schema for schema in schemas if isinstance(schema.written, core.Action))
    return {call_name(s.written.name, i.arguments): (s, n) for s in acts for n, i in enumerate(s.instances)}


def _line_finder(source: object) -> Callable[[int], int]:
    """Turns an offset into a line, counted from 1; every line is 0 where there is no text."""
    if source is None:
        return lambda offset: 0
    text = source if isinstance(source, str) else str(getattr(source, "text"))  # noqa: B009 (any source will do)
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    return lambda offset: bisect_right(starts, offset)


_TOO_LARGE = {
    "fluents": ("too-many-fluents", "{name} and the properties before it come to more than {amount:,} single fluents"),
    "events": ("too-many-events", "{name} and the definitions before it come to more than {amount:,} ways to happen"),
    "tries": ("too-many-events", "{name} has too many combinations of parameters to go through"),
    "depth": ("too-deep", "{name} spells out to an expression with more than {amount:,} operators inside one another"),
    "work": ("too-many-conditions", "{name} spells out to too many conditions and effects"),
    "size": ("too-many-conditions", "{name} and the definitions before it spell out to too many conditions"),
}

_SMALLER = "use narrower types, fewer parameters or fewer entities, or name fixed facts in the precondition"


def _too_large(world: core.World, allowance: Allowance) -> GroundError:
    code, message = _TOO_LARGE[allowance.what]
    place = allowance.place
    span = place.span if place else (world.initial[0].span if world.initial else (0, 0))
    name = f"“{place.name}”" if place else "the initial state"
    return refusal(code, span, message.format(name=name, amount=allowance.amount), _SMALLER)
