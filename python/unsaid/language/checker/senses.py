"""Expressions with a name, so that who hears what is said once and asked by every act that makes a sound.

``let hears(c : character, p : place): …;`` may stand wherever what it says can: a condition, a number, an entity. It is
no fluent: where it is used, it is written out with the arguments in place of the parameters. What is wrong in it is
said where it is defined, and not again wherever it is used. ``sense`` is the older word for one that is a condition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from .. import core, tree
from ..edits import item_of, take_out
from ..moving import moved_span
from .asked import Watched
from .definitions import checked_parameters, duplicate, scope_of
from .expressions import Expressions, Typed
from .kinds import ANY, BOOLEAN, Kind
from .names import Binding, Names, Noted, Scope, signature

MOST = 5_000
"""How often senses may be written out in one text, those within senses counted."""


class Sense(Struct, eq=False):
    """A sense as written, with its parameters; ``of`` is what was parsed, wherever it stood then."""

    written: tree.SenseDefinition
    parameters: tuple[core.Parameter, ...]
    of: tree.SenseDefinition


class Senses:
    """Checks senses, and writes them out where they are used."""

    def __init__(self, names: Names, expressions: Expressions) -> None:
        self.names, self.expressions = names, expressions
        self.report = names.report
        self.senses: Watched[Sense] = Watched("senses", names.notes)
        self._within: list[str] = []
        self._circles: set[str] = set()
        self._said = False
        """Whether it was said that there are too many of them."""
        self.used = 0
        """How often senses have been written out in all."""

    def enter(self, definitions: Iterable[tuple[tree.SenseDefinition, tree.SenseDefinition]]) -> None:
        """Note every sense, so that conditions may use it: each as it stands now, and as it was parsed."""
        for d, parsed in definitions:
            self.report.here = d.span[0]
            name, parameters = d.name.text, checked_parameters(d.parameters, self.names)
            if parameters is None:
                self.names.broken.add(name)
            elif name in self.senses:
                duplicate(self.names, d.name, f"the {d.word} `{name}`", self.senses[name].written.name.span, d.span)
            elif name in self.names.overloads:
                first = self.names.properties[self.names.overloads[name][0]]
                duplicate(self.names, d.name, f"`{name}`, which is a property,", first.span)
            else:
                self.senses[name] = Sense(d, parameters, parsed)

    def known(self, name: str) -> tree.SenseDefinition | None:
        """The definition of a sense, as it was parsed: others depend on all of its words."""
        sense = dict.get(self.senses, name)
        return sense and sense.of

    def all_known(self) -> Iterator[tuple[str, tree.SenseDefinition]]:
        """All senses as they were parsed."""
        return ((name, sense.of) for name, sense in dict.items(self.senses))

    def place(self, name: str) -> core.Span:
        """Where a sense stands."""
        sense = dict.get(self.senses, name)
        return sense.written.span if sense else (0, 0)

    def forget(self) -> None:
        """Begin anew: what is said from now on of too many senses is about something else."""
        self._said = False

    def check(self, d: tree.SenseDefinition) -> None:
        """Check what a sense says, which is known by this definition."""
        with self.report.quiet():  # its head has been checked
            parameters = checked_parameters(d.parameters, self.names)
        if parameters is None:
            return
        scope = scope_of(parameters)
        self._within.append(d.name.text)
        self._typed(d, scope)
        self._within.pop()
        if d.name.text in self._circles:
            said = f"the {d.word} `{d.name.text}` is defined by itself"
            self.report.add("endless-sense", d.name.span, said, repair="say it by properties, or by other senses")
        for p in d.parameters:
            if p.type is not None and not scope[p.name.text].used:
                said = f"nothing in `{d.name.text}` uses `{p.name.text}`"
                edits = [take_out(item_of(self.names.text, p.span), f"`{p.name.text}`")]
                repair = "remove it, or say what it does"
                self.report.add("unused-parameter", p.name.span, said, repair=repair, edits=edits)

    def written_out(self, call: tree.Call, scope: Scope) -> Typed | None:
        """The condition that a use of a sense stands for; None where the call is of something else."""
        sense = self.senses.get(call.name.text)
        if sense is None:
            return None
        found = [self.expressions.terms.term(a, scope) for a in call.arguments]
        if not self._fits(sense, [kind for _, kind in found]):
            self._unlike(call, sense, [kind for _, kind in found])
            return core.Value(None, call.span), ANY
        made = self._body(sense, [term for term, _ in found]) if self._ends(call) else None
        self._bearable(call)
        return (core.Value(None, call.span), ANY) if made is None else made

    def _typed(self, d: tree.SenseDefinition, scope: Scope) -> Typed:
        """What is said under a name, and of which kind it is; a sense is a condition."""
        return (
            self.expressions.typed(d.body, scope)
            if d.word == "let"
            else (self.expressions.condition(d.body, scope), BOOLEAN)
        )

    def _ends(self, call: tree.Call) -> bool:
        """Whether writing a sense out comes to an end, and to one of a bearable size."""
        noted = self.names.noted
        noted.uses, noted.last = noted.uses + 1, noted.last if self.report.is_quiet else call.span
        if call.name.text in self._within:
            self._circles.add(call.name.text)
            return False
        return noted.uses < MOST and self.used < MOST

    def _bearable(self, call: tree.Call) -> None:
        """Say that senses spell out to too much, where one was written that brought it so far, and not within it."""
        if self.names.noted.uses >= MOST and not self.report.is_quiet:
            self._too_much(call.span)

    def _too_much(self, call: core.Span) -> None:
        if not self._said:
            said = f"with `{self.names.quote(call)}` the senses of this text spell out to too much"
            self.report.add("endless-sense", call, said, repair="let senses use fewer others")
        self._said = True

    def count(self, noted: Noted, by: int) -> bool:
        """Add what one definition writes out; whether it is all bearable still. The definition with which it is not is
        reported."""
        self.used += noted.uses
        if self.used >= MOST and noted.uses < MOST:
            self._too_much(moved_span(noted.last, by))
        self._said = self._said or self.used >= MOST
        return self.used < MOST

    def _fits(self, sense: Sense, kinds: list[Kind]) -> bool:
        return len(kinds) == len(sense.parameters) and all(map(self.names.takes, sense.parameters, kinds))

    def _body(self, sense: Sense, terms: list[core.Term]) -> Typed:
        inner: Scope = {}
        for p, term in zip(sense.parameters, terms, strict=True):
            if p.constant is None:
                name = term.name if isinstance(term, core.Variable) else p.name
                inner[p.name] = Binding(name, p.type, standing_for=None if isinstance(term, core.Variable) else term)
        self.names.noted.foreign[sense.written.name.text] = sense.written.span
        self._within.append(sense.written.name.text)
        with self.report.quiet():
            made = self._typed(sense.written, inner)
        self._within.pop()
        return made

    def _unlike(self, call: tree.Call, sense: Sense, kinds: list[Kind]) -> None:
        expected = f"`{signature(call.name.text, sense.parameters)}`"
        if len(kinds) != len(sense.parameters):
            count = len(sense.parameters)
            said = f"`{call.name.text}` has {count} argument{'' if count == 1 else 's'}, not {len(kinds)}"
        else:
            said = f"`{call.name.text}` is not defined for {', '.join(str(k) for k in kinds)}"
        self.report.add("unknown-overload", call.span, said, expected=expected)
