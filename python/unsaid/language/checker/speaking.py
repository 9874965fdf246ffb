"""What an action asks, answers, turns away, and shows.

An answer owed is a fact like any other: asking makes it so, answering or turning the question away ends it. So what is
written here becomes part of the action's effect, which everybody who observes the action understands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from .. import core, tree
from ..edits import Edit, nearest_written, put
from ..nearest import nearest
from .expressions import Expressions
from .implied import owing
from .names import Head, Names, Scope
from .questions import standing
from .settings import spelled

FEELINGS = (*core.FEELINGS, "love", "calm")
"""What an act may show: the feelings the program knows, love, and nothing at all."""


class SpokenQuestion(Struct, eq=False):
    """A question where it is spoken of: the term for it, who asks and who is asked."""

    head: Head
    term: core.Term
    asker: core.Term
    asked: core.Term


class SpeakingChecks:
    """Checks the parts of an action that are about questions and feelings shown."""

    def __init__(self, names: Names, expressions: Expressions) -> None:
        self.names, self.expressions = names, expressions
        self.report = names.report

    def speech(
        self, action: tree.WordNode, parts: dict[str, tree.Part], consenting: Sequence[core.Term], scope: Scope
    ) -> tuple[core.Speech | None, list[core.Assign]]:
        """What an action says and shows, None where that is nothing; and what becomes owed by it, or no longer."""
        by = _Act(action.text, consenting, scope, parts)
        asks, discharges, answers = (
            list(self._questions(parts.get(word), by)) for word in ("asking", "discharging", "answering")
        )
        made = core.Speech(
            asks=tuple(q.term for q, _ in asks),
            answers=tuple(self._answers(answers)),
            discharges=tuple(q.term for q, _ in discharges),
            shows=tuple(self._shows(parts.get("showing"), scope)),
        )
        settled = [change for q, _ in (*answers, *discharges) for change in self._owing(q, False)]
        owed = [change for q, _ in asks for change in self._owing(q, True)]
        return (made if made != core.Speech() else None), settled + owed

    def _owing(self, question: SpokenQuestion, owes: bool) -> list[core.Assign]:
        return owing(question.asked, question.term, owes, self.names, question.term.span)

    # --- Questions ---------------------------------------------------------------------------------

    def _questions(self, part: tree.Part | None, by: _Act) -> Iterator[tuple[SpokenQuestion, tree.SaidNode]]:
        for said in part.said if part is not None else ():
            question = self._question(said, by.scope)
            if part is not None and question is not None:
                self._decides(part.word.text, said, question, by)
                yield question, said

    def _question(self, said: tree.SaidNode, scope: Scope) -> SpokenQuestion | None:
        head = self.names.questions.get(said.name.text)
        if head is None:
            self._unknown(said.name)
            return None
        if head.open or said.arguments:
            term, _ = self.expressions.terms.instance(said.name, said.arguments, said.span, scope)
            filled = [self.expressions.terms.word(w, scope)[0] for w in said.arguments]
            return SpokenQuestion(head, term, filled[0], filled[1]) if len(filled) == len(head.parameters) else None
        asker, asked = (standing(p, said.span) for p in head.parameters[:2])
        return SpokenQuestion(head, core.Value(head.name, said.span), asker, asked)

    def _unknown(self, word: tree.WordNode) -> None:
        if word.text in self.names.broken:
            return
        close = nearest(word.text, self.names.questions)
        said = f"there is no question `{word.text}`"
        repair = f"did you mean `{close}`?" if close else None
        edits, expected = nearest_written(close, word.text, word.span), "a question of this world"
        self.report.add("unknown-question", word.span, said, expected=expected, repair=repair, edits=edits)

    def _decides(self, part: str, said: tree.SaidNode, question: SpokenQuestion, by: _Act) -> None:
        """Report somebody who would speak without deciding to."""
        who = spelled(question.asker if part == "asking" else question.asked)
        deciding = [spelled(term) for term in by.consenting]
        if who in deciding:
            return
        does = {"asking": "asks", "answering": "answers", "discharging": "turns away"}[part]
        message = f"`{who}` {does} `{self.names.quote(said.span)}` here and does not decide on `{by.name}`"
        repair = f"write `consenting: {', '.join((*deciding, who))};`"
        expected, edits = f"`{who}` among who consents", [by.with_consent(who)]
        self.report.add("not-consenting", said.span, message, expected=expected, repair=repair, edits=edits)

    def _answers(self, answers: Sequence[tuple[SpokenQuestion, tree.SaidNode]]) -> Iterator[tuple[core.Term, str]]:
        for question, said in answers:
            assert said.claim is not None
            if self._of_question(question.head, said.claim):
                yield question.term, said.claim.text

    def _of_question(self, head: Head, claim: tree.WordNode) -> bool:
        if claim.text in head.hypotheses or not head.hypotheses:
            return True
        close = nearest(claim.text, head.hypotheses)
        message = f"`{claim.text}` is no answer to `{head.name}`"
        expected = "one of its hypotheses: " + ", ".join(f"`{h}`" for h in head.hypotheses)
        repair = f"did you mean `{close}`?" if close else None
        edits = nearest_written(close, claim.text, claim.span)
        self.report.add("unknown-question", claim.span, message, expected=expected, repair=repair, edits=edits)
        return False

    # --- Feelings ----------------------------------------------------------------------------------

    def _shows(self, part: tree.Part | None, scope: Scope) -> Iterator[tuple[str, core.Term]]:
        for said in part.said if part is not None else ():
            who = self.expressions.terms.character(said.arguments[0], scope, "show a feeling")
            if said.name.text in FEELINGS:
                yield said.name.text, who
                continue
            close = nearest(said.name.text, FEELINGS)
            message = f"`{said.name.text}` is no feeling that can be shown"
            repair = f"did you mean `{close}`?" if close else None
            expected = ", ".join(FEELINGS)
            edits = nearest_written(close, said.name.text, said.name.span)
            self.report.add("unknown-feeling", said.name.span, message, expected=expected, repair=repair, edits=edits)


class _Act(Struct, eq=False):
    """The action in which something is said."""

    name: str
    consenting: Sequence[core.Term]
    scope: Scope
    parts: dict[str, tree.Part]

    def with_consent(self, who: str) -> Edit:
        """The action with one more who decides on it."""
        part = self.parts.get("consenting")
        title = f"let `{who}` consent"
        if part is not None and part.names:
            return put(f", {who}", part.names[-1].span[1], title=title)
        first = min(p.span[0] for p in self.parts.values())
        return put(f"consenting: {who}; ", first, title=title)


def together(effect: core.Expression | None, owed: Sequence[core.Assign], span: core.Span) -> core.Expression | None:
    """An effect with what asking and answering do to who owes what."""
    items = (*([effect] if effect is not None else []), *owed)
    return core.Junction("and", items, span) if owed else effect
