"""Texts that a reader could take another way than they are taken here, and what to write so that nobody can.

There are two readers of this language: Unsaid, which goes by the precedence of arithmetic, and Sabre, whose files
Unsaid reads as Sabre does (``grouping``). Where the two make different numbers of a text, a remark says which is
meant in this file and writes the brackets. So it does where a reader is easily wrong though both agree: on ``&`` beside
``|``, on a body that reaches farther than it seems to, and on an ``if`` within an ``if``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import tree
from .core import Span
from .edits import bracketed
from .report import Report
from .source import Source

SUMS = ("+", "-")
PRODUCTS = ("*", "/")

SHORT = 60
"""The longest that is said twice: how it is understood, and what to write."""


class Doubts:
    """Looks through the definitions of one text."""

    def __init__(self, source: Source, report: Report) -> None:
        self.source = source
        self.report = report

    def of(self, definition: tree.Definition, refused: Iterable[Span]) -> None:
        """Remark on what both read alike, and is easily misread; in a Sabre file, also on what Sabre refuses."""
        for body in tree.bodies(definition):
            for node in tree.inside(body):
                self._easily_misread(node)
        if self.source.sabre:
            self._refused(definition, refused)

    def _easily_misread(self, node: tree.Node) -> None:
        match node:
            case tree.JunctionNode(operator="&"):
                self._mixed(node)
            case tree.Condition() if not self.source.sabre:
                self._dangling(node)
                self._greedy(node, node.otherwise or node.branches[-1][1])
            case tree.QuantifiedNode(kind="sum" | "product") if not self.source.sabre:
                self._greedy(node, node.body)
            case _:
                pass

    def _mixed(self, e: tree.JunctionNode) -> None:
        """``a & b | c`` is ``a & (b | c)``; most other languages group it the other way."""
        for item in e.items:
            if isinstance(item, tree.JunctionNode):
                read = f"({self._quote(item.span)})"
                self._remark("mixed-and-or", item, "`|` binds tighter than `&`", read, [item.span])

    def _greedy(self, e: tree.Condition | tree.QuantifiedNode, body: tree.Node) -> None:
        """``if(a) 1 else 0 + 5`` is ``if(a) 1 else (0 + 5)``, on one line or on several."""
        if not calculates(body):
            return
        word = "else" if isinstance(e, tree.Condition) and e.otherwise is body else word_of(e)
        said = f"all of `{self._quote(body.span)}` belongs to this `{word}`"
        self._remark("greedy-body", e, said, written(e, self.source.whole), loose(e))

    def _dangling(self, e: tree.Condition) -> None:
        """``if(a) if(b) 1 else 2``: whose is the ``else``?"""
        body = e.branches[-1][1]
        if e.otherwise is None and isinstance(body, tree.Condition) and body.otherwise is not None:
            said = "this `else` goes with the nearer `if`"
            self._remark("nested-if", body, said, written(e, self.source.whole), [body.span])

    def _refused(self, definition: tree.Definition, refused: Iterable[Span]) -> None:
        """``if(a) 1 else if(b) 2 else 3``, which means one thing only, and which Sabre does not take."""
        there = by_place(definition)
        for place in refused:
            if place in there:
                said = "Sabre takes no `if` within an `if` without brackets"
                read = written(there[place], self.source.whole)
                self._remark("nested-if", there[place], said, read, loose(there[place]))

    def _remark(self, slug: str, node: tree.Node, said: str, read: str, brackets: Iterable[Span]) -> None:
        """A remark with the brackets that would make it needless; in few words, also how it is understood."""
        understood, repair = f"`{read}`" if len(read) <= SHORT else None, f"write `{read}`"
        edits = [bracketed(brackets, "write the brackets as it is read")]
        self.report.add(slug, node.span, said, understood=understood, repair=repair, edits=edits)

    def differing(self, chosen: tree.Definition, other: tree.Definition, places: Iterable[Span]) -> None:
        """Remark on each place of which the two readings make different numbers, the outermost of several."""
        ours, theirs = by_place(chosen), by_place(other)
        covered: set[Span] = set()
        for place in sorted(places, key=lambda p: (p[0], -p[1])):
            if place in covered or place not in ours or place not in theirs:
                continue
            if meaning(ours[place]) != meaning(theirs[place]):
                covered |= {n.span for n in calculated(ours[place])} | {n.span for n in calculated(theirs[place])}
                self._read_otherwise(ours[place])

    def _read_otherwise(self, node: tree.Node) -> None:
        text = self._quote(node.span)
        if self.source.sabre:
            said = f"`{text}` is read as Sabre reads it, and not as arithmetic has it"
        else:
            said = f"`{text}` is read as arithmetic has it, and otherwise by Sabre"
        self._remark("mixed-arithmetic", node, said, written(node, self.source.whole), loose(node))

    def _quote(self, span: Span) -> str:
        words = line(self.source.whole, span)
        return words if len(words) <= 60 else words[:59] + "…"


def by_place(definition: tree.Definition) -> dict[Span, tree.Node]:
    """The outermost expression at every place of a definition, brackets left out."""
    found: dict[Span, tree.Node] = {}
    for body in tree.bodies(definition):
        for node in tree.inside(body):
            if not isinstance(node, tree.Paren):
                found.setdefault(node.span, node)
    return found


def parts(node: tree.Node) -> tuple[tree.Node, ...]:
    """What an expression is calculated from: operands, bodies, what is in brackets."""
    match node:
        case tree.Binary() if calculates(node):
            return node.left, node.right
        case tree.Paren() | tree.QuantifiedNode(kind="sum" | "product"):
            return (node.body,)
        case tree.Condition():
            bodies = tuple(body for _, body in node.branches)
            return bodies if node.otherwise is None else (*bodies, node.otherwise)
        case _:
            return ()


def calculated(node: tree.Node) -> Iterator[tree.Node]:
    """An expression and all that it is calculated from."""
    waiting = [node]
    while waiting:
        inner = waiting.pop()
        yield inner
        waiting += parts(inner)


def meaning(node: tree.Node) -> object:
    """A calculation as the terms that are added and taken away, the factors that multiply and divide.

    Two readings of the same tokens with one meaning come to the same number. What is not calculated with (conditions,
    beliefs, names) stands for itself.
    """
    node = tree.bare(node)
    if isinstance(node, tree.Binary) and calculates(node):
        signs = SUMS if node.operator in SUMS else PRODUCTS
        return signs, tuple(terms(node, signs, 1))
    return type(node).__name__, node.span, tuple(meaning(n) for n in parts(node))


def terms(node: tree.Node, signs: tuple[str, str], sign: int) -> Iterator[tuple[int, object]]:
    """What is added and taken away (or multiplied and divided by) in a calculation, in the order written."""
    node = tree.bare(node)
    if isinstance(node, tree.Binary) and node.operator in signs:
        yield from terms(node.left, signs, sign)
        yield from terms(node.right, signs, sign if node.operator == signs[0] else -sign)
    else:
        yield sign, meaning(node)


# --- Writing the brackets --------------------------------------------------------------------------------


def written(node: tree.Node, text: str) -> str:
    """An expression on one line, with brackets that leave no doubt how it is read."""
    match node:
        case tree.Paren():
            inner = written(node.body, text)
            return inner if node.span == node.body.span else f"({inner})"
        case tree.Binary(operator="+" | "-" | "*" | "/"):
            left = side(node.left, text, together=node.operator in ("+", "*"), operator=node.operator)
            right = side(node.right, text, together=False, operator=node.operator)
            return f"{left} {node.operator} {right}"
        case tree.Condition():
            return choice(node, text)
        case tree.QuantifiedNode():
            return f"{line(text, (node.span[0], node.body.span[0]))} {side(node.body, text)}"
        case _:
            return line(text, node.span)


def choice(node: tree.Condition, text: str) -> str:
    """An ``if`` with its bodies in brackets where they are more than one thing."""
    said: list[str] = []
    for i, (test, body) in enumerate(node.branches):
        said.append(f"{'elseif' if i else node.word}({line(text, test.span)}) {side(body, text)}")
    if node.otherwise is not None:
        said.append(f"else {side(node.otherwise, text)}")
    return " ".join(said)


def side(node: tree.Node, text: str, *, together: bool = False, operator: str = "") -> str:
    """A part of an expression, in brackets if it is put together itself (but for ``a + b`` in ``a + b + c``)."""
    node = seen(node)
    inner = written(node, text)
    return f"({inner})" if put_together(node, together, operator) else inner


def seen(node: tree.Node) -> tree.Node:
    """What is in brackets without width, which nobody wrote."""
    while isinstance(node, tree.Paren) and node.span == node.body.span:
        node = node.body
    return node


def put_together(node: tree.Node, together: bool, operator: str) -> bool:
    """Whether a part of an expression needs brackets to be seen as one."""
    if isinstance(node, tree.Binary) and together and node.operator == operator:
        return False
    return isinstance(node, tree.Condition | tree.QuantifiedNode) or calculates(node)


def loose(node: tree.Node) -> list[Span]:
    """The places that ``written`` puts into brackets and the text does not."""
    node, found = seen(node), list[Span]()
    if isinstance(node, tree.Paren):
        return loose(node.body)
    for part, together, operator in sides(node):
        if put_together(seen(part), together, operator):
            found.append(seen(part).span)
        found += loose(part)
    return found


def sides(node: tree.Node) -> Iterator[tuple[tree.Node, bool, str]]:
    """The parts of an expression as ``side`` gets them."""
    match node:
        case tree.Binary(operator="+" | "-" | "*" | "/"):
            yield node.left, node.operator in ("+", "*"), node.operator
            yield node.right, False, node.operator
        case tree.Condition():
            yield from ((body, False, "") for _, body in node.branches)
            if node.otherwise is not None:
                yield node.otherwise, False, ""
        case tree.QuantifiedNode():
            yield node.body, False, ""
        case _:
            return


def calculates(node: tree.Node) -> bool:
    """Whether an expression adds, takes away, multiplies or divides."""
    return isinstance(node, tree.Binary) and node.operator in (*SUMS, *PRODUCTS)


def line(text: str, span: Span) -> str:
    """The author's words at a place, on one line."""
    return " ".join(text[span[0] : span[1]].split())


def word_of(e: tree.Condition | tree.QuantifiedNode) -> str:
    return e.word if isinstance(e, tree.Condition) else e.kind
