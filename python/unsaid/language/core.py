"""The checked world: what the text says once every name and type is settled.

The parser yields a tree of what was written; the checker turns it into the values here, in which every
reference is resolved and every expression is one of a dozen plain forms. Grounding reads only this file.

Nothing here has behaviour. Each value keeps the span of text it came from, as (start, end) offsets into
the source, so that later stages can still point at the author's words. Structs of msgspec are used because
defining one costs a thirtieth of a frozen dataclass, and every start of the program defines them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from unsaid.english.feelings import NAMES

from .ancestry import Ancestry

Span = tuple[int, int]

Scalar = bool | float | str | None
"""A value: True or False, a number (always float), an entity by name, or None for ``?``."""


# --- Expressions -----------------------------------------------------------------------------------


class Value(Struct, frozen=True):
    """A constant: ``True``, ``3``, ``Tom``, ``?``."""

    value: Scalar
    span: Span


class Variable(Struct, frozen=True):
    """A parameter or a quantified name; its entity is known once grounded."""

    name: str
    span: Span


class Instance(Struct, frozen=True):
    """``rival(a, b)``: an entity that something with parameters makes for each way to fill them."""

    name: str
    arguments: tuple[Value | Variable, ...]
    span: Span

    @property
    def value(self) -> str:
        """As it is written."""
        return self.filled({})

    def filled(self, names: Mapping[str, str]) -> str:
        """The entity's name, with the entities that variables stand for."""
        inside = (names.get(t.name, t.name) if isinstance(t, Variable) else str(t.value) for t in self.arguments)
        return f"{self.name}({', '.join(inside)})"


Term = Value | Variable | Instance


class Fluent(Struct, frozen=True):
    """``at(Tom)``: the property is an index into ``World.properties`` (overloads already resolved)."""

    property: int
    arguments: tuple[Term, ...]
    span: Span


class Believes(Struct, frozen=True):
    """``believes(who, body)`` as written; grounding pushes it inward to single fluents."""

    who: Term
    body: Expression
    span: Span


class Knows(Struct, frozen=True):
    """``knows(who, fluent)``: whether somebody has a value for it, whichever."""

    who: Term
    fluent: Fluent
    span: Span


class Not(Struct, frozen=True):
    body: Expression
    span: Span


class Junction(Struct, frozen=True):
    """``a & b & …`` or ``a | b | …``."""

    kind: Literal["and", "or"]
    items: tuple[Expression, ...]
    span: Span


class Compare(Struct, frozen=True):
    operator: Literal["==", "!=", "<", "<=", ">", ">="]
    left: Expression
    right: Expression
    span: Span


class Arithmetic(Struct, frozen=True):
    operator: Literal["+", "-", "*", "/"]
    left: Expression
    right: Expression
    span: Span


class IsType(Struct, frozen=True):
    """``x : type``."""

    term: Term
    type: str
    span: Span


class If(Struct, frozen=True):
    """``if(c) a elseif(d) b else e``; ``otherwise`` is None where the text has no ``else``.

    ``when(c) effect`` is an If with one branch and no ``otherwise``.
    """

    branches: tuple[tuple[Expression, Expression], ...]
    otherwise: Expression | None
    span: Span


class Quantified(Struct, frozen=True):
    kind: Literal["forall", "exists", "sum", "product"]
    variable: str
    type: str
    body: Expression
    span: Span


class Assign(Struct, frozen=True):
    """``target = value`` in an effect or the initial state.

    The checker writes every effect in this form: a bare ``f`` is ``f = True``, ``!f`` is ``f = False``,
    ``f == v`` there means ``f = v``. The target is a Fluent, or Believes around one, at any depth
    (``believes(c, at(x)) = v`` and ``believes(c, at(x) = v)`` both become Assign(Believes(c, at(x)), v)).
    The value is read in the state the effect happens in, not in the believer's mind.
    """

    target: Fluent | Believes
    value: Expression
    span: Span


class Openness(Struct, frozen=True):
    """``open`` or ``one of v, w`` behind ``=`` in a statement about a mind: ``among`` what it thinks possible.

    ``among`` is None where it is all that there is.
    """

    among: tuple[Term, ...] | None
    span: Span


