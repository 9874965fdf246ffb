"""The parsed tree: what was written, before any name is looked up.

Every node keeps its span; parentheses are kept as nodes, because a remark about mixed operators depends on
whether the author grouped them. The checker turns these into the values of ``core``. Where a
name is also another's, as most often there, it is called ``…Node`` here.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from .core import Span


class WordNode(Struct, eq=False):
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
    name: WordNode
    arguments: tuple[Node, ...]
    span: Span


class Paren(Struct, eq=False):
    body: Node
    span: Span


class BelievesNode(Struct, eq=False):
    who: WordNode
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


class JunctionNode(Struct, eq=False):
    """``a & b & …`` or ``a | b | …``."""

    operator: str
    items: tuple[Node, ...]
    span: Span


class TypeTest(Struct, eq=False):
    left: Node
    type: WordNode
    span: Span


class Condition(Struct, eq=False):
    """``if … elseif … else …``, or ``when(c) e`` (word ``when``)."""

    word: str
    branches: tuple[tuple[Node, Node], ...]
    otherwise: Node | None
    span: Span


class QuantifiedNode(Struct, eq=False):
    kind: str
    variable: WordNode
    type: WordNode
    body: Node
    span: Span


class OneOfNode(Struct, eq=False):
    """``one of Desk, Attic`` behind ``=``."""

    items: tuple[Node, ...]
    span: Span


class AssignNode(Struct, eq=False):
    target: Node
    value: Node
    sign: Span
    span: Span


Node = (
    WordNode
    | Number
    | Constant
    | Call
    | Paren
    | BelievesNode
    | Unary
    | Binary
    | JunctionNode
    | TypeTest
    | Condition
    | QuantifiedNode
    | AssignNode
    | OneOfNode
)


# --- Definitions -----------------------------------------------------------------------------------


class ParameterNode(Struct, eq=False):
    """``c : character``, or a constant alone (no type)."""

    name: WordNode
    type: WordNode | None
    span: Span


class TypeDefinition(Struct, eq=False):
    name: WordNode
    parents: tuple[WordNode, ...]
    span: Span


class EntityDefinition(Struct, eq=False):
    name: WordNode
    types: tuple[WordNode, ...]
    span: Span


class PropertyDefinition(Struct, eq=False):
    name: WordNode
    parameters: tuple[ParameterNode, ...]
    type: WordNode
    span: Span


class Part(Struct, eq=False):
    """``precondition: …;`` and its like. ``names`` for consenting, ``variable`` for observing, ``said`` for what
    is asked, answered, discharged and shown; ``learner``, ``when`` and ``items`` for what somebody learns, ``taken``
    for what others take an action for."""

    word: WordNode
    body: Node | None
    names: tuple[WordNode, ...]
    variable: ParameterNode | None
    span: Span
    said: tuple[SaidNode, ...] = ()
    learner: ParameterNode | None = None
    when: Node | None = None
    items: tuple[Node, ...] = ()
    taken: TakenNode | None = None


class EventDefinition(Struct, eq=False):
    """An action, a trigger or a release."""

    kind: str
    name: WordNode
    parameters: tuple[ParameterNode, ...]
    parts: tuple[Part, ...]
    span: Span


class SaidNode(Struct, eq=False):
    """``rival`` or ``rival(a, b)`` in an ``asking`` part; ``rival = nobody``, with a claim, in an ``answering`` part;
    ``calm(James)`` in a ``showing`` part."""

    name: WordNode
    arguments: tuple[WordNode, ...]
    claim: WordNode | None
    span: Span


class TakenNode(Struct, eq=False):
    """``walk`` or ``walk(c, there)`` in a ``seen`` part: the action that others take this one for."""

    name: WordNode
    arguments: tuple[WordNode, ...]
    span: Span


class ConcernDefinition(Struct, eq=False):
    """``concern shame(James) : norm { weight: 5; term: !told(); };``; ``toward`` is the name in brackets, if any."""

    name: WordNode
    parameters: tuple[ParameterNode, ...]
    kind: WordNode
    toward: WordNode | None
    parts: tuple[Part, ...]
    span: Span


class HypothesisNode(Struct, eq=False):
    """``drowning, 2 when(told()): believes(James, spares());``."""

    name: WordNode
    prior: Number | None
    when: Node | None
    body: Node
    span: Span


class QuestionDefinition(Struct, eq=False):
    """``question rival(You, James) { … };``: who asks, who is asked, and what might be so."""

    name: WordNode
    parameters: tuple[ParameterNode, ...]
    hypotheses: tuple[HypothesisNode, ...]
    span: Span


class ForesightDefinition(Struct, eq=False):
    acts: Number
    span: Span


class TurnsDefinition(Struct, eq=False):
    names: tuple[WordNode, ...]
    span: Span


class SenseDefinition(Struct, eq=False):
    """``let hears(c : character, p : place): at(c) == p;``, a condition or a value with a name; ``word`` is ``let``,
    or ``sense`` of a condition."""

    name: WordNode
    parameters: tuple[ParameterNode, ...]
    body: Node
    span: Span
    word: str = "sense"


class GuardDefinition(Struct, eq=False):
    """``while outcome() == Open { … };`` without what stands in it: a condition that every act there has besides."""

    body: Node
    span: Span


class OrderDefinition(Struct, eq=False):
    """``order: a before b before c, a before d;``: names of actions, each chain from the first to the last."""

    chains: tuple[tuple[WordNode, ...], ...]
    span: Span


class IncludeDefinition(Struct, eq=False):
    """``include "people.world";``, the name a string as written, quotes and all."""

    text: WordNode
    span: Span


class LikeDefinition(Struct, eq=False):
    who: WordNode
    whom: WordNode
    body: Node
    span: Span


class TemperDefinition(Struct, eq=False):
    """``temper James: 0.5;``: how little somebody minds doing what does not lead highest."""

    who: WordNode
    degree: Number
    span: Span


class DaresDefinition(Struct, eq=False):
    """``dares(James): 1;``: how much somebody is ready to lose by an act done in hope."""

    who: WordNode
    degree: Number
    span: Span


class SecretDefinition(Struct, eq=False):
    """``secret letter() openly among Ann, Ben;``: what only some know at the start, and whether the others know who."""

    name: WordNode
    parameters: tuple[ParameterNode, ...]
    openly: bool
    among: tuple[WordNode, ...]
    sign: Span
    span: Span


class FirmDefinition(Struct, eq=False):
    """``seen beats told: carrot, at;``: properties of which nobody is told otherwise who has seen it."""

    properties: tuple[WordNode, ...]
    span: Span


class UtilityDefinition(Struct, eq=False):
    who: WordNode | None
    body: Node
    span: Span


class InitialDefinition(Struct, eq=False):
    body: Node
    span: Span


class TextDefinition(Struct, eq=False):
    """``title "…"`` or ``about "…"``; the text is a string as written, quotes and all."""

    kind: str
    text: WordNode
    span: Span


class RoleDefinition(Struct, eq=False):
    names: tuple[WordNode, ...]
    span: Span


class FormerlyDefinition(Struct, eq=False):
    """``formerly Ann;``: what the definition before it defines was called otherwise once."""

    names: tuple[WordNode, ...]
    span: Span


class CalledDefinition(Struct, eq=False):
    """``called James by You: "Jem", he when(near());``"""

    name: WordNode
    by: WordNode | None
    text: WordNode
    pronoun: WordNode | None
    when: Node | None
    span: Span


class ViewpointDefinition(Struct, eq=False):
    """``viewpoint James: third, present, addressing You;``: each manner a word, the last perhaps with a name."""

    name: WordNode
    manners: tuple[tuple[WordNode, WordNode | None], ...]
    span: Span


ONLY = ""
"""The key of words that stand for all there is to say: an event as nobody tells it, or the value of a property."""


class LineNode(Struct, eq=False):
    """``key: "words";``, ``when: condition;``, ``knows: condition;`` or ``pace: breath;`` in a telling.

    ``turns``: texts for each time it is told again, each with alternatives; ``when``: the condition of ``when`` and
    ``knows``; ``value``: a word, for ``pace`` and ``id``.
    """

    key: WordNode
    turns: tuple[tuple[WordNode, ...], ...]
    when: Node | None
    value: WordNode | None
    span: Span


class PassageDefinition(Struct, eq=False):
    """``opening { … };``, ``closing { … };`` or, with a name, ``ending Mended { … };``"""

    kind: str
    name: WordNode | None
    lines: tuple[LineNode, ...]
    span: Span


class TellingDefinition(Struct, eq=False):
    """``telling walk(…) { … };`` or, with a word for its sort, ``telling change at(…) { … };``"""

    sort: WordNode | None
    name: WordNode
    parameters: tuple[ParameterNode, ...]
    lines: tuple[LineNode, ...]
    span: Span


class Several(Struct, eq=False):
    """What one definition is written for: several entities or properties, or an action with the words for it."""

    definitions: tuple[Definition, ...]
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
    | TemperDefinition
    | DaresDefinition
    | SecretDefinition
    | FirmDefinition
    | TurnsDefinition
    | LikeDefinition
    | SenseDefinition
    | InitialDefinition
    | TextDefinition
    | RoleDefinition
    | FormerlyDefinition
    | CalledDefinition
    | ViewpointDefinition
    | PassageDefinition
    | TellingDefinition
    | GuardDefinition
    | OrderDefinition
    | IncludeDefinition
    | Several
)


# --- Walking ---------------------------------------------------------------------------------------


def children(node: Node) -> tuple[Node, ...]:
    """The expressions directly inside one."""
    match node:
        case Call():
            return node.arguments
        case Paren() | BelievesNode() | Unary() | QuantifiedNode():
            return (node.body,)
        case Binary():
            return (node.left, node.right)
        case JunctionNode() | OneOfNode():
            return node.items
        case TypeTest():
            return (node.left,)
        case AssignNode():
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
        case Several():
            for one in definition.definitions:
                yield from bodies(one)
        case UtilityDefinition() | InitialDefinition() | LikeDefinition() | SenseDefinition() | GuardDefinition():
            yield definition.body
        case QuestionDefinition():
            for hypothesis in definition.hypotheses:
                yield hypothesis.body
                if hypothesis.when is not None:
                    yield hypothesis.when
        case EventDefinition() | ConcernDefinition():
            for part in definition.parts:
                yield from (b for b in (part.body, part.when, *part.items) if b is not None)
        case CalledDefinition():
            yield from () if definition.when is None else (definition.when,)
        case PassageDefinition() | TellingDefinition():
            yield from (line.when for line in definition.lines if line.when is not None)
        case _:
            return


def flat(definition: Definition) -> tuple[Definition, ...]:
    """The definitions that one is written for."""
    return definition.definitions if isinstance(definition, Several) else (definition,)


def bare(node: Node) -> Node:
    """The node without the parentheses around it."""
    while isinstance(node, Paren):
        node = node.body
    return node
