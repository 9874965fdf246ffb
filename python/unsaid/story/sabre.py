"""Stories in Sabre's written form, out and in.

An act stands on a line. Below it stand the reasons for it, one level (``| ``) further in: the later acts of a plan,
each with the reasons of others below it, and at the plan's end ``goal(Who, …)`` with what the one who plans wants of
it. The last line is the author's goal. An act done for its own sake has only the ``goal`` line below it::

    walk(Tom, Home, Market)
    | buy(Tom, Merchant)
    | | goal(Merchant, wealth(Merchant) == 1)
    | goal(Tom, has(Tom) == Lamp)
    goal(has(Tom) == Lamp)

What stands in a ``goal`` is not read back, for it follows from the world: it is the conditions that the utility rests
on at the end (``wanted``). Whose it is, and that a plan ends there, is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unsaid.checker.minds import values
from unsaid.checker.minds.world import CheckedWorld
from unsaid.data.story import Beat, Reason, Step, Story
from unsaid.errors import UnsaidError
from unsaid.story.lines import Line, lines_of
from unsaid.world import as_text

if TYPE_CHECKING:
    from unsaid.checker.minds.mind import Mind
    from unsaid.world import Expression, GroundWorld, Scalar

ACT = re.compile(r"([A-Za-z_]\w*)\s*\(([^()]*)\)$")
NAME = re.compile(r"[A-Za-z_]\w*$")
"""An act by its name alone; which it is, the world must say."""
GOAL = re.compile(r"goal\s*\(\s*(?:([A-Za-z_]\w*)\s*,)?.*\)$")
OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


class SabreError(UnsaidError, ValueError):
    """Text that is no story in Sabre's form; ``line`` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__("story", f"line {line}: {message}", f"line {line}")


def from_sabre(text: str, world: str = "") -> Story:
    """A story from its lines; ``world`` is the name of the world it belongs to.

    Acts whose reasons are not whole (no ``goal`` ends a plan) are kept without them. Raises SabreError where a line is
    no act, or stands further in than anything above it allows.
    """
    return _Reader(list(_lines(text))).story(world)


def _lines(text: str) -> Iterator[Line]:
    above = -1
    for line in lines_of(text):
        if line.level > above + 1:
            raise SabreError(line.number, "this line stands further in than the line above allows")
        above = line.level
        yield line


class _Reader:
    """Reads lines from first to last."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._at = 0

    def story(self, world: str) -> Story:
        beats: list[Beat] = []
        while (line := self._here(0)) is not None:
            self._at += 1
            if not _is_goal(line):
                act = _act(line)
                beats.append(Beat(act, self._reasons(act, 1)))
        return Story(world, tuple(beats))

    def _here(self, level: int) -> Line | None:
        """The next line, if it stands at this level."""
        if self._at == len(self._lines) or self._lines[self._at].level != level:
            return None
        return self._lines[self._at]

    def _reasons(self, act: str, level: int) -> tuple[Reason, ...]:
        """The reasons given for an act, at their level; a plan that no goal ends is left out."""
        reasons: list[Reason] = []
        plan: list[Step] = []
        while (line := self._here(level)) is not None:
            self._at += 1
            if not _is_goal(line):
                step = _act(line)
                plan.append(Step(step, self._reasons(step, level + 1)))
            else:
                reasons += [Reason(who, act, tuple(plan)) for who in _wanting(line)]
                plan = []
        return tuple(reasons)


def _is_goal(line: Line) -> bool:
    return GOAL.match(line.text) is not None


def _wanting(line: Line) -> list[str]:
    """The character a goal names, as a list of one; of none where it is the author's."""
    found = GOAL.match(line.text)
    return [found[1]] if found is not None and found[1] else []


def _act(line: Line) -> str:
    if NAME.match(line.text):
        return line.text
    found = ACT.match(line.text)
    if found is None:
        raise SabreError(line.number, f"this is no act: {line.text}")
    arguments = [argument.strip() for argument in found[2].split(",")] if found[2].strip() else []
    return f"{found[1]}({', '.join(arguments)})"


def to_sabre(story: Story, ground: GroundWorld) -> str:
    """A story in Sabre's form. Its acts and those of its reasons must be acts of the world, or KeyError is raised."""
    return "\n".join(_SabreWriter(ground).story(story)) + "\n"


class _SabreWriter:
    """Writes one story, going along with it in everybody's mind."""

    def __init__(self, ground: GroundWorld) -> None:
        self._ground = ground
        self._world = CheckedWorld(ground)

    def story(self, story: Story) -> Iterator[str]:
        mind = self._world.start
        for beat in story.acts:
            yield beat.act
            for reason in beat.reasons:
                yield from self._reason(reason, self._inner(mind, reason), 1)
            mind = self._after(mind, beat.act)
        yield f"goal({wanted(self._ground, self._ground.utility.author, mind)})"

    def _reason(self, reason: Reason, mind: Mind, level: int) -> Iterator[str]:
        mind = self._after(mind, reason.act)
        for step in reason.plan:
            yield "| " * level + step.act
            for given in step.reasons:
                inner = mind if given.character == reason.character else self._inner(mind, given)
                yield from self._reason(given, inner, level + 1)
            mind = self._after(mind, step.act)
        utility = self._ground.utility.characters[self._world.characters[reason.character]]
        yield f"{'| ' * level}goal({reason.character}, {wanted(self._ground, utility, mind)})"

    def _inner(self, mind: Mind, reason: Reason) -> Mind:
        return mind.believed(self._world.characters[reason.character])

    def _after(self, mind: Mind, act: str) -> Mind:
        return self._world.after(mind, self._world.numbers[act])


