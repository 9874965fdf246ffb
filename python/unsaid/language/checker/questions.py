"""Questions: who asks whom, and what might be so.

They are entered first, so that acts and conditions may speak of them, and what they say is checked later. A question
with parameters stands for one question for each way to fill them.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Hashable, Iterable, Iterator, Sequence

from .. import core, tree
from ..edits import write
from ..moving import moved
from .alike import meaning
from .definitions import checked_parameters, duplicate, scope_of
from .effects import Effects
from .expressions import Expressions, folded
from .implied import is_open
from .names import Head, Names, Scope
from .settings import remark_twice

MOST_HYPOTHESES = 4

MOST_QUESTIONS = 10_000
"""Questions that one definition may stand for: each of them is held in everybody's mind."""

HIGHEST = 1_000_000
"""The highest prior. Disbelief is counted in small steps, and the engine in numbers of 32 bits."""


def define_questions(definitions: Iterable[tree.QuestionDefinition], names: Names) -> None:
    """Enter every question; one with parameters makes an entity for each way to fill them."""
    for d in definitions:
        names.report.here = d.span[0]
        parameters = checked_parameters(d.parameters, names)
        if parameters is None or not _between_two(d, parameters, names) or _too_many(d, parameters, names):
            names.broken.add(d.name.text)
            continue
        if d.name.text in names.questions:
            _twice(d, names)
            continue
        head = Head(d.name.text, parameters, tuple(dict.fromkeys(h.name.text for h in d.hypotheses)), d.name.span)
        names.questions[head.name] = head
        for name in _instances(head, names):
            names.entities[name] = core.Entity(name, ("question",), d.name.span)


def _twice(d: tree.QuestionDefinition, names: Names) -> None:
    """Report a question that is there already; of two without parameters it is said that the entity is."""
    first = names.questions[d.name.text]
    if first.open or is_open(d):
        duplicate(names, d.name, f"the question `{d.name.text}`", first.span, d.span)


def _instances(head: Head, names: Names) -> Iterator[str]:
    if head.open:
        order = list(names.entities)
        domains = [sorted(names.standing_for(p), key=order.index) for p in head.parameters]
        yield from (f"{head.name}({', '.join(filled)})" for filled in itertools.product(*domains))


def _between_two(d: tree.QuestionDefinition, parameters: tuple[core.Parameter, ...], names: Names) -> bool:
    """Whether a question is one character's to another; reported if not."""
    if len(parameters) < 2:
        said = f"the question `{d.name.text}` needs somebody who asks and somebody who is asked"
        repair = f"write `question {d.name.text}(Ann, Tom) {{ … }}`"
        names.report.add("bad-question", d.name.span, said, expected="two characters", repair=repair)
        return False
    for written, p, role in zip(d.parameters, parameters, ("ask", "be asked"), strict=False):
        if not names.standing_for(p) <= names.members("character"):
            said = f"only a character can {role}, and `{written.name.text}` is none"
            names.report.add("not-a-character", written.span, said, expected="a character")
            return False
    asker, asked = parameters[:2]
    if asker.constant is not None and asker.constant == asked.constant:
        said = f"`{asker.constant}` would be asking `{asked.constant}`"
        names.report.add("bad-question", d.parameters[1].span, said, expected="two characters")
        return False
    return True


def _too_many(d: tree.QuestionDefinition, parameters: tuple[core.Parameter, ...], names: Names) -> bool:
    """Whether a question stands for more questions than a world can have; reported if so."""
    count = math.prod(len(names.standing_for(p)) for p in parameters)
    if count <= MOST_QUESTIONS:
        return False
    said = f"`{d.name.text}` stands for {count:,} questions; one definition may stand for {MOST_QUESTIONS:,}"
    names.report.add("bad-question", d.name.span, said, repair="use narrower types, or name who asks or who is asked")
    return True


