"""Definitions that others bring with them.

A question is a thing that can be spoken of, and so are its hypotheses: ``question rival(You, James) { nobody: …; }``
makes ``rival`` and ``nobody`` entities. What planning may read of questions and of pressure is made of ordinary
properties, so that everything that is true of fluents (who knows them, who can be wrong about them) is true of these:

    owes(c : character, q : question) : boolean        c owes an answer
    silent(c : character, q : question) : boolean      c let an answer owed go by since it was last asked
    doubt(q : question, h : hypothesis) : number       how far from belief a hypothesis is; 0: believed
    unthought(q : question, h : hypothesis) : number   what it has cost a hypothesis so far that nobody thinks of yet
    believed(q : question) : hypothesis                the one that is believed
    slot() : number                                    whose turn it is, as a place in the order of turns
    pressure(c : character) : number                   wants held back since the last release

``order: a before b;`` brings ``a_over()``, which is so once ``a`` has happened and is asked by ``b``. From the start
everybody takes it to be so, in every mind within a mind, and nothing ever makes them think otherwise: so it holds
back what happens, and nobody's plans.

The initial state gets the priors, and for who asks the belief that the likeliest hypothesis is so. All of it is written
here as if the author had, at the head of the text, and checked with everything else: what the author says besides comes
later and wins. What ranks do of themselves is no matter of the text, and grounding adds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import core, tree
from ..core import FARTHEST
from .names import Names


def implied(definitions: Sequence[tree.Definition]) -> list[tree.Definition]:
    """What the definitions of a world bring with them, in order."""
    questions = [d for d in definitions if isinstance(d, tree.QuestionDefinition)]
    releases = [d for d in definitions if isinstance(d, tree.EventDefinition) and d.kind == "release"]
    turns = [d for d in definitions if isinstance(d, tree.TurnsDefinition)]
    made: list[tree.Definition] = [
        _property(gate(name.text), [], "boolean", name.span) for name in earlier(definitions)
    ]
    if questions:
        made += _of_questions(questions, questions[0].name.span)
    if (questions or releases) and turns:
        made.append(_property("slot", [], "number", turns[0].span))
    if releases:
        made.append(_property("pressure", ["character"], "number", releases[0].name.span))
    return made


def bringers(definitions: Sequence[tree.Definition]) -> dict[core.Span, str]:
    """What brings something with it, by the place that the definitions it brings have."""
    found: dict[core.Span, str] = {}
    for d in definitions:
        match d:
            case tree.QuestionDefinition():
                words = (d.name, *(h.name for h in d.hypotheses))
                found |= dict.fromkeys((word.span for word in words), f"the question `{d.name.text}`")
            case tree.EventDefinition():
                found[d.name.span] = f"the release `{d.name.text}`"
            case tree.TurnsDefinition():
                found[d.span] = "the order of turns"
            case tree.OrderDefinition():
                found |= dict.fromkeys((word.span for chain in d.chains for word in chain), "the order of acts")
            case _:
                pass
    return found


# --- Orders of acts ----------------------------------------------------------------------------------


def gate(act: str) -> str:
    """The property that says whether an act has been, of which others have to come later."""
    return f"{act}_over"


def earlier(definitions: Sequence[tree.Definition]) -> list[tree.WordNode]:
    """The acts that some others have to come after, each where it is first said."""
    orders = [d for d in definitions if isinstance(d, tree.OrderDefinition)]
    return list(
        {w.text: w for d in reversed(orders) for chain in reversed(d.chains) for w in reversed(chain[:-1])}.values()
    )[::-1]


def taken_for_open(act: tree.WordNode) -> tree.InitialDefinition:
    """What everybody takes to be so from the start: that nothing but their own reasons holds an act back."""
    span, who = act.span, tree.WordNode("#c", act.span)
    call = tree.Call(tree.WordNode(gate(act.text), span), (), span)
    belief = tree.BelievesNode(who, call, span)
    return tree.InitialDefinition(
        tree.QuantifiedNode("forall", who, tree.WordNode("character", span), belief, span), span
    )


def _of_questions(questions: Sequence[tree.QuestionDefinition], span: core.Span) -> Iterator[tree.Definition]:
    for name in ("question", "hypothesis"):
        yield tree.TypeDefinition(tree.WordNode(name, span), (), span)
    yield from (_entity(q.name, "question") for q in questions if not is_open(q))
    hypotheses: dict[str, tree.WordNode] = {}
    for h in (h for q in questions for h in q.hypotheses):
        hypotheses.setdefault(h.name.text, h.name)
    yield from (_entity(name, "hypothesis") for name in hypotheses.values())
    yield _property("owes", ["character", "question"], "boolean", span)
    yield _property("silent", ["character", "question"], "boolean", span)
    yield _property("doubt", ["question", "hypothesis"], "number", span)
    yield _property("unthought", ["question", "hypothesis"], "number", span)
    yield _property("believed", ["question"], "hypothesis", span)


def is_open(question: tree.QuestionDefinition) -> bool:
    """Whether a question has parameters to fill in."""
    return any(p.type is not None for p in question.parameters)


def _entity(name: tree.WordNode, type_name: str) -> tree.EntityDefinition:
    return tree.EntityDefinition(name, (tree.WordNode(type_name, name.span),), name.span)


def _property(name: str, types: Sequence[str], value: str, span: core.Span) -> tree.PropertyDefinition:
    parameters = tuple(tree.ParameterNode(tree.WordNode(t[0], span), tree.WordNode(t, span), span) for t in types)
    return tree.PropertyDefinition(tree.WordNode(name, span), parameters, tree.WordNode(value, span), span)


# --- The initial state -------------------------------------------------------------------------------


def at_first(question: tree.QuestionDefinition, apart: tree.Node | None) -> Iterator[tree.InitialDefinition]:
    """The rank of every hypothesis at the start, and that who asks believes the likeliest; ``apart`` is the condition
    that who asks is not who is asked, if need be."""
    for h in question.hypotheses:
        yield _for_all(question, _assigned("doubt", question, h, _rank(h)))
        if h.when is not None:
            yield _for_all(question, _assigned("unthought", question, h, _prior(h)))
    likeliest = min((h for h in question.hypotheses if h.when is None), key=lambda h: _prior(h).value, default=None)
    if likeliest is not None:
        believed = tree.Call(tree.WordNode("believed", likeliest.name.span), (spoken(question),), likeliest.name.span)
        yield _for_all(question, _set(believed, likeliest.name))
        belief = tree.BelievesNode(question.parameters[0].name, likeliest.body, likeliest.body.span)
        yield _for_all(question, _apart(belief, apart))


def spoken(question: tree.QuestionDefinition) -> tree.Node:
    """A question as it is spoken of in its own definition."""
    if not is_open(question):
        return question.name
    return tree.Call(question.name, tuple(p.name for p in question.parameters), question.name.span)


def _assigned(
    property_: str, question: tree.QuestionDefinition, h: tree.HypothesisNode, value: tree.Node
) -> tree.AssignNode:
    return _set(tree.Call(tree.WordNode(property_, h.name.span), (spoken(question), h.name), h.name.span), value)


def _set(target: tree.Call, value: tree.Node) -> tree.AssignNode:
    return tree.AssignNode(target, value, target.span, target.span)


def _prior(h: tree.HypothesisNode) -> tree.Number:
    prior = h.prior.value if h.prior is not None else 0.0
    return tree.Number(min(prior, FARTHEST), h.name.span)


def _rank(h: tree.HypothesisNode) -> tree.Node:
    """A prior as the fluent holds it: unknown while nobody can think of the hypothesis."""
    return tree.Constant(None, h.name.span) if h.when is not None else _prior(h)


def _for_all(question: tree.QuestionDefinition, body: tree.Node) -> tree.InitialDefinition:
    """A statement for every way to fill a question's parameters."""
    for p in reversed(question.parameters):
        body = body if p.type is None else tree.QuantifiedNode("forall", p.name, p.type, body, body.span)
    return tree.InitialDefinition(body, body.span)


