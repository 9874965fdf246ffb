"""The names of a text: where each is defined, as what, and where it is spoken of.

An editor wants them while a text is being written, so they are taken from whatever definitions can be read, and nothing
is asked of the others: a mistake in one definition takes only that definition's names. What a name means is decided by
where it stands: with brackets it is a property, a sense or a question, behind a colon a type, alone an entity, unless
the definition it stands in binds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from . import tree
from .chunks import Chunk, WrittenDefinition
from .core import Span
from .reading import Reading, parse_all
from .report import Report

COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)

KINDS: dict[type, str] = {
    tree.TypeDefinition: "type",
    tree.EntityDefinition: "entity",
    tree.PropertyDefinition: "property",
    tree.SenseDefinition: "sense",
    tree.QuestionDefinition: "question",
    tree.ConcernDefinition: "concern",
    tree.PassageDefinition: "ending",
}
"""What a definition defines; an event says so itself."""

CALLED = ("property", "sense", "let", "question")
ALONE = ("entity", "question", "hypothesis")
EVENTS = ("action", "trigger", "release")

NAMELESS = {"word", "key", "value", "text", "turns", "variable", "kind", "sort", "pronoun", "span"}
"""Fields of a definition in which no name stands; but the value that something is set to has some."""


class SymbolParameter(Struct, frozen=True):
    """A parameter of a symbol: its name and type, or an entity alone (``type`` None)."""

    name: str
    type: str | None


class Symbol(Struct, frozen=True):
    """A name that a text defines.

    ``kind`` is ``type``, ``entity``, ``property``, ``sense``, ``let``, ``question``, ``hypothesis``, ``concern``,
    ``ending``, ``action``, ``trigger``, ``release`` or ``parameter``; ``span`` is the place of the name, ``whole`` that
    of its definition (of a parameter, that of the definition it belongs to). ``types`` are those of an entity or a
    parameter, the parents of a type, what a property holds. ``documentation`` is the comment above it, or behind it on
    its line.
    """

    name: str
    kind: str
    span: Span
    whole: Span
    types: tuple[str, ...] = ()
    parameters: tuple[SymbolParameter, ...] = ()
    documentation: str | None = None

    @property
    def signature(self) -> str:
        """The symbol as its definition has it, on one line: ``property at(c : character) : place``."""
        inside = ", ".join(f"{p.name} : {p.type}" if p.type else p.name for p in self.parameters)
        brackets = f"({inside})" if inside or self.kind in (*CALLED, *EVENTS, "concern") else ""
        return f"{self.kind} {self.name}{brackets}{' : ' if self.types else ''}{', '.join(self.types)}"


class Reference(Struct, frozen=True):
    """A place where a name is spoken of, and what it can mean there: more than one where a name has overloads."""

    span: Span
    symbols: tuple[Symbol, ...]


class Symbols:
    """The names of one text."""

    def __init__(self, reading: Reading) -> None:
        chunks = parse_all(reading.source, Report(), before=reading.kept.chunks)
        found = [(w, w.here(), documented(w, chunks.chunks)) for w in chunks.written]
        self.defined: list[Symbol] = [symbol for _, d, words in found for symbol in symbols_of(d, words)]
        self._named: dict[str, list[Symbol]] = {}
        for symbol in self.defined:
            self._named.setdefault(symbol.name, []).append(symbol)
        self.references: list[Reference] = [r for _, d, _ in found for r in self._references(d)]

    def at(self, place: int) -> Reference | None:
        """What the name at an offset means, be it defined or only spoken of there."""
        spoken = (r for r in self.references if r.span[0] <= place <= r.span[1])
        return next(spoken, None) or next(self._defined_at(place), None)

    def of(self, symbol: Symbol) -> list[Span]:
        """All places where a symbol is spoken of, in order."""
        return sorted(r.span for r in self.references if symbol in r.symbols)

    def _defined_at(self, place: int) -> Iterator[Reference]:
        return (Reference(s.span, (s,)) for s in self.defined if s.span[0] <= place <= s.span[1])

    def _references(self, d: tree.Definition) -> Iterator[Reference]:
        """What a definition speaks of."""
        bound = {p.name.text: p for p in parameters_of(d) if p.type is not None}
        for word, kinds in spoken(d, dict.fromkeys(bound, d.span)):
            if "parameter" in kinds:
                if word.text in bound and word is not bound[word.text].name:
                    yield Reference(word.span, (parameter(bound[word.text], d),))
                continue
            meant = tuple(s for s in self._named.get(word.text, ()) if s.kind in kinds)
            if meant:
                yield Reference(word.span, meant)


def symbols_of(d: tree.Definition, documentation: str | None) -> Iterator[Symbol]:
    """The names that a definition defines; hypotheses with their question."""
    kind = d.kind if isinstance(d, tree.EventDefinition) else KINDS.get(type(d))
    kind = d.word if isinstance(d, tree.SenseDefinition) else kind
    named: Any = d
    if kind is None or named.name is None:
        return
    types = getattr(d, "parents", None) or getattr(d, "types", None) or ()
    types = (d.type,) if isinstance(d, tree.PropertyDefinition) else types
    parameters = tuple(SymbolParameter(p.name.text, p.type and p.type.text) for p in parameters_of(d))
    yield Symbol(
        named.name.text, kind, named.name.span, d.span, tuple(t.text for t in types), parameters, documentation
    )
    if isinstance(d, tree.QuestionDefinition):
        for h in d.hypotheses:
            yield Symbol(h.name.text, "hypothesis", h.name.span, h.span)


def parameters_of(d: tree.Definition) -> tuple[tree.ParameterNode, ...]:
    """The parameters of a definition, if it has any."""
    return getattr(d, "parameters", ())


def parameter(p: tree.ParameterNode, d: tree.Definition) -> Symbol:
    """A parameter as a symbol of its definition."""
    return Symbol(p.name.text, "parameter", p.name.span, d.span, (p.type.text,) if p.type else ())


def spoken(part: Any, bound: dict[str, Span]) -> Iterator[tuple[tree.WordNode, tuple[str, ...]]]:
    """Every word in a part of a definition that is a name, with the kinds of things it may mean there."""
    if isinstance(part, tuple):
        for item in part:  # pyright: ignore[reportUnknownVariableType]
            yield from spoken(item, bound)
    elif isinstance(part, tree.WordNode):
        yield part, ("parameter",) if part.text in bound else ALONE
    elif isinstance(part, tree.QuantifiedNode):
        yield part.type, ("type",)
        yield from spoken(part.body, {name: span for name, span in bound.items() if name != part.variable.text})
    elif isinstance(part, Struct):
        yield from of_fields(part, bound)


def of_fields(part: Struct, bound: dict[str, Span]) -> Iterator[tuple[tree.WordNode, tuple[str, ...]]]:
    """The names in the fields of a part of a definition."""
    for name in part.__struct_fields__:
        field = getattr(part, name)
        if name == "properties":
            yield from ((word, ("property",)) for word in field)
            continue
        if name in ("parents", "types") or (name == "type" and isinstance(field, tree.WordNode)):
            yield from ((word, ("type",)) for word in (field if isinstance(field, tuple) else (field,)))
        elif name == "name" and isinstance(field, tree.WordNode):
            yield from named(part, field, bound)
        elif name not in NAMELESS or isinstance(part, tree.AssignNode):
            yield from spoken(field, bound)


def named(part: Struct, word: tree.WordNode, bound: dict[str, Span]) -> Iterator[tuple[tree.WordNode, tuple[str, ...]]]:
    """What the name in a part of a definition means; nothing where the part defines it."""
    if isinstance(part, tree.Call):
        yield word, CALLED
    elif isinstance(part, tree.SaidNode):
        yield word, ("question",)
    elif isinstance(part, tree.TakenNode):
        yield word, ("action",)
    elif isinstance(part, tree.SecretDefinition):
        yield word, ("property",)
    elif isinstance(part, tree.TellingDefinition):
        yield word, ("concern",) if part.sort is not None and part.sort.text == "concern" else (*EVENTS, *CALLED)
    elif isinstance(part, tree.CalledDefinition | tree.ViewpointDefinition):
        yield word, ALONE
    elif isinstance(part, tree.ParameterNode) and part.type is None:
        yield word, ("parameter",) if word.text in bound else ALONE


def documented(w: WrittenDefinition, chunks: list[Chunk]) -> str | None:
    """The comment above a definition, or else the one behind it on its line."""
    above = comments(before(w.chunk))
    if above:
        return above
    after = next((c.text for c, last in zip(chunks[1:], chunks, strict=False) if last is w.chunk), "")
    line = after.partition("\n")[0]
    return comments(line) if line.strip().startswith(("//", "/*")) else None


def before(chunk: Chunk) -> str:
    """What stands right above the first definition of a chunk, without a blank line between; not what stands behind the
    definition before it, on its line."""
    first = chunk.tokens[0].start_pos if chunk.tokens else None
    text = chunk.text[: (first or chunk.lexed) - chunk.lexed]
    text = text if chunk.start + chunk.by == 0 else text.partition("\n")[2]
    return re.split(r"\n[ \t]*\n", text)[-1]


def comments(text: str) -> str | None:
    """The words of some comments, without their signs; None where there are none."""
    lines = (line.strip().strip("/*").strip() for found in COMMENT.findall(text) for line in found.split("\n"))
    return "\n".join(lines).strip() or None
