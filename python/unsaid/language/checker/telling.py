"""Words for events, properties, beginnings and ends: each names things of the world, and those must be there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from .. import core, tree
from ..nearest import nearest
from .definitions import checked_parameters, duplicate, scope_of
from .expressions import Expressions
from .names import Names, Scope, parameter_kind
from .words import Words, marked, unquoted

VALUES = ("true", "false", "unknown", "value")
PRONOUNS = ("he", "she", "they", "it", "plural")
MANNERS = {
    "first": ("person", 1),
    "second": ("person", 2),
    "third": ("person", 3),
    "present": ("tense", "present"),
    "past": ("tense", "past"),
}

Lines = tuple[tuple[str, str], ...]


class Tellings:
    """Checks the telling additions and keeps them in order."""

    def __init__(self, names: Names, expressions: Expressions) -> None:
        self.names = names
        self.expressions = expressions
        self.report = names.report
        self.texts: dict[str, tree.TextDefinition] = {}
        self.roles: dict[str, tree.Word] = {}
        self.called: dict[str, core.Called] = {}
        self.viewpoints: dict[str | None, core.Viewpoint] = {}
        self.tellings: list[core.Telling] = []
        self.passages: list[core.Passage] = []

    def text_of(self, kind: str) -> str | None:
        """The title or the description, if there is one."""
        return unquoted(self.texts[kind].text.text) if kind in self.texts else None

    def text(self, definition: tree.TextDefinition) -> None:
        if definition.kind in self.texts:
            first = self.texts[definition.kind].span
            word = tree.Word(definition.kind, (definition.span[0], definition.span[0] + len(definition.kind)))
            duplicate(self.names, word, f"the {definition.kind}", first)
        self.texts.setdefault(definition.kind, definition)

    def role(self, definition: tree.RoleDefinition) -> None:
        for word in definition.names:
            self.expressions.terms.character(word, {}, "be played")
            if word.text in self.roles:
                duplicate(self.names, word, f"the role `{word.text}`", self.roles[word.text].span)
            self.roles.setdefault(word.text, word)

    def calling(self, definition: tree.CalledDefinition) -> None:
        """``called James: "James", he;``"""
        self.expressions.terms.word(definition.name, {})
        name, pronoun = definition.name.text, definition.pronoun
        if pronoun is not None and pronoun.text not in PRONOUNS:
            close = nearest(pronoun.text, PRONOUNS)
            said = f"`{pronoun.text}` is no pronoun the telling knows"
            repair = f"did you mean `{close}`?" if close else None
            self.report.add("bad-pronoun", pronoun.span, said, expected="he, she, they, it or plural", repair=repair)
            return
        if name in self.called:
            duplicate(self.names, definition.name, f"what `{name}` is called", self.called[name].span)
        chosen: Any = pronoun.text if pronoun else None
        self.called.setdefault(name, core.Called(name, unquoted(definition.text.text), chosen, definition.name.span))

    def viewpoint(self, definition: tree.ViewpointDefinition) -> None:
        """``viewpoint James: third, present, addressing You;``"""
        name = definition.name.text
        who = None if name == "nobody" and name not in self.names.entities else name
        if who is not None:
            self.expressions.terms.character(definition.name, {}, "tell")
        if who in self.viewpoints:
            duplicate(self.names, definition.name, f"the viewpoint of `{name}`", self.viewpoints[who].span)
        person, tense, addressing = self._manners(definition)
        self.viewpoints.setdefault(who, core.Viewpoint(who, person, tense, addressing, definition.name.span))

    def _manners(self, definition: tree.ViewpointDefinition) -> tuple[Any, Any, str | None]:
        found: dict[str, Any] = {"person": 2, "tense": "present", "addressing": None}
        said: set[str] = set()
        for word, whom in definition.manners:
            kind, value = self._manner(word, whom)
            if kind in said:
                self.report.add("repeated-part", word.span, f"the {kind} is given already", repair="keep one of them")
            if kind:
                said.add(kind)
                found[kind] = value
        return found["person"], found["tense"], found["addressing"]

    def _manner(self, word: tree.Word, whom: tree.Word | None) -> tuple[str, Any]:
        """What one word of a viewpoint sets, and to what; nothing where it is none, which is reported."""
        if word.text == "addressing" and whom is not None:
            self.expressions.terms.character(whom, {}, "be addressed")
            return "addressing", whom.text
        if whom is None and word.text in MANNERS:
            return MANNERS[word.text]
        close = nearest(word.text, (*MANNERS, "addressing"))
        said = f"`{word.text}` is no way of telling" if whom is None else f"`{word.text}` takes no name after it"
        repair = f"did you mean `{close}`?" if close and close != word.text else None
        expected = "`first`, `second` or `third`; `present` or `past`; `addressing` with a character"
        self.report.add("bad-viewpoint", word.span, said, expected=expected, repair=repair)
        return "", None

    # --- Passages ----------------------------------------------------------------------------------

    def passage(self, definition: tree.PassageDefinition) -> None:
        """Words before or after the story."""
        spoken = [line for line in definition.lines if line.text is not None]
        when = self._when(definition.lines, {}, closing=definition.kind == "closing")
        lines = self._lines(spoken, self._viewpoints(()), self.names.entities)
        kind: Any = definition.kind
        self.passages.append(core.Passage(kind, when, lines, definition.span))

    def _when(self, lines: Sequence[tree.Line], scope: Scope, closing: bool = True) -> core.Expression | None:
        conditions = [line for line in lines if line.when is not None]
        if conditions and not closing:
            said = "an opening has no `when`: it is always told"
            self.report.add("part-not-allowed", conditions[0].key.span, said, expected='`key: "words";`')
        for line in conditions[1:]:
            said = "there is a `when` here already"
            self.report.add("repeated-part", line.key.span, said, repair="join the two with `&`")
        checked = [self.expressions.condition(line.when, scope) for line in conditions if line.when is not None]
        return checked[0] if checked else None

    def _viewpoints(self, parameters: Iterable[core.Parameter]) -> list[str]:
        """The keys that can open a line told from somewhere."""
        own = [p.name for p in parameters if self._may_see(p)]
        return [*own, *(e for e in self.names.entities if e in self.names.members("character")), "nobody"]

    def _may_see(self, parameter: core.Parameter) -> bool:
        return bool(self.names.possible(parameter_kind(parameter, self.names)) & self.names.members("character"))

    def _lines(self, lines: Iterable[tree.Line], keys: Collection[str], slots: Collection[str]) -> Lines:
        checked: dict[str, str] = {}
        for line in lines:
            assert line.text is not None
            if line.key.text not in keys and line.key.text not in self.names.broken:
                self._unknown_key(line.key, keys)
            elif line.key.text in checked:
                said = f"the words for `{line.key.text}` are here already"
                self.report.add("repeated-part", line.key.span, said, repair="keep one of them")
            told_from = line.key.text not in ("nobody", *VALUES)
            Words(line.text, slots, told_from, self.report).check()
            checked[line.key.text] = marked(line.text.text)
        return tuple(checked.items())

    def _unknown_key(self, key: tree.Word, keys: Collection[str]) -> None:
        close = nearest(key.text, keys)
        repair = f"did you mean `{close}`?" if close else None
        said = f"there is no viewpoint `{key.text}` here"
        self.report.add("unknown-key", key.span, said, expected=", ".join(f"`{k}`" for k in keys), repair=repair)

    # --- Tellings ----------------------------------------------------------------------------------

    def telling(self, definition: tree.TellingDefinition) -> None:
        """Words for an event or a property."""
        parameters = checked_parameters(definition.parameters, self.names)
        if parameters is None or not self._matches(definition, parameters):
            return
        spoken = [line for line in definition.lines if line.text is not None]
        when = self._when(definition.lines, scope_of(parameters))
        slots = [*(p.name for p in parameters), *self.names.entities]
        if self._of_property(definition):
            lines = self._lines(spoken, VALUES, [*slots, "value"])
        else:
            lines = self._lines(spoken, [*self._viewpoints(parameters), "choice"], slots)
        self.tellings.append(core.Telling(definition.name.text, parameters, when, lines, definition.span))

    def _of_property(self, definition: tree.TellingDefinition) -> bool:
        """Whether a telling is a property's: one of that name exists, and its keys are values or no event has it."""
        name = definition.name.text
        keys = {line.key.text for line in definition.lines if line.text is not None}
        return name in self.names.overloads and (name not in self.names.events or keys <= set(VALUES))

    def _matches(self, definition: tree.TellingDefinition, parameters: tuple[core.Parameter, ...]) -> bool:
        """Whether there is anything the pattern could tell; reported if not."""
        name = definition.name.text
        if name in self.names.broken:
            return False
        shapes = [p for _, p in self.names.events.get(name, ())]
        shapes += [self.names.properties[i].parameters for i in self.names.overloads.get(name, ())]
        if any(self._fits(parameters, shape) for shape in shapes):
            return True
        self._nothing_told(definition, shapes)
        return False

    def _fits(self, pattern: tuple[core.Parameter, ...], shape: tuple[core.Parameter, ...]) -> bool:
        return len(pattern) == len(shape) and all(map(self.names.may_be, pattern, shape))

    def _nothing_told(self, definition: tree.TellingDefinition, shapes: list[tuple[core.Parameter, ...]]) -> None:
        name = definition.name.text
        if not shapes:
            close = nearest(name, [*self.names.events, *self.names.overloads])
            said = f"there is no action, trigger or property `{name}` to tell"
            repair = f"did you mean `{close}`?" if close else None
            self.report.add("unknown-event", definition.name.span, said, repair=repair)
            return
        written = " or ".join(f"`{name}({', '.join(_spelled(p) for p in shape)})`" for shape in shapes)
        said = f"no `{name}` of this world fits these parameters"
        self.report.add("unknown-event", definition.name.span, said, expected=written)


def _spelled(parameter: core.Parameter) -> str:
    return parameter.constant or f"{parameter.name} : {parameter.type}"
