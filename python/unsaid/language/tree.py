"""The parsed tree: what was written, before any name is looked up.

Every node keeps its span; parentheses are kept as nodes, because a remark about mixed operators depends on
whether the author grouped them. The checker turns these into the values of ``core``.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from .core import Span


class Word(Struct, eq=False):
    """A name where a name must stand; as an operand, an entity or a variable."""

    text: str
    span: Span


class Number(Struct, eq=False):
    value: float
    span: Span


class Constant(Struct, eq=False):
    """``True``, ``False``, or None for ``?``."""

    value: bool | None
    span: Span


class Call(Struct, eq=False):
    name: Word
    arguments: tuple[Node, ...]
    span: Span


class Paren(Struct, eq=False):
    body: Node
    span: Span


class Believes(Struct, eq=False):
    who: Word
    body: Node
    span: Span


class Unary(Struct, eq=False):
    """``!e`` or ``-e``."""

    operator: str
    body: Node
    span: Span


class Binary(Struct, eq=False):
    """A comparison or arithmetic."""

    operator: str
    left: Node
    right: Node
    span: Span


class Junction(Struct, eq=False):
    """``a & b & …`` or ``a | b | …``."""

    operator: str
    items: tuple[Node, ...]
    span: Span


class TypeTest(Struct, eq=False):
    left: Node
    type: Word
    span: Span


class Condition(Struct, eq=False):
    """``if … elseif … else …``, or ``when(c) e`` (word ``when``)."""

    word: str
    branches: tuple[tuple[Node, Node], ...]
    otherwise: Node | None
    span: Span


class Quantified(Struct, eq=False):
    kind: str
    variable: Word
    type: Word
    body: Node
    span: Span


class Assign(Struct, eq=False):
    target: Node
    value: Node
    sign: Span
    span: Span


Node = (
    Word
    | Number
    | Constant
    | Call
    | Paren
    | Believes
    | Unary
    | Binary
    | Junction
    | TypeTest
    | Condition
    | Quantified
    | Assign
)


# --- Definitions -----------------------------------------------------------------------------------


class Parameter(Struct, eq=False):
    """``c : character``, or a constant alone (no type)."""

    name: Word
    type: Word | None
    span: Span


class TypeDefinition(Struct, eq=False):
    name: Word
    parents: tuple[Word, ...]
    span: Span


class EntityDefinition(Struct, eq=False):
    name: Word
    types: tuple[Word, ...]
    span: Span


class PropertyDefinition(Struct, eq=False):
    name: Word
    parameters: tuple[Parameter, ...]
    type: Word
    span: Span


class Part(Struct, eq=False):
    """``precondition: …;`` and its like. ``names`` for consenting, ``variable`` for observing, ``said`` for what
    is asked, answered, discharged and shown."""

    word: Word
    body: Node | None
    names: tuple[Word, ...]
    variable: Parameter | None
    span: Span
    said: tuple[Said, ...] = ()


class EventDefinition(Struct, eq=False):
    """An action, a trigger or a release."""

    kind: str
    name: Word
    parameters: tuple[Parameter, ...]
    parts: tuple[Part, ...]
    span: Span


class Said(Struct, eq=False):
    """``rival`` or ``rival(a, b)`` in an ``asking`` part; ``rival = nobody``, with a claim, in an ``answering`` part;
    ``calm(James)`` in a ``showing`` part."""

    name: Word
    arguments: tuple[Word, ...]
    claim: Word | None
    span: Span


class ConcernDefinition(Struct, eq=False):
    """``concern shame(James) : norm { weight: 5; term: !told(); };``; ``toward`` is the name in brackets, if any."""

    name: Word
    parameters: tuple[Parameter, ...]
    kind: Word
    toward: Word | None
    parts: tuple[Part, ...]
    span: Span


class Hypothesis(Struct, eq=False):
    """``drowning, 2 when(told()): believes(James, spares());``."""

    name: Word
    prior: Number | None
    when: Node | None
    body: Node
    span: Span


class QuestionDefinition(Struct, eq=False):
    """``question rival(You, James) { … };``: who asks, who is asked, and what might be so."""

    name: Word
    parameters: tuple[Parameter, ...]
    hypotheses: tuple[Hypothesis, ...]
    span: Span


class ForesightDefinition(Struct, eq=False):
    acts: Number
    span: Span


class TurnsDefinition(Struct, eq=False):
    names: tuple[Word, ...]
    span: Span


class SenseDefinition(Struct, eq=False):
    """``sense hears(c : character, p : place): at(c) == p;``, a condition with a name."""

    name: Word
    parameters: tuple[Parameter, ...]
    body: Node
    span: Span


class LikeDefinition(Struct, eq=False):
    who: Word
    whom: Word
    body: Node
    span: Span


class UtilityDefinition(Struct, eq=False):
    who: Word | None
    body: Node
    span: Span


class InitialDefinition(Struct, eq=False):
    body: Node
    span: Span


class TextDefinition(Struct, eq=False):
    """``title "…"`` or ``about "…"``; the text is a string as written, quotes and all."""

    kind: str
    text: Word
    span: Span


class RoleDefinition(Struct, eq=False):
    names: tuple[Word, ...]
    span: Span


class CalledDefinition(Struct, eq=False):
    """``called James by You: "Bucky", he when(near());``"""

    name: Word
    by: Word | None
    text: Word
    pronoun: Word | None
    when: Node | None
    span: Span


class ViewpointDefinition(Struct, eq=False):
    """``viewpoint James: third, present, addressing You;``: each manner a word, the last perhaps with a name."""

    name: Word
    manners: tuple[tuple[Word, Word | None], ...]
    span: Span


class Line(Struct, eq=False):
    """``key: "words";``, ``when: condition;`` or ``pace: breath;`` in a telling.

    ``turns``: texts for each time it is told again, each with alternatives; ``value``: a word, for ``pace`` and ``id``.
    """

    key: Word
    turns: tuple[tuple[Word, ...], ...]
    when: Node | None
    value: Word | None
    span: Span


class PassageDefinition(Struct, eq=False):
    kind: str
    lines: tuple[Line, ...]
    span: Span


class TellingDefinition(Struct, eq=False):
    """``telling walk(…) { … };`` or, with a word for its sort, ``telling change at(…) { … };``"""

    sort: Word | None
    name: Word
    parameters: tuple[Parameter, ...]
    lines: tuple[Line, ...]
    span: Span


Definition = (
    TypeDefinition
    | EntityDefinition
    | PropertyDefinition
    | EventDefinition
    | UtilityDefinition
    | ConcernDefinition
    | QuestionDefinition
    | ForesightDefinition
    | TurnsDefinition
    | LikeDefinition
    | SenseDefinition
    | InitialDefinition
    | TextDefinition
    | RoleDefinition
    | CalledDefinition
    | ViewpointDefinition
    | PassageDefinition
    | TellingDefinition
)


# --- Walking ---------------------------------------------------------------------------------------


def children(node: Node) -> tuple[Node, ...]:
    """The expressions directly inside one."""
    match node:
        case Call():
            return node.arguments
        case Paren() | Believes() | Unary() | Quantified():
            return (node.body,)
        case Binary():
            return (node.left, node.right)
        case Junction():
            return node.items
        case TypeTest():
            return (node.left,)
        case Assign():
            return (node.target, node.value)
        case Condition():
            inside = tuple(n for branch in node.branches for n in branch)
            return inside if node.otherwise is None else (*inside, node.otherwise)
        case _:
            return ()


def inside(body: Node) -> Iterator[Node]:
    """An expression and all in it, outermost first, in the order written."""
    waiting = [body]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(children(node))


def bodies(definition: Definition) -> Iterator[Node]:
    """Every expression that stands in a definition."""
    match definition:
        case UtilityDefinition() | InitialDefinition() | LikeDefinition() | SenseDefinition():
            yield definition.body
        case QuestionDefinition():
            for hypothesis in definition.hypotheses:
                yield hypothesis.body
                if hypothesis.when is not None:
                    yield hypothesis.when
        case EventDefinition() | ConcernDefinition():
            yield from (p.body for p in definition.parts if p.body is not None)
        case CalledDefinition():
            yield from () if definition.when is None else (definition.when,)
        case PassageDefinition() | TellingDefinition():
            yield from (line.when for line in definition.lines if line.when is not None)
        case _:
            return


def bare(node: Node) -> Node:
    """The node without the parentheses around it."""
    while isinstance(node, Paren):
        node = node.body
    return node
