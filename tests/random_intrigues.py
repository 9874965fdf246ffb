"""Small worlds in which people scheme: little to see or mistake, and much to want, gain and lose.

Every act turns one or two switches and needs others turned; utilities weigh the switches. So plans of several steps
arise, with steps in them that others must want, steps that only seem needed, and losses on the way.
"""

from __future__ import annotations

from functools import reduce

from tests.chance import Choices, Chooser
from tests.reference.sketch import Property, Schema, Sketch, Tree

PEOPLE = (("Ann", "character"), ("Bob", "character"))
SWITCHES = tuple(Property(name, (), "boolean") for name in ("red", "green", "blue", "gold", "grey"))
WEIGHTS = (1, 1, 2, 3, -1, -2)


def random_intrigue(choices: Choices) -> Sketch:
    """A small world of schemers."""
    return _Schemer(choices).sketch()


class _Schemer(Chooser):
    def __init__(self, choices: Choices) -> None:
        super().__init__(choices)
        self.switches = self.choices.integer(3, len(SWITCHES))

    def sketch(self) -> Sketch:
        return Sketch(
            types={},
            entities=PEOPLE,
            properties=SWITCHES[: self.switches],
            initial=tuple(self.start() for _ in self.several(1, 3)),
            actions=tuple(self.action(i) for i in self.several(3, 6)),
            triggers=(self.rule(),) if self.chance(30) else (),
            utilities=self.utilities(),
        )

    def someone(self) -> str:
        return self.pick(PEOPLE)[0]

    def switch(self) -> Tree:
        return ["fluent", self.choices.integer(0, self.switches - 1)]

    def literal(self) -> Tree:
        return ["not", self.switch()] if self.chance(35) else self.switch()

    def start(self) -> Tree:
        return ["set", self.switch(), [self.someone()] if self.chance(40) else [], self.chance(60)]

    def need(self) -> Tree:
        if self.chance(20):
            return ["or", self.literal(), self.literal()]
        return ["believes", self.someone(), self.literal()] if self.chance(10) else self.literal()

    def precondition(self) -> Tree:
        return ["and", *(self.need() for _ in self.several(1, 2))] if self.chance(80) else True

    def action(self, index: int) -> Schema:
        effects = [["set", self.switch(), [], self.chance(75)] for _ in self.several(1, 2)]
        if self.chance(15):
            effects.append(["set", self.switch(), [self.someone()], self.chance(50)])
        consenting = {self.someone() for _ in range(2 if self.chance(30) else 1)}
        return Schema(
            name=f"act{index}",
            parameters=(),
            precondition=self.precondition(),
            effects=tuple(effects),
            consenting=tuple(sorted(consenting)),
            observing=("o", ["==", ["name", "o"], ["name", self.someone()]]) if self.chance(20) else None,
        )

    def rule(self) -> Schema:
        one, other = self.choices.integer(0, self.switches - 2), self.switches - 1
        needs = ["and", ["fluent", one], ["not", ["fluent", other]]]
        return Schema("rule", (), needs, (["set", ["fluent", other], [], True],))

    def utilities(self) -> dict[str | None, Tree]:
        """What author and people want; sometimes one thing that all of them want, so that two agree."""
        shared = ["if", self.wish(), self.pick(WEIGHTS), 0] if self.chance(30) else None
        wanted: dict[str | None, Tree] = {name: self.utility() for name in (None, "Ann", "Bob")}
        return wanted if shared is None else {name: ["+", own, shared] for name, own in wanted.items()}

    def utility(self) -> Tree:
        terms = [["if", self.wish(), self.pick(WEIGHTS), 0] for _ in self.several(2, 4)]
        return reduce(lambda so_far, term: ["+", so_far, term], terms)

    def wish(self) -> Tree:
        return ["and", self.literal(), self.literal()] if self.chance(40) else self.literal()
