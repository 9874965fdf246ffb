"""Phrases about a world: a condition, a value or a statement in its language, which is no part of its text.

Whoever asks whether ``at(Rory) == Bank`` holds, or puts a fact of the start otherwise, writes an expression of the
world's language. It is read by the same grammar and checked by the same checker as the text, with all its names; what
is wrong with it is said of the phrase.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from unsaid.errors import UnsaidError

from . import core, tree
from .checker.names import Noted
from .checker.world import Checker
from .chunks import Chunk
from .diagnostic import Diagnostic
from .reading import parse_all
from .report import Report
from .source import Source

LONGEST = 20_000
"""Characters of a phrase."""


class PhraseError(UnsaidError, ValueError):
    """A phrase that is none of the world's: ``diagnostics`` say what is wrong, with places in ``phrase``.

    >>> import unsaid
    >>> unsaid.load("tutorial").start["lt()"]
    Traceback (most recent call last):
    unsaid.language.asking.PhraseError: `lt()`: there is no property `lt`; did you mean `lit`?
    """

    def __init__(self, phrase: str, diagnostics: list[Diagnostic]) -> None:
        self.phrase, self.diagnostics = phrase, diagnostics
        first = diagnostics[0]
        repair = f"; {first.repair}" if first.repair else ""
        super().__init__(first.code, f"`{_short(phrase)}`: {first.message}{repair}", "the phrase")


def _short(phrase: str) -> str:
    line = " ".join(phrase.split())
    return line if len(line) <= 60 else line[:59] + "…"


class Phrases:
    """Reads phrases about one world; ``source`` is the text of the world, which has no errors, and ``read`` what is
    known of it from an earlier reading."""

    def __init__(self, source: Source, read: Sequence[Chunk] = ()) -> None:
        report = Report()
        parsed = parse_all(source, report, before=read)
        self._report, self._sabre = report, source.sabre
        self._checker = Checker(parsed.written, parsed.broken, source, report)  # enters all names there are

    def condition(self, phrase: str) -> core.Expression:
        """A phrase that holds or does not. Raises PhraseError."""
        checker = self._checker
        return self._checked(phrase, lambda node: checker.expressions.condition(node, {}))

    def value(self, phrase: str) -> core.Expression:
        """A phrase that has a value: a fact, a sum, a condition. Raises PhraseError."""
        checker = self._checker
        return self._checked(phrase, lambda node: checker.expressions.typed(node, {})[0])

    def statement(self, phrase: str) -> core.Expression:
        """A phrase that sets something, as in ``at(Tom) = Inn & !lit()``. Raises PhraseError."""
        checker = self._checker
        return self._checked(phrase, lambda node: checker.effects.effect(node, {}))

    def _checked(self, phrase: str, check: Callable[[tree.Node], core.Expression]) -> core.Expression:
        node = self._parsed(phrase)
        self._report.forget()
        self._checker.senses.forget()
        self._checker.names.text, self._checker.names.noted = phrase, Noted()
        found = check(node)
        self._refuse(phrase, self._report)
        return found

    def _parsed(self, phrase: str) -> tree.Node:
        """The tree of a phrase: one statement, and nothing besides."""
        if len(phrase) > LONGEST:
            raise UnsaidError("phrase", f"a phrase of {len(phrase):,} characters is too long")
        report = Report()
        parsed = parse_all(Source(phrase, "phrase", None, self._sabre), report)
        self._refuse(phrase, report)
        found = [written.parsed for written in parsed.written]
        if len(found) != 1 or not isinstance(found[0], tree.InitialDefinition):
            raise UnsaidError("phrase", f"`{_short(phrase)}` is not one expression", "the phrase")
        return found[0].body

    def _refuse(self, phrase: str, report: Report) -> None:
        errors = [d for d in report.in_order() if d.severity == "error"]
        if errors:
            raise PhraseError(phrase, errors)