class Narrated(Struct, frozen=True):
    """What a condition on words may ask of the telling itself.

    ``said(walk)``: how often that event or motif has been told; ``last(walk)``: whether it was told last;
    ``feels(c, guilt)``: whether somebody has a feeling.
    """

    kind: Literal["said", "last", "feels"]
    name: str
    who: Term | None
    span: Span


Expression = (
    Value
    | Variable
    | Instance
    | Fluent
    | Believes
    | Not
    | Junction
    | Compare
    | Arithmetic
    | IsType
    | If
    | Quantified
    | Assign
    | Narrated
    | Knows
    | Openness
)


# --- Definitions -----------------------------------------------------------------------------------


class Parameter(Struct, frozen=True):
    """``c : character``, or a constant in a parameter's place (``constant`` set, ``type`` its type)."""

    name: str
    type: str
    constant: str | None
    span: Span


class Type(Struct, frozen=True):
    name: str
    parents: tuple[str, ...]
    span: Span | None  # None for the built-in types


class Entity(Struct, frozen=True):
    name: str
    types: tuple[str, ...]  # as written
    span: Span


class Property(Struct, frozen=True):
    name: str
    parameters: tuple[Parameter, ...]
    type: str
    span: Span


class Initial(Struct, frozen=True):
    """One statement of the initial state: Assign, or If/Quantified/Junction of them."""

    body: Expression
    span: Span


class Observing(Struct, frozen=True):
    variable: str
    condition: Expression
    span: Span


class Speech(Struct, frozen=True):
    """What an action does to questions, and what it shows.

    ``answers`` pairs a question with the hypothesis it is answered by, ``shows`` a feeling with whose it is.
    """

    asks: tuple[Term, ...] = ()
    answers: tuple[tuple[Term, str], ...] = ()
    discharges: tuple[Term, ...] = ()
    shows: tuple[tuple[str, Term], ...] = ()


class Learning(Struct, frozen=True):
    """``learns(c : character) when(cond): f(), g(x), f() == v;``: who learns by an action, when, and what.

    ``who`` is a term; where ``type`` is given it is a variable that stands for everybody of that type. What is learnt
    is a fluent, or a condition on fluents: equalities joined by ``and``, perhaps under ``forall``.
    """

    who: Term
    type: str | None
    when: Expression | None
    what: tuple[Expression, ...]
    span: Span


class Taken(Struct, frozen=True):
    """``seen: walk(c, there);``: the action that others take this one for."""

    name: str
    arguments: tuple[Term, ...]
    span: Span


class Action(Struct, frozen=True):
    name: str
    parameters: tuple[Parameter, ...]
    precondition: Expression | None
    effect: Expression | None
    consenting: tuple[Term, ...]
    observing: Observing | None  # None: everybody observes
    span: Span
    speech: Speech | None = None  # what it does to questions, and what feelings it shows
    learns: tuple[Learning, ...] = ()
    seen: Taken | None = None  # None: it is seen as what it is


class Trigger(Struct, frozen=True):
    name: str
    parameters: tuple[Parameter, ...]
    precondition: Expression | None
    effect: Expression | None
    span: Span
    threshold: int | None = None  # of a release: the pressure of its first parameter that forces it


class Utility(Struct, frozen=True):
    """``character`` is None for the author."""

    character: str | None
    body: Expression
    span: Span
    truth: bool = False  # a condition, which counts 1 or 0


# --- Minds (optional) ------------------------------------------------------------------------------

ConcernKind = Literal["own", "other", "norm", "secrecy", "closeness"]


class Concern(Struct, frozen=True):
    """One named term of a utility, ``weight`` times ``term``; the owner is what the first parameter stands for.

    ``term`` comes to a number: a condition is written as ``if(…) 1 else 0`` here. ``toward`` is the other character
    that the kinds ``other`` and ``closeness`` name.
    """

    name: str
    parameters: tuple[Parameter, ...]
    kind: ConcernKind
    toward: Term | None
    weight: float
    term: Expression
    span: Span


