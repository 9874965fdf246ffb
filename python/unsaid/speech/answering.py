"""How somebody answers, by its own mind: the truth, a lie, or nothing.

Of what could be said the speaker says what it gains most by, as it sees it: what hearers would come to believe is put
into its own picture of them, and the picture is weighed by what it wants. The truth is told where nothing is lost by
it; a lie is told only for a reason; and where the truth costs something and no lie would serve, nothing is said, and
the answer is owed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from unsaid.api.speaking.heads import Head, Literal_, alike, known_value
from unsaid.api.values import Scalar
from unsaid.english.kinds import listed
from unsaid.speech.forms import Forms
from unsaid.telling.names import capital

Kind = Literal["truth", "lie", "silence", "ignorance"]

ROUNDING = 1e-9

OWED = "So nothing is said, and an answer is owed."


class Course(msgspec.Struct, frozen=True):
    """Something that could be said: a fact, what saying it would be worth, and to what it would lead."""

    literal: Literal_
    gain: float
    cares: tuple[str, ...]
    convinces: bool


class Decision(msgspec.Struct, frozen=True):
    """What is said of a fact, and why. ``said`` is None where nothing is said; ``others`` are what else could have been
    said."""

    kind: Kind
    fluent: int
    said: Course | None
    truth: Course | None
    others: tuple[Course, ...]


class Answering:
    """Somebody who is asked, before a hearer, at a moment."""

    def __init__(self, head: Head, forms: Forms, hearer: str) -> None:
        self.head, self.forms, self.hearer = head, forms, hearer
        self._hearer = head.ground.characters.index(hearer)

    def decided(self, fluent: int) -> Decision:
        """What the speaker says of a fact. Whoever tells the truth counts on being believed, whatever was held or said
        before; a lie is believed by who holds nothing else."""
        held = self.head.value(fluent)
        if not known_value(held):
            return Decision("ignorance", fluent, None, None, ())
        truth = self._course(fluent, held, believed=True)
        lies = tuple(self._lies(fluent, held))
        best = max((lie.gain for lie in lies), default=0.0)
        if truth.gain >= max(best, 0.0) - ROUNDING:
            return Decision("truth", fluent, truth, truth, lies)
        if best > ROUNDING:
            lie = next(lie for lie in lies if lie.gain >= best - ROUNDING)
            return Decision("lie", fluent, lie, truth, lies)
        return Decision("silence", fluent, None, truth, lies)

    def _lies(self, fluent: int, held: Scalar) -> Iterator[Course]:
        for form in self.forms.by_fluent.get(fluent, ()):
            if not alike(form.value, held):
                course = self._course(fluent, form.value)
                if course.convinces:
                    yield course

    def _course(self, fluent: int, value: Scalar, believed: bool = False) -> Course:
        literal = Literal_((), fluent, value)
        if believed and not alike(self.head.heard(literal, self._hearer), value):
            put = [((self.head.number, self._hearer), fluent, value)]
            after = self.head.minds.patch(self.head.state, put)
        else:
            after = self.head.convinced((literal,), (self._hearer,))
        gains = self.head.gains(after)
        return Course(literal, sum(gains.values()), tuple(self.head.cares(gains)), after != self.head.state)

    # --- why ---

    def why(self, decision: Decision) -> list[str]:
        """Why that was said, or nothing: what the speaker holds, what each thing said would have come to."""
        name = capital(self.head.lexicon().name(self.head.who))
        if decision.kind == "ignorance" or decision.truth is None:
            return [f"{name} does not know {self.head.whether(decision.fluent, self.head.lexicon())}."]
        lines = [f"{name} takes it that {self._words(decision.truth)}."]
        match decision.kind:
            case "truth":
                lines.append(self._cost("To say so", decision.truth))
            case "lie":
                assert decision.said is not None
                lines.append(self._cost("To say so", decision.truth))
                lines.append(self._cost(f"To say that {self._words(decision.said)}", decision.said))
            case "silence":
                lines.append(self._cost("To say so", decision.truth))
                lines.append(self._no_lie(decision))
        return lines

    def _cost(self, doing: str, course: Course) -> str:
        if course.cares:
            more = "gain" if course.gain > 0 else "lose"
            return f"{doing} is to {more} {abs(course.gain):g}: {listed(list(course.cares))}."
        already = "" if course.convinces else f", for {self._them} takes it to be so already"
        return f"{doing} costs nothing{already}."

    def _no_lie(self, decision: Decision) -> str:
        """Why nothing else is said."""
        theirs = self.head.value(decision.fluent, self._hearer)
        if decision.others or not known_value(theirs):
            return f"No lie would do any good. {OWED}"
        words = self.head.words(Literal_((), decision.fluent, theirs), self.head.lexicon())
        return f"{capital(self._them)} takes it that {words}, and is left to it. {OWED}"

    @property
    def _them(self) -> str:
        return self.head.lexicon().name(self.hearer)

    def _words(self, course: Course) -> str:
        return self.head.words(course.literal, self.head.lexicon())
