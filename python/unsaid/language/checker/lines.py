"""The lines of words: each has a key, which says from where it is told, or of what value; beside them stand conditions
and settings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from .. import core, tree
from ..edits import nearest_written, take_out, whole_line
from ..nearest import nearest
from .expressions import Expressions
from .names import Names, Scope, parameter_kind
from .words import WordChecks, marked

PACES = ("summary", "scene", "breath")

Lines = tuple[core.Line, ...]


KNOWS = "knows"
"""What opens the line that says what some words give away."""


class LineChecks:
    """Checks the lines of a telling or of a passage."""

    def __init__(self, names: Names, expressions: Expressions) -> None:
        self.names, self.expressions, self.report = names, expressions, names.report

    def when(
        self, lines: Sequence[tree.LineNode], scope: Scope, always: str | None = None, *, plain: bool = False
    ) -> tuple[core.Expression | None, core.Span | None]:
        """The condition of a telling or a passage, and where it is written; ``always`` says why there can be none.

        ``plain``: it is about the world alone, and not about what has been told.
        """
        conditions = [line for line in lines if line.when is not None and line.key.text != KNOWS]
        if conditions and always is not None:
            edits = [take_out(whole_line(self.names.text, conditions[0].span), "the `when`")]
            self.report.add("part-not-allowed", conditions[0].key.span, always, expected='`key: "words";`', edits=edits)
        for line in conditions[1:]:
            said = "there is a `when` here already"
            self.report.add("repeated-part", line.key.span, said, repair="join the two with `&`")
        check = self.expressions.condition if plain else self.expressions.of_words
        checked = [check(line.when, scope) for line in conditions if line.when is not None]
        first = conditions[0].when if conditions else None
        return (checked[0], first.span) if checked and first is not None else (None, None)

    def knows(self, lines: Sequence[tree.LineNode], scope: Scope) -> core.Expression | None:
        """What words give away: a condition that whoever tells them has to hold true."""
        conditions = [line for line in lines if line.when is not None and line.key.text == KNOWS]
        for line in conditions[1:]:
            said = "there is a `knows` here already"
            self.report.add("repeated-part", line.key.span, said, repair="join the two with `&`")
        checked = [self.expressions.condition(line.when, scope) for line in conditions if line.when is not None]
        return checked[0] if checked else None

    def settings(self, lines: Sequence[tree.LineNode], allowed: Sequence[str]) -> dict[str, tree.WordNode]:
        """``pace`` and ``id``, each at most once."""
        found: dict[str, tree.WordNode] = {}
        for line in lines:
            if line.value is None:
                continue
            if line.key.text not in allowed:
                listed = ", ".join(f"`{word}: …;`" for word in allowed)
                said = f"`{line.key.text}` is not set here"
                edits = [take_out(whole_line(self.names.text, line.span), f"`{line.key.text}`")]
                expected = f'`key: "words";`, `when: …;`, {listed}'
                self.report.add("unknown-key", line.key.span, said, expected=expected, edits=edits)
            elif line.key.text in found:
                said = f"there is a `{line.key.text}` here already"
                edits = [take_out(whole_line(self.names.text, line.span), f"the second `{line.key.text}`")]
                self.report.add("repeated-part", line.key.span, said, repair="keep one of them", edits=edits)
            else:
                found[line.key.text] = line.value
        return found

    def pace(self, settings: dict[str, tree.WordNode]) -> Any:
        word = settings.get("pace")
        if word is None or word.text in PACES:
            return word.text if word else "scene"
        close = nearest(word.text, PACES)
        repair = f"did you mean `{close}`?" if close else None
        said = f"`{word.text}` is no pace"
        edits, expected = nearest_written(close, word.text, word.span), "`summary`, `scene` or `breath`"
        self.report.add("unknown-key", word.span, said, expected=expected, repair=repair, edits=edits)
        return "scene"

    def viewpoints(self, parameters: Iterable[core.Parameter], more: Sequence[str] = ()) -> Collection[str]:
        """The keys that can open a line told from somewhere."""
        own = [p.name for p in parameters if self.may_see(p)]
        return Either(own, Characters(self.names), ["nobody", *more])

    def may_see(self, parameter: core.Parameter) -> bool:
        if parameter.constant is None and self.names.types.is_a(parameter.type, "character"):
            return True
        return bool(self.names.possible(parameter_kind(parameter, self.names)) & self.names.members("character"))

    def lines(self, lines: Iterable[tree.LineNode], keys: Collection[str], slots: Collection[str]) -> Lines:
        checked: dict[str, core.Line] = {}
        for line in lines:
            if not line.turns:
                continue
            if line.key.text not in keys and line.key.text not in self.names.broken:
                self._unknown_key(line.key, keys)
            elif line.key.text in checked:
                said = f"the words for `{line.key.text}` are here already"
                repair = 'keep one of them, or write `"…", "…"` for words that change as they return'
                edits = [take_out(whole_line(self.names.text, line.span), "the later ones")]
                self.report.add("repeated-part", line.key.span, said, repair=repair, edits=edits)
            checked[line.key.text] = self._line(line, slots)
        return tuple(checked.values())

    def _line(self, line: tree.LineNode, slots: Collection[str]) -> core.Line:
        for turn in line.turns:
            for word in turn:
                words = WordChecks(word, slots, line.key.text not in core.FROM_NOBODY, self.report)
                words.check()
                self.names.noted.motifs |= words.motifs
                self.names.noted.told.append((line.key.text, word))
                if not words.adapts and line.key.text not in ("choice", "title", *core.VALUES, *core.CARED):
                    self.names.noted.unmarked.append(word)
        turns = tuple(tuple(marked(word.text) for word in turn) for turn in line.turns)
        return core.Line(line.key.text, turns, line.span)

    def _unknown_key(self, key: tree.WordNode, keys: Collection[str]) -> None:
        close = nearest(key.text, keys)
        repair = f"did you mean `{close}`?" if close else None
        said = f"there is no viewpoint `{key.text}` here"
        edits, expected = nearest_written(close, key.text, key.span), ", ".join(f"`{k}`" for k in keys)
        self.report.add("unknown-key", key.span, said, expected=expected, repair=repair, edits=edits)


class Either(Collection[str]):
    """Several collections of names as one. A name is looked up in them; they are only gone through where it is
    needed."""

    def __init__(self, *parts: Collection[str]) -> None:
        self._parts = parts

    def __contains__(self, name: object) -> bool:
        return any(name in part for part in self._parts)

    def __iter__(self) -> Iterator[str]:
        for part in self._parts:
            yield from part

    def __len__(self) -> int:
        return sum(len(part) for part in self._parts)


class Characters(Collection[str]):
    """The characters of a world, in the order of their definitions."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def __contains__(self, name: object) -> bool:
        return name in self._names.members("character")

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._names.entities if name in self)

    def __len__(self) -> int:
        return len(self._names.members("character"))