FARTHEST = 3.0
"""The rank of doubt that fluents hold at most; what is doubted more is doubted so much."""


class Hypothesis(Struct, frozen=True):
    """One way things may be: ``patch`` is an effect on the asker's mind, ``revealed`` when it can be thought of."""

    name: str
    prior: int
    revealed: Expression | None
    patch: Expression
    span: Span


class Question(Struct, frozen=True):
    """``question rival(You, James) { … };``: a contested matter between two characters.

    The first parameter asks, the second is asked; ``entity`` is what the question is called for others to speak of."""

    name: str
    parameters: tuple[Parameter, ...]
    entity: Term
    hypotheses: tuple[Hypothesis, ...]
    span: Span


class Temper(Struct, frozen=True):
    """``temper James: 0.5;``: in a game James draws among what he has a reason for; what leads higher is likelier."""

    who: str
    degree: float
    span: Span


class Dares(Struct, frozen=True):
    """``dares(James): 1;``: how much James is ready to lose by an act done in hope."""

    who: str
    degree: float
    span: Span


class Secret(Struct, frozen=True):
    """``secret letter() openly among Ann, Ben;``: at the start only these know it.

    ``parameters`` are the variables of ``fluent``. ``openly``: the others know who knows.
    """

    parameters: tuple[Parameter, ...]
    fluent: Fluent
    openly: bool
    among: tuple[str, ...]
    span: Span


class Turns(Struct, frozen=True):
    """``turns You, James;``: the order of slots; empty where nobody waits for a turn."""

    order: tuple[str, ...] = ()
    span: Span = (0, 0)


class Like(Struct, frozen=True):
    """``like James, You: 1;``: how much ``who`` likes ``whom``, from -1 to 1, read in the mind of ``who``."""

    who: str
    whom: str
    degree: Expression
    span: Span


# --- Telling (optional) ----------------------------------------------------------------------------


FEELINGS = tuple(name.replace(" ", "_") for name in NAMES)
"""What somebody may be told to feel: what the study of minds derives, and what acts show."""


class Line(Struct, frozen=True):
    """``You: "the first time" | "or so", "the next time";``: the words for one key.

    ``turns`` are told one after the other each time it is told again, the last from then on; each turn has
    alternatives, of which one is told.
    """

    key: str
    turns: tuple[tuple[str, ...], ...]
    span: Span


VALUES = ("true", "false", "unknown", "value")
"""Keys of the words for a property."""

CARED = ("up", "down")
"""Keys of the words for a concern: what would be so where it is served, and what where it is not."""

FROM_NOBODY = ("title", "nobody", "brief", *VALUES, *CARED)
"""Keys of lines that are told from no character in particular, so that there is no *I* in them."""

Sort = Literal[
    "plain",
    "change",
    "held",
    "overcome",
    "recognition",
    "refused",
    "offered",
    "silence",
    "feeling",
    "shown",
    "concern",
]
Pace = Literal["summary", "scene", "breath"]


class Telling(Struct, frozen=True):
    """``telling walk(c : character, from : place, to : place) { You: "…"; nobody: "…"; };``

    Words for what happens or is so, by pattern. For an event (and for what follows one: see ``sort``) a line's key is a
    viewpoint (a character's name, a parameter's name, or ``nobody``), ``choice`` (the words of a menu) or ``brief``
    (one sentence for every viewpoint); for a property it is ``true``, ``false``, ``unknown`` or ``value``. ``when``
    limits the pattern to states, before the event, in which it holds in the mind it is told from.

    ``sort``: ``plain`` for an event or a property, ``change`` for a property that has come to hold another value,
    ``held`` for an act wanted and not done, ``overcome`` for one done against oneself, ``recognition`` for one that
    its doer sees again, with what has come out, ``refused`` for one that another would not do with somebody,
    ``silence`` for an answer owed and not given, ``feeling`` and ``shown`` for a feeling had and one seen, ``concern``
    for what somebody cares about (its keys are ``up`` and ``down``).
    ``id`` names it in tables of words, and does not change with them. ``knows`` is what the words give away: whoever
    tells them has to hold it true; it is looked at by ``lint`` alone.
    """

    name: str
    parameters: tuple[Parameter, ...]
    when: Expression | None
    lines: tuple[Line, ...]
    span: Span
    sort: Sort = "plain"
    pace: Pace = "scene"
    id: str = ""
    knows: Expression | None = None


