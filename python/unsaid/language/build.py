"""From the parser's reductions to the parsed tree: one small method for each rule of the grammar.

Lark calls these while it parses, innermost first, with the children of the rule: tokens, and what the methods
below returned. Signs and keywords arrive too, since their places make the spans.
"""

from __future__ import annotations

from typing import Any, cast

from lark import Token, Transformer
from msgspec import Struct

from . import tree
from .core import Span
from .tokens import end_of, start_of

CONSTANTS = {"TRUE": True, "FALSE": False, "UNKNOWN": None}


def span_of(child: Any) -> Span:
    """The place of a token, of a node, or of several."""
    if isinstance(child, list | tuple):
        return over([c for c in cast("list[Any]", child) if c is not None])
    return (start_of(child), end_of(child)) if isinstance(child, Token) else child.span


def over(children: list[Any]) -> Span:
    """The place from the first to the last of some children."""
    return span_of(children[0])[0], span_of(children[-1])[1]


def word(t: Token) -> tree.WordNode:
    return tree.WordNode(str(t), span_of(t))


def words(children: list[Any], start: int = 0) -> list[tree.WordNode]:
    return [word(c) for c in children[start:] if isinstance(c, Token) and c.type == "NAME"]


def nodes(children: list[Any]) -> list[Any]:
    """The children that are not tokens."""
    return [c for c in children if not isinstance(c, Token)]


def found(children: list[Any], kind: type) -> tuple[Any, ...]:
    """What a bracketed list held, or nothing where it was empty."""
    return tuple(c for c in children if isinstance(c, kind))


class Filled(Struct, eq=False):
    """The parameters in the brackets of a head."""

    parameters: tuple[tree.ParameterNode, ...]


class Actors(Struct, eq=False):
    """``by c : character, Tom`` in the head of an action."""

    by: tree.WordNode
    who: tuple[tree.ParameterNode, ...]


class Told(Struct, eq=False):
    """``telling { … }`` in an action."""

    sort: tree.WordNode | None
    lines: tuple[tree.LineNode, ...]
    span: Span


TRUTHS = ("true", "false", "unknown")


def several(definitions: list[Any], span: Span) -> tree.Definition:
    """Some definitions as one; a single one as it is."""
    return definitions[0] if len(definitions) == 1 else tree.Several(tuple(definitions), span)


