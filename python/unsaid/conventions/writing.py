"""Items in the form in which a set publishes its own, or as lines of JSON; and a story as a world of ours, to be
opened."""

from __future__ import annotations

import csv
import io
import json
import re
import string
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from unsaid.conventions.making import Item
from unsaid.conventions.minding import Course, Followed
from unsaid.conventions.worlds import text_of


def lines_of_babi(items: Iterable[Item]) -> Iterator[str]:
    """Numbered lines, then each question with a tab and its answer: as ToMi is published."""
    for story, asked in groupby(items, key=lambda item: item.story):
        yield from (f"{number} {sentence}\n" for number, sentence in enumerate(story, 1))
        for number, item in enumerate(asked, len(story) + 1):
            yield f"{number} {item.question}\t{item.answer}\t1\n"


def hitom(items: Iterable[Item]) -> Iterator[str]:
    """One JSON document with all items in ``data``: as Hi-ToM is published."""
    yield '{"data": ['
    for count, item in enumerate(items):
        story = "".join(f"{number} {sentence}\n" for number, sentence in enumerate(item.story, 1))
        found = {
            "question_order": item.order,
            "sample_id": item.seed,
            "story": story,
            "question": item.question,
            "choices": ", ".join(f"{letter}. {choice}" for letter, choice in lettered(item)),
            "answer": item.answer,
        }
        yield (",\n" if count else "\n") + json.dumps(found, ensure_ascii=False)
    yield "\n]}\n"


def lettered(item: Item) -> Iterator[tuple[str, str]]:
    """The choices with their letters."""
    return zip(string.ascii_uppercase, item.choices, strict=False)


def table(items: Iterable[Item]) -> Iterator[str]:
    """CSV with semicolons: story, question, right and wrong answer, as BigToM is published."""
    yield "story;question;answer;distractor\n"
    for item in items:
        wrong = next((choice for choice in item.choices if choice != item.answer), "")
        yield _row(" ".join(item.story), item.question, item.answer, wrong, delimiter=";")


def structures(items: Iterable[Item]) -> Iterator[str]:
    """CSV with commas: as ExploreToM is published."""
    yield "story_structure,question,expected_answer,qprop=nth_order\n"
    for item in items:
        yield _row(" ".join(item.story), item.question, item.answer, str(item.order))


def samples(items: Iterable[Item]) -> Iterator[str]:
    """Lines of JSON with input, target, choices: as the harnesses read them."""
    for item in items:
        found = {
            "input": f"{' '.join(item.story)} {item.question}",
            "target": item.answer,
            "choices": list(item.choices),
            "metadata": {"convention": item.convention, "kind": item.kind, "order": item.order, "seed": item.seed},
        }
        yield json.dumps(found, ensure_ascii=False) + "\n"


def records(items: Iterable[Item]) -> Iterator[str]:
    """Lines of JSON with the parts that an item of ``unsaid quiz`` has, which the adapters for harnesses read."""
    for count, item in enumerate(items):
        found = {
            "id": f"{item.convention}-{item.seed}-{count}",
            "story": "\n".join(item.story),
            "question": item.question,
            "choices": list(item.choices),
            "answer": item.answer,
            "kind": item.kind,
            "order": item.order,
            "seed": item.seed,
            "tags": [item.convention],
        }
        yield json.dumps(found, ensure_ascii=False) + "\n"


def _row(*cells: str, delimiter: str = ",") -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return line.getvalue()


PUBLISHED: dict[str, Callable[[Iterable[Item]], Iterator[str]]] = {
    "tomi": lines_of_babi,
    "hitom": hitom,
    "exploretom": structures,
    "bigtom": table,
}
"""The form in which each set is published."""

FORMS = {"samples": samples, "items": records}
"""The forms that are the same for all."""


def world_and_story(followed: Followed) -> tuple[str, str]:
    """A story as a world of the language, in the names of the story, and the acts that it is."""
    named = {number: _name(name) for names in followed.names.values() for name, number in names.items()}
    named["T"] = _name(followed.what)

    def renamed(text: str) -> str:
        return re.sub(r"\b[PBR]\d+\b|\bT\b", lambda m: named.get(m[0], m[0]), text)

    acts = [act for acts in Course(followed) for act in acts]
    return renamed(text_of(followed.shape, followed.rules)), renamed("".join(f"{act}\n" for act in acts))


def _name(words: str) -> str:
    """A name of the language for some words, unlike every word of ours: it begins with a capital."""
    joined = re.sub(r"\W+", "_", words).strip("_")
    return joined[:1].upper() + joined[1:]
