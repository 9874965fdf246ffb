"""The checker: from parsed definitions to a checked world, all mistakes reported on the way.

The order of passes is what lets a world be written in any order: types first, then entities, properties and the
names of events, and only then the expressions that speak of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeVar

from ...budget import ask
from .. import core, tree
from ..report import Report
from ..source import Source
from . import beyond
from .definitions import define_entities, define_properties, duplicate
from .effects import Effects
from .events import Events
from .expressions import Expressions
from .implied import at_first, implied, rankings
from .kinds import BOOLEAN
from .minds import Minding
from .names import Names
from .questions import Questions, define_questions
from .senses import Senses
from .settings import Overrides
from .telling import Tellings
from .types import Types

T = TypeVar("T")


class Checker:
    """One check of one text."""

    def __init__(
        self, definitions: Sequence[tree.Definition], broken: set[str], source: Source, report: Report
    ) -> None:
        self.definitions = [*implied(definitions), *definitions]
        self.source = source
        self.names = Names(
            Types(self.only(tree.TypeDefinition), broken, report, source.text),
            report,
            broken,
            source.text,
            source.sabre,
        )
        define_entities(self.only(tree.EntityDefinition), self.names)
        define_questions(self.only(tree.QuestionDefinition), self.names)
        define_properties(self.only(tree.PropertyDefinition), self.names)
        questions = self.only(tree.QuestionDefinition)
        first = (*at_first(questions, self.names), *rankings(questions, self.names))
        self.definitions = [*first, *self.definitions]
        self.expressions = Expressions(self.names)
        self.effects = Effects(self.names, self.expressions)
        self.senses = Senses(self.names, self.expressions)
        self.senses.enter(self.only(tree.SenseDefinition))
        self.expressions.senses = self.senses.written_out
        self.minds = Minding(self.names, self.expressions)
        self.questions = Questions(self.names, self.expressions, self.effects)
        self.events = Events(self.names, self.expressions, self.effects)
        self.events.enter(self.only(tree.EventDefinition))
        self.tellings = Tellings(self.names, self.expressions)
        self.initial: list[core.Initial] = []
        self.utilities: dict[str | None, core.Utility] = {}
        self.overrides = Overrides(self.names)

    def only(self, kind: type[T]) -> list[T]:
        """The definitions of one kind, in order."""
        return [d for d in self.definitions if isinstance(d, kind)]

    def world(self, rest: Iterable[tree.Definition] = ()) -> core.World:
        """Check every definition and ``rest``, to which no other refers, and put the world together."""
        report = self.names.report
        for definition in chain(self.definitions, rest):
            ask()
            self.check(definition)
            if report.full and report.failed:
                break  # no world comes of this text, and nothing more would be said about it
        self.tellings.finish(self.names.questions, self.events.shown())
        self.minds.starved(self.events.actions)
        world = core.World(
            name=self.source.name,
            title=self.tellings.text_of("title"),
            about=self.tellings.text_of("about"),
            types=self.names.types.core(),
            entities=tuple(self.names.entities.values()),
            properties=tuple(self.names.properties),
            initial=tuple(self.initial),
            actions=tuple(self.events.actions),
            triggers=tuple(self.events.triggers),
            utilities=tuple(self.utilities.values()),
            concerns=tuple(self.minds.concerns),
            questions=tuple(self.questions.questions),
            likes=tuple(self.minds.likes.values()),
            turns=self.minds.turns,
            foresight=self.minds.foresight,
            roles=tuple(self.tellings.roles),
            called=tuple(self.tellings.callings.called),
            viewpoints=tuple(self.tellings.callings.viewpoints.values()),
            tellings=tuple(self.tellings.tellings),
            passages=tuple(self.tellings.passages),
            ancestors=self.names.types.ancestors,
        )
        beyond.remark(world, self.tellings.told, self.names.report)
        return world

    def check(self, definition: tree.Definition) -> None:
        """Check one definition that has expressions or names others."""
        self.names.report.here = definition.span[0]
        match definition:
            case tree.EventDefinition():
                self.events.check(definition)
            case tree.UtilityDefinition():
                self._utility(definition)
            case tree.InitialDefinition():
                self._initial(definition)
            case tree.ConcernDefinition():
                self.minds.concern(definition)
            case tree.QuestionDefinition():
                self.questions.check(definition)
            case tree.SenseDefinition():
                self.senses.check(definition)
            case tree.LikeDefinition():
                self.minds.like(definition)
            case tree.TurnsDefinition():
                self.minds.order(definition)
            case tree.ForesightDefinition():
                self.minds.foreseeing(definition)
            case tree.TextDefinition():
                self.tellings.text(definition)
            case tree.RoleDefinition():
                self.tellings.role(definition)
            case tree.CalledDefinition():
                self.tellings.callings.calling(definition)
            case tree.ViewpointDefinition():
                self.tellings.callings.viewpoint(definition)
            case tree.PassageDefinition():
                self.tellings.passage(definition)
            case tree.TellingDefinition():
                self.tellings.telling(definition)
            case _:
                pass  # types, entities and properties were entered before

    def _initial(self, definition: tree.InitialDefinition) -> None:
        body = self.effects.effect(definition.body, {})
        self.overrides.add(body)
        self.initial.append(core.Initial(body, definition.span))

    def _utility(self, definition: tree.UtilityDefinition) -> None:
        who = definition.who.text if definition.who else None
        if definition.who:
            self.expressions.terms.character(definition.who, {}, "want something")
        body, kind = self.expressions.wanted(definition.body, {})
        if who in self.utilities:
            whose = f"the utility of `{who}`" if who else "the author's utility"
            word = definition.who or tree.Word("utility", (definition.span[0], definition.span[0] + len("utility")))
            duplicate(self.names, word, whose, self.utilities[who].span, definition.span)
        self.utilities.setdefault(who, core.Utility(who, body, definition.span, kind is BOOLEAN))
