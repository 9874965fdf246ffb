"""Words for events, properties, beginnings and ends: each names things of the world, and those must be there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from msgspec import Struct

from .. import core, tree
from ..edits import Edit, nearest_written, write
from ..moving import moved, moved_span
from ..nearest import nearest
from .callings import Callings
from .definitions import checked_parameters, duplicate, scope_of
from .expressions import Expressions
from .fixed import fixed_at
from .ids import Ids
from .lines import Either, LineChecks
from .names import Names, Noted
from .words import WordChecks, named_text

OF_ACTS = ("held", "overcome", "recognition", "refused", "offered")
"""Sorts of words that are about an act: wanted and not done, done against oneself, seen again, or not wanted by
another."""


class Tellings:
    """Checks the telling additions, and keeps those that a world has but one of."""

    def __init__(self, names: Names, expressions: Expressions) -> None:
        self.names = names
        self.expressions = expressions
        self.report = names.report
        self.written = LineChecks(names, expressions)
        self.ids = Ids(names.text)
        self.callings = Callings(names, expressions, self.ids)
        self.texts: dict[str, tree.TextDefinition] = {}
        self.roles: dict[str, core.Span] = {}
        self.endings: dict[str, core.Span] = {}
        self.told: set[str] = set()
        self.explicit: dict[str, core.Span] = {}

    def text_of(self, kind: str) -> str | None:
        """The title or the description, if there is one."""
        return named_text(self.texts[kind].text.text) if kind in self.texts else None

    def text(self, definition: tree.TextDefinition) -> None:
        """Check a title or a description."""
        WordChecks(definition.text, self.names.entities, False, self.report, name=True).check()

    def first(self, definition: tree.TextDefinition) -> bool:
        """Whether this is the first title or description; another is reported."""
        if definition.kind in self.texts:
            first = self.texts[definition.kind].span
            word = tree.WordNode(definition.kind, (definition.span[0], definition.span[0] + len(definition.kind)))
            duplicate(self.names, word, f"the {definition.kind}", first, definition.span)
            return False
        self.texts[definition.kind] = definition
        return True

    def role(self, definition: tree.RoleDefinition) -> None:
        """Check that roles are characters."""
        for word in definition.names:
            self.expressions.terms.character(word, {}, "be played")

    def played(self, definition: tree.RoleDefinition, by: int) -> None:
        """Keep roles, each of which may be named once."""
        for word in moved(definition.names, by):
            if word.text in self.roles:
                duplicate(self.names, word, f"the role `{word.text}`", self.roles[word.text])
            self.roles.setdefault(word.text, word.span)

    def finish(
        self, left: Sequence[tuple[Noted, int]], shown: Collection[str], concerns: Sequence[core.Concern]
    ) -> None:
        """What can only be checked when all definitions have been read: names of questions, events, feelings, concerns.

        ``left`` is what they leave to be settled, each with how far it has moved; ``shown`` the feelings that acts
        show; ``concerns`` all there are.
        """
        self._counted(left)
        self.callings.circles()
        felt = (*core.FEELINGS, *shown)
        kinds = {
            "silence": ("question", dict.keys(self.names.questions)),
            "shown": ("feeling that an act shows", shown),
        }
        for noted, by in left:
            for word in noted.felt:
                self._there(word, felt, "feeling", by)
        for noted, by in left:
            for sort, word in noted.named:
                kind, known = kinds.get(sort, ("feeling", core.FEELINGS))
                self._there(word, known, kind, by)
            for word, parameters in noted.cared:
                self._cared_for(word, parameters, concerns, by)
        if self.callings.viewpoints:
            for noted, by in left:
                self._fixed(noted, by)

    def _there(self, written: tree.WordNode, known: Collection[str], kind: str, by: int) -> None:
        if written.text in known or written.text in self.names.broken:
            return
        word = moved(written, by)
        close = nearest(word.text, known)
        repair = f"did you mean `{close}`?" if close else None
        slug, said = "unknown-event", f"there is no {kind} `{word.text}` to tell"
        if kind == "question":
            slug, said = "unknown-question", f"there is no question `{word.text}`"
        self.report.add(slug, word.span, said, repair=repair, edits=nearest_written(close, word.text, word.span))

    def _cared_for(
        self, word: tree.WordNode, pattern: Sequence[core.Parameter], concerns: Sequence[core.Concern], by: int
    ) -> None:
        """Report words for a concern that there is not, or not of such people."""
        shapes = [c.parameters for c in concerns if c.name == word.text]
        if not shapes:
            self._there(word, {c.name for c in concerns}, "concern", by)
        elif not any(self._fits(pattern, shape) for shape in shapes):
            self._unfitting(moved(word, by), shapes)

    def _fixed(self, noted: Noted, by: int) -> None:
        """Remark on lines that cannot be told otherwise, in a world that says how its viewpoints are told."""
        if noted.fixed is None:
            places = ((word, fixed_at(word.text)) for word in noted.unmarked)
            noted.fixed = [(word, place) for word, place in places if place is not None]
        for word, place in noted.fixed:
            span = moved_span(place, word.span[0] + by)
            said = f"`{word.text[place[0] : place[1]]}` is told like this in every person and tense"
            repair = "mark who and when, such as `{I turn}` or `he [turns]`"
            edits = marking(word.text[place[0] : place[1]], span)
            self.report.add("fixed-line", span, said, repair=repair, edits=edits)

    def _counted(self, left: Sequence[tuple[Noted, int]]) -> None:
        """Whether what ``said(…)`` and ``last(…)`` ask about is ever told."""
        told = {*dict.keys(self.names.events), *self.told, *(motif for noted, _ in left for motif in noted.motifs)}
        for word in (moved(word, by) for noted, by in left for word in noted.counted):
            if word.text not in told and word.text not in self.names.broken:
                close = nearest(word.text, told)
                repair = f"did you mean `{close}`?" if close else None
                said = f"nothing that is told is called `{word.text}`"
                expected = "an action, a trigger, or a motif that some words mention: `{#name}`"
                edits = nearest_written(close, word.text, word.span)
                self.report.add("unknown-event", word.span, said, expected=expected, repair=repair, edits=edits)

    # --- Passages ----------------------------------------------------------------------------------

    def passage(self, definition: tree.PassageDefinition) -> Told:
        """Words before or after the story."""
        if definition.name is not None:
            return self._ending(definition, definition.name)
        always = "an opening has no `when`: it is always told" if definition.kind == "opening" else None
        when, place = self.written.when(definition.lines, {}, always)
        settings = self.written.settings(definition.lines, ("id",))
        lines = self.written.lines(definition.lines, self.written.viewpoints((), ["brief"]), self.names.entities)
        kind: Any = definition.kind
        name = self.ids.name(definition.kind, None, place)
        knows = self.written.knows(definition.lines, {})
        told = core.Passage(kind, when, lines, definition.span, name, knows=knows)
        return Told(told, settings.get("id"))

    def _ending(self, definition: tree.PassageDefinition, word: tree.WordNode) -> Told:
        """A way for the story to be over: when it is, what that is called, and words for it."""
        when, _ = self.written.when(definition.lines, {}, plain=True)
        if when is None:
            said = f"the ending `{word.text}` does not say when it is reached"
            self.report.add("endless-ending", word.span, said, expected="a line `when: …;`")
        settings = self.written.settings(definition.lines, ("id",))
        lines = self.written.lines(
            definition.lines, self.written.viewpoints((), ["brief", "title"]), self.names.entities
        )
        name = self.ids.name(f"ending {word.text}", None, None)
        knows = self.written.knows(definition.lines, {})
        return Told(core.Passage("ending", when, lines, definition.span, name, word.text, knows), settings.get("id"))

    def ended(self, definition: tree.PassageDefinition, by: int) -> None:
        """Keep the name of an ending, which may be there once."""
        if definition.name is not None:
            word = moved(definition.name, by)
            if word.text in self.endings:
                span = moved_span(definition.span, by)
                duplicate(self.names, word, f"the ending `{word.text}`", self.endings[word.text], span)
            self.endings.setdefault(word.text, word.span)

    def called(self, told: Told, by: int) -> str:
        """What words are called, by their author or by what they are about; another's name is reported."""
        if told.id is None:
            return self.ids.unlike(told.words.id)
        word = moved(told.id, by)
        if word.text in self.explicit:
            duplicate(self.names, word, f"the id `{word.text}`", self.explicit[word.text])
        self.explicit.setdefault(word.text, word.span)
        return word.text

    # --- Tellings ----------------------------------------------------------------------------------

    def telling(self, definition: tree.TellingDefinition) -> Told | None:
        """Words for an event or a property, or for what follows an event; None where there is nothing to tell."""
        parameters = checked_parameters(definition.parameters, self.names)
        if parameters is None or not self._matches(definition, parameters):
            return None
        definition = self._keyed(definition)
        sort: Any = definition.sort.text if definition.sort else "plain"
        always = "words for a concern have no `when`: they are the same throughout" if sort == "concern" else None
        when, place = self.written.when(definition.lines, scope_of(parameters), always)
        settings = self.written.settings(definition.lines, ("pace", "id"))
        lines = self.written.lines(definition.lines, *self._keys_and_slots(definition, parameters))
        name, head = definition.name.text, definition.name.text if sort == "plain" else f"{sort} {definition.name.text}"
        named = self.ids.name(head, parameters, place)
        pace, knows = self.written.pace(settings), self.written.knows(definition.lines, scope_of(parameters))
        told = core.Telling(name, parameters, when, lines, definition.span, sort, pace, named, knows)
        return Told(told, settings.get("id"))

    def _keyed(self, definition: tree.TellingDefinition) -> tree.TellingDefinition:
        """Words without a key with the one they have: an event is told as nobody sees it, a property by what it is."""
        if not any(line.key.text == tree.ONLY and line.turns for line in definition.lines):
            return definition
        found = [self.names.properties[i].type for i in self.names.overloads.get(definition.name.text, ())]
        of_value = "true" if found and set(found) == {"boolean"} else "value"
        plain = definition.sort is None and found and definition.name.text not in self.names.events
        key = tree.WordNode(of_value if plain else "nobody", definition.name.span)
        lines = tuple(
            tree.LineNode(key, line.turns, line.when, line.value, line.span) if line.key.text == tree.ONLY else line
            for line in definition.lines
        )
        return tree.TellingDefinition(definition.sort, definition.name, definition.parameters, lines, definition.span)

    def _keys_and_slots(
        self, definition: tree.TellingDefinition, parameters: tuple[core.Parameter, ...]
    ) -> tuple[Collection[str], Collection[str]]:
        own = [p.name for p in parameters]
        if self._of_property(definition):
            return core.VALUES, Either(own, self.names.entities, ["value"])
        if definition.sort is not None and definition.sort.text == "concern":
            return core.CARED, Either(own, self.names.entities)
        if definition.sort is None:
            return self.written.viewpoints(parameters, ["brief", "choice"]), Either(own, self.names.entities)
        more = ["value"] if definition.sort.text == "change" else []
        return self.written.viewpoints(parameters, ["brief"]), Either(own, self.names.entities, more)

    def _of_property(self, definition: tree.TellingDefinition) -> bool:
        """Whether a telling is a property's: one of that name exists, and its keys are values or no event has it."""
        name = definition.name.text
        keys = {line.key.text for line in definition.lines if line.turns}
        found = name in self.names.overloads and (name not in self.names.events or keys <= set(core.VALUES))
        return found and definition.sort is None

    def _matches(self, definition: tree.TellingDefinition, parameters: tuple[core.Parameter, ...]) -> bool:
        """Whether there is anything the pattern could tell; reported if not."""
        name, sort = definition.name.text, definition.sort.text if definition.sort else "plain"
        if name in self.names.broken:
            return False
        if sort in ("feeling", "shown", "silence"):
            self.names.noted.named.append((sort, definition.name))
            return sort == "silence" or self._of_one(definition, parameters)
        if sort == "concern":
            self.names.noted.cared.append((definition.name, parameters))
            return True
        shapes = self._shapes(name, sort)
        if any(self._fits(parameters, shape) for shape in shapes):
            return True
        self._nothing_told(definition, shapes)
        return False

    def _shapes(self, name: str, sort: str) -> list[tuple[core.Parameter, ...]]:
        """The parameters of everything of this name that words of this sort can be about."""
        events = [] if sort == "change" else [p for _, p in self.names.events.get(name, ())]
        properties = [] if sort in OF_ACTS else [self.names.properties[i] for i in self.names.overloads.get(name, ())]
        return [*events, *(p.parameters for p in properties)]

    def _of_one(self, definition: tree.TellingDefinition, parameters: tuple[core.Parameter, ...]) -> bool:
        """Whether words for a feeling are about one character."""
        if len(parameters) == 1 and self.written.may_see(parameters[0]):
            return True
        said = f"a feeling is somebody's: `{definition.name.text}` needs one character"
        self.report.add(
            "unknown-event", definition.name.span, said, expected=f"`{definition.name.text}(c : character)`"
        )
        return False

    def _fits(self, pattern: Sequence[core.Parameter], shape: Sequence[core.Parameter]) -> bool:
        return len(pattern) == len(shape) and all(map(self._may_be, pattern, shape))

    def _may_be(self, one: core.Parameter, other: core.Parameter) -> bool:
        """Whether something could stand for both of two parameters, were there anything of their types."""
        narrower = one.constant is None and other.constant is None and self.names.types.is_a(one.type, other.type)
        return narrower or self.names.may_be(one, other)

    def _nothing_told(self, definition: tree.TellingDefinition, shapes: list[tuple[core.Parameter, ...]]) -> None:
        name, sort = definition.name.text, definition.sort.text if definition.sort else "plain"
        if not shapes:
            what = {"change": "property", **dict.fromkeys(OF_ACTS, "action")}.get(sort, "action, trigger or property")
            close = nearest(name, [*self.names.events, *self.names.overloads])
            said = f"there is no {what} `{name}` to tell"
            repair = f"did you mean `{close}`?" if close and close != name else None
            edits = nearest_written(close, name, definition.name.span) if repair else []
            self.report.add("unknown-event", definition.name.span, said, repair=repair, edits=edits)
            return
        self._unfitting(definition.name, shapes)

    def _unfitting(self, word: tree.WordNode, shapes: Sequence[Sequence[core.Parameter]]) -> None:
        written = " or ".join(f"`{word.text}({', '.join(_spelled(p) for p in shape)})`" for shape in shapes)
        said = f"no `{word.text}` of this world fits these parameters"
        self.report.add("unknown-event", word.span, said, expected=written)


def marking(clause: str, span: core.Span) -> list[Edit]:
    """A pronoun with its verb, the verb marked so that its tense changes; none for a word that speaks of somebody."""
    subject, _, verb = clause.partition(" ")
    start = span[1] - len(verb.lstrip())
    return [write(f"[{verb.strip()}]", (start, span[1]), title=f"write `{subject} [{verb.strip()}]`")] if verb else []


class Told(Struct, frozen=True):
    """Words for the reader, and the name that their author gave them, if any."""

    words: core.Telling | core.Passage
    id: tree.WordNode | None


def _spelled(parameter: core.Parameter) -> str:
    return parameter.constant or f"{parameter.name} : {parameter.type}"