class Called(Struct, frozen=True):
    """``called James: "James", he;``: how an entity is named in prose, and its pronoun if given.

    ``by``: in whose telling, or whose speech, it is called so; ``when``: while this holds in that mind. ``plural`` is
    a *they* whose name takes a plural verb: “the twins turn”.
    """

    entity: str
    text: str
    pronoun: Literal["he", "she", "they", "it", "plural"] | None
    span: Span
    by: str | None = None
    when: Expression | None = None
    id: str = ""


class Viewpoint(Struct, frozen=True):
    """``viewpoint James: third, present, addressing You;``: how a side is told unless the reader asks otherwise.

    ``who`` is None for the outside view. ``addressing``: who is *you* where the side itself is not.
    """

    who: str | None
    person: Literal[1, 2, 3]
    tense: Literal["present", "past"]
    addressing: str | None
    span: Span


class Passage(Struct, frozen=True):
    """``opening { You: "…"; James: "…"; nobody: "…"; };``, ``closing { … when … }`` or ``ending Mended { … }``: words
    around the story.

    ``when`` of a closing is read in the last state, in the mind it is told from; the first closing that holds is told.
    That of an ending is read in the world: where it holds the story is over; its words are told where it holds in the
    mind as well, before any closing. Of its lines ``title`` is what it is called. ``knows``: see ``Telling``.
    """

    kind: Literal["opening", "closing", "ending"]
    when: Expression | None
    lines: tuple[Line, ...]
    span: Span
    id: str = ""
    name: str = ""
    knows: Expression | None = None


class Former(Struct, frozen=True):
    """``formerly Ann;``: what is called ``new`` was ``old`` once; ``kind`` says what it is: ``entity``, ``action``…"""

    kind: str
    old: str
    new: str
    span: Span


class World(Struct, frozen=True):
    """A whole checked world, every list in order of definition."""

    name: str  # the file's stem
    title: str | None = None
    about: str | None = None
    types: tuple[Type, ...] = ()
    entities: tuple[Entity, ...] = ()
    properties: tuple[Property, ...] = ()
    initial: tuple[Initial, ...] = ()
    actions: tuple[Action, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    utilities: tuple[Utility, ...] = ()
    concerns: tuple[Concern, ...] = ()
    questions: tuple[Question, ...] = ()
    likes: tuple[Like, ...] = ()
    tempers: tuple[Temper, ...] = ()
    secrets: tuple[Secret, ...] = ()
    dares: tuple[Dares, ...] = ()
    openable: tuple[int, ...] = ()
    """The properties that somebody can be open about because `learns`, `secret`, `knows` or `= open` names them."""
    turns: Turns = Turns()
    foresight: int = 0
    roles: tuple[str, ...] = ()  # ``role You;``: characters that may be played, the default reader first
    called: tuple[Called, ...] = ()
    viewpoints: tuple[Viewpoint, ...] = ()
    tellings: tuple[Telling, ...] = ()
    passages: tuple[Passage, ...] = ()
    grammar: dict[str, tuple[str, ...]] = field(default_factory=dict)
    owner: str | None = None
    """Pronouns and the mark of an owner where a table of words gives others than English has."""
    former: tuple[Former, ...] = ()
    """What was called otherwise once."""
    ancestors: Ancestry = field(default_factory=Ancestry)
    """For each type, itself and all it extends."""

    def inhabited(self) -> frozenset[str]:
        """The types that have entities."""
        return self.ancestors.all_above(t for e in self.entities for t in e.types)

    def members(self, type_name: str) -> list[str]:
        """The entities of a type, in order of definition."""
        return [e.name for e in self.entities if any(self.ancestors.is_a(t, type_name) for t in e.types)]
