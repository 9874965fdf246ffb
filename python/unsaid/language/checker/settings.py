"""Fluents set twice: a contradiction in one breath, or a later line that quietly overrides an earlier one.

Only what is certain from the text is remarked on: two assignments to the same written fluent, in the same mind
and under the same conditions, of two different constants.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from .. import core
from ..diagnostic import Place
from ..edits import item_of, take_out, whole_line
from ..moving import moved_span
from .names import Names


class Setting(Struct, frozen=True):
    """One assignment: what it sets, under which conditions and quantifiers, to which constant."""

    key: tuple[object, ...]
    context: tuple[int, ...]
    value: core.Scalar
    constant: bool
    ground: bool
    span: core.Span


def settings(effect: core.Expression, context: tuple[int, ...] = ()) -> Iterator[Setting]:
    """All assignments in an effect, in the order written."""
    match effect:
        case core.Assign():
            yield setting(effect, context)
        case core.Junction():
            for item in effect.items:
                yield from settings(item, context)
        case core.Quantified():
            yield from settings(effect.body, (*context, effect.span[0]))
        case core.If():
            inside = [b for _, b in effect.branches] + ([effect.otherwise] if effect.otherwise is not None else [])
            for branch in inside:
                yield from settings(branch, (*context, branch.span[0]))
        case _:
            return


def setting(effect: core.Assign, context: tuple[int, ...]) -> Setting:
    believers: list[str] = []
    target = effect.target
    terms: list[core.Term] = []
    while isinstance(target, core.Believes):
        terms.append(target.who)
        if not believers or believers[-1] != spelled(target.who):
            believers.append(spelled(target.who))
        inner = target.body
        assert isinstance(inner, core.Fluent | core.Believes)
        target = inner
    terms += target.arguments
    key = (tuple(believers), target.property, tuple(spelled(t) for t in target.arguments))
    constant = isinstance(effect.value, core.Value)
    value = effect.value.value if isinstance(effect.value, core.Value) else None
    return Setting(key, context, value, constant, all(isinstance(t, core.Value) for t in terms), effect.span)


def spelled(term: core.Term) -> str:
    """The word or words a term is written with."""
    return term.name if isinstance(term, core.Variable) else str(term.value)


def differ(one: Setting, other: Setting) -> bool:
    """Whether two settings of one fluent are certain to disagree."""
    same_kind = type(one.value) is type(other.value)
    return one.constant and other.constant and not (same_kind and one.value == other.value)


def remark_twice(effect: core.Expression, names: Names, slug: str, said: str) -> None:
    """Report fluents that one effect sets to two different constants."""
    first: dict[object, Setting] = {}
    for s in settings(effect):
        earlier = first.setdefault((s.key, s.context), s)
        if differ(earlier, s):
            understood = f"first `{names.quote(earlier.span)}`, then `{names.quote(s.span)}`"
            related = [Place(earlier.span, "set here first")]
            edits = [take_out(item_of(names.text, earlier.span), "the earlier one")]
            repair = "keep one of them"
            names.report.add(slug, s.span, said, understood=understood, repair=repair, related=related, edits=edits)


class Overrides:
    """The initial state as it grows, to notice statements that undo earlier ones."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.before: dict[object, tuple[Setting, int]] = {}

    def statement(self, effect: core.Expression) -> dict[object, Setting]:
        """What one statement sets for certain, by fluent; what it sets twice is reported."""
        said = "one statement says two different things of one fluent"
        remark_twice(effect, self.names, "contradictory-initial", said)
        return {s.key: s for s in settings(effect) if s.ground and not s.context}

    def add(self, now: dict[object, Setting], by: int) -> None:
        """Note one statement, which has moved so far."""
        for key, s in now.items():
            earlier, moved_by = self.before.get(key, (s, by))
            if differ(earlier, s):
                self._overridden(moved_span(earlier.span, moved_by), moved_span(s.span, by))
            self.before[key] = s, by

    def _overridden(self, earlier: core.Span, later: core.Span) -> None:
        line = self.names.text.count("\n", 0, earlier[0]) + 1
        said = f"this overrides `{self.names.quote(earlier)}` on line {line}"
        related = [Place(earlier, "said here first")]
        edits = [take_out(left_out(self.names.text, earlier), "the earlier one")]
        repair = "keep one of them"
        self.names.report.add("overridden-initial", later, said, repair=repair, related=related, edits=edits)


def left_out(text: str, span: core.Span) -> core.Span:
    """What to take out for a statement to be gone: its whole line, or its part of a longer statement."""
    item = item_of(text, span)
    return item if item != span else whole_line(text, span)
