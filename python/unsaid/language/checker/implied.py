"""Definitions that others bring with them.

A question is a thing that can be spoken of, and so are its hypotheses: ``question rival(You, James) { nobody: …; }``
makes ``rival`` and ``nobody`` entities. What planning may read of questions and of pressure is made of ordinary
properties, so that everything that is true of fluents (who knows them, who can be wrong about them) is true of these:

    owes(c : character, q : question) : boolean      c owes an answer
    doubt(q : question, h : hypothesis) : number     how far from belief a hypothesis is; 0: believed
    pressure(c : character) : number                 wants held back since the last release

The initial state gets the priors, and for who asks the belief that the likeliest hypothesis is so. All of it is written
here as if the author had, at the head of the text, and checked with everything else: what the author says besides comes
later and wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import core, tree
from .names import Names

FARTHEST = 3
"""The rank of doubt that fluents hold at most; what is doubted more is doubted so much."""


def implied(definitions: Sequence[tree.Definition]) -> list[tree.Definition]:
    """What the definitions of a world bring with them, in order."""
    questions = [d for d in definitions if isinstance(d, tree.QuestionDefinition)]
    releases = [d for d in definitions if isinstance(d, tree.EventDefinition) and d.kind == "release"]
    made: list[tree.Definition] = []
    if questions:
        made += _of_questions(questions, questions[0].name.span)
    if releases:
        made.append(_property("pressure", ["character"], "number", releases[0].name.span))
    return made


def _of_questions(questions: Sequence[tree.QuestionDefinition], span: core.Span) -> Iterator[tree.Definition]:
    for name in ("question", "hypothesis"):
        yield tree.TypeDefinition(tree.Word(name, span), (), span)
    yield from (_entity(q.name, "question") for q in questions if not is_open(q))
    hypotheses: dict[str, tree.Word] = {}
    for h in (h for q in questions for h in q.hypotheses):
        hypotheses.setdefault(h.name.text, h.name)
    yield from (_entity(name, "hypothesis") for name in hypotheses.values())
    yield _property("owes", ["character", "question"], "boolean", span)
    yield _property("doubt", ["question", "hypothesis"], "number", span)


def is_open(question: tree.QuestionDefinition) -> bool:
    """Whether a question has parameters to fill in."""
    return any(p.type is not None for p in question.parameters)


def _entity(name: tree.Word, type_name: str) -> tree.EntityDefinition:
    return tree.EntityDefinition(name, (tree.Word(type_name, name.span),), name.span)


def _property(name: str, types: Sequence[str], value: str, span: core.Span) -> tree.PropertyDefinition:
    parameters = tuple(tree.Parameter(tree.Word(t[0], span), tree.Word(t, span), span) for t in types)
    return tree.PropertyDefinition(tree.Word(name, span), parameters, tree.Word(value, span), span)


# --- The initial state -------------------------------------------------------------------------------


def at_first(questions: Sequence[tree.QuestionDefinition], names: Names) -> list[tree.InitialDefinition]:
    """The rank of every hypothesis at the start, and that who asks believes the likeliest."""
    known = [q for q in questions if q.name.text in names.questions]
    return [statement for q in known for statement in _at_first(q, names)]


def _at_first(question: tree.QuestionDefinition, names: Names) -> Iterator[tree.InitialDefinition]:
    for h in question.hypotheses:
        doubt = tree.Call(tree.Word("doubt", h.name.span), (_spoken(question), h.name), h.name.span)
        yield _for_all(question, tree.Assign(doubt, _rank(h), h.name.span, h.name.span))
    likeliest = min((h for h in question.hypotheses if h.when is None), key=_prior, default=None)
    if likeliest is not None:
        belief = tree.Believes(question.parameters[0].name, likeliest.body, likeliest.body.span)
        yield _for_all(question, _apart(question, belief, names))


def _prior(h: tree.Hypothesis) -> float:
    return h.prior.value if h.prior is not None else 0.0


def _rank(h: tree.Hypothesis) -> tree.Node:
    """A prior as the fluent holds it: unknown while nobody can think of the hypothesis."""
    if h.when is not None:
        return tree.Constant(None, h.name.span)
    return tree.Number(min(_prior(h), float(FARTHEST)), h.name.span)


def _spoken(question: tree.QuestionDefinition) -> tree.Node:
    if not is_open(question):
        return question.name
    return tree.Call(question.name, tuple(p.name for p in question.parameters), question.name.span)


def _for_all(question: tree.QuestionDefinition, body: tree.Node) -> tree.InitialDefinition:
    """A statement for every way to fill a question's parameters."""
    for p in reversed(question.parameters):
        body = body if p.type is None else tree.Quantified("forall", p.name, p.type, body, body.span)
    return tree.InitialDefinition(body, body.span)


def _apart(question: tree.QuestionDefinition, body: tree.Node, names: Names) -> tree.Node:
    """A statement but for those who would ask themselves."""
    asker, asked = names.questions[question.name.text].parameters[:2]
    if not names.may_be(asker, asked):
        return body
    apart = tree.Binary("!=", question.parameters[0].name, question.parameters[1].name, body.span)
    return tree.Condition("if", ((apart, body),), None, body.span)


# --- Effects -----------------------------------------------------------------------------------------


def owing(asked: core.Term, question: core.Term, owes: bool, names: Names, span: core.Span) -> core.Assign:
    """The effect of asking or answering: whether the one asked owes an answer."""
    place = next(
        i for i, p in enumerate(names.properties) if p.name == "owes" and [q.type for q in p.parameters] == OWES
    )
    return core.Assign(core.Fluent(place, (asked, question), span), core.Value(owes, span), span)


OWES = ["character", "question"]
