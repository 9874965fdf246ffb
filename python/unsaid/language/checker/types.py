"""The types of a world: who extends whom, and what the members of each are.

A new type extends ``entity`` unless it says otherwise; ``character`` is built in but may be given more parents; a
parent that is defined nowhere is defined by being named. ``boolean`` and ``number`` stand apart: nothing extends
them and no entity is of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from .. import core, tree
from ..ancestry import Ancestry
from ..diagnostic import Place
from ..edits import item_of, nearest_written, put, take_out, whole_line
from ..report import Report
from .asked import Notes

BUILT_IN: dict[str, tuple[str, ...]] = {"entity": (), "character": ("entity",), "boolean": (), "number": ()}
PLAIN = ("boolean", "number")

LONG = 12
"""Names of a circle that a message gives."""


class Broken(set[str]):
    """Names whose own definition could not be read; looks are noted (see ``asked``)."""

    def __init__(self, names: Iterable[str] = (), notes: Notes | None = None) -> None:
        super().__init__(names)
        self._notes = notes or Notes()

    def __contains__(self, name: object) -> bool:
        self._notes.note("broken", str(name))
        return set.__contains__(self, name)


class Types:
    """All types by name, with what each extends. Who looks at one is noted as having looked at all."""

    def __init__(
        self,
        definitions: Iterable[tree.TypeDefinition],
        broken: Broken,
        report: Report,
        text: str,
        notes: Notes,
        brought: Mapping[core.Span, str],
        where: Callable[[int], str],
    ) -> None:
        self.where = where
        self.brought = brought
        self.notes = notes
        self.report = report
        self.broken = broken
        self.text = text
        self.written: dict[str, tree.TypeDefinition] = {}
        self.parents: dict[str, tuple[str, ...]] = dict(BUILT_IN)
        self.spans: dict[str, core.Span | None] = dict.fromkeys(BUILT_IN)
        written = list(definitions)
        for definition in written:
            self._define(definition)
        for definition in written:
            self.report.here = definition.span[0]
            self._define_parents(definition)
        self.ancestry = self._ancestors()

    @property
    def ancestors(self) -> Ancestry:
        """For each type, itself and all it extends."""
        self.notes.note("types", None)
        return self.ancestry

    def __contains__(self, name: str) -> bool:
        self.notes.note("types", None)
        return name in self.parents

    def __iter__(self):
        self.notes.note("types", None)
        return iter(self.parents)

    def core(self) -> tuple[core.Type, ...]:
        """Every type as the checked world keeps it, the built-in ones first."""
        return tuple(core.Type(name, self.parents[name], self.spans[name]) for name in self.parents)

    def is_a(self, name: str, other: str) -> bool:
        """Whether a type is another or extends it."""
        return self.ancestors.is_a(name, other)

    def known(self, word: tree.WordNode) -> bool:
        """Whether a type of that name exists; reported if not."""
        if word.text in self or word.text in self.broken:
            return word.text in self
        close = self.report.guess(word.text, self)
        said = f"there is no type `{word.text}`"
        repair = f"did you mean `{close}`?" if close else f"define it: `type {word.text};`"
        edits = nearest_written(close, word.text, word.span)
        edits.append(put(f"type {word.text};\n", self.report.here, title=f"define it: `type {word.text};`"))
        expected = "a type defined in this world"
        self.report.add("unknown-type", word.span, said, expected=expected, repair=repair, edits=edits)
        return False

    def of_entities(self, word: tree.WordNode) -> bool:
        """Whether a type exists and has entities for members; reported if not."""
        if not self.known(word):
            return False
        if word.text not in PLAIN:
            return True
        said = f"`{word.text}` has no entities, so nothing can range over it"
        self.report.add("bad-parent", word.span, said, expected="`entity` or a type that extends it")
        return False

    def _define(self, definition: tree.TypeDefinition) -> None:
        name = definition.name.text
        if self.spans.get(name) is not None or (name in BUILT_IN and name != "character"):
            self._again(definition)
            return
        self.written[name] = definition
        written = tuple(dict.fromkeys(w.text for w in definition.parents))
        self.parents[name] = written or ("entity",)
        self.spans[name] = definition.name.span

    def _again(self, definition: tree.TypeDefinition) -> None:
        name = definition.name.text
        said = f"the type `{name}` is built in" if name in BUILT_IN else f"the type `{name}` is defined twice"
        repair = "give all its parents in one definition: `type " + name + " : …, …;`"
        repair = "remove this definition" if name in BUILT_IN else repair
        first = self.spans.get(name)
        if first is not None and first in self.brought and definition.name.span not in self.brought:
            said, related = (
                f"the type `{name}` comes with {self.brought[first]} on {self.where(first[0])}",
                [Place(first, "which brings it")],
            )
            self.report.add(
                "duplicate-definition", definition.name.span, said, repair="give this another name", related=related
            )
            return
        related = [Place(first, "defined here first")] if first is not None else []
        edits = [take_out(whole_line(self.text, definition.span), "this definition")]
        self.report.add("duplicate-definition", definition.name.span, said, repair=repair, related=related, edits=edits)

    def _define_parents(self, definition: tree.TypeDefinition) -> None:
        for word in definition.parents:
            if word.text in PLAIN:
                said, expected = f"a type cannot extend `{word.text}`", "`entity` or a type that extends it"
                edits = [take_out(self._parent(definition, word), f"`{word.text}`")]
                self.report.add("bad-parent", word.span, said, expected=expected, edits=edits)
            elif word.text not in self.parents:
                self._by_use(word)

    def _parent(self, definition: tree.TypeDefinition, word: tree.WordNode) -> core.Span:
        """One of the parents that a type is given, with its comma; the only one with its colon."""
        only = len(definition.parents) == 1
        return (definition.name.span[1], word.span[1]) if only else item_of(self.text, word.span)

    def _by_use(self, word: tree.WordNode) -> None:
        close = self.report.guess(word.text, (n for n in self.parents if n not in PLAIN))
        if close and word.text not in self.broken:
            said = f"no other line defines the type `{word.text}`; naming it here makes it one"
            edits = nearest_written(close, word.text, word.span)
            edits.append(put(f"type {word.text};\n", self.report.here, title=f"define it: `type {word.text};`"))
            self.report.add("type-by-use", word.span, said, repair=f"did you mean `{close}`?", edits=edits)
        self.parents[word.text] = ("entity",)
        self.spans[word.text] = word.span

    def _ancestors(self) -> Ancestry:
        """Who extends whom, without the parents that would close a circle: these are reported."""
        sound: dict[str, list[str]] = {}
        for name in self.parents:
            if name not in sound:
                self._climb(name, sound)
        return Ancestry(sound)

    def _climb(self, name: str, sound: dict[str, list[str]]) -> None:
        """Goes up from a type, without recursion: chains of types may be long."""
        path: dict[str, Iterator[str]] = {name: iter(self.parents[name])}  # each extends the next
        sound[name] = []
        while path:
            top = next(reversed(path))
            parent = next(path[top], None)
            if parent is None:
                del path[top]
                if not any(p not in PLAIN for p in sound[top]) and top not in (*PLAIN, "entity"):
                    sound[top].append("entity")
            elif parent in path:
                names = list(path)
                self._cycle(names[names.index(parent) :])
            else:
                sound[top].append(parent)
                if parent not in sound:
                    sound[parent] = []
                    path[parent] = iter(self.parents[parent])

    def _cycle(self, names: list[str]) -> None:
        span = self.spans[names[0]] or (0, 0)
        shown = names if len(names) <= LONG else [*names[: LONG - 1], "…", names[-1]]
        said = f"the type `{names[0]}` extends itself: {' : '.join([*shown, names[0]])}"
        places = [(name, self.spans[name]) for name in names[1:LONG]]
        related = [Place(place, f"`{name}` is in the circle") for name, place in places if place is not None]
        definition = self.written[names[-1]]
        last = next(w for w in definition.parents if w.text == names[0])
        edits = [take_out(self._parent(definition, last), f"`{names[0]}` from what `{names[-1]}` extends")]
        repair = "remove one of these parents"
        self.report.add("type-cycle", span, said, repair=repair, related=related, edits=edits)