def _apart(body: tree.Node, apart: tree.Node | None) -> tree.Node:
    """A statement but for those who would ask themselves."""
    return body if apart is None else tree.Condition("if", ((apart, body),), None, body.span)


def different(question: tree.QuestionDefinition, names: Names) -> tree.Node | None:
    """The condition that who asks is not who is asked; None where they cannot be the same."""
    asker, asked = names.questions[question.name.text].parameters[:2]
    if not names.may_be(asker, asked):
        return None
    span = question.name.span
    return tree.Binary("!=", question.parameters[0].name, question.parameters[1].name, span)


# --- Effects -----------------------------------------------------------------------------------------


def owing(asked: core.Term, question: core.Term, owes: bool, names: Names, span: core.Span) -> list[core.Assign]:
    """The effects of asking or answering: whether the one asked owes an answer; and that no silence hangs on it."""

    def kept(property_: str, value: bool) -> core.Assign:
        place = next(i for i in names.overloads[property_] if _types(names.properties[i]) == OWES)
        return core.Assign(core.Fluent(place, (asked, question), span), core.Value(value, span), span)

    return [kept("owes", owes), kept("silent", False)]


OWES = ["character", "question"]


def _types(p: core.Property) -> list[str]:
    return [parameter.type for parameter in p.parameters]
