"""Random stories in the vocabulary of a set, made from a seed: its events with their sentences, and what is asked of
them.

What is asked is answered by the engine alone, under the rules of the set or others that are given. A question that
the story does not settle is left out.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from unsaid.conventions import bigtom, exploretom, hitom, tomi
from unsaid.conventions.events import Event, Question, Tale
from unsaid.conventions.minding import Minded
from unsaid.conventions.rules import CONVENTIONS, Rules
from unsaid.errors import UnknownName

Maker = Callable[[random.Random], tuple[list[Event], list[Question]]]

MAKERS: dict[str, Maker] = {
    "tomi": tomi.make,
    "hitom": hitom.make,
    "exploretom": exploretom.make,
    "bigtom": bigtom.make,
}
"""What makes a story of each convention."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question about a story, in the words of a set, with its answer and what may be chosen from."""

    convention: str
    seed: int
    story: tuple[str, ...]
    question: str
    answer: str
    choices: tuple[str, ...]
    order: int
    kind: str


@dataclass(frozen=True)
class Made:
    """A story that was made, and what it is asked."""

    convention: str
    seed: int
    rules: Rules
    tale: Tale
    questions: tuple[Question, ...]

    @property
    def minded(self) -> Minded:
        """The story, told to the engine."""
        return Minded(self.tale, self.rules)

    def items(self) -> Iterator[Item]:
        """Its questions with their answers; those that it does not settle are left out."""
        minded = self.minded
        story = tuple(event.text for event in self.tale.events if event.text)
        for question in self.questions:
            answers = minded.answer(question)
            if len(answers) == 1:
                yield self._item(story, question, next(iter(answers)))

    def _item(self, story: tuple[str, ...], question: Question, answer: str) -> Item:
        choices = ("yes", "no") if question.kind == "topic" else self.tale.boxes
        return Item(self.convention, self.seed, story, question.text, answer, choices, question.order, question.kind)


def made(convention: str, seed: int, rules: Rules | None = None) -> Made:
    """The story that a seed gives; ``rules``: others than those of the set. Raises UnknownName.

    >>> [item.answer for item in made("tomi", 1).items()][:2] != []
    True
    """
    if convention not in MAKERS:
        raise UnknownName("unknown-convention", f"{convention} is no convention; there are {', '.join(MAKERS)}")
    events, questions = MAKERS[convention](random.Random(f"{convention} {seed}"))
    numbered = tuple(replace(event, line=number) for number, event in enumerate(events, 1))
    return Made(convention, seed, rules or CONVENTIONS[convention], Tale(numbered), tuple(questions))


def items(convention: str, number: int, seed: int = 0, rules: Rules | None = None) -> Iterator[Item]:
    """So many items, of the stories of a seed and those that follow it."""
    while number > 0:
        for item in made(convention, seed, rules).items():
            if number > 0:
                yield item
                number -= 1
        seed += 1
