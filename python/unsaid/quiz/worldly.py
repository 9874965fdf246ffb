"""Questions about a world of somebody's own: courses of acts that are possible in it, told so that the answer is fixed.

What is told of an act is its words, what it changes, and who takes notice. The rest of what minds then hold is told
where it does not follow from that, to the depth of two minds, which is as deep as is asked. Twins differ in who saw one
act. Courses are made by chance as long as they give anything new to ask.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cached_property
from itertools import permutations

import unsaid
from unsaid import Moment, World
from unsaid.errors import UnsaidError
from unsaid.quiz.chance import Chance
from unsaid.quiz.chronicle import listed
from unsaid.quiz.dials import Dials
from unsaid.quiz.item import Item
from unsaid.telling import Teller
from unsaid.world.scalars import Scalar

DEEPEST = 2
FRUITLESS = 12
"""Courses with nothing new to ask after which there is taken to be no more."""
FACTS, ASKED, TWINS = 40, 12, 8
"""At most: facts in a story; questions of a course; twins tried for a question."""
CARD = "world-1"
TEXT = f"""# How to read stories of worlds (card `{CARD}`)

What is so at the start is told, and everybody takes it to be so, unless it is told otherwise. What somebody takes to
be so at the start, they take all others to think as well, unless that is told otherwise. Whoever takes notice of an
act takes the changes told of it to be so, and knows of the others who took notice that they do. What else anybody
comes to think is told. What is not told of stays as it was: in the world, in what somebody thinks, and in what
somebody thinks that somebody thinks.
"""
Chain = tuple[str, ...]
View = dict[Chain, dict[str, Scalar]]


def asked_of(name: str, seed: int, dials: Dials) -> Iterator[Item]:
    """Items about a world, by its path or bundled name. Raises UnsaidError where there is nothing to ask of it."""
    world = unsaid.load(name)
    if not world.acts:
        raise UnsaidError(
            "no-acts", f"nothing can happen in {world.name}, so there is nothing to ask about; give it an action"
        )
    if len(world.characters) < 2:
        raise UnsaidError("no-minds", f"{world.name} has fewer than two characters, so nobody can think of anybody")
    return _items(world, seed, dials)


def _items(world: World, seed: int, dials: Dials) -> Iterator[Item]:
    rng, told, number, fruitless = Chance(f"{seed}/{world.name}"), set[tuple[str, str]](), 0, 0
    while fruitless < FRUITLESS:
        course = Told(world, _course(world, rng, dials.acts))
        fruitless += 1
        for question in course.questions(rng, min(dials.depth, DEEPEST)):
            pair = question.items(rng, seed, number)
            if pair and (pair[0].story, pair[0].question) not in told:
                told.add((pair[0].story, pair[0].question))
                number += len(pair)
                fruitless = 0
                yield from pair


def _course(world: World, rng: Chance, acts: int) -> list[Moment]:
    """Moments, one after another, by acts that are possible."""
    moments = [world.start]
    while len(moments) <= acts:
        possible = [act for act in moments[-1].possible if act not in moments[-1].acts[-2:]]
        if not possible:
            break
        moments.append(moments[-1].after(rng.choice(possible)))
    return moments


class Told:
    """A course that is told: what is so and held at each moment, as far as it ever changes."""

    def __init__(self, world: World, moments: list[Moment]) -> None:
        self.world, self.moments = world, moments
        self.teller = Teller(world.open.core, world.open.ground, world.open.minds, None)
        people = world.characters
        self.chains: list[Chain] = [(), *((one,) for one in people), *permutations(people, 2)]
        every = [{chain: dict((m.mind(*chain) if chain else m).facts) for chain in self.chains} for m in moments]
        self.facts = [f for f in world.facts if len({repr(v[c][f]) for v in every for c in v}) > 1][:FACTS]
        self.views: list[View] = [{c: {f: view[c][f] for f in self.facts} for c in view} for view in every]

    def says(self, fact: str, value: Scalar) -> str:
        """A fact as a clause, in words for somebody outside the story."""
        return self.teller.fact(self.world.facts.index(fact), value)

    def name(self, who: str) -> str:
        """What somebody is called."""
        return self.world.called(who)

    @cached_property
    def story(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The telling, and its stretches that say what anybody takes notice of or thinks."""
        pieces, start = (
            [(f"At the start {listed([self.says(f, v) for f, v in self.views[0][()].items()])}.", False)],
            {},
        )
        for chain in self.chains[1:]:
            start[chain] = dict(start.get(chain[:-1], self.views[0][()]))
            pieces += self._otherwise(chain, start[chain], self.views[0][chain])
        for number in range(1, len(self.moments)):
            pieces += self._act(number)
        text, sights, length = [], [], 0
        for said, sight in pieces:
            if sight:
                sights.append((length, length + len(said)))
            text.append(said)
            length += len(said) + 1
        return " ".join(text), tuple(sights)

    def _act(self, number: int) -> Iterator[tuple[str, bool]]:
        before, after = self.views[number - 1], self.views[number]
        act = self.world.open.ground.actions_named()[self.moments[number].acts[-1]]
        yield _sentence(self.teller.plain(act, None)), False
        new = {f: v for f, v in after[()].items() if v != before[()][f]}
        if new:
            yield f"Now {listed([self.says(f, v) for f, v in new.items()])}.", False
        noticing = [who for who in self.world.characters if new and all(after[who,][f] == v for f, v in new.items())]
        if new:
            yield f"{listed([self.name(who) for who in noticing]) if noticing else 'Nobody'} took notice.", True
        for chain in self.chains[1:]:
            expected = before[chain] | (new if all(who in noticing for who in chain) else {})
            yield from self._otherwise(chain, expected, after[chain])

    def _otherwise(
        self, chain: Chain, expected: dict[str, Scalar], held: dict[str, Scalar]
    ) -> Iterator[tuple[str, bool]]:
        """What a chain's mind holds that does not follow from the rest; it is then expected."""
        for fact, value in held.items():
            if expected[fact] != value:
                yield f"{_thinks(self, chain)}{self.says(fact, value)}.", True
        expected.update(held)

    def questions(self, rng: Chance, depth: int) -> Iterator[Question]:
        """Some of what can be asked: of facts that are not the same in every mind at every moment."""
        asked = [(chain, fact) for chain in self.chains if len(chain) <= depth for fact in self.facts]
        for chain, fact in rng.some(asked, min(ASKED, len(asked))):
            others = {repr(view[c][fact]): view[c][fact] for view in self.views for c in view}
            value = self.views[-1][chain][fact]
            others.pop(repr(value))
            wrong = [other for other in others.values() if self.says(fact, other) != self.says(fact, value)]
            if wrong:
                yield Question(self, chain, fact, value, rng.choice(wrong))