class Builder(Transformer[Token, Any]):
    """Makes tree nodes; the method names are the rules of ``grammar.lark``."""

    # Expressions

    def name(self, c: list[Any]) -> tree.WordNode:
        return word(c[0])

    def call(self, c: list[Any]) -> tree.Call:
        arguments = tuple(c[2]) if isinstance(c[2], list) else ()
        return tree.Call(word(c[0]), arguments, over(c))

    def arguments(self, c: list[Any]) -> list[tree.Node]:
        return nodes(c)

    def number(self, c: list[Any]) -> tree.Number:
        return tree.Number(float(c[0]), over(c))

    def constant(self, c: list[Any]) -> tree.Constant:
        return tree.Constant(CONSTANTS[c[0].type], over(c))

    def paren(self, c: list[Any]) -> tree.Paren:
        return tree.Paren(c[1], over(c))

    def believes(self, c: list[Any]) -> tree.BelievesNode:
        return tree.BelievesNode(word(c[2]), c[4], over(c))

    def unary(self, c: list[Any]) -> tree.Node:
        operator, body = str(c[0]), c[1]
        if operator == "-" and isinstance(body, tree.Number):
            return tree.Number(-body.value, over(c))
        return tree.Unary(operator, body, over(c))

    def binary(self, c: list[Any]) -> tree.Binary:
        return tree.Binary(str(c[1]), c[0], c[2], over(c))

    def junction(self, c: list[Any]) -> tree.JunctionNode:
        return tree.JunctionNode(str(c[1]), tuple(nodes(c)), over(c))

    def type_test(self, c: list[Any]) -> tree.TypeTest:
        return tree.TypeTest(c[0], word(c[2]), over(c))

    def assign(self, c: list[Any]) -> tree.AssignNode:
        return tree.AssignNode(c[0], c[2], span_of(c[1]), over(c))

    def assign_one_of(self, c: list[Any]) -> tree.AssignNode:
        values = tree.OneOfNode(tuple(nodes(c[3:])), over(c[2:]))
        return tree.AssignNode(c[0], values, span_of(c[1]), over(c))

    def condition(self, c: list[Any]) -> tree.Condition:
        branches = [(c[2], c[4]), *found(c, tuple)]
        otherwise = c[-1] if isinstance(c[-2], Token) and c[-2].type == "ELSE" else None
        return tree.Condition(str(c[0]), tuple((b[0], b[1]) for b in branches), otherwise, self._whole(c))

    def _whole(self, c: list[Any]) -> Span:
        last = c[-1][1] if isinstance(c[-1], tuple) else c[-1]
        return span_of(c[0])[0], span_of(last)[1]

    def elseif(self, c: list[Any]) -> tuple[tree.Node, tree.Node]:
        return c[2], c[4]

    def quantified(self, c: list[Any]) -> tree.QuantifiedNode:
        return tree.QuantifiedNode(str(c[0]), word(c[2]), word(c[4]), c[6], over(c))

    # Lists

    def names(self, c: list[Any]) -> list[tree.WordNode]:
        return words(c)

    def parameters(self, c: list[Any]) -> list[tree.ParameterNode]:
        return nodes(c)

    def parameter(self, c: list[Any]) -> tree.ParameterNode:
        return tree.ParameterNode(word(c[0]), word(c[2]) if len(c) > 2 else None, over(c))

    # Definitions

    def type(self, c: list[Any]) -> tree.TypeDefinition:
        return tree.TypeDefinition(word(c[1]), tuple(c[3]) if len(c) > 2 else (), self._line(c))

    def entity(self, c: list[Any]) -> tree.Definition:
        span, types = self._line(c), tuple(c[3])
        return several([tree.EntityDefinition(name, types, span) for name in c[1]], span)

    def _line(self, c: list[Any]) -> Span:
        last = c[-1][-1] if isinstance(c[-1], list) else c[-1]
        return span_of(c[0])[0], span_of(last)[1]

    def property(self, c: list[Any]) -> tree.Definition:
        parameters, kind, span = self._parameters(c), word(c[-1]), over(c)
        return several([tree.PropertyDefinition(name, parameters, kind, span) for name in c[1]], span)

    def _parameters(self, c: list[Any]) -> tuple[tree.ParameterNode, ...]:
        return tuple(c[3]) if isinstance(c[3], list) else ()

    def filled(self, c: list[Any]) -> Filled:
        return Filled(tuple(c[1]) if isinstance(c[1], list) else ())

    def actors(self, c: list[Any]) -> Actors:
        return Actors(word(c[0]), tuple(nodes(c)))

    def event(self, c: list[Any]) -> tree.Definition:
        """An event; who acts in its head consents, and is its first parameter where a type is given."""
        inside, acting = next(iter(found(c, Filled)), Filled(())), next(iter(found(c, Actors)), None)
        parameters, parts, span = inside.parameters, found(c, tree.Part), over(c)
        if acting is not None:
            parameters = (*(p for p in acting.who if p.type is not None), *parameters)
            names = tuple(p.name for p in acting.who)
            by = tree.WordNode("consenting", acting.by.span)
            parts = (tree.Part(by, None, names, None, (acting.by.span[0], acting.who[-1].span[1])), *parts)
        event = tree.EventDefinition(str(c[0]), word(c[1]), parameters, parts, span)
        told = [tree.TellingDefinition(t.sort, event.name, parameters, t.lines, t.span) for t in found(c, Told)]
        return several([event, *told], span)

    def guard(self, c: list[Any]) -> tree.GuardDefinition:
        return tree.GuardDefinition(c[1], over(c))

    def chain(self, c: list[Any]) -> tuple[tree.WordNode, ...]:
        return tuple(words(c))

    def order(self, c: list[Any]) -> tree.OrderDefinition:
        chains = found(c, tuple)
        return tree.OrderDefinition(chains, (span_of(c[0])[0], chains[-1][-1].span[1]))

    def include(self, c: list[Any]) -> tree.IncludeDefinition:
        return tree.IncludeDefinition(word(c[1]), over(c))

    def condition_part(self, c: list[Any]) -> tree.Part:
        return tree.Part(word(c[0]), c[2], (), None, over(c))

    def consenting_part(self, c: list[Any]) -> tree.Part:
        return tree.Part(word(c[0]), None, tuple(c[2]), None, over(c))

    def observing_part(self, c: list[Any]) -> tree.Part:
        variable = tree.ParameterNode(word(c[2]), word(c[4]), over(c[2:5]))
        return tree.Part(word(c[0]), c[7], (), variable, over(c))

    def asking_part(self, c: list[Any]) -> tree.Part:
        return tree.Part(word(c[0]), None, (), None, over(c), found(c, tree.SaidNode))

    answering_part = showing_part = asking_part

    def asked(self, c: list[Any]) -> tree.SaidNode:
        given = tuple(c[2]) if len(c) > 2 and isinstance(c[2], list) else ()
        return tree.SaidNode(word(c[0]), given, None, over(c))

    def answer(self, c: list[Any]) -> tree.SaidNode:
        return tree.SaidNode(c[0].name, c[0].arguments, word(c[2]), over(c))

    def shown(self, c: list[Any]) -> tree.SaidNode:
        return tree.SaidNode(word(c[0]), (word(c[2]),), None, over(c))

    def learning_part(self, c: list[Any]) -> tree.Part:
        when = c[6] if c[4].type == "WHEN" else None
        items = tuple(nodes(c[8 if when is not None else 4 :]))
        return tree.Part(word(c[0]), None, (), None, over(c), learner=c[2], when=when, items=items)

    def seen_part(self, c: list[Any]) -> tree.Part:
        return tree.Part(word(c[0]), None, (), None, over(c), taken=c[2])

    def taken(self, c: list[Any]) -> tree.TakenNode:
        given = tuple(c[2]) if len(c) > 2 and isinstance(c[2], list) else ()
        return tree.TakenNode(word(c[0]), given, over(c))

    def utility(self, c: list[Any]) -> tree.UtilityDefinition:
        who = word(c[2]) if c[2].type == "NAME" else None
        return tree.UtilityDefinition(who, c[-1], over(c))

    def initial(self, c: list[Any]) -> tree.InitialDefinition:
        return tree.InitialDefinition(c[0], over(c))

    # Minds

    def concern(self, c: list[Any]) -> tree.ConcernDefinition:
        kind, toward = next(x for x in c if isinstance(x, tuple))
        return tree.ConcernDefinition(
            word(c[1]), self._parameters(c), kind, toward, found(c, tree.Part), (span_of(c[0])[0], span_of(c[-1])[1])
        )

    def concern_line(self, c: list[Any]) -> tree.ConcernDefinition:
        """A concern on one line: its weight, if there is one, and its term."""
        kind, toward = next(x for x in c if isinstance(x, tuple))
        given, term = next((x for x in c[6:-1] if isinstance(x, tree.Number)), None), c[-1]
        parts = [("weight", given)] if given is not None else []
        made = tuple(tree.Part(tree.WordNode(w, n.span), n, (), None, n.span) for w, n in [*parts, ("term", term)])
        return tree.ConcernDefinition(
            word(c[1]), self._parameters(c), kind, toward, made, (span_of(c[0])[0], term.span[1])
        )

    def kind(self, c: list[Any]) -> tuple[tree.WordNode, tree.WordNode | None]:
        return word(c[0]), word(c[2]) if len(c) > 1 else None

    def concern_part(self, c: list[Any]) -> tree.Part:
        return tree.Part(word(c[0]), c[2], (), None, over(c))

    def question(self, c: list[Any]) -> tree.QuestionDefinition:
        return tree.QuestionDefinition(word(c[1]), self._parameters(c), found(c, tree.HypothesisNode), over(c))

    def hypothesis(self, c: list[Any]) -> tree.HypothesisNode:
        prior = next(iter(found(c[:3], tree.Number)), None)
        when = next((c[i + 2] for i, t in enumerate(c[:-2]) if isinstance(t, Token) and t.type == "WHEN"), None)
        return tree.HypothesisNode(word(c[0]), prior, when, c[-1], over(c))

    def rank(self, c: list[Any]) -> tree.Number:
        return tree.Number(float(c[-1]) * (-1 if len(c) > 1 else 1), over(c))

    def foresight(self, c: list[Any]) -> tree.ForesightDefinition:
        return tree.ForesightDefinition(c[-1], over(c))

    def turns(self, c: list[Any]) -> tree.TurnsDefinition:
        return tree.TurnsDefinition(tuple(c[-1]), self._line(c))

    def like(self, c: list[Any]) -> tree.LikeDefinition:
        who, whom = words(c)[:2]
        return tree.LikeDefinition(who, whom, c[-1], over(c))

    def temper(self, c: list[Any]) -> tree.TemperDefinition:
        return tree.TemperDefinition(words(c)[0], c[-1], over(c))

    def dares(self, c: list[Any]) -> tree.DaresDefinition:
        return tree.DaresDefinition(word(c[2]), c[-1], over(c))

    def firm(self, c: list[Any]) -> tree.FirmDefinition:
        return tree.FirmDefinition(tuple(c[-1]), self._line(c))

    def secret(self, c: list[Any]) -> tree.SecretDefinition:
        openly = any(isinstance(t, Token) and t.type == "OPENLY" for t in c)
        sign = next(t for t in c if isinstance(t, Token) and t.type == "AMONG")
        among = tuple(c[-1]) if isinstance(c[-1], list) else ()
        return tree.SecretDefinition(word(c[1]), self._parameters(c), openly, among, span_of(sign), self._line(c))

    def sense(self, c: list[Any]) -> tree.SenseDefinition:
        return tree.SenseDefinition(word(c[1]), self._parameters(c), c[-1], over(c), str(c[0]))

    # Telling

    def text(self, c: list[Any]) -> tree.TextDefinition:
        return tree.TextDefinition(str(c[0]), word(c[1]), over(c))

    def role(self, c: list[Any]) -> tree.RoleDefinition:
        return tree.RoleDefinition(tuple(c[1]), self._line(c))

    def formerly(self, c: list[Any]) -> tree.FormerlyDefinition:
        return tree.FormerlyDefinition(tuple(c[1]), self._line(c))

    def called(self, c: list[Any]) -> tree.CalledDefinition:
        by = word(c[3]) if isinstance(c[2], Token) and c[2].type == "BY" else None
        text = next(i for i, t in enumerate(c) if isinstance(t, Token) and t.type == "STRING")
        following = c[text + 1 : text + 3]
        pronoun = word(following[1]) if following and following[0].type == "COMMA" else None
        when = c[-2] if c[-1].type == "RPAR" else None
        return tree.CalledDefinition(word(c[1]), by, word(c[text]), pronoun, when, over(c))

    def manner(self, c: list[Any]) -> tuple[tree.WordNode, tree.WordNode | None]:
        return word(c[0]), word(c[1]) if len(c) > 1 else None

    def viewpoint(self, c: list[Any]) -> tree.ViewpointDefinition:
        manners = found(c, tuple)
        last = manners[-1][1] or manners[-1][0]
        return tree.ViewpointDefinition(word(c[1]), manners, (span_of(c[0])[0], last.span[1]))

    def passage(self, c: list[Any]) -> tree.PassageDefinition:
        return tree.PassageDefinition(str(c[0]), None, found(c, tree.LineNode), over(c))

    def ending(self, c: list[Any]) -> tree.PassageDefinition:
        return tree.PassageDefinition(str(c[0]), word(c[1]), found(c, tree.LineNode), over(c))

    def telling(self, c: list[Any]) -> tree.TellingDefinition:
        return self._telling(c, found(c, tree.LineNode))

    def telling_line(self, c: list[Any]) -> tree.TellingDefinition:
        """Words on one line: those of a value, or those for `true`, `false` and, if there are three, `unknown`."""
        texts = found(c, list)
        keys = (tree.ONLY,) if len(texts) == 1 else TRUTHS
        lines = [
            tree.LineNode(tree.WordNode(key, span_of(t)), tuple(t), None, None, span_of(t))
            for key, t in zip(keys, texts, strict=False)
        ]
        return self._telling(c, tuple(lines))

    def _telling(self, c: list[Any], lines: tuple[tree.LineNode, ...]) -> tree.TellingDefinition:
        sort = word(c[1]) if c[1].type == "SORT" else None
        inside = next(iter(found(c, Filled)), Filled(()))
        return tree.TellingDefinition(sort, words(c)[0], inside.parameters, lines, over(c))

    def told_part(self, c: list[Any]) -> Told:
        sort = word(c[1]) if c[1].type == "SORT" else None
        return Told(sort, found(c, tree.LineNode), over(c))

    def told_line(self, c: list[Any]) -> Told:
        sort, span = word(c[1]) if c[1].type == "SORT" else None, span_of(c[-1])
        line = tree.LineNode(tree.WordNode(tree.ONLY, span), tuple(c[-1]), None, None, span)
        return Told(sort, (line,), (span_of(c[0])[0], span[1]))

    def words(self, c: list[Any]) -> list[tuple[tree.WordNode, ...]]:
        return [x for x in c if isinstance(x, tuple)]

    def turn(self, c: list[Any]) -> tuple[tree.WordNode, ...]:
        return tuple(word(t) for t in c if t.type == "STRING")

    def spoken_line(self, c: list[Any]) -> tree.LineNode:
        return tree.LineNode(word(c[0]), found(c, tuple), None, None, over(c))

    def when_line(self, c: list[Any]) -> tree.LineNode:
        return tree.LineNode(word(c[0]), (), c[2], None, over(c))

    def setting_line(self, c: list[Any]) -> tree.LineNode:
        return tree.LineNode(word(c[0]), (), None, word(c[2]), over(c))
