"""The containers that sets come in, how their items are found in them, and what is said of what is no item."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from unsaid.audit import audit
from unsaid.audit.labels import choices_of, label_of
from unsaid.audit.reading import Record, Unread, items, numbered
from unsaid.audit.reading.lines import LONGEST, lines
from unsaid.audit.reading.prompts import divided
from unsaid.language import FileProblem

STORY = (
    "Ada entered the hall. Bo entered the hall. The leek is in the pot. Bo exited the hall. "
    "Ada moved the leek to the bag."
)
ASKED = "Where will Bo look for the leek?"
RIGHT = {"input": f"{STORY} {ASKED}", "target": "pot"}


def read(folder: Path, text: str | bytes) -> list[Record | Unread]:
    """The items of a text."""
    file = folder / "set"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(items(str(file)))


@pytest.mark.parametrize(
    "item",
    [
        RIGHT,
        {
            "input": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": RIGHT["input"]}],
            "ideal": "pot",
        },
        {"input": [{"role": "user", "content": [{"type": "text", "text": RIGHT["input"]}]}], "ideal": ["pot"]},
        {"story": STORY, "question": ASKED, "answer": "The pot."},
        {"story": STORY.split(". "), "question": ASKED, "choices": ["bag", "pot"], "answer": 1},
        {"context": STORY, "question": ASKED, "options": "A. bag, B. pot", "label": "B"},
        {
            "input": f"Read the following story.\nStory: {STORY}\nQuestion: {ASKED}\nChoices: A. bag, B. pot",
            "target": "B",
        },
        {"question": f"{STORY} {ASKED}", "choices": ["A) bag", "B) pot"], "target": "B"},
        {"story_structure": STORY, "question": ASKED, "expected_answer": "pot"},
    ],
)
def test_objects_name_their_parts_in_many_ways(tmp_path: Path, item: dict[str, object]) -> None:
    """Whatever its parts are called, the item has the same story and question, and its label, the pot, is right."""
    for text in (json.dumps(item), json.dumps([item]), json.dumps({"data": [item]}, indent=2)):
        (tmp_path / "set").write_text(text, encoding="utf-8")
        found = audit(str(tmp_path / "set"), "inspect")
        assert (found.items, found.right) == (1, 1), text


@pytest.mark.parametrize(
    "text",
    [
        f'input,target\n"{RIGHT["input"]}",pot\n',
        f"story;question;answer;distractor\n{STORY};{ASKED};pot;bag\n",
        f"{STORY};{ASKED};pot;bag\n",
        f"story\tquestion\tanswer\n{STORY}\t{ASKED}\tpot\n",
        f"Story: {STORY}\nQuestion: {ASKED}\nChoices: A. bag, B. pot\nAnswer: B\n",
        "".join(f"{n} {s}.\n" for n, s in enumerate(STORY.rstrip(".").split(". "), 1)) + f"6 {ASKED}\tpot\t3\n",
        "".join(f"{n} {s}.\t\r\n" for n, s in enumerate(STORY.rstrip(".").split(". "), 1)) + f"6 {ASKED} \tpot\t3\r\n",
        "\ufeff1 Ada entered the hall.\n2 The leek is in the pot.\n3 Where will Ada look for the leek?\tpot\n",
    ],
)
def test_texts_and_tables_are_told_by_how_they_begin(tmp_path: Path, text: str) -> None:
    """Tables with and without a head, prompts, and numbered lines are all read, and the label is right."""
    (tmp_path / "set").write_bytes(text.encode())
    found = audit(str(tmp_path / "set"), "inspect")
    assert (found.items, found.right) == (1, 1), found.unreadable


def test_what_is_no_item_is_named_by_its_line(tmp_path: Path) -> None:
    """Broken JSON, a missing label, an unknown sentence, an unknown person: each has its line, and the rest is read."""
    bad = [
        "{broken",
        json.dumps({"input": RIGHT["input"]}),
        json.dumps({"input": f"Ada hums strangely. {RIGHT['input']}", "target": "pot"}),
        json.dumps({"input": f"{STORY} Where will Zoe look for the leek?", "target": "pot"}),
        json.dumps({"input": f"{STORY} Why did Bo leave?", "target": "pot"}),
        "[1, 2]",
    ]
    (tmp_path / "set").write_text("\n".join([json.dumps(RIGHT), *bad, json.dumps(RIGHT)]), encoding="utf-8")
    found = audit(str(tmp_path / "set"), "inspect")
    assert (found.right, found.unread) == (2, 6)
    assert [(each.line, each.why[:38]) for each in found.unreadable] == [
        (2, "this is no JSON"),
        (3, "an item has no label: none of target, "),
        (4, "a sentence has no form that is known: "),
        (5, "Zoe is not in the story"),
        (6, "a question has no form that is known: "),
        (7, "this is no JSON object"),
    ]


def test_an_array_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    """Of an array that is cut off, the items before the break are read, and the break has its line."""
    whole = json.dumps([RIGHT, RIGHT], indent=1)
    found = read(tmp_path, whole[: whole.rindex("target")])
    assert [type(each) for each in found] == [Record, Unread]
    assert (found[0].line, found[1].line) == (2, 6)


def test_lines_come_one_by_one_however_long_the_file_is() -> None:
    """Of a text without an end the first item is given as soon as it is there; nothing waits for the rest."""

    def endless() -> Iterator[str]:
        while True:
            yield "1 Ada entered the hall.\n2 The leek is in the pot.\n3 Where will Ada look for the leek?\tpot\t2\n"

    found = list(islice(numbered.items(lines(endless())), 3))
    assert [each.line for each in found] == [3, 6, 9]


def test_a_line_without_an_end_is_cut() -> None:
    """A line longer than a million characters is given in part."""
    (one,) = lines(iter(["x" * LONGEST, "y" * LONGEST]))
    assert len(one[1]) == LONGEST


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are a problem of the file."""
    with pytest.raises(FileProblem, match="this is no text in UTF-8"):
        read(tmp_path, b"{\xff\xfe}")


