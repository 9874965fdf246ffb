"""Ground expressions and worlds as text a person can read.

An expression is written in the world language itself, so that reading it back gives the same expression:
``at(Tom) == Home & !alive(Ann)``, ``believes(Tom, at(Ann)) == ?``. Where a reader could stumble over which
operator binds tighter, brackets are put.
"""

from __future__ import annotations

from collections.abc import Iterator

from .expressions import ARITHMETIC, COMPARISONS, JUNCTIONS
from .inner import GroundHypothesis
from .structure import Effect, Expression, GroundAction, GroundBelief, GroundTrigger, GroundWorld, Learning, Scalar

_SIGNS = {"and": " & ", "or": " | "}


def as_text(expression: Expression, ground: GroundWorld, *, value: bool = False) -> str:
    """A ground expression as text; ``value`` if it stands where a value is wanted, not a condition."""
    writer = _TextWriter(ground)
    return writer.value(expression) if value else writer.condition(expression)


def scalar_text(value: Scalar) -> str:
    """A value as the language writes it: ``True``, ``3``, ``Tom``, ``?``."""
    if value is None:
        return "?"
    if type(value) is float:
        return _number(value)
    return str(value)


def read_text(ground: GroundWorld, fluent: int, chain: tuple[int, ...] = ()) -> str:
    """A fluent as some chain of believers, outermost first, holds it: ``believes(Tom, at(Ann))``."""
    text = ground.fluents[fluent].name
    for character in reversed(chain):
        text = f"believes({ground.characters[character]}, {text})"
    return text


def knows_text(ground: GroundWorld, fluent: int, chain: tuple[int, ...]) -> str:
    """That the last of a chain of believers knows a fluent: ``believes(Tom, knows(Ann, at(Ben)))``."""
    text = f"knows({ground.characters[chain[-1]]}, {ground.fluents[fluent].name})"
    for character in reversed(chain[:-1]):
        text = f"believes({ground.characters[character]}, {text})"
    return text


def effect_text(effect: Effect, ground: GroundWorld) -> str:
    """An effect as text: ``when(alive(Tom)) at(Tom) = Home``."""
    target, value = read_text(ground, effect.fluent, effect.who), _TextWriter(ground).assigned(effect.value)
    when = "" if effect.when is True else f"when({as_text(effect.when, ground)}) "
    return f"{when}{target} = {value}"


def world_text(ground: GroundWorld) -> str:
    """The whole ground world as text, for reading only."""
    return "\n".join(_world_lines(ground)) + "\n"


def _world_lines(ground: GroundWorld) -> Iterator[str]:
    yield f"world {ground.name}"
    for fluent in ground.fluents:
        yield f"{fluent.name} = {scalar_text(fluent.initial)}" + ("  // always" if fluent.static else "")
    for belief in ground.beliefs:
        yield f"{read_text(ground, belief.fluent, belief.who)} = {held_text(belief)}"
    yield from secret_lines(ground)
    for event in (*ground.actions, *ground.triggers):
        yield from _event_lines(event, ground)
    yield f"utility(): {as_text(ground.utility.author, ground, value=True)}"
    for name, utility in zip(ground.characters, ground.utility.characters, strict=True):
        yield f"utility({name}): {as_text(utility, ground, value=True)}"
    yield from _inner_lines(ground)


def held_text(belief: GroundBelief) -> str:
    """What is believed at the start: a value, or how, and among which values."""
    if belief.label is None:
        return scalar_text(belief.value)
    if not belief.among:
        return belief.label
    values = ", ".join(map(scalar_text, belief.among))
    return f"one of {values}" if belief.label == "open" else f"{belief.label} {values}"


def secret_lines(ground: GroundWorld) -> Iterator[str]:
    """Every secret, as the language writes it."""
    for secret in ground.inner.secrets:
        among = ", ".join(ground.characters[c] for c in secret.among) or "nobody"
        yield f"secret {ground.fluents[secret.fluent].name}{' openly' if secret.openly else ''} among {among}"


def learning_text(row: Learning, ground: GroundWorld) -> str:
    """What somebody learns, as an action has it: ``learns(Ben): letter() == Desk``."""
    when = "" if row.when is True else f" when({as_text(row.when, ground)})"
    return f"learns({ground.characters[row.who]}){when}: {as_text(row.what, ground)}"


def _inner_lines(ground: GroundWorld) -> Iterator[str]:
    """What the world says of its minds, in the words it is written with."""
    inner, who = ground.inner, ground.characters
    for c in inner.concerns:
        kind = c.kind if c.toward is None else f"{c.kind}({who[c.toward]})"
        yield f"concern {c.name} of {who[c.owner]} : {kind}, {c.weight:g}: {as_text(c.term, ground, value=True)}"
    for q in inner.questions:
        yield f"question {q.name}({who[q.asker]}, {who[q.asked]})"
        yield from (f"    {hypothesis_text(h, ground)}" for h in q.hypotheses)
    for like in inner.likes:
        yield f"like {who[like.who]}, {who[like.whom]}: {as_text(like.degree, ground, value=True)}"
    if inner.turns:
        yield f"turns {', '.join(who[c] for c in inner.turns)}"
    for name, degree in zip(who, inner.dares, strict=False):
        if degree:
            yield f"dares({name}): {degree:g}"
    if inner.foresight:
        yield f"foresight {inner.foresight}"


