"""What is asked in a harness, wherever it comes from: a convention of a public set, a file, or ``unsaid quiz``."""

from __future__ import annotations

import json
import string
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from unsaid.conventions import making
from unsaid.conventions.rules import CONVENTIONS, told
from unsaid.errors import UnknownName
from unsaid.language import FileProblem

PARTS = ("id", "story", "question", "choices", "answer", "kind", "order")
REPLY = "Reply with one line, ANSWER: and the words of the one right choice."


@dataclass(frozen=True, slots=True)
class Asked:
    """A story, a question about it, choices of which one is right, and what kind of question it is."""

    id: str
    story: str
    question: str
    choices: tuple[str, ...]
    answer: str
    kind: str
    order: int
    card: tuple[str, ...] = ()

    @property
    def prompt(self) -> str:
        """What a model reads: by which rules, what happens, what is asked, what there is to choose from."""
        card = "".join(f"- {rule[:1].upper()}{rule[1:]}.\n" for rule in self.card)
        choices = "\n".join(
            f"{letter}. {words}" for letter, words in zip(string.ascii_uppercase, self.choices, strict=False)
        )
        rules = f"In this story:\n{card}\n" if card else ""
        return f"{rules}{self.story}\n\n{self.question}\n{choices}\n\n{REPLY}"


def asked(source: str, items: int = 100, seed: int = 0) -> list[Asked]:
    """So many items of a source: ``quiz``, a convention (``tomi`` …), or a file of them as lines of JSON.

    Raises UnknownName where there is no such source, FileProblem where a file of items is none.
    """
    found = _quiz(seed) if source == "quiz" else _made(source, seed) if source in making.MAKERS else _written(source)
    return list(islice((each for each in found if len(each.choices) > 1), items))


def _made(convention: str, seed: int) -> Iterator[Asked]:
    """One question of each story, so that a set has as many stories as questions."""
    number = seed * 1_000_000
    while True:
        found = [item for item in making.made(convention, number).items() if len(item.choices) > 1]
        if found:
            chance = Random(f"{convention} {number}")
            item = chance.choice(found)
            choices = tuple(chance.sample(item.choices, len(item.choices)))
            name = f"{convention}-{number}"
            story = "\n".join(item.story)
            card = told(CONVENTIONS[convention])
            yield Asked(name, story, item.question, choices, item.answer, item.kind, item.order, card)
        number += 1


def _quiz(seed: int) -> Iterator[Asked]:
    """Items of ``unsaid quiz``, each with the page of rules that it is to be read by before its story."""
    card = import_module("unsaid.quiz.card").TEXT
    for item in import_module("unsaid.quiz").items(seed):
        found = {name: getattr(item, name) for name in PARTS}
        yield _of({**found, "story": f"{card}\n\n{item.story}"})


def _written(file: str) -> Iterator[Asked]:
    """Items of a file, as ``unsaid quiz --out`` writes them."""
    place = Path(file)
    if not place.is_file():
        raise UnknownName(
            "unknown-source", f"{file} is no file, and no source; there are quiz, {', '.join(making.MAKERS)}"
        )
    with place.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield _of(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise FileProblem("binary", f"{file}:{number}: this is no item ({error})") from error


def _of(found: dict[str, Any]) -> Asked:
    choices = tuple(map(str, found["choices"]))
    if found["answer"] not in choices:
        raise ValueError("the answer is none of the choices")
    kind, order = str(found.get("kind", "")), int(found.get("order", 0))
    return Asked(str(found["id"]), found["story"], found["question"], choices, found["answer"], kind, order)