class Question:
    """What a chain's mind holds of a fact at the end, and what it might hold."""

    def __init__(self, told: Told, chain: Chain, fact: str, value: Scalar, wrong: Scalar) -> None:
        self.told, self.chain, self.fact, self.value, self.wrong = told, chain, fact, value, wrong

    def items(self, rng: Chance, seed: int, number: int) -> list[Item]:
        """The item, with its twin where one was found."""
        twin = self._twin(rng)
        sides = [self.told, twin] if twin else [self.told]
        values = [self.value, *([twin.views[-1][self.chain][self.fact]] if twin else [])]
        choices = tuple(
            rng.some([self.told.says(self.fact, v) for v in (values[0], values[1] if twin else self.wrong)], 2)
        )
        names = [f"{seed}-{number + side}" for side in range(len(sides))]
        return [
            self._item(side, values[at], choices, names[at], names[1 - at] if twin else "", seed)
            for at, side in enumerate(sides)
        ]

    def _twin(self, rng: Chance) -> Told | None:
        """A course that differs in who saw one act, at the end of which the mind holds something else."""
        moments, world = self.told.moments, self.told.world
        for _ in range(TWINS if self.chain and len(moments) > 1 else 0):
            number, who = 1 + rng.below(len(moments) - 1), rng.choice(self.chain)
            act = moments[number].acts[-1]
            seen = set(world.characters) - {who} if rng.random() < 0.8 else {who}
            try:
                other = [*moments[:number], moments[number - 1].after(act, seen_by=seen)]
                for later in moments[number + 1 :]:
                    other.append(other[-1].after(later.acts[-1]))
            except UnsaidError:
                continue  # a later act is no longer possible to those who do it
            twin = Told(world, other)
            held = twin.views[-1][self.chain].get(self.fact)
            if self.fact in twin.facts and self.told.says(self.fact, held) != self.told.says(self.fact, self.value):
                return twin
        return None

    def _item(self, told: Told, value: Scalar, choices: tuple[str, ...], name: str, twin: str, seed: int) -> Item:
        story, sights = told.story
        truth = told.views[-1][self.chain[1:]][self.fact] if self.chain else value
        mind, acts = " > ".join(self.chain) or "the world", ", ".join(told.moments[-1].acts)
        course = "\n".join((told.world.text, *map(repr, told.moments[-1].course)))
        asked = f"What does {told.name(self.chain[0])} think" if self.chain else "What is so"
        further = "".join(f" that {told.name(who)} thinks" for who in self.chain[1:])
        return Item(
            id=name,
            story=story,
            question=f"{asked}{further} at the end?",
            choices=choices,
            answer=told.says(self.fact, value),
            kind="belief" if self.chain else "reality",
            order=len(self.chain),
            genre=told.world.name,
            form=0,
            tags=() if not self.chain else (("true-belief",) if value == truth else ("false-belief",)),
            twin=twin,
            seed=seed,
            world=hashlib.blake2b(course.encode(), digest_size=8).hexdigest(),
            proof=f"{mind}: {self.fact} == {value} after {acts}",
            card=CARD,
            sights=sights,
        )


def _thinks(told: Told, chain: Chain) -> str:
    return "".join(f"{told.name(who)} thinks that " for who in chain)


def _sentence(words: str) -> str:
    said = words.strip()
    return said if said.endswith((".", "!", "?", "”")) else f"{said}."