class Questions:
    """Checks what questions say."""

    def __init__(self, names: Names, expressions: Expressions, effects: Effects) -> None:
        self.names, self.expressions, self.effects = names, expressions, effects
        self.report = names.report

    def check(self, d: tree.QuestionDefinition, *, known: bool) -> core.Question | None:
        """What one question comes to; None where it is not ``known`` by this definition."""
        self._how_many(d)
        head = self.names.questions.get(d.name.text)
        if head is None or not known:
            return None
        head = Head(head.name, checked_quietly(d, self.names), head.hypotheses, d.name.span)
        scope = scope_of(head.parameters)
        made = tuple(self._hypothesis(h, scope) for h in self._each_once(d))
        self._told_apart(made)
        entity = own_entity(head, d.name.span)
        return core.Question(head.name, head.parameters, entity, made, d.name.span)

    def _how_many(self, d: tree.QuestionDefinition) -> None:
        count = len(d.hypotheses)
        if 2 <= count <= MOST_HYPOTHESES:
            if all(h.when is not None or (h.prior is not None and h.prior.value > 0) for h in d.hypotheses):
                said = f"no hypothesis of `{d.name.text}` is believed at first"
                expected = "one with the prior 0, or without a prior, and without `when`"
                self.report.add("bad-question", d.name.span, said, expected=expected)
            return
        has = {0: "no hypotheses", 1: "only one hypothesis"}.get(count, f"{count} hypotheses")
        said = f"the question `{d.name.text}` has {has}"
        repair = "say what else might be so" if count < 2 else "keep those that matter"
        expected = "two to four, each as `name, prior: what would be so;`"
        self.report.add("bad-question", d.name.span, said, expected=expected, repair=repair)

    def _told_apart(self, made: Sequence[core.Hypothesis]) -> None:
        """Report a hypothesis that says what an earlier one says: no evidence could ever speak for one of them."""
        first: dict[Hashable, str] = {}
        for h in made:
            other = first.setdefault(meaning(h.patch), h.name)
            if other != h.name:
                said = f"`{h.name}` says the same as `{other}`, so nothing could tell them apart"
                self.report.add(
                    "bad-question", h.span, said, repair="say what would be otherwise, or remove one of them"
                )

    def _each_once(self, d: tree.QuestionDefinition) -> Iterator[tree.HypothesisNode]:
        first: set[str] = set()
        for h in d.hypotheses:
            if h.name.text not in first:
                first.add(h.name.text)
                yield h

    def twice(self, d: tree.QuestionDefinition, by: int) -> None:
        """Report hypotheses of a question, which has moved so far, that it has already."""
        first: dict[str, core.Span] = {}
        for word in (moved(h.name, by) for h in d.hypotheses):
            if word.text in first:
                duplicate(self.names, word, f"the hypothesis `{word.text}`", first[word.text])
            first.setdefault(word.text, word.span)

    def _hypothesis(self, h: tree.HypothesisNode, scope: Scope) -> core.Hypothesis:
        prior = h.prior.value if h.prior is not None else 0.0
        if h.prior is not None and not (prior.is_integer() and 0 <= prior <= HIGHEST):
            what = "below zero" if prior < 0 else "no whole number" if prior <= HIGHEST else f"above {HIGHEST:,}"
            said = f"the prior of `{h.name.text}` is {what}"
            repair = "0 is believed; 1, 2, … ever less"
            edits = [write(str(round(min(max(1, abs(prior)), HIGHEST))), h.prior.span)]
            self.report.add("bad-prior", h.prior.span, said, expected="0, 1, 2, …", repair=repair, edits=edits)
        revealed = self.expressions.condition(h.when, scope) if h.when is not None else None
        patch = self.effects.effect(h.body, scope)
        remark_twice(patch, self.names, "set-twice", "this effect sets one fluent twice, and the later one wins")
        self._fixed(patch)
        return core.Hypothesis(
            h.name.text, int(prior) if prior.is_integer() and 0 <= prior <= HIGHEST else 0, revealed, patch, h.name.span
        )

    def _fixed(self, patch: core.Expression) -> None:
        """A hypothesis is about one way things are: values, not conditions."""
        match patch:
            case core.Junction():
                for item in patch.items:
                    self._fixed(item)
            case core.Quantified():
                self._fixed(patch.body)
            case core.Assign() if (
                isinstance(patch.value, core.Value | core.Variable) or folded(patch.value) is not None
            ):
                pass
            case _:
                said = "a hypothesis says what would be so, without conditions"
                expected = "`f`, `!f`, `f = value` or `believes(c, …)` of those, joined by `&`"
                self.report.add("bad-question", patch.span, said, expected=expected)


def checked_quietly(d: tree.QuestionDefinition, names: Names) -> tuple[core.Parameter, ...]:
    """The parameters of a question whose head has been checked."""
    with names.report.quiet():
        return checked_parameters(d.parameters, names) or ()


def own_entity(head: Head, span: core.Span) -> core.Term:
    """What a question is called in its own definition."""
    if not head.open:
        return core.Value(head.name, span)
    return core.Instance(head.name, tuple(standing(p, span) for p in head.parameters), span)


def standing(p: core.Parameter, span: core.Span) -> core.Value | core.Variable:
    """What a parameter stands for, in its own definition."""
    return core.Variable(p.name, span) if p.constant is None else core.Value(p.constant, span)
