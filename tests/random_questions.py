"""Questions put into a small random world: who asks whom, what may be so, and acts that ask, answer and turn away.

Any world will do; of its acts a few are kept, so that to look for reasons in it stays cheap. Whoever is asked mostly
gains by answering under one hypothesis and not under another, so that answers and silences tell something. What is
asked is about the world's own fluents; its acts, wants and conditions come to read who is silent and what is doubted.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import prod

from tests.chance import Choices, Chooser
from tests.reference.contested import entities, of, properties
from tests.reference.sketch import Hypothesis, Property, Question, Schema, Sketch, Tree

KEPT = 4
"""Acts of the world, once its variables are filled, that are kept at most."""

Literal = tuple[Tree, Tree]
"""A fluent and a value of it."""


def questioned(sketch: Sketch, choices: Choices) -> Sketch:
    """The world with one or two questions."""
    return _Contesting(sketch, choices).sketch()


class _Contesting(Chooser):
    def __init__(self, sketch: Sketch, choices: Choices) -> None:
        super().__init__(choices)
        self.people = sketch.of_type("character")
        asked = 2 if self.chance(25) else 1
        said = tuple(Property(f"said{n}", (), "boolean") for n in range(asked))
        self.world = replace(sketch, properties=(*sketch.properties, *said), actions=tuple(self.kept(sketch)))
        self.said: list[Tree] = [["fluent", len(sketch.properties) + n] for n in range(asked)]
        self.literals = [self.values(f, t) for f, t in self.fluents(sketch) if self.values(f, t)]
        self.questions = tuple(self.question(n) for n in range(asked))

    def kept(self, sketch: Sketch) -> list[Schema]:
        """The first few acts."""
        kept: list[Schema] = []
        count = 0
        for schema in sketch.actions:
            count += prod(1 if t is None else len(sketch.of_type(t)) for _, t in schema.parameters)
            if count <= KEPT:
                kept.append(schema)
        return kept

    def fluents(self, sketch: Sketch) -> list[tuple[Tree, str]]:
        """The fluents of a world and their types."""
        return [
            (["fluent", index, *args], p.type)
            for index, p in enumerate(sketch.properties)
            for args in product(*(sketch.of_type(t) for t in p.parameters))
        ]

    def values(self, fluent: Tree, type_: str) -> list[Literal]:
        """Different values that a fluent may have."""
        constants: dict[str, list[Tree]] = {"boolean": [False, True], "number": [0, 1, 2]}
        named: list[Tree] = [["name", e] for e in self.world.of_type(type_)] if type_ not in constants else []
        values = constants.get(type_, named)
        return [(fluent, value) for value in values] if len(values) > 1 else []

    # --- questions ----------------------------------------------------------------------------------

    def question(self, n: int) -> Question:
        asker = self.pick(self.people)
        asked = self.pick([p for p in self.people if p != asker])
        values = self.pick(self.literals)
        count = self.choices.integer(2, 3)
        apart = self.pick(("h", f"of{n}"))
        drawn = [self.hypothesis(f"{apart}{i}", i, values, asked) for i in range(count)]
        # The first two differ. A third may say what one of them says, and nothing could tell those two apart.
        told_apart = [h for i, h in enumerate(drawn) if h.says not in [other.says for other in drawn[:i]]]
        return Question(f"q{n}", asker, asked, tuple(told_apart))

    def hypothesis(self, name: str, place: int, values: list[Literal], asked: str) -> Hypothesis:
        fluent, value = values[place % len(values)]
        says: list[Tree] = [["set", fluent, [], value]]
        others = [v for v in self.literals if v[0][0] != fluent]
        if others and self.chance(45):
            other, its_value = self.pick(self.pick(others))
            says.append(["set", other, [asked] if self.chance(30) else [], its_value])
        when = self.condition() if place and self.chance(40) else None
        return Hypothesis(name, self.pick((0, 0, 1, 1, 2)) if place else 0, tuple(says), when)

    # --- conditions ---------------------------------------------------------------------------------

    def condition(self) -> Tree:
        """One condition about the world."""
        return equal(self.pick(self.pick(self.literals)))

    def about(self, sketch: Sketch) -> Tree:
        """One condition about a question."""
        q = self.pick(sketch.questions)
        h = self.pick(q.hypotheses)
        doubt = of(sketch, "doubt", q.name, h.name)
        forms: tuple[Tree, ...] = (
            [self.pick((">", "==", "!=")), doubt, self.pick((0, 0, 1))],
            ["==", of(sketch, "believed", q.name), ["name", h.name]],
            ["!=", of(sketch, "believed", q.name), ["name", q.hypotheses[0].name]],
            of(sketch, "silent", q.asked, q.name),
            of(sketch, "owes", q.asked, q.name),
        )
        condition = self.pick(forms)
        return ["believes", self.pick(self.people), condition] if self.chance(20) else condition

    # --- the whole ----------------------------------------------------------------------------------

    def sketch(self) -> Sketch:
        turns = tuple(self.shuffled(self.people)) if self.chance(65) else ()
        new = replace(
            self.world,
            entities=(*self.world.entities, *entities(self.questions)),
            properties=(*self.world.properties, *properties(bool(turns))),
            questions=self.questions,
            turns=turns,
        )
        speaking = [act for n in range(len(self.questions)) for act in self.acts(new, n)]
        actions = (*(self.reading(new, schema) for schema in new.actions), *speaking)
        return replace(new, actions=actions, utilities=self.utilities(new))

    def shuffled(self, items: list[str]) -> list[str]:
        rest, drawn = list(items), []
        while rest:
            drawn.append(rest.pop(self.choices.integer(0, len(rest) - 1)))
        return drawn

    def reading(self, new: Sketch, schema: Schema) -> Schema:
        """An act of the world; sometimes it comes to need something of a question, or to settle a rank by itself."""
        if self.chance(20):
            schema = replace(schema, precondition=both(schema.precondition, self.about(new)))
        if self.chance(6):
            q = self.pick(new.questions)
            rank = of(new, "doubt", q.name, self.pick(q.hypotheses).name)
            schema = replace(schema, effects=(*schema.effects, ["set", rank, [], self.pick((0, 1, 2, 5))]))
        return schema

    def acts(self, new: Sketch, n: int) -> list[Schema]:
        """The acts that ask a question, answer it, and perhaps turn it away."""
        q = new.questions[n]
        owes = of(new, "owes", q.asked, q.name)
        acts = [
            Schema(
                f"ask{n}",
                (),
                self.pick((True, True, True, ["not", owes])),
                self.effects(),
                (q.asker,),
                self.seen(q),
                asking=(q.name,),
            )
        ]
        for i in self.several(1, 2):
            needs = both(owes if self.chance(75) else True, ["not", self.said[n]] if self.chance(60) else True)
            effects = (["set", self.said[n], [], True], *self.effects())
            claim = self.pick(q.hypotheses).name
            consenting = (q.asked, *((q.asker,) if self.chance(8) else ()))
            acts.append(
                Schema(f"say{n}{i}", (), needs, effects, consenting, self.seen(q), answering=((q.name, claim),))
            )
        if self.chance(35):
            acts.append(Schema(f"shrug{n}", (), owes, self.effects(), (q.asked,), discharging=(q.name,)))
        return acts

    def effects(self) -> tuple[Tree, ...]:
        fluent, value = self.pick(self.pick(self.literals))
        return (["set", fluent, [], value],) if self.chance(25) else ()

    def seen(self, q: Question) -> tuple[str, Tree] | None:
        """Who sees an act: mostly all, else one of the two and perhaps somebody else."""
        if self.chance(75):
            return None
        some = [
            ["==", ["name", "o"], ["name", name]] for name in (self.pick((q.asker, q.asked)), self.pick(self.people))
        ]
        return "o", ["or", *some]

    def utilities(self, new: Sketch) -> dict[str | None, Tree]:
        wanted = dict(new.utilities)
        for n, q in enumerate(new.questions):
            h = self.pick(q.hypotheses)
            _, fluent, _, value = h.says[0]
            gains: Tree = ["and", self.said[n], equal((fluent, value))] if self.chance(70) else self.said[n]
            self.adds(wanted, q.asked, ["if", gains, self.pick((1, 1, 1, 2, 2, -2)), 0])
            if self.chance(50):
                self.adds(wanted, q.asker, ["if", self.about(new), self.pick((1, 2)), 0])
        if self.chance(60):
            self.adds(wanted, None, ["if", self.about(new), self.pick((1, 3)), 0])
        return wanted

    def adds(self, wanted: dict[str | None, Tree], who: str | None, term: Tree) -> None:
        wanted[who] = ["+", wanted[who], term] if who in wanted else term


def equal(literal: Literal) -> Tree:
    """That a fluent has a value, as an author says it."""
    fluent, value = literal
    if isinstance(value, bool):
        return fluent if value else ["not", fluent]
    return ["==", fluent, value]


def both(one: Tree, other: Tree) -> Tree:
    """Both conditions; what is always so is left out."""
    if one is True or other is True:
        return other if one is True else one
    return ["and", *(one[1:] if isinstance(one, list) and one[0] == "and" else [one]), other]
