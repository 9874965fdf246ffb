"""What ranks of doubt do of themselves.

Evidence makes hypotheses dearer, and what follows from that is the same in every mind and in every plan. So it is
written as triggers, in the order in which they are tried:

    least     ranks are told from the least, which is 0 (Spohn 2012), and told up to 3
    most      what is doubted more than 3 is doubted 3
    thought   a hypothesis nobody thought of comes in once the asker believes its condition, with what it has cost
    believed  the first hypothesis of rank 0 is believed where the one believed till now is no longer of rank 0

To believe a hypothesis is to believe what it says, and that the one who is asked knows it. An asker whose own ranks
stayed as they were, because an act changed them unseen, goes on believing what it did. What it has cost a hypothesis
nobody thinks of yet is kept from -3 to 3, so that it may turn out to be the likeliest of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import core, tree

FARTHEST = 3.0
"""The rank of doubt that fluents hold at most; what is doubted more is doubted so much."""


def ranking(question: tree.QuestionDefinition, apart: tree.Node | None) -> list[tree.EventDefinition]:
    """The triggers of a question; ``apart`` is the condition that two of its parameters are different, if need be."""
    ranks = Ranks(question, apart)
    made = [*ranks.least(), *ranks.most(), *ranks.thought(), *ranks.believed()]
    return [tree.EventDefinition("trigger", *trigger) for trigger in made]


def spoken(question: tree.QuestionDefinition) -> tree.Node:
    """A question as it is spoken of in its own definition."""
    if all(p.type is None for p in question.parameters):
        return question.name
    return tree.Call(question.name, tuple(p.name for p in question.parameters), question.name.span)


Trigger = tuple[tree.WordNode, tuple[tree.ParameterNode, ...], tuple[tree.Part, ...], core.Span]


class Ranks:
    """The ranks of one question, and the words to speak of them."""

    def __init__(self, question: tree.QuestionDefinition, apart: tree.Node | None) -> None:
        self.question, self.apart, self.span = question, apart, question.name.span
        self.hypotheses = question.hypotheses
        self.doubts = [self._of("doubt", h) for h in self.hypotheses]
        self.unthought = {n: self._of("unthought", h) for n, h in enumerate(self.hypotheses) if h.when is not None}
        self.asker, self.asked = (p.name for p in question.parameters[:2])

    def least(self) -> Iterator[Trigger]:
        """Ranks are told from the least."""
        for n, h in enumerate(self.hypotheses):
            least = self.doubts[n]
            needs = [self._is("!=", least, 0.0), self._is("!=", least, None), *self._no_less(n)]
            told = [self._set(d, self._within(self._less(d, least))) for d in self.doubts]
            told += [self._set(u, self._within(self._less(u, least))) for u in self.unthought.values()]
            yield self._trigger(f"{h.name.text} is the least doubted", needs, told)

    def most(self) -> Iterator[Trigger]:
        """What is doubted more than the most is doubted the most."""
        for n, h in enumerate(self.hypotheses):
            zero = self._any([self._is("==", d, 0.0) for d in self._others(n)])
            needs = [self._is(">", self.doubts[n], FARTHEST), zero]
            yield self._trigger(f"{h.name.text} is doubted enough", needs, [self._set(self.doubts[n], FARTHEST)])
        for n, u in self.unthought.items():
            enough = f"{self.hypotheses[n].name.text} would be doubted enough"
            yield self._trigger(enough, [self._is(">", u, FARTHEST)], [self._set(u, FARTHEST)])

    def thought(self) -> Iterator[Trigger]:
        """A hypothesis nobody thought of comes in."""
        for n, u in self.unthought.items():
            h = self.hypotheses[n]
            assert h.when is not None
            needs = [self._is("==", self.doubts[n], None), tree.BelievesNode(self.asker, h.when, h.when.span)]
            yield self._trigger(f"{h.name.text} is thought of", needs, [self._set(self.doubts[n], u)])

    def believed(self) -> Iterator[Trigger]:
        """The least doubted is believed; what was believed stays while nothing is doubted less."""
        believed = tree.Call(tree.WordNode("believed", self.span), (spoken(self.question),), self.span)
        for n, h in enumerate(self.hypotheses):
            given_up = [
                tree.Paren(self._all([self._is("==", believed, other.name), self._is("!=", d, 0.0)]), self.span)
                for other, d in zip(self._hypotheses_but(n), self._others(n), strict=True)
            ]
            earlier = [self._is("!=", d, 0.0) for d in self.doubts[:n]]
            zero = self._is("==", self.doubts[n], 0.0)
            needs = [zero, tree.BelievesNode(self.asker, zero, self.span), self._any(given_up), *earlier]
            yield self._trigger(f"{h.name.text} is believed", needs, [self._set(believed, h.name), *self._patch(h)])

    def _patch(self, h: tree.HypothesisNode) -> Iterator[tree.Node]:
        """What the asker believes with a hypothesis: what it says, and before it, that the one asked knows it."""
        plain = [part for part in _parts(h.body) if not _of_minds(part)]
        if plain:
            known = tree.BelievesNode(self.asked, self._all(plain), h.body.span)
            yield tree.BelievesNode(self.asker, known, h.body.span)
        yield tree.BelievesNode(self.asker, h.body, h.body.span)

    # --- Words ---

    def _trigger(self, name: str, needs: Sequence[tree.Node], effect: Sequence[tree.Node]) -> Trigger:
        needs = [*([self.apart] if self.apart is not None else []), *needs]
        word = tree.WordNode(f"{self.question.name.text}: {name}", self.span)
        parts = (self._part("precondition", needs), self._part("effect", effect))
        return word, self.question.parameters, parts, self.span

    def _part(self, word: str, items: Sequence[tree.Node]) -> tree.Part:
        return tree.Part(tree.WordNode(word, self.span), self._all(items), (), None, self.span)

    def _of(self, property_: str, h: tree.HypothesisNode) -> tree.Node:
        return tree.Call(tree.WordNode(property_, h.name.span), (spoken(self.question), h.name), h.name.span)

    def _others(self, n: int) -> list[tree.Node]:
        return [d for m, d in enumerate(self.doubts) if m != n]

    def _hypotheses_but(self, n: int) -> list[tree.HypothesisNode]:
        return [h for m, h in enumerate(self.hypotheses) if m != n]

    def _no_less(self, n: int) -> Iterator[tree.Node]:
        for other in self._others(n):
            no_less = tree.Binary("<=", self.doubts[n], other, self.span)
            yield self._any([self._is("==", other, None), no_less])

    def _less(self, number: tree.Node, taken: tree.Node) -> tree.Node:
        return tree.Binary("-", number, taken, self.span)

    def _within(self, number: tree.Node) -> tree.Node:
        """A number kept from -3 to 3."""
        low, high = tree.Number(-FARTHEST, self.span), tree.Number(FARTHEST, self.span)
        branches = ((tree.Binary(">", number, high, self.span), high), (tree.Binary("<", number, low, self.span), low))
        return tree.Condition("if", branches, number, self.span)

    def _is(self, operator: str, left: tree.Node, right: tree.Node | float | None) -> tree.Node:
        return tree.Binary(operator, left, self._value(right), self.span)

    def _set(self, target: tree.Node, value: tree.Node | float) -> tree.Node:
        return tree.AssignNode(target, self._value(value), self.span, self.span)

    def _value(self, value: tree.Node | float | None) -> tree.Node:
        if value is None:
            return tree.Constant(None, self.span)
        return tree.Number(float(value), self.span) if isinstance(value, float | int) else value

    def _all(self, items: Sequence[tree.Node]) -> tree.Node:
        return items[0] if len(items) == 1 else tree.JunctionNode("&", tuple(items), self.span)

    def _any(self, items: Sequence[tree.Node]) -> tree.Node:
        return tree.Paren(tree.JunctionNode("|", tuple(items), self.span), self.span) if len(items) > 1 else items[0]


def _parts(body: tree.Node) -> Iterator[tree.Node]:
    """The single statements a hypothesis is made of."""
    match body:
        case tree.Paren():
            yield from _parts(body.body)
        case tree.JunctionNode():
            for item in body.items:
                yield from _parts(item)
        case _:
            yield body


def _of_minds(part: tree.Node) -> bool:
    """Whether a statement of a hypothesis is about what somebody believes."""
    match part:
        case tree.BelievesNode():
            return True
        case tree.AssignNode():
            return _of_minds(part.target)
        case tree.Binary():
            return _of_minds(part.left)
        case tree.Unary() | tree.Paren() | tree.QuantifiedNode():
            return _of_minds(part.body)
        case _:
            return False
