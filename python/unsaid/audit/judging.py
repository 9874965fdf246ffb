"""A label held against what the story settles: by the set's own convention first, and if that does not make it right,
by every other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unsaid.audit import freely
from unsaid.audit.asking import question
from unsaid.audit.conventions import fewest, held, strained
from unsaid.audit.data import Found, Reading
from unsaid.audit.labels import label_of, said
from unsaid.audit.proving import proof, therefore
from unsaid.audit.reading import Record
from unsaid.audit.scene import tales
from unsaid.audit.sentences import Unreadable
from unsaid.conventions.events import Question, Tale
from unsaid.conventions.minding import ELSEWHERE, Minded
from unsaid.conventions.rules import Rules


@dataclass(frozen=True)
class Posed:
    """An item as it is asked: the readings of its story, what is asked, and the labels that are to be right."""

    record: Record
    tales: tuple[Tale, ...]
    asked: Question
    labels: frozenset[str]

    def answers(self, rules: Rules) -> list[frozenset[str]]:
        """What each reading of the story makes possible."""
        return [frozenset(map(said, Minded(tale, rules).answer(self.asked))) for tale in self.tales]

    def settled(self, rules: Rules) -> bool:
        """Whether some reading settles it as the label has it."""
        return any(len(found) == 1 and found <= self.labels for found in self.answers(rules))

    def allowed(self, rules: Rules) -> bool:
        """Whether some reading leaves it open, and the label is possible."""
        return any(len(found) > 1 and found & self.labels for found in self.answers(rules))


def posed(record: Record, free: bool) -> Posed:
    """An item, read. ``free``: written freely, as BigToM's. Raises Unreadable."""
    if free:
        tale, asked = freely.tale_of(record)
        return Posed(record, (tale,), asked, frozenset({said(record.label)}))
    asked = question(record.question)
    stories = tuple(tales(record.story))
    if asked.kind != "topic" and asked.thing not in stories[0].things:
        raise Unreadable(f"the story has no {asked.thing}")
    for who in asked.chain:
        if who not in stories[0].people:
            raise Unreadable(f"{who} is not in the story")
    labels = frozenset(label_of(label, record.choices) for label in record.label.split("\n") if label.strip())
    return Posed(record, stories, asked, labels)


def judged(item: Posed, own: Rules) -> Found | None:
    """What is found about an item whose label is not right by the set's own rules; None if it is."""
    if item.settled(own):
        return None
    others = list(held(own, item.tales[0]))
    under = [each for each in others if item.settled(each[0])]
    if under:
        return _found(item, own, "otherwise", _readings(item, own, under, True))
    if any(item.allowed(rules) for rules in (own, *(rules for rules, _ in others))):
        return _found(item, own, "open", [])
    odd = [each for each in strained(own, item.tales[0]) if item.settled(each[0])]
    return _found(item, own, "wrong", _readings(item, own, odd, False))


def _readings(item: Posed, own: Rules, found: list[tuple[Rules, str]], is_held: bool) -> list[Reading]:
    return [Reading(words, is_held, _all(item.answers(rules))) for rules, words in fewest(found, own)]


def _found(item: Posed, own: Rules, verdict: str, under: list[Reading]) -> Found:
    tale, record = item.tales[0], item.record
    steps = proof(tale, item.asked, own)
    choices = {said(choice) for choice in record.choices}
    note = "the label is none of the choices" if choices and not item.labels & choices else ""
    if not note and item.asked.kind != "topic" and not any(said(box) in item.labels for box in tale.boxes):
        note = "the label is no place in the story"
    return Found(
        line=record.line,
        number=record.number,
        verdict=verdict,  # type: ignore[arg-type]  # one of those of ``Said``
        question=item.asked.text or record.question,
        label=" / ".join(_shown(label, record.choices) for label in record.label.split("\n")),
        answers=_all(item.answers(own)),
        under=tuple(under[:3]),
        proof=tuple(steps),
        therefore=therefore(tale, item.asked, own, steps),
        note=note,
    )


def _shown(label: str, choices: tuple[str, ...]) -> str:
    """A label as it stands; of a letter, what it stands for too."""
    means = label_of(label, choices)
    return label if said(label) == means or len(label.strip()) > 2 else f"{label.strip()} ({means})"


def _all(answers: Iterable[frozenset[str]]) -> tuple[str, ...]:
    return tuple(sorted(frozenset().union(*answers), key=lambda answer: (answer == ELSEWHERE, answer)))
