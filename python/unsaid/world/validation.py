"""Checking a world file that has been read: what it refers to exists, and its expressions make sense.

Also puts what was read in the form the rest of the program expects: tuples, and every number a float.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import msgspec
from msgspec import UNSET

from .errors import WorldFileError
from .expressions import ARITHMETIC, JUNCTIONS, LEAVES, OPERATORS
from .inner import (
    GroundConcern,
    GroundHypothesis,
    GroundLike,
    GroundQuestion,
    GroundSpeech,
    Inner,
    Patch,
    Release,
    Secret,
)
from .lowering import NESTING
from .structure import (
    Effect,
    Expression,
    GroundAction,
    GroundBelief,
    GroundFluent,
    GroundTrigger,
    GroundUtility,
    GroundWorld,
    Learning,
    Scalar,
)
from .unknowing import asked, wrong_among, wrong_domain
from .written import SHARING, ActionRow, BeliefRow, Written

MOST = 2**32 - 1
"""The largest count or line number of a file."""


def checked(written: Written) -> GroundWorld:
    """The world that was written, in proper form, or a WorldFileError that says where it is unsound."""
    return _FileChecker(written).world()


class _FileChecker:
    def __init__(self, world: Written) -> None:
        self._world = world
        self._entities = {entity.name for entity in world.entities}
        self._characters, self._fluents = len(world.characters), len(world.fluents)
        self.place = ""

    def world(self) -> GroundWorld:
        world = self._world
        self._names()
        self._observations = self._observed()
        return GroundWorld(
            name=world.name,
            entities=world.entities,
            characters=world.characters,
            fluents=tuple(self._fluent(row) for row in self._each("fluents", world.fluents)),
            beliefs=tuple(self._belief(row) for row in self._each("beliefs", world.beliefs)),
            actions=tuple(self._action(row) for row in self._each("actions", world.actions)),
            triggers=tuple(self._trigger(row) for row in self._each("triggers", world.triggers)),
            utility=self._utility(world.utility),
            inner=self._inner(world.inner),
        )

    def _each(self, key: str, rows: Iterable[Any]) -> Iterable[Any]:
        for number, row in enumerate(rows):
            self.place = f"{key}[{number}]"
            yield row

    def _problem(self, message: str) -> WorldFileError:
        return WorldFileError("world-file-content", message, self.place)

    # --- Names and rows ----------------------------------------------------------------------------

    def _names(self) -> None:
        self.place = "entities"
        self._distinct(entity.name for entity in self._world.entities)
        self.place = "fluents"
        self._distinct(fluent.name for fluent in self._world.fluents)
        self.place = "actions"
        self._distinct(action.name for action in self._world.actions)
        self.place = "characters"
        self._distinct(self._world.characters)
        self._known(self._world.characters)

    def _distinct(self, names: Iterable[str]) -> None:
        seen: set[str] = set()
        for name in names:
            if name in seen:
                raise self._problem(f"the name {name!r} is used twice")
            seen.add(name)

    def _known(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self._entities:
                raise self._problem(f"there is no entity {name!r}")

    def _fluent(self, row: GroundFluent) -> GroundFluent:
        self._known(row.arguments)
        row = msgspec.structs.replace(
            row, initial=self._scalar(row.initial), domain=tuple(map(self._scalar, row.domain))
        )
        self._right(wrong_domain(row))
        return row

    def _right(self, wrong: str | None) -> None:
        if wrong is not None:
            raise self._problem(wrong)

    def _domain(self, what: str, fluent: int) -> tuple[Scalar, ...]:
        """The domain of a fluent, which it must have for somebody not to know it."""
        self._fluent_number(fluent)
        row = self._world.fluents[fluent]
        if not row.domain:
            raise self._problem(f"{what} is about {row.name}, which has no domain")
        return row.domain

    def _belief(self, row: BeliefRow) -> GroundBelief:
        self._who(row.who)
        self._fluent_number(row.fluent)
        if not row.who:
            raise self._problem("a belief needs a believer")
        if any(first == second for first, second in pairwise(row.who)):
            raise self._problem("a belief has nobody twice running")
        if row.label is UNSET:
            return self._believed(row)
        among = () if row.among is UNSET else tuple(map(self._scalar, row.among))
        domain = self._domain("a label", row.fluent)
        self._right(wrong_among(among, domain, stated=row.among is not UNSET, valued=row.value is not UNSET))
        return GroundBelief(row.who, row.fluent, None, row.label, among)

    def _believed(self, row: BeliefRow) -> GroundBelief:
        if row.value is UNSET:
            raise self._problem("a belief needs a value or a label")
        if row.among is not UNSET:
            raise self._problem("a belief with a value is among no others")
        return GroundBelief(row.who, row.fluent, self._scalar(row.value))

    def _observed(self) -> tuple[tuple[Expression, ...], ...]:
        """What acts have in common as to who observes them."""
        self.place = "observations"
        if self._world.observations and self._world.version < SHARING:
            raise self._problem(f"a file of version {self._world.version} has none")
        return tuple(self._row(row) for row in self._each("observations", self._world.observations))

    def _row(self, row: tuple[Any, ...]) -> tuple[Expression, ...]:
        """When each character observes an act."""
        if len(row) != self._characters:
            raise self._problem("observing needs one condition for each character")
        return tuple(self._condition(condition) for condition in row)

    def _observing(self, observing: int | tuple[Any, ...]) -> tuple[Expression, ...]:
        if isinstance(observing, int) == (self._world.version < SHARING):
            kind = "a row of its own" if self._world.version < SHARING else "the number of a row of observations"
            raise self._problem(f"in a file of version {self._world.version} observing is {kind}")
        if isinstance(observing, tuple):
            return self._row(observing)
        self._within("row of observations", [observing], len(self._observations))
        return self._observations[observing]

    def _action(self, row: ActionRow) -> GroundAction:
        self._known(row.arguments)
        self._counted("a line", row.line)
        self._who(row.consenting)
        return GroundAction(
            name=row.name,
            schema=row.schema,
            arguments=row.arguments,
            line=row.line,
            precondition=self._condition(row.precondition),
            effects=self._effects(row.effects),
            consenting=row.consenting,
            observing=self._observing(row.observing),
            learns=() if row.learns is UNSET else tuple(map(self._learning, row.learns)),
            seen=None if row.seen is UNSET else self._seen(row.seen),
        )

    def _learning(self, row: Learning) -> Learning:
        self._who([row.who])
        read = row.what if type(row.what) is list and row.what[:1] == ["get"] else None
        what = self._value(row.what) if read else self._condition(row.what)
        about = asked(what)
        if about is None:
            raise self._problem(f"{_shown(row.what)} cannot be learnt")
        for fluent in about:
            self._domain("what is learnt", fluent)
        return Learning(row.who, self._condition(row.when), what)

    def _seen(self, act: int) -> int:
        self._within("action", [act], len(self._world.actions))
        if self._world.actions[act].seen is not UNSET:
            raise self._problem(f"action {act} is itself seen as another")
        return act

    def _trigger(self, row: GroundTrigger) -> GroundTrigger:
        self._known(row.arguments)
        self._counted("a line", row.line)
        return msgspec.structs.replace(
            row, precondition=self._condition(row.precondition), effects=self._effects(row.effects)
        )

    def _effects(self, rows: tuple[Effect, ...]) -> tuple[Effect, ...]:
        for row in rows:
            self._who(row.who)
            self._fluent_number(row.fluent)
        return tuple(Effect(r.who, r.fluent, self._condition(r.when), self._value(r.value)) for r in rows)

    def _utility(self, utility: GroundUtility) -> GroundUtility:
        self.place = "utility"
        if len(utility.characters) != self._characters:
            raise self._problem("a utility is needed for each character")
        return GroundUtility(self._value(utility.author), tuple(map(self._value, utility.characters)))

    # --- Minds ---

    def _inner(self, inner: Inner) -> Inner:
        self.place = "inner"
        if self._world.version < 2 and inner != Inner():
            raise self._problem(f"a file of version {self._world.version} has none")
        self._who(inner.turns)
        self._fluents_there(inner.slot)
        self._counted("foresight", inner.foresight)
        return Inner(
            concerns=tuple(self._concern(row) for row in self._each("inner.concerns", inner.concerns)),
            questions=tuple(self._question(row) for row in self._each("inner.questions", inner.questions)),
            speech=tuple(self._speech(row, inner) for row in self._each("inner.speech", inner.speech)),
            likes=tuple(self._like(row) for row in self._each("inner.likes", inner.likes)),
            releases=tuple(self._release(row) for row in self._each("inner.releases", inner.releases)),
            turns=inner.turns,
            foresight=inner.foresight,
            slot=inner.slot,
            secrets=tuple(self._secret(row) for row in self._each("inner.secrets", inner.secrets)),
            dares=self._dares(inner.dares),
        )

    def _secret(self, row: Secret) -> Secret:
        self._domain("a secret", row.fluent)
        self._who(row.among)
        return row

    def _dares(self, dares: tuple[float, ...]) -> tuple[float, ...]:
        self.place = "inner.dares"
        if dares and len(dares) != self._characters:
            raise self._problem("what is dared needs one number for each character")
        if any(loss < 0 for loss in dares):
            raise self._problem("nobody dares less than nothing")
        return tuple(loss + 0.0 for loss in dares)

    def _concern(self, row: GroundConcern) -> GroundConcern:
        self._who([row.owner] if row.toward is None else [row.owner, row.toward])
        self._counted("a line", row.line)
        return msgspec.structs.replace(row, weight=row.weight + 0.0, term=self._value(row.term))

    def _question(self, row: GroundQuestion) -> GroundQuestion:
        self._who([row.asker, row.asked])
        self._counted("a line", row.line)
        ranks = (fluent for h in row.hypotheses for fluent in (h.rank, h.unthought))
        self._fluents_there(row.owes, row.silent, row.believed, *ranks)
        if not 2 <= len(row.hypotheses) <= 4:
            raise self._problem("a question has two to four hypotheses")
        return msgspec.structs.replace(row, hypotheses=tuple(map(self._hypothesis, row.hypotheses)))

    def _hypothesis(self, row: GroundHypothesis) -> GroundHypothesis:
        self._counted("a prior", row.prior)
        patch = tuple(map(self._patch, row.patch))
        return msgspec.structs.replace(row, patch=patch, revealed=self._condition(row.revealed))

    def _patch(self, row: Patch) -> Patch:
        self._who(row.who)
        self._fluent_number(row.fluent)
        return Patch(row.who, row.fluent, self._scalar(row.value))

    def _speech(self, row: GroundSpeech, inner: Inner) -> GroundSpeech:
        self._within("action", [row.action], len(self._world.actions))
        self._within("question", [*row.asks, *row.discharges, *(q for q, _ in row.answers)], len(inner.questions))
        for question, hypothesis in row.answers:
            self._within("hypothesis", [hypothesis], len(inner.questions[question].hypotheses))
        self._who(who for who, _ in row.shows)
        return row

    def _like(self, row: GroundLike) -> GroundLike:
        self._who([row.who, row.whom])
        return GroundLike(row.who, row.whom, self._value(row.degree))

    def _release(self, row: Release) -> Release:
        self._who([row.who])
        self._counted("a threshold", row.threshold)
        self._within("trigger", [row.trigger], len(self._world.triggers))
        self._fluents_there(row.pressure)
        return row

    def _fluents_there(self, *fluents: int | None) -> None:
        for fluent in fluents:
            if fluent is not None:
                self._fluent_number(fluent)

    def _within(self, what: str, places: Iterable[int], count: int) -> None:
        for place in places:
            if not 0 <= place < count:
                raise self._problem(f"there is no {what} {place}")

    def _counted(self, what: str, number: int) -> None:
        if number < 0:
            raise self._problem(f"{what} cannot be below zero")
        if number > MOST:
            raise self._problem(f"{what} cannot be above {MOST}")

    # --- Indices and values ------------------------------------------------------------------------

    def _who(self, chain: Iterable[Any]) -> None:
        for character in chain:
            if type(character) is not int or not 0 <= character < self._characters:
                raise self._problem(f"there is no character {character}")

    def _fluent_number(self, fluent: Any) -> None:
        if type(fluent) is not int or not 0 <= fluent < self._fluents:
            raise self._problem(f"there is no fluent {fluent}")

    def _scalar(self, value: Any) -> Scalar:
        if value is None or type(value) is bool:
            return value
        if type(value) is str:
            self._known([value])
            return value
        if type(value) not in (int, float) or not abs(value) <= sys.float_info.max:
            raise self._problem(f"{_shown(value)} is not a value")
        return float(value) + 0.0

    # --- Expressions -------------------------------------------------------------------------------
    # Two Python frames a level, no more: expressions nest deep.

    def _condition(self, expression: Any) -> Expression:
        return self._expression(expression, 0, True)

    def _value(self, expression: Any) -> Expression:
        return self._expression(expression, 0, False)

    def _expression(self, expression: Any, depth: int, condition: bool) -> Expression:
        if type(expression) is not list and type(expression) is not tuple:
            if condition and type(expression) is not bool:
                raise self._problem(f"{_shown(expression)} is not a condition")
            return self._scalar(expression)
        if depth >= NESTING:
            raise self._problem("an expression is nested too deeply")
        places = self._operand_places(expression, condition)
        if places is None:
            return tuple(expression)
        items = zip(expression[1:], places, strict=True)
        return (expression[0], *[self._expression(item, depth + 1, place) for item, place in items])

    def _operand_places(self, expression: Any, condition: bool) -> list[bool] | None:
        """For each operand whether it stands in a condition's place; None where there are none (a ``get``)."""
        operator, count = expression[0] if expression else None, len(expression) - 1
        if operator in LEAVES and count:
            if operator == "knows" and count < 2:
                raise self._problem("'knows' needs somebody who knows")
            self._fluent_number(expression[1])
            self._who(expression[2:])
            return None
        if type(operator) is not str or operator not in OPERATORS:
            raise self._problem(f"{_shown(expression)} does not start with an operator")
        if condition and operator in ARITHMETIC:
            raise self._problem(f"{_shown(expression)} is not a condition")
        if operator in JUNCTIONS:
            return [True] * count
        places = {"not": [True], "if": [True, condition, condition]}.get(operator, [False, False])
        if len(places) != count:
            raise self._problem(f"{operator!r} does not take {count} operands")
        return places


def _shown(expression: Any) -> str:
    text = repr(expression)
    return text if len(text) <= 60 else text[:57] + "…"
