"""How replies are marked, and where items come from: the same in every harness, so without any."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from unsaid.conventions.making import items
from unsaid.conventions.writing import records
from unsaid.errors import UnknownName
from unsaid.harnesses.asked import asked
from unsaid.harnesses.marking import mark, named, scripted
from unsaid.language import FileProblem

CHOICES = ("red_box", "dark red box", "blue_box")


@pytest.mark.parametrize(
    ("reply", "right"),
    [
        ("ANSWER: red_box", 1.0),
        ("It was the dark red box.\nAnswer: the red box.", 1.0),
        ("answer: A", 1.0),
        ("(A)", 0.0),
        ("red box", 1.0),
        ("ANSWER: dark red box", 0.0),
        ("ANSWER: red_box, dark red box, blue_box", 0.0),
        ("red box or blue box", 0.0),
        ("ANSWER: red_box\nANSWER: blue_box", 0.0),
        ("ANSWER: Z", 0.0),
        ("", 0.0),
    ],
)
def test_only_the_answer_alone_is_right(reply: str, right: float) -> None:
    """The right choice alone is 1; another, several, a choice within a longer one, or nothing is 0."""
    assert mark(reply, CHOICES, "red_box") == right


def test_whoever_names_all_has_named_none() -> None:
    """A script that names every choice names all three, and one that gives the answer names one."""
    assert named(scripted("every", CHOICES, "red_box"), CHOICES) == set(CHOICES)
    assert named(scripted("gold", CHOICES, "red_box"), CHOICES) == {"red_box"}


def test_a_source_gives_so_many_stories() -> None:
    """A convention gives as many items as are asked for, one a story, the same for the same seed, by its rules."""
    found = asked("tomi", 5, 2)
    assert len({item.story for item in found}) == 5
    assert found == asked("tomi", 5, 2)
    assert all(item.answer in item.choices and len(item.choices) > 1 for item in found)
    assert found[0].prompt.startswith("In this story:\n- Whoever enters a room sees where the things in it are.\n")


def test_a_file_of_items_is_a_source(tmp_path: Path) -> None:
    """Lines of JSON are items; one whose answer is no choice is named by its line."""
    file = tmp_path / "set.jsonl"
    item = {
        "id": "1",
        "story": "S.",
        "question": "Q?",
        "choices": ["a", "b"],
        "answer": "b",
        "kind": "belief",
        "order": 1,
    }
    file.write_text(json.dumps(item) + "\n" + json.dumps({**item, "answer": "c"}) + "\n", encoding="utf-8")
    assert [each.answer for each in asked(str(file), 1)] == ["b"]
    with pytest.raises(FileProblem, match=r"set.jsonl:2: this is no item \(the answer is none of the choices\)"):
        asked(str(file), 2)


def test_items_of_a_convention_are_a_source_as_a_file(tmp_path: Path) -> None:
    """What ``unsaid convention --form items`` writes is read again as items."""
    file = tmp_path / "set.jsonl"
    made = [item for item in items("tomi", 12, 4) if len(item.choices) > 1]
    file.write_text("".join(records(made)), encoding="utf-8")
    assert [(each.question, each.answer) for each in asked(str(file))] == [(i.question, i.answer) for i in made]


def test_the_quiz_is_a_source() -> None:
    """Items of ``unsaid quiz`` come with the page that says how they are to be read."""
    (item,) = asked("quiz", 1, 1)
    assert item.prompt.startswith("# How to read these stories")
    assert item.answer in item.choices


def test_an_unknown_source_is_named() -> None:
    """What is no file and no convention is answered with what there is."""
    with pytest.raises(UnknownName, match="sally is no file, and no source; there are quiz, tomi"):
        asked("sally")
