"""Names in expressions: a word is a variable or an entity, a call is a fluent of one overload.

An overload is chosen by the types of the arguments as written: of all that take them, the one whose parameters
are narrowest. None, or no narrowest one, is the author's to settle.
"""

from __future__ import annotations

from collections.abc import Sequence

from .. import core, tree
from ..edits import Edit, nearest_written, put, take_out, write
from .kinds import ANY, Kind, kind_of
from .names import Binding, Names, Scope, signature
from .overloads import Overloads

DOUBT = [("question",), ("hypothesis",)]
"""The types of what `doubt` is about."""


FEW = 8
"""Overloads that a message names."""


class Terms:
    """Looks up words and calls; what it cannot find it reports, and hands back something of kind ANY."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.overloads = Overloads(names)
        self.report = names.report

    # --- Words -------------------------------------------------------------------------------------

    def term(self, node: tree.Node, scope: Scope) -> tuple[core.Term, Kind]:
        """A place where only a variable or an entity can stand."""
        inner = tree.bare(node)
        if isinstance(inner, tree.WordNode):
            return self.word(inner, scope)
        if isinstance(inner, tree.Call) and inner.name.text in self.names.questions:
            return self.instance(inner.name, inner.arguments, inner.span, scope)
        said = f"`{self.names.quote(node.span)}` cannot stand here"
        repair = None
        if isinstance(inner, tree.Call | tree.BelievesNode):
            repair = "give it a parameter and a condition: `… == x`, and write `x` here"
        self.report.add(
            "not-a-name", node.span, said, expected="the name of an entity or of a parameter", repair=repair
        )
        return core.Value(None, node.span), ANY

    def instance(
        self, name: tree.WordNode, arguments: Sequence[tree.Node], span: core.Span, scope: Scope
    ) -> tuple[core.Term, Kind]:
        """A question with its parameters filled in."""
        head = self.names.questions[name.text]
        found = [self.term(a, scope) for a in arguments]
        fits = head.open and len(found) == len(head.parameters)
        if not fits or not all(map(self.names.takes, head.parameters, (kind for _, kind in found))):
            expected = f"`{signature(head.name, head.parameters)}`" if head.open else f"`{head.name}` alone"
            said = f"`{self.names.quote(span)}` is not how the question `{head.name}` is spoken of"
            self.report.add("unknown-question", span, said, expected=expected)
            return core.Value(None, span), ANY
        made = core.Instance(head.name, tuple(t for t, _ in found if not isinstance(t, core.Instance)), span)
        constant = all(isinstance(t, core.Value) for t in made.arguments)
        return core.Value(made.value, span) if constant else made, kind_of("question")

    def word(self, word: tree.WordNode, scope: Scope) -> tuple[core.Term, Kind]:
        """A variable in scope, or an entity."""
        binding = scope.get(word.text)
        if binding is not None:
            binding.used = True
            if binding.standing_for is not None:
                return self._in_its_place(binding.standing_for, binding)
            return core.Variable(binding.name, word.span), kind_of(binding.type)
        if word.text in self.names.entities:
            return core.Value(word.text, word.span), self.names.constant(word.text)
        if word.text not in self.names.broken:
            self._unknown_word(word, scope)
        return core.Value(None, word.span), ANY

    def _in_its_place(self, term: core.Term, binding: Binding) -> tuple[core.Term, Kind]:
        """What is written out for a parameter of a sense."""
        if isinstance(term, core.Value) and str(term.value) in self.names.entities:
            return term, self.names.constant(str(term.value))
        return term, kind_of(binding.type)

    def _unknown_word(self, word: tree.WordNode, scope: Scope) -> None:
        said = f"nothing here is called `{word.text}`"
        expected = "an entity, a parameter, or a property with brackets"
        repair, edit = self._guess(word, scope)
        self.report.add("unknown-name", word.span, said, expected=expected, repair=repair, edits=edit)

    def _guess(self, word: tree.WordNode, scope: Scope) -> tuple[str | None, list[Edit]]:
        """What an unknown word may have been meant for, and that written."""
        text = word.text
        constants = {"true": "True", "false": "False", "null": "?", "none": "?", "unknown": "?"}
        if text.lower() in constants:
            meant = constants[text.lower()]
            return f"did you mean `{meant}`?", [write(meant, word.span, safe=meant != "?")]
        if text in self.names.questions:
            return f"say which: `{signature(text, self.names.questions[text].parameters)}`", []
        if any(not self.names.properties[i].parameters for i in self.names.overloads.get(text, ())):
            return f"a property needs its brackets: `{text}()`", [put("()", word.span[1], safe=True)]
        close = self.report.guess(text, [*scope, *self.names.entities])
        return f"did you mean `{close}`?" if close else None, nearest_written(close, text, word.span)

    def character(self, word: tree.WordNode, scope: Scope, role: str) -> core.Term:
        """A word that must be a character; ``role`` says what it does here."""
        term, kind = self.word(word, scope)
        self.must_be_character(word, kind, role)
        return term

    def must_be_character(self, word: tree.WordNode, kind: Kind, role: str) -> None:
        character = core.Parameter("", "character", None, word.span)
        if not self.names.takes(character, kind):
            said = f"only a character can {role}, and `{word.text}` is {plainly(kind)}"
            sole = self.names.sole("character")
            edits = [write(sole, word.span, title=f"write `{sole}`, the only character")] if sole else []
            self.report.add("not-a-character", word.span, said, expected="a character", edits=edits)

    # --- Fluents -----------------------------------------------------------------------------------

    def fluent(self, call: tree.Call, scope: Scope) -> tuple[core.Fluent | None, Kind]:
        """A property applied to its arguments; None if there is none that fits."""
        found = [self.term(a, scope) for a in call.arguments]
        candidates = self.names.overloads.get(call.name.text)
        if candidates is None:
            self._unknown_property(call, [kind for _, kind in found])
            return None, ANY
        kinds = [kind for _, kind in found]
        chosen = self._overload(call, candidates, kinds)
        if chosen is None:
            return None, ANY
        fluent = core.Fluent(chosen, tuple(term for term, _ in found), call.span)
        if [k.options[0].types for k in kinds if k.options] == DOUBT:
            self._of_its_question(call, fluent)
        return fluent, kind_of(self.names.properties[chosen].type)

    def _of_its_question(self, call: tree.Call, doubt: core.Fluent) -> None:
        """Report a doubt about a hypothesis that belongs to another question."""
        asked, hypothesis = (str(t.value) if not isinstance(t, core.Variable) else "" for t in doubt.arguments)
        head = self.names.questions.get(asked.split("(")[0])
        if head is None or not hypothesis or hypothesis in head.hypotheses:
            return
        said = f"`{hypothesis}` is no answer to `{head.name}`"
        expected = "one of its hypotheses: " + ", ".join(f"`{h}`" for h in head.hypotheses)
        self.report.add("unknown-question", call.arguments[1].span, said, expected=expected)

    def _unknown_property(self, call: tree.Call, kinds: list[Kind]) -> None:
        name = call.name.text
        if name in self.names.broken:
            return
        said = f"there is no property `{name}`"
        if name in self.names.events:
            said += f"; `{name}` is {'an' if self.names.events[name][0][0] == 'action' else 'a'} "
            said += f"{self.names.events[name][0][0]}, which has no value"
        if name in self.names.lets:
            said += f"; `{name}` is said by other things, which are what can be set"
        known = [n for n in (*self.names.overloads, *self.names.lets) if n != name]
        close = self.report.guess(name, known)
        repair, edits = f"did you mean `{close}`?" if close else None, nearest_written(close, name, call.name.span)
        if name in self.names.types and len(call.arguments) == 1:
            test = f"{self.names.quote(call.arguments[0].span)} : {name}"
            repair, edits = f"to ask whether something is of that type, write `{test}`", [write(test, call.span)]
        if name not in self.names.events and name not in self.names.lets and not edits:
            edits = self._defined(name, kinds)
        expected = "a property of this world"
        self.report.add("unknown-property", call.name.span, said, expected=expected, repair=repair, edits=edits)

    def _defined(self, name: str, kinds: list[Kind]) -> list[Edit]:
        """A boolean property of that name for such arguments, written before the definition that is looked at."""
        types = [kind.options[0].types[0] for kind in kinds if kind.options]
        if len(types) < len(kinds):
            return []
        parameters = ", ".join(f"{chr(97 + n)} : {type_name}" for n, type_name in enumerate(types))
        definition = f"property {name}({parameters}) : boolean;"
        return [put(f"{definition}\n", self.report.here, title=f"define it: `{definition}`")]

    def _overload(self, call: tree.Call, candidates: Sequence[int], kinds: list[Kind]) -> int | None:
        taking = self.overloads.taking(call.name.text, kinds)
        best = self.overloads.narrowest(taking) if taking else None
        if best is not None or (taking and any(k.base == "any" for k in kinds)):
            return taking[0] if best is None else best
        if taking:
            self._ambiguous(call, taking)
        elif call.name.text not in self.names.broken:
            self._none_fits(call, candidates, kinds)
        return None

    def _ambiguous(self, call: tree.Call, taking: list[int]) -> None:
        several = self._signatures(taking, " and ")
        said = f"`{self.names.quote(call.span)}` could mean {several}"
        repair = "define the property for the narrower type too, or give the parameter a narrower type"
        self.report.add("ambiguous-overload", call.span, said, expected="one that fits best", repair=repair)

    def _none_fits(self, call: tree.Call, candidates: Sequence[int], kinds: list[Kind]) -> None:
        name, count = call.name.text, len(kinds)
        expected = self._signatures(candidates, " or ")
        lengths = {len(self.names.properties[i].parameters) for i in candidates}
        if count not in lengths:
            wanted = " or ".join(str(n) for n in sorted(lengths))
            said = f"`{name}` has {wanted} argument{'' if wanted == '1' else 's'}, not {count}"
        else:
            said = f"`{name}` is not defined for {', '.join(str(k) for k in kinds)}"
        self.report.add("unknown-overload", call.span, said, expected=expected, edits=self._shortened(call, kinds))

    def _shortened(self, call: tree.Call, kinds: list[Kind]) -> list[Edit]:
        """The call without the arguments that are too many, where the property takes those before them."""
        for count in range(len(kinds) - 1, -1, -1):
            if self.overloads.taking(call.name.text, kinds[:count]):
                start = call.arguments[count - 1].span[1] if count else call.arguments[0].span[0]
                rest = (start, call.arguments[-1].span[1])
                return [take_out(rest, "what is too many")]
        return []

    def _signatures(self, indices: Sequence[int], joint: str) -> str:
        """Overloads with their parameters' types; of very many only the first."""
        chosen = [self.names.properties[i] for i in indices[:FEW]]
        more = f"{joint}{len(indices) - FEW:,} more" if len(indices) > FEW else ""
        return joint.join(f"`{signature(p.name, p.parameters)}`" for p in chosen) + more


def plainly(kind: Kind) -> str:
    """A kind without the name of the constant in it."""
    return str(kind).split(", ", 1)[-1]
