"""The checker: from parsed definitions to a checked world, all mistakes reported on the way.

The order of passes is what lets a world be written in any order: types first, then entities, properties and the names
of events, and only then the expressions that speak of them. The passes over names are made anew for every text; the
checks of definitions, which take nearly all of the time, are kept with the text and used again while they hold
(``memo``). What hangs on several definitions at once, such as that none is there twice, is settled as they are gone
through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, TypeVar, cast

from ...budget import ask
from .. import core, tree
from ..chunks import Slot, WrittenDefinition
from ..moving import moved, moved_span
from ..report import Report
from ..source import Source
from . import beyond
from .asked import Facts, Notes, Question
from .assembly import Assembly
from .definitions import define_entities, define_properties, duplicate
from .effects import Effects
from .events import Events
from .expressions import Expressions
from .firmness import firm
from .former import former_names
from .implied import at_first, bringers, different, earlier, implied, taken_for_open
from .kinds import BOOLEAN
from .memo import Made, Memo
from .minds import MindChecks
from .names import Names, Noted, everything, tables
from .openness import Opennesses
from .orders import Orders
from .questions import Questions, define_questions
from .senses import Senses
from .settings import Overrides
from .telling import Tellings
from .types import Broken, Types

T = TypeVar("T")

NAMING = (tree.TypeDefinition, tree.EntityDefinition, tree.PropertyDefinition, tree.QuestionDefinition)
"""Definitions that are wholly of names, or in which others are named."""

BRINGING = (tree.QuestionDefinition, tree.TurnsDefinition, tree.OrderDefinition)
"""Definitions that bring others with them, as releases do."""


class Checker:
    """One check of one text; ``before`` are the answers that checks of an earlier text were given."""

    def __init__(
        self,
        written: Sequence[WrittenDefinition],
        broken: set[str],
        source: Source,
        report: Report,
        before: Mapping[Question, Any] | None = None,
    ) -> None:
        self.written, self.report = written, report
        self.by_kind: dict[type, list[WrittenDefinition]] = {}
        for w in written:
            self.by_kind.setdefault(type(w.parsed), []).append(w)
        notes = Notes()
        bringing = [w.head() for w in written if _brings(w.parsed)]
        self.heads = [*implied(bringing), *self._heads()]
        broken_names = Broken(broken, notes)
        brought = bringers(bringing)
        types = Types(self._only(tree.TypeDefinition), broken_names, report, source.whole, notes, brought, source.where)
        self.names = Names(types, report, broken_names, source.whole, source.sabre, notes)
        self.names.brought, self.names.where = brought, source.where
        define_entities(self._only(tree.EntityDefinition), self.names)
        define_questions(self._only(tree.QuestionDefinition), self.names)
        define_properties(self._only(tree.PropertyDefinition), self.names)
        self.expressions = Expressions(self.names)
        self.opennesses = Opennesses(self.names, self.expressions)
        self.effects = Effects(self.names, self.expressions, self.opennesses)
        self.senses = Senses(self.names, self.expressions)
        senses = [(_as(tree.SenseDefinition, w), w.chunk.by) for w in self._of(tree.SenseDefinition)]
        self.senses.enter((moved(sense, by), sense) for sense, by in senses)
        self.expressions.senses = self.senses.written_out
        self.names.lets = self.senses.senses
        self.minds = MindChecks(self.names, self.expressions)
        self.questions = Questions(self.names, self.expressions, self.effects)
        self.ordering = [d for d in bringing if isinstance(d, tree.OrderDefinition)]
        self.orders = Orders(self.names, self.ordering)
        self.events = Events(self.names, self.expressions, self.effects, self.orders, self.opennesses)
        self.tellings = Tellings(self.names, self.expressions)
        answering = tables(self.names)
        answering["senses"] = lambda name: tuple(self.senses.all_known()) if name is None else self.senses.known(name)
        answering["orders"] = lambda name: dict.get(self.orders.of, str(name))
        ordered = tuple(dict.items(self.orders.of))
        answering["everything"] = lambda _: (everything(self.names), tuple(self.senses.all_known()), ordered)
        self.facts = Facts(answering, before or {})
        self.memo = Memo(self.names, self.facts, self.senses.place)
        self.utilities: dict[str | None, core.Span] = {}
        self.overrides = Overrides(self.names)
        self.left: list[tuple[Noted, int]] = []
        self.changed: set[int] = set()
        self.truths: beyond.Truths = {}
        self.made = Assembly(self.names, self.tellings, self.minds, source.name)
        self._enter_events()
        self.facts.compare()

    # --- The passes over names ---------------------------------------------------------------------

    def _heads(self) -> Iterable[tree.Definition]:
        """The definitions that are wholly of names, and what names there are in questions."""
        return [w.head() for kind in NAMING for w in self.by_kind.get(kind, ())]

    def _only(self, kind: type[T]) -> list[T]:
        """The definitions of names of one kind, in order."""
        return [d for d in self.heads if isinstance(d, kind)]

    def _of(self, kind: type[Any]) -> list[WrittenDefinition]:
        return self.by_kind.get(kind, [])

    def _enter_events(self) -> None:
        for w in self._of(tree.EventDefinition):
            made = self.memo.of(w.chunk, ("head", w.index), lambda w=w: self.events.head(_as(tree.EventDefinition, w)))
            self.events.enter(_as(tree.EventDefinition, w), made.value, w.chunk.by)

    # --- What questions bring with them ------------------------------------------------------------

    def _asked(self) -> list[WrittenDefinition]:
        """The questions that can be asked."""
        found = self._of(tree.QuestionDefinition)
        return [w for w in found if dict.__contains__(self.names.questions, cast("Any", w.parsed).name.text)]

    def _at_first(self, w: WrittenDefinition) -> list[tree.InitialDefinition]:
        """What a question says of the start, at the place where its chunk was read."""
        question = cast("tree.QuestionDefinition", w.parsed)
        apart = different(question, self.names)
        slot = ("brings", w.index)
        kept = w.chunk.outcomes.get(slot) or w.chunk.earlier.get(slot)
        if kept is None or kept[0] != (apart is None):
            kept = apart is None, list(at_first(question, apart))
        w.chunk.outcomes[slot] = kept
        return kept[1]

    # --- The checks --------------------------------------------------------------------------------

    def check(self, rest: Iterable[WrittenDefinition] = ()) -> Assembly:
        """Check every definition and ``rest``, to which no other refers; gives what the world is put together from."""
        for work in chain(self._first(), map(self._check, self.written), map(self._check, rest)):
            ask()
            work()
            if self.report.full and self.report.failed:
                break  # no world comes of this text, and nothing more would be said about it
        concerns = [made.value[1] for made in self.made.concerns if made.value[1] is not None]
        self.tellings.finish(self.left, self.made.shown(), concerns)
        self.minds.starved([made.value[0] for made in self.made.actions])
        self.events.takings.settled(self.made.actions)
        self.made.former = tuple(former_names(self.written, self.report))
        self.made.openable = tuple(sorted({number for noted, _ in self.left for number in noted.openable}))
        beyond.remark(self.names, self.changed, self.truths, self.left)
        return self.made

    def _first(self) -> Iterable[Callable[[], None]]:
        """What questions, and orders of acts, say of the start."""
        for word in earlier(self.ordering):
            yield lambda word=word: self._taken_for_open(word)
        for w in self._asked():
            for k in range(len(self._at_first(w))):
                yield lambda w=w, k=k: self._initial(w, ("first", w.index, k), lambda: self._at_first(w)[k])

    def _check(self, w: WrittenDefinition) -> Callable[[], None]:
        return lambda: self._settle(w)

    def _made(self, w: WrittenDefinition, slot: Slot, check: Callable[[], Any]) -> Made:
        """What a check comes to; what it leaves to be settled is kept."""

        def here() -> Any:
            self.report.here = w.parsed.span[0]
            return check()

        made = self.memo.of(w.chunk, slot, here)
        self.left.append((made.noted, w.chunk.by))
        self.memo.whole = self.senses.count(made.noted, w.chunk.by) and self.memo.whole
        return made

    def _changing(self, w: WrittenDefinition, slot: Slot, check: Callable[[], beyond.Changing]) -> Made:
        """What a check comes to of a definition that may change what is so, or what somebody takes to be so."""
        made = self._made(w, slot, lambda: beyond.with_changes(check()))
        self.changed |= made.value[1]
        return made

    def _event(self, w: WrittenDefinition, slot: Slot) -> None:
        made = self._changing(w, slot, lambda: self.events.check(_as(tree.EventDefinition, w)))
        if made.value[0] is not None:
            (self.made.actions if isinstance(made.value[0], core.Action) else self.made.triggers).append(made)

    def _initial(self, w: WrittenDefinition, slot: Slot, initial: Callable[[], tree.InitialDefinition]) -> None:
        def check() -> Any:
            written = initial()
            body = self.effects.at_start(written.body)
            return core.Initial(body, written.span), self.overrides.statement(body), beyond.truths(body)

        made = self._made(w, slot, check)
        self.made.initial.append(made)
        self.overrides.add(made.value[1], w.chunk.by)
        self.truths.update(made.value[2])

    def _taken_for_open(self, word: tree.WordNode) -> None:
        """What everybody takes to be so of an act that others wait for; it is short, and made anew for every text."""
        written = taken_for_open(word)
        with self.report.quiet():
            body = self.effects.effect(written.body, {})
        self.made.initial.append(Made((core.Initial(body, written.span), None, None), 0, Noted()))

    def _settle(self, w: WrittenDefinition) -> None:
        """Check one definition that has expressions or names others, and keep what comes of it."""
        slot, chunk = ("check", w.index), w.chunk
        match w.parsed:
            case tree.EventDefinition():
                self._event(w, slot)
            case tree.InitialDefinition():
                self._initial(w, slot, lambda: cast("tree.InitialDefinition", w.parsed))
            case tree.UtilityDefinition():
                self._utility(w, slot)
            case tree.ConcernDefinition():
                made = self._made(w, slot, lambda: self.minds.concern(_as(tree.ConcernDefinition, w)))
                key, concern = made.value
                if key is not None:
                    self.minds.named(_as(tree.ConcernDefinition, w), key, chunk.by)
                if concern is not None:
                    self.made.concerns.append(made)
            case tree.QuestionDefinition() as d:
                self._question(w, d)
            case tree.SenseDefinition() as d:
                start, end = d.span  # by its place: a definition that is settled where it is now is another object
                if self.senses.place(d.name.text) == (start + w.chunk.by, end + w.chunk.by):
                    self._made(w, slot, lambda: self.senses.check(_as(tree.SenseDefinition, w)))
            case tree.OrderDefinition():
                self._made(w, slot, lambda: self.orders.check(_as(tree.OrderDefinition, w)))
            case tree.LikeDefinition():
                made = self._made(w, slot, lambda: self.minds.like(_as(tree.LikeDefinition, w)))
                if self.minds.liked(_as(tree.LikeDefinition, w), chunk.by):
                    self.made.likes.append(made)
            case tree.TemperDefinition():
                made = self._made(w, slot, lambda: self.minds.temper(_as(tree.TemperDefinition, w)))
                if self.minds.tempered(_as(tree.TemperDefinition, w), chunk.by) and made.value is not None:
                    self.made.tempers.append(made)
            case tree.DaresDefinition():
                made = self._made(w, slot, lambda: self.minds.dares(_as(tree.DaresDefinition, w)))
                if self.minds.dared(_as(tree.DaresDefinition, w), chunk.by) and made.value is not None:
                    self.made.dares.append(made)
            case tree.FirmDefinition():
                self.made.firm.append(self._made(w, slot, lambda: firm(_as(tree.FirmDefinition, w), self.names)))
            case tree.SecretDefinition():
                made = self._made(w, slot, lambda: self.opennesses.secret(_as(tree.SecretDefinition, w)))
                if made.value is not None:
                    self.made.secrets.append(made)
            case tree.TurnsDefinition():
                made = self._made(w, slot, lambda: self.minds.order(_as(tree.TurnsDefinition, w)))
                self.minds.ordered(_as(tree.TurnsDefinition, w), made.value, chunk.by)
            case tree.ForesightDefinition():
                made = self._made(w, slot, lambda: self.minds.foreseeing(_as(tree.ForesightDefinition, w)))
                self.minds.foreseen(_as(tree.ForesightDefinition, w), made.value, chunk.by)
            case _:
                self._words(w, slot)

    def _question(self, w: WrittenDefinition, d: tree.QuestionDefinition) -> None:
        head = dict.get(self.names.questions, d.name.text)
        known = head is not None and head.span == moved_span(d.name.span, w.chunk.by)
        slot = ("check" if known else "another", w.index)
        made = self._changing(w, slot, lambda: self.questions.check(_as(tree.QuestionDefinition, w), known=known))
        if made.value[0] is not None:
            self.questions.twice(_as(tree.QuestionDefinition, w), w.chunk.by)
            self.made.questions.append(made)

    def _words(self, w: WrittenDefinition, slot: Slot) -> None:
        """Check a definition that is about how the world is told."""
        tellings, callings, chunk = self.tellings, self.tellings.callings, w.chunk
        match w.parsed:
            case tree.TextDefinition():
                if tellings.first(cast("tree.TextDefinition", w.here())):
                    self._made(w, slot, lambda: tellings.text(_as(tree.TextDefinition, w)))
            case tree.RoleDefinition():
                self._made(w, slot, lambda: tellings.role(_as(tree.RoleDefinition, w)))
                tellings.played(_as(tree.RoleDefinition, w), chunk.by)
            case tree.CalledDefinition():
                made = self._made(w, slot, lambda: callings.calling(_as(tree.CalledDefinition, w)))
                name = callings.keep(_as(tree.CalledDefinition, w), made.value, chunk.by)
                self.made.called.append((made, name))
            case tree.ViewpointDefinition():
                made = self._made(w, slot, lambda: callings.viewpoint(_as(tree.ViewpointDefinition, w)))
                if callings.seen_from(_as(tree.ViewpointDefinition, w), made.value, chunk.by):
                    self.made.viewpoints.append(made)
            case tree.PassageDefinition():
                made = self._made(w, slot, lambda: tellings.passage(_as(tree.PassageDefinition, w)))
                tellings.ended(_as(tree.PassageDefinition, w), chunk.by)
                self.made.passages.append((made, tellings.called(made.value, chunk.by)))
            case tree.TellingDefinition():
                made = self._made(w, slot, lambda: tellings.telling(_as(tree.TellingDefinition, w)))
                if made.value is not None:
                    tellings.told.add(made.value.words.name)
                    self.made.told.append((made, tellings.called(made.value, chunk.by)))
            case _:
                pass  # types, entities and properties were entered before

    def _utility(self, w: WrittenDefinition, slot: Slot) -> None:
        def check() -> core.Utility:
            d = _as(tree.UtilityDefinition, w)
            if d.who:
                self.expressions.terms.character(d.who, {}, "want something")
            body, kind = self.expressions.wanted(d.body, {})
            return core.Utility(d.who.text if d.who else None, body, d.span, kind is BOOLEAN)

        made = self._made(w, slot, check)
        d, span = _as(tree.UtilityDefinition, w), moved_span(w.parsed.span, w.chunk.by)
        who = d.who.text if d.who else None
        if who in self.utilities:
            whose = f"the utility of `{who}`" if who else "the author's utility"
            word = moved(d.who, w.chunk.by) or tree.WordNode("utility", (span[0], span[0] + len("utility")))
            duplicate(self.names, word, whose, self.utilities[who], span)
            return
        self.utilities[who] = span
        self.made.utilities.append(made)


def _as(kind: type[T], w: WrittenDefinition) -> T:
    """A definition as parsed, which is known to be of a kind."""
    return cast("T", w.parsed)


def _brings(d: tree.Definition) -> bool:
    return isinstance(d, BRINGING) or (isinstance(d, tree.EventDefinition) and d.kind == "release")