def hypothesis_text(h: GroundHypothesis, ground: GroundWorld) -> str:
    """A hypothesis as a question has it: ``woman, 1: affair() = True``."""
    when = "" if h.revealed is True else f" when({as_text(h.revealed, ground)})"
    sets = (f"{read_text(ground, p.fluent, p.who)} = {scalar_text(p.value)}" for p in h.patch)
    return f"{h.name}, {h.prior}{when}: {' & '.join(sets)}"


def _event_lines(event: GroundAction | GroundTrigger, ground: GroundWorld) -> Iterator[str]:
    yield f"{'action' if isinstance(event, GroundAction) else 'trigger'} {event.name}  // line {event.line}"
    yield f"    precondition: {as_text(event.precondition, ground)}"
    for effect in event.effects:
        yield f"    effect: {effect_text(effect, ground)}"
    if isinstance(event, GroundAction):
        if event.consenting:
            yield f"    consenting: {', '.join(ground.characters[c] for c in event.consenting)}"
        for name, condition in zip(ground.characters, event.observing, strict=True):
            if condition is not True:
                yield f"    observing({name}): {as_text(condition, ground)}"
        yield from (f"    {learning_text(row, ground)}" for row in event.learns)
        if event.seen is not None:
            yield f"    seen: {ground.actions[event.seen].name}"


class _TextWriter:
    """Writes expressions; ``condition`` and ``value`` differ in how a bare truth is understood."""

    def __init__(self, ground: GroundWorld) -> None:
        self._ground = ground

    def condition(self, e: Expression) -> str:
        if type(e) is not tuple:
            return scalar_text(e)
        kind = e[0]
        if kind in JUNCTIONS:
            return _SIGNS[kind].join(map(self._part, e[1:])) if len(e) > 1 else str(kind == "and")
        if kind == "not":
            return f"!({self.condition(e[1])})"
        if kind == "if":
            return self._choice(e, self._part)
        if kind == "get":
            return read_text(self._ground, e[1], e[2:])
        if kind == "knows":
            return knows_text(self._ground, e[1], e[2:])
        return self._truth(e) or f"{self.operand(e[1])} {kind} {self.operand(e[2])}"

    def value(self, e: Expression) -> str:
        if type(e) is not tuple:
            return scalar_text(e)
        if e[0] in ARITHMETIC:
            return f"{self._left(e)} {e[0]} {self.operand(e[2])}"
        if e[0] == "if":
            return self._choice(e, self.operand)
        if e[0] in COMPARISONS:
            return f"{self.operand(e[1])} {e[0]} {self.operand(e[2])}"
        return self.condition(e)

    def operand(self, e: Expression) -> str:
        """A value in brackets, unless it cannot be misread without."""
        if type(e) is not tuple:
            text = scalar_text(e)
            return f"({text})" if text.startswith("-") else text
        return self.value(e) if e[0] == "get" else f"({self.value(e)})"

    def assigned(self, e: Expression) -> str:
        """A value as the right side of an assignment."""
        return self.value(e) if type(e) is not tuple or e[0] in ARITHMETIC else self.operand(e)

    def _part(self, e: Expression) -> str:
        bare = type(e) is not tuple or e[0] in COMPARISONS or e[0] in ("get", "not", "knows")
        return self.condition(e) if bare else f"({self.condition(e)})"

    def _left(self, e: Expression) -> str:
        """The left side of arithmetic: no brackets where it goes on from the same kind of operation."""
        left, alike = e[1], ("+-", "*")
        chained = type(left) is tuple and any(e[0] in signs and left[0] in signs for signs in alike)
        return self.value(left) if chained else self.operand(left)

    def _truth(self, e: Expression) -> str | None:
        """``alive(Ann)`` or ``!alive(Ann)`` for a boolean fluent that is compared with True or False."""
        kind, left, right = e
        if kind != "==" or type(right) is not bool or type(left) is not tuple or left[0] != "get":
            return None
        if self._ground.fluents[left[1]].type != "boolean":
            return None
        return ("" if right else "!") + read_text(self._ground, left[1], left[2:])

    def _choice(self, e: Expression, write) -> str:
        text, word = "", "if"
        while type(e) is tuple and e[0] == "if":
            text += f"{word}({self.condition(e[1])}) {write(e[2])} "
            e, word = e[3], "elseif"
        return f"{text}else {write(e)}"


def _number(value: float) -> str:
    text = repr(value).removesuffix(".0")
    if "e" not in text:
        return text
    from decimal import Decimal  # here because such numbers are rare: the language has no exponents

    return format(Decimal(text), "f")
