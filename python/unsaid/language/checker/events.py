"""Actions and triggers: their parts, each allowed once, and what their parameters are used for."""

from __future__ import annotations

from .. import core, tree
from ..diagnostic import Place
from ..edits import Edit, Replacement, item_of, take_out, whole_line
from ..moving import moved, moved_span
from .definitions import checked_parameters, duplicate, scope_of
from .effects import Effects
from .expressions import Expressions, someone
from .names import Names, Scope, bound, signature
from .openness import Opennesses
from .orders import Orders
from .releases import Releases
from .settings import remark_twice
from .speaking import SpeakingChecks, together
from .taking import Takings

SPEECH = ("asking", "answering", "discharging", "showing")
LEARNS, SEEN = "learns", "seen"
ALLOWED = {
    "action": ("precondition", "effect", "consenting", "observing", *SPEECH, LEARNS, SEEN),
    "trigger": ("precondition", "effect"),
    "release": ("precondition", "effect", "threshold"),
}


class Events:
    """Checks actions, triggers and releases, of which no two may have one name and parameters of the same types."""

    def __init__(
        self, names: Names, expressions: Expressions, effects: Effects, orders: Orders, opennesses: Opennesses
    ) -> None:
        self.names = names
        self.orders = orders
        self.expressions = expressions
        self.effects = effects
        self.speaking = SpeakingChecks(names, expressions)
        self.releases = Releases(names, expressions)
        self.opennesses = opennesses
        self.takings = Takings(names, expressions)
        self._seen: dict[tuple[str, str], core.Span] = {}

    def head(self, definition: tree.EventDefinition) -> tuple[core.Parameter, ...] | None:
        """The parameters of an event, by which others may speak of it; None if there is something wrong with them."""
        self.names.report.here = definition.span[0]
        return checked_parameters(definition.parameters, self.names)

    def enter(self, definition: tree.EventDefinition, parameters: tuple[core.Parameter, ...] | None, by: int) -> None:
        """Note an event's name and parameters, so that others may speak of it."""
        name = definition.name.text
        if parameters is None:
            self.names.broken.add(name)
            return
        self.names.events.setdefault(name, []).append((definition.kind, parameters))
        key = (definition.kind, signature(name, parameters))
        if key in self._seen:
            word, span = moved(definition.name, by), moved_span(definition.span, by)
            duplicate(self.names, word, f"the {definition.kind} `{key[1]}`", self._seen[key], span)
        self._seen.setdefault(key, moved_span(definition.name.span, by))

    def check(self, definition: tree.EventDefinition) -> core.Action | core.Trigger | None:
        """What one action, trigger or release comes to."""
        with self.names.report.quiet():  # its head has been checked
            parameters = checked_parameters(definition.parameters, self.names)
        if parameters is None:
            return None
        self._hidden(definition)
        scope = scope_of(parameters)
        parts = self._parts(definition)
        precondition = self._precondition(parts.get("precondition"), scope)
        effect = self._effect(parts.get("effect"), scope)
        name, span = definition.name.text, definition.name.span
        precondition = self.orders.precondition(name, precondition, span)
        effect = self.orders.effect(name, effect, span)
        made: core.Action | core.Trigger | None = core.Trigger(name, parameters, precondition, effect, span)
        if definition.kind == "release":
            made = self.releases.check(definition, parts.get("threshold"), made)
        elif definition.kind == "action":
            consenting = self._consenting(parts.get("consenting"), scope)
            observing = self._observing(parts.get("observing"), scope)
            speech, owed = self.speaking.speech(definition.name, parts, consenting, scope)
            effect = together(effect, owed, span)
            learns = self._learning(definition, scope)
            seen = self.takings.taken(parts.get(SEEN), definition, scope)
            made = core.Action(
                name, parameters, precondition, effect, consenting, observing, span, speech, learns, seen
            )
        self._unused(definition, scope)
        self._empty(definition, parameters)
        return made

    # --- Parts -------------------------------------------------------------------------------------

    def _parts(self, definition: tree.EventDefinition) -> dict[str, tree.Part]:
        parts: dict[str, tree.Part] = {}
        for part in definition.parts:
            word = part.word.text
            if word not in ALLOWED[definition.kind]:
                self._not_allowed(part, definition)
            elif word in parts and word != LEARNS:
                said = f"`{definition.name.text}` has its {word} already"
                repair = "join the two with `&`" if part.body is not None else "write them as one list"
                related = [Place(parts[word].word.span, f"the {word} is here")]
                edits = [self._joined(parts[word], part)]
                self.names.report.add(
                    "repeated-part", part.word.span, said, repair=repair, related=related, edits=edits
                )
            else:
                parts[word] = part
        return parts

    def _joined(self, first: tree.Part, second: tree.Part) -> Edit:
        """Two parts as one."""
        text, inside = self.names.text, second.body.span if second.body is not None else second.span
        if second.body is None:
            inside = text.index(":", *second.span) + 1, second.span[1] - (text[second.span[1] - 1] == ";")
        alternatives = [isinstance(p.body, tree.JunctionNode) and p.body.operator == "|" for p in (first, second)]
        added = f" & ({text[slice(*inside)]})" if alternatives[1] else f" & {text[slice(*inside)]}"
        added = added if second.body is not None else f", {text[slice(*inside)].strip()}"
        end = first.body.span[1] if first.body is not None else first.span[1] - (text[first.span[1] - 1] == ";")
        changes = [Replacement((end, end), added), Replacement(whole_line(text, second.span), "")]
        if alternatives[0] and first.body is not None:
            start = first.body.span[0]
            changes = [Replacement((start, start), "("), Replacement((end, end), f"){added}"), changes[1]]
        return Edit(f"join the two {second.word.text} parts", tuple(changes))

    def _not_allowed(self, part: tree.Part, definition: tree.EventDefinition) -> None:
        kind = definition.kind
        if part.word.text == "threshold":
            said, repair = f"`threshold` is a release's, and this is an {kind}", "leave this part out"
        else:
            why = {"consenting": "decides on", "observing": "observes", LEARNS: "observes", SEEN: "observes"}
            why = why.get(part.word.text, "speaks in")
            said = f"a {kind} has no `{part.word.text}`: nobody {why} a {kind}"
            repair = "make it an action, or leave this part out"
        allowed = ", ".join(ALLOWED[kind][:4])
        edits = [take_out(whole_line(self.names.text, part.span), f"the part `{part.word.text}`")]
        self.names.report.add("part-not-allowed", part.word.span, said, expected=allowed, repair=repair, edits=edits)

    def _precondition(self, part: tree.Part | None, scope: Scope) -> core.Expression | None:
        if part is None or part.body is None:
            return None
        return self.expressions.condition(part.body, scope)

    def _effect(self, part: tree.Part | None, scope: Scope) -> core.Expression | None:
        if part is None or part.body is None:
            return None
        effect = self.effects.effect(part.body, scope)
        remark_twice(effect, self.names, "set-twice", "this effect sets one fluent twice, and the later one wins")
        return effect

    def _consenting(self, part: tree.Part | None, scope: Scope) -> tuple[core.Term, ...]:
        words = part.names if part is not None else ()
        once = {w.text: w for w in words}
        return tuple(self.expressions.terms.character(w, scope, "consent") for w in once.values())

    def _learning(self, definition: tree.EventDefinition, scope: Scope) -> tuple[core.Learning, ...]:
        parts = (part for part in definition.parts if part.word.text == LEARNS)
        return tuple(made for part in parts if (made := self.opennesses.learning(part, scope)) is not None)

    def _observing(self, part: tree.Part | None, scope: Scope) -> core.Observing | None:
        if part is None or part.variable is None or part.body is None or part.variable.type is None:
            return None
        variable, type_word = part.variable.name, part.variable.type
        if not self.names.types.of_entities(type_word):
            return None
        self.expressions.hides(variable, scope, [part.body])
        inner, name = bound(scope, variable.text, type_word.text)
        body = self.expressions.condition(part.body, inner)
        return core.Observing(name, self._only(name, type_word, body), part.span)

    def _only(self, name: str, type_word: tree.WordNode, body: core.Expression) -> core.Expression:
        """The condition of observing, for the characters of its type alone."""
        if type_word.text == "character":
            return body
        if not self.names.members(type_word.text) & self.names.members("character"):
            said = f"only a character can observe, and no character is of type `{type_word.text}`"
            self.names.report.add("not-a-character", type_word.span, said, expected="`character` or a kind of it")
        test = core.IsType(core.Variable(name, type_word.span), type_word.text, type_word.span)
        return core.Junction("and", (test, body), body.span)

    # --- Remarks -----------------------------------------------------------------------------------

    def _hidden(self, definition: tree.EventDefinition) -> None:
        for p in definition.parameters:
            if p.type is not None:
                self.expressions.hides(p.name, {})

    def _unused(self, definition: tree.EventDefinition, scope: Scope) -> None:
        for p in definition.parameters:
            if p.type is not None and not scope[p.name.text].used:
                name, kind = p.name.text, p.type.text
                said = f"nothing in `{definition.name.text}` uses `{name}`, so it happens alike for each `{kind}`"
                edits = [take_out(item_of(self.names.text, p.span), f"`{name}`")]
                repair = "remove it, or say what it does"
                self.names.report.add("unused-parameter", p.name.span, said, repair=repair, edits=edits)

    def _empty(self, definition: tree.EventDefinition, parameters: tuple[core.Parameter, ...]) -> None:
        for written, p in zip(definition.parameters, parameters, strict=True):
            if p.constant is None and not self.names.inhabited(p.type):
                said = f"no entity is of type `{p.type}`, so `{definition.name.text}` can never happen"
                edits, repair = [someone(p.type, self.names)], f"define one: `entity … : {p.type};`"
                self.names.report.add("empty-type", written.span, said, repair=repair, edits=edits)
