"""Definitions that others bring with them.

A question is a thing that can be spoken of, and so are its hypotheses: ``question rival(You, James) { nobody: …; }``
makes ``rival`` and ``nobody`` entities. What planning may read of questions and of pressure is made of ordinary
properties, so that everything that is true of fluents (who knows them, who can be wrong about them) is true of these:

    owes(c : character, q : question) : boolean      c owes an answer
    doubt(q : question, h : hypothesis) : number     how far from belief a hypothesis is; 0: believed
    pressure(c : character) : number                 wants held back since the last release

They are written here as if the author had, and checked with everything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import core, tree


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
    for question in questions:
        yield _entity(question.name, "question")
        for hypothesis in question.hypotheses:
            yield _entity(hypothesis.name, "hypothesis")
    yield _property("owes", ["character", "question"], "boolean", span)
    yield _property("doubt", ["question", "hypothesis"], "number", span)
    for question in questions:
        yield from (_prior(question, h, h.prior) for h in question.hypotheses if h.prior is not None)


def _entity(name: tree.Word, type_name: str) -> tree.EntityDefinition:
    return tree.EntityDefinition(name, (tree.Word(type_name, name.span),), name.span)


def _property(name: str, types: Sequence[str], value: str, span: core.Span) -> tree.PropertyDefinition:
    parameters = tuple(tree.Parameter(tree.Word(t[0], span), tree.Word(t, span), span) for t in types)
    return tree.PropertyDefinition(tree.Word(name, span), parameters, tree.Word(value, span), span)


def _prior(question: tree.QuestionDefinition, hypothesis: tree.Hypothesis, prior: tree.Number) -> tree.Definition:
    span = prior.span
    target = tree.Call(tree.Word("doubt", span), (question.name, hypothesis.name), span)
    return tree.InitialDefinition(tree.Assign(target, prior, span, span), span)


def owing(asked: str, question: str, owes: bool, names: Sequence[core.Property], span: core.Span) -> core.Assign:
    """The effect of asking or answering: whether the one asked owes an answer."""
    place = next(i for i, p in enumerate(names) if p.name == "owes" and len(p.parameters) == 2)
    target = core.Fluent(place, (core.Value(asked, span), core.Value(question, span)), span)
    return core.Assign(target, core.Value(owes, span), span)
