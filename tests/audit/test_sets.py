"""Labels of public sets, right ones and wrong ones that were planted: what is said of each, worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from unsaid.audit import Audit, audit
from unsaid.conventions.making import Item, items
from unsaid.conventions.making import made as stories
from unsaid.conventions.writing import PUBLISHED, samples

AWAY = (
    "Otto entered the attic. Erna entered the attic. The skates is in the locker. Otto exited the attic. "
    "Erna moved the skates to the barrel."
)


def audited(folder: Path, text: str, form: str, convention: str | None = None) -> Audit:
    """The audit of a text."""
    file = folder / "set"
    file.write_text(text, encoding="utf-8")
    return audit(str(file), form, convention)


def sampled(folder: Path, *pairs: tuple[str, str]) -> Audit:
    """The audit of inputs with their targets, as the harness Inspect has them."""
    lines = [json.dumps({"input": given, "target": target}) for given, target in pairs]
    return audited(folder, "\n".join(lines), "inspect")


def test_the_true_place_is_a_wrong_label_for_a_false_belief(tmp_path: Path) -> None:
    """Otto left before the skates were moved: he looks in the locker, and Erna, who saw him go, knows that he does."""
    found = sampled(
        tmp_path,
        (f"{AWAY} Where does Erna think that Otto searches for the skates?", "barrel"),
        (f"{AWAY} Where does Erna think that Otto searches for the skates?", "locker"),
        (f"{AWAY} Where will Otto look for the skates?", "barrel"),
        (f"{AWAY} Where will Erna look for the skates?", "barrel"),
        (f"{AWAY} Where was the skates at the beginning?", "locker"),
        (f"{AWAY} Where is the skates really?", "locker"),
    )
    assert (found.items, found.right, found.wrong, found.unread) == (6, 3, 3, 0)
    assert [(each.line, each.label, each.answers) for each in found.found] == [
        (1, "barrel", ("locker",)),
        (3, "barrel", ("locker",)),
        (6, "locker", ("barrel",)),
    ]


def test_the_proof_says_who_saw_what_and_when(tmp_path: Path) -> None:
    """The proof names the move that Otto missed, and the one convention, of no set, that would excuse the label."""
    (found,) = sampled(tmp_path, (f"{AWAY} Where does Erna think that Otto searches for the skates?", "barrel")).found
    assert [(step.line, step.saw, step.missed, step.holds) for step in found.proof if step.saw] == [
        (3, ("Erna", "Otto"), (), "locker"),
        (5, ("Erna",), ("Otto",), "locker"),
    ]
    assert "Otto missed line 5" in found.therefore
    assert [(reading.held, reading.said) for reading in found.under] == [(False, "nobody notices that somebody leaves")]


def test_a_label_right_by_another_convention_is_not_wrong(tmp_path: Path) -> None:
    """Otto comes back: where boxes are open he sees the barrel, where they are closed he still holds the locker."""
    back = f"{AWAY} Otto entered the attic. Where will Otto look for the skates?"
    found = sampled(tmp_path, (back, "barrel"), (back, "locker"), (back, "attic"))
    assert (found.right, found.otherwise, found.wrong) == (1, 1, 1)
    assert found.found[0].under[0].said == "whoever enters a room does not see into what is closed there"
    assert found.found[1].note == "the label is no place in the story"


def test_what_the_story_leaves_open_is_called_open(tmp_path: Path) -> None:
    """Nobody knows what Uwe, who came to another room after the move, holds; unless the first place is known to all."""
    story = f"{AWAY} Uwe entered the yard. Where will Uwe look for the skates?"
    found = sampled(tmp_path, (story, "barrel"), (story, "locker"))
    assert [each.verdict for each in found.found] == ["open", "otherwise"]


def test_a_room_that_is_not_named_is_any_room(tmp_path: Path) -> None:
    """Where nobody moves the skates and no room is named, either of two people in two rooms may have seen them."""
    story = "Otto entered the attic. Erna entered the yard. The skates is in the locker."
    asked = [(f"{story} Where will {who} look for the skates?", "locker") for who in ("Otto", "Erna")]
    assert sampled(tmp_path, *asked).right == 2
    named = f"{story} The locker is in the yard. Where will Otto look for the skates?"
    assert [each.verdict for each in sampled(tmp_path, (named, "locker")).found] == ["otherwise"]


CLAIM = """1 Ana, Bo and Cy entered the hall.
2 Bo saw a monkey.
3 The leek is in the red_pot.
4 Ana made no movements and stayed in the hall for 1 minute.
5 Ana exited the hall.
6 Bo moved the leek to the blue_pot.
7 Bo exited the hall.
8 Cy exited the hall.
9 Ana, Bo and Cy entered the waiting_room.
10 Bo publicly claimed that leek is in the green_pot.
"""


@pytest.mark.parametrize(
    ("question", "answer", "verdict"),
    [
        ("Where does Cy think Ana thinks the leek is?", "A", None),
        ("Where does Cy really think the leek is?", "B. blue_pot", None),
        ("Where does Cy really think the leek is?", "green_pot", "otherwise"),
        ("Where does Ana really think the leek is?", "red_pot", "wrong"),
        ("Where does Cy think Ana thinks the leek is?", "B", "wrong"),
        ("Where is the leek really?", "blue_pot", None),
    ],
)
def test_claims_are_believed_by_the_exit_order(tmp_path: Path, question: str, answer: str, verdict: str | None) -> None:
    """Ana left before Bo and believes his lie; Cy left after him and does not, save where all is believed."""
    item = {"story": CLAIM, "question": question, "choices": "A. green_pot, B. blue_pot, C. red_pot", "answer": answer}
    found = audited(tmp_path, json.dumps({"data": [item]}, indent=1), "hitom")
    assert [each.verdict for each in found.found] == ([verdict] if verdict else [])
    assert found.unread == 0


FREE = "Lea is a baker. Lea fills the tin with rye flour. A boy swaps the rye flour in the tin for chalk. Lea {} it."


@pytest.mark.parametrize(("percept", "right"), [("sees", "chalk"), ("does not notice", "rye flour")])
def test_who_did_not_see_the_change_holds_what_was_so(tmp_path: Path, percept: str, right: str) -> None:
    """Lea holds the tin to have chalk in it exactly if she saw that it was swapped; the other label is wrong."""
    wrong = {"chalk": "rye flour", "rye flour": "chalk"}[right]
    rows = "".join(
        f"{FREE.format(percept)};Does Lea believe the tin holds rye flour or chalk?;"
        f"Lea believes the tin holds {one}.;Lea believes the tin holds {other}.\n"
        for one, other in ((right, wrong), (wrong, right))
    )
    found = audited(tmp_path, f"story;question;answer;distractor\n{rows}", "bigtom-like")
    assert (found.right, found.wrong) == (1, 1)
    assert found.found[0].line == 3


def planted(made: list[Item]) -> Iterator[Item]:
    """The items, every third with a label that is another of its choices."""
    for count, item in enumerate(made):
        wrong = next((choice for choice in item.choices if choice != item.answer), None)
        yield replace(item, answer=wrong) if wrong and count % 3 == 0 else item


@pytest.mark.parametrize(("convention", "form"), [("tomi", "tomi"), ("hitom", "hitom"), ("bigtom", "bigtom-like")])
def test_sets_made_anew_are_right_and_planted_labels_are_found(tmp_path: Path, convention: str, form: str) -> None:
    """Of a set written in its published form every label is right; with other labels planted, just those are found."""
    made = [item for item in items(convention, 12, 5) if len(item.choices) > 1]
    assert audited(tmp_path, "".join(PUBLISHED[convention](made)), form).right == len(made)
    bent = list(planted(made))
    found = audited(tmp_path, "".join(PUBLISHED[convention](bent)), form)
    wrong = [number for number, (one, other) in enumerate(zip(made, bent, strict=True), 1) if one != other]
    assert wrong
    assert [each.number for each in found.found] == wrong


def test_exploretom_is_read_as_samples(tmp_path: Path) -> None:
    """Peeking, distraction and topics are read back from ExploreToM's sentences, and every label is right."""
    made = [item for seed in range(12) for item in islice(stories("exploretom", seed).items(), 3)]
    text = "".join(samples(made))
    assert "witnessed this action in secret" in text
    assert "got distracted" in text
    found = audited(tmp_path, text, "inspect", "exploretom")
    assert (found.right, found.items) == (len(made), len(made))
