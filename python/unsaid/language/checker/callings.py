"""What entities are called, and how viewpoints are told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct

from .. import core, tree
from ..edits import item_of, nearest_written, take_out, write
from ..markup import Who, in_names
from ..moving import moved, moved_span
from ..nearest import nearest
from .definitions import duplicate
from .expressions import Expressions
from .ids import Ids
from .names import Names
from .words import WordChecks, named_text

PRONOUNS = ("he", "she", "they", "it", "plural")
SUBJECTS = {
    **dict.fromkeys(("him", "his", "himself"), "he"),
    **dict.fromkeys(("her", "hers", "herself"), "she"),
    **dict.fromkeys(("them", "their", "theirs", "themselves", "themself"), "they"),
    **dict.fromkeys(("its", "itself"), "it"),
}
"""Other forms of the pronouns, which a writer may try."""

MANNERS = {
    "first": ("person", 1),
    "second": ("person", 2),
    "third": ("person", 3),
    "present": ("tense", "present"),
    "past": ("tense", "past"),
}
"""The words of a viewpoint: what each sets, and to what."""


class Naming(Struct, frozen=True):
    """A name in prose, where its words are written, the entities in them, and how far its own places have moved."""

    called: core.Called
    written: core.Span
    inner: tuple[str, ...]
    by: int = 0


class Callings:
    """Checks names in prose and viewpoints, each of which may be given once."""

    def __init__(self, names: Names, expressions: Expressions, ids: Ids) -> None:
        self.names = names
        self.expressions = expressions
        self.ids = ids
        self.called: list[Naming] = []
        self.first: dict[tuple[str, str | None], core.Span] = {}
        self.viewpoints: dict[str | None, core.Span] = {}

    def calling(self, definition: tree.CalledDefinition) -> Naming:
        """``called James: "James", he;`` or ``called James by You: "Jem" when(near());``"""
        self.expressions.terms.word(definition.name, {})
        name, by = definition.name.text, definition.by.text if definition.by else None
        if definition.by is not None:
            self.expressions.terms.character(definition.by, {}, "call somebody by a name")
        when = self.expressions.of_words(definition.when, {}) if definition.when is not None else None
        head = f"called {name}" if by is None else f"called {name} by {by}"
        place = definition.when.span if definition.when is not None else None
        WordChecks(definition.text, self.names.entities, by is not None, self.names.report, name=True).check()
        text, pronoun = named_text(definition.text.text), self._pronoun(definition.pronoun)
        named = self.ids.name(head, None, place)
        made = core.Called(name, text, pronoun, definition.name.span, by, when, named)
        return Naming(made, definition.text.span, tuple(slots_of(text, self.names.entities)))

    def keep(self, definition: tree.CalledDefinition, naming: Naming, by: int) -> str:
        """Keep a name, and give back what its words are called; another for the same is reported."""
        if naming.called.when is None:
            self._once(definition, naming.called.entity, naming.called.by, by)
        self.called.append(
            naming if not by else Naming(naming.called, moved_span(naming.written, by), naming.inner, by)
        )
        return self.ids.unlike(naming.called.id)

    def circles(self) -> None:
        """Remark on names that are told in each other, so that neither can be said."""
        held = {naming.called.entity: set(naming.inner) for naming in self.called}
        for naming in self.called:
            called = naming.called
            back = next((name for name in naming.inner if called.entity in reached(name, held)), None)
            if back is not None:
                said = f"`{called.entity}` is named by `{back}`, and `{back}` by `{called.entity}`"
                name = f'"{called.entity}"'
                edits, span = [write(name, naming.written)], moved_span(called.span, naming.by)
                self.names.report.add("circular-name", span, said, repair=f"write a name: `{name}`", edits=edits)

    def _once(self, definition: tree.CalledDefinition, name: str, by: str | None, moved_by: int) -> None:
        word, span = moved(definition.name, moved_by), moved_span(definition.span, moved_by)
        if (name, by) in self.first:
            duplicate(self.names, word, f"what `{name}` is called", self.first[(name, by)], span)
        self.first.setdefault((name, by), word.span)

    def _pronoun(self, word: tree.WordNode | None) -> Any:
        if word is None or word.text in PRONOUNS:
            return word.text if word else None
        close = SUBJECTS.get(word.text.lower()) or nearest(word.text, PRONOUNS)
        said, expected = f"`{word.text}` is no pronoun the telling knows", "he, she, they, it or plural"
        repair, edits = f"did you mean `{close}`?" if close else None, nearest_written(close, word.text, word.span)
        self.names.report.add("bad-pronoun", word.span, said, expected=expected, repair=repair, edits=edits)
        return None

    # --- Viewpoints --------------------------------------------------------------------------------

    def viewpoint(self, definition: tree.ViewpointDefinition) -> core.Viewpoint:
        """``viewpoint James: third, present, addressing You;``"""
        name = definition.name.text
        who = None if name == "nobody" and name not in self.names.entities else name
        if who is not None:
            self.expressions.terms.character(definition.name, {}, "tell")
        person, tense, addressing = self._manners(definition)
        return core.Viewpoint(who, person, tense, addressing, definition.name.span)

    def seen_from(self, definition: tree.ViewpointDefinition, made: core.Viewpoint, by: int) -> bool:
        """Whether this is the first viewpoint of somebody; another is reported."""
        word, span = moved(definition.name, by), moved_span(definition.span, by)
        if made.who in self.viewpoints:
            what = f"the viewpoint of `{word.text}`"
            duplicate(self.names, word, what, self.viewpoints[made.who], span)
            return False
        self.viewpoints[made.who] = word.span
        return True

    def _manners(self, definition: tree.ViewpointDefinition) -> tuple[Any, Any, str | None]:
        found: dict[str, Any] = {"person": 2, "tense": "present", "addressing": None}
        said: set[str] = set()
        for word, whom in definition.manners:
            kind, value = self._manner(word, whom)
            if kind in said:
                message = f"the {kind} is given already"
                edits = [take_out(item_of(self.names.text, word.span), f"`{word.text}`")] if whom is None else []
                self.names.report.add("repeated-part", word.span, message, repair="keep one of them", edits=edits)
            if kind:
                said.add(kind)
                found[kind] = value
        return found["person"], found["tense"], found["addressing"]

    def _manner(self, word: tree.WordNode, whom: tree.WordNode | None) -> tuple[str, Any]:
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
        edits = nearest_written(close, word.text, word.span) if repair else []
        self.names.report.add("bad-viewpoint", word.span, said, expected=expected, repair=repair, edits=edits)
        return "", None


def slots_of(text: str, known: Collection[str]) -> list[str]:
    """The entities in a name, in order."""
    return [part.name for part in in_names(text, known) if isinstance(part, Who) and part.name is not None]


def reached(name: str, held: Mapping[str, Collection[str]]) -> set[str]:
    """All that a name is made of: itself, what its words hold, and so on."""
    found, left = set[str](), [name]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += held.get(one, ())
    return found