def wanted(ground: GroundWorld, utility: Expression, mind: Mind) -> str:
    """The conditions a utility rests on in a mind, joined by ``&``.

    Of a choice that is the branch taken, and why it was; of a comparison, which way it goes; of a number in a sum, what
    it is. What a fluent is not is left out where it is said what it is. They stand by property, then by fluent.
    """
    found = dict.fromkeys(_Resting(ground, mind).value(utility))
    told = {c.subject for c in found if c.exact}
    kept = [c for c in found if c.exact or c.subject is None or c.subject not in told]
    return " & ".join(c.text for c in sorted(kept, key=lambda c: (c.property, c.place))) or "True"


@dataclass(frozen=True, slots=True)
class _Condition:
    """One condition: the fluent it speaks of first, and whether it says all there is to say of a ``subject``."""

    text: str
    property: str
    place: int
    subject: Expression
    exact: bool


class _Resting:
    """Takes an expression apart into the conditions that make it come to what it comes to in a mind."""

    def __init__(self, ground: GroundWorld, mind: Mind) -> None:
        self._ground = ground
        self._mind = mind

    def value(self, e: Expression) -> Iterator[_Condition]:
        """What makes a value what it is."""
        if type(e) is not tuple:
            return
        if e[0] == "get":
            yield self._exactly(e)
        elif e[0] == "if":
            yield from self._choice(e)
        elif e[0] in values.CALCULATIONS:
            for part in e[1:]:
                yield from self.value(part)
        else:
            yield from self.condition(e, self._holds(e))

    def condition(self, e: Expression, so: bool) -> Iterator[_Condition]:
        """What makes a condition hold, or fail."""
        if type(e) is not tuple:
            return
        if e[0] in ("and", "or"):
            yield from self._junction(e, so)
        elif e[0] == "not":
            yield from self.condition(e[1], not so)
        elif e[0] == "if":
            taken = self._holds(e[1])
            yield from self.condition(e[1], taken)
            yield from self.condition(e[2] if taken else e[3], so)
        elif e[0] == "get":
            yield self._exactly(e)
        else:
            yield from self._comparison(e, so)

    def _comparison(self, e: Expression, so: bool) -> Iterator[_Condition]:
        """Fluents found equal are each said to be what they are; so is a truth."""
        fluents = [part for part in e[1:] if type(part) is tuple and part[0] == "get"]
        same = (e[0] == "==") == so and e[0] in ("==", "!=")
        truths = e[0] in ("==", "!=") and all(type(self._value(part)) is bool for part in e[1:])
        if fluents and (same or truths) and len(fluents) == sum(type(part) is tuple for part in e[1:]):
            yield from map(self._exactly, fluents)
            return
        sign = e[0] if so else OPPOSITE[e[0]]
        fluent = values.reads(e)[0][0] if values.reads(e) else 0
        text = f"{self._text(e[1])} {sign} {self._text(e[2])}"
        subject = fluents[0] if len(fluents) == 1 else None
        yield _Condition(text, self._ground.fluents[fluent].property, fluent, subject, False)

    def _exactly(self, e: Expression) -> _Condition:
        text = f"{self._text(e)} == {_scalar(self._value(e))}"
        return _Condition(text, self._ground.fluents[e[1]].property, e[1], e, True)

    def _junction(self, e: Expression, so: bool) -> Iterator[_Condition]:
        """All parts where all count; else the first that settles it."""
        deciding = [part for part in e[1:] if self._holds(part) == so]
        for part in deciding if (e[0] == "and") == so else deciding[:1]:
            yield from self.condition(part, so)

    def _choice(self, e: Expression) -> Iterator[_Condition]:
        taken = self._holds(e[1])
        yield from self.condition(e[1], taken)
        yield from self.value(e[2] if taken else e[3])

    def _holds(self, e: Expression) -> bool:
        return values.condition(e)(self._mind)

    def _value(self, e: Expression) -> Scalar:
        return values.value(e)(self._mind)

    def _text(self, e: Expression) -> str:
        """A value in Sabre's form, every calculation in brackets."""
        if type(e) is not tuple:
            return _scalar(e)
        if e[0] in values.CALCULATIONS:
            return f"({self._text(e[1])} {e[0]} {self._text(e[2])})"
        text = as_text(e, self._ground, value=True)
        return text if e[0] == "get" else f"({text})"


def _scalar(value: Scalar) -> str:
    if value is None:
        return "?"
    return repr(value).removesuffix(".0") if type(value) is float else str(value)
