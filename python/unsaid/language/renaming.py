"""A name changed wherever it means the same thing: in a world's text, in acts, and in the words of tables.

In a text the names are those that ``symbols`` finds, so that a parameter or a word in prose that happens to be spelt
alike stays. In words only the slots are names. Elsewhere (a story, a saved game) names stand in acts, as ``walk(Ann,
Home)``: what stands before the brackets is an act, what stands in them is an entity.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unsaid.errors import BadValue, UnknownName

from . import tree
from .core import Span
from .edits import whole_line
from .former import WORD, Names
from .nearest import nearest
from .reading import Reading, parse_all
from .report import Report
from .source import Source
from .symbols import Symbol, Symbols


def renamed(reading: Reading, old: str, new: str) -> tuple[str, Names]:
    """The text of a world in which what is called ``old`` (``action walk``, where several are called so) is called
    ``new``, and what was renamed.

    Raises UnknownName for no such name, BadValue for a name that cannot be given or is taken, or that would mean
    something else where it came to stand.
    """
    found = Symbols(reading)
    symbols = _meant(found, old)
    _free(found, new)
    if any(symbol.span[0] >= len(reading.source.text) for symbol in symbols):
        raise BadValue("included-name", f"{symbols[0].name} is defined in a file that is included; rename it there")
    kinds = {symbol.kind for symbol in symbols}
    spans = {symbol.span for symbol in symbols} | {span for symbol in symbols for span in found.of(symbol)}
    names = Names({(kind, symbols[0].name): new for kind in kinds})
    edits = [(span, new) for span in spans]
    if "entity" in kinds:
        edits += list(_in_words(reading, names))
        edits += [(span, new) for span in _keys(reading, symbols[0].name)]
    return put(reading.source.text, edits), names


def put(text: str, edits: Iterable[tuple[Span, str]]) -> str:
    """A text with others in some places of it."""
    for (start, end), new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:] if end <= len(text) else text
    return text


def _meant(found: Symbols, old: str) -> list[Symbol]:
    kind, _, name = old.strip().rpartition(" ")
    defined = [symbol for symbol in found.defined if symbol.kind != "parameter"]
    symbols = [symbol for symbol in defined if symbol.name == name and kind.strip() in ("", symbol.kind)]
    kinds = sorted({symbol.kind for symbol in symbols})
    if len(kinds) > 1:
        said = f"{name} is {' and '.join(_a(kind) for kind in kinds)}"
        raise BadValue("which-name", f'{said}; say which is meant, as in "{kinds[0]} {name}"')
    if not symbols:
        near = nearest(name, (symbol.name for symbol in defined))
        hint = f"; did you mean {near}?" if near else ""
        raise UnknownName("unknown-name", f"the world defines nothing called {old.strip()}{hint}")
    return symbols


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _free(found: Symbols, new: str) -> None:
    """Raises BadValue where a name cannot be given."""
    if not WORD.fullmatch(new) or new in ("True", "False"):
        raise BadValue("bad-name", f"{new!r} is no name: letters, digits and _, and no digit first")
    taken = next((symbol for symbol in found.defined if symbol.name == new), None)
    if taken is not None:
        said = (
            f"{_a(taken.kind)} is called {new} already" if taken.kind != "parameter" else f"{new} is a parameter's name"
        )
        raise BadValue("taken-name", f"{said}; choose another")


def _in_words(reading: Reading, names: Names) -> Iterator[tuple[Span, str]]:
    """The words for the reader that have a name in a slot, with the new one."""
    text = reading.source.whole
    for definition in (written.here() for written in parse_all(reading.source, Report()).written):
        for word in _strings(definition):
            old = text[slice(*word.span)]
            new = names.words(old)
            if new != old:
                yield word.span, new


def _keys(reading: Reading, old: str) -> Iterator[Span]:
    """Where a character is the side that words are told from; a parameter of that name is another."""
    for definition in (written.here() for written in parse_all(reading.source, Report()).written):
        if isinstance(definition, tree.PassageDefinition | tree.TellingDefinition):
            bound = {p.name.text for p in getattr(definition, "parameters", ()) if p.type is not None}
            yield from (line.key.span for line in definition.lines if line.key.text == old and old not in bound)


def _strings(d: tree.Definition) -> Iterator[tree.WordNode]:
    match d:
        case tree.PassageDefinition() | tree.TellingDefinition():
            yield from (text for line in d.lines for turn in line.turns for text in turn)
        case tree.CalledDefinition() | tree.TextDefinition():
            yield d.text
        case _:
            return


def definition_end(text: str, name: str) -> int:
    """Where the definition of a name ends, behind its ``;``."""
    for definition in (written.here() for written in parse_all(Source(text), Report()).written):
        named = getattr(definition, "name", None)
        calling = isinstance(definition, tree.TellingDefinition | tree.CalledDefinition | tree.ViewpointDefinition)
        if isinstance(named, tree.WordNode) and named.text == name and not calling:
            return whole_line(text, definition.span)[1] - (text[whole_line(text, definition.span)[1] - 1] == "\n")
    raise UnknownName("unknown-name", f"the world defines nothing called {name}")