def test_questions_between_lines_ask_about_what_came_before(tmp_path: Path) -> None:
    """A question in the middle of a story has the lines before it; one without an answer is named."""
    text = (
        "1 Ada entered the hall.\n2 The leek is in the pot.\n3 Where is the leek?\tpot\t2\n4 Where is the leek?\nhm\n"
    )
    first, second, third = read(tmp_path, text)
    assert first == Record(3, 1, "Ada entered the hall.\nThe leek is in the pot.", "Where is the leek?", "pot")
    assert second == Unread(4, "a question has no answer after it", 2)
    assert third == Unread(5, "a line does not begin with its number")


@pytest.mark.parametrize(
    ("written", "choices", "said"),
    [
        ("B", ("red_pot", "blue_pot"), "blue pot"),
        ("(b)", ("red_pot", "blue_pot"), "blue pot"),
        ("B. blue_pot", ("red_pot", "blue_pot"), "blue pot"),
        ("the Blue_Pot.", (), "blue pot"),
        ("in the blue_pot", (), "blue pot"),
        ("knows about it", (), "yes"),
        ("b", (), "b"),
    ],
)
def test_labels_are_read_as_people_write_them(written: str, choices: tuple[str, ...], said: str) -> None:
    """A letter, a letter with words, words with an article: all say the blue pot."""
    assert label_of(written, choices) == said


def test_choices_of_a_line_are_parted_by_their_letters() -> None:
    """Choices on one line are parted where a letter begins the next."""
    assert choices_of("A. red_pot, B. blue_pot, C. bag") == ("red_pot", "blue_pot", "bag")
    assert choices_of("A. red_pot\nB. blue_pot\n") == ("red_pot", "blue_pot")


def test_a_prompt_is_divided_at_its_last_question() -> None:
    """Without headings, the story is all before the last question, but for what tells one to read it."""
    parts = divided(f"Read the story below. {STORY} {ASKED}")
    assert (parts.story.strip(), parts.question) == (STORY, ASKED)
