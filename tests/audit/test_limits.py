"""What strangers may put into a set: lengths and depths have limits, each with its words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from unsaid.audit import audit

STORY = "Ada entered the hall. The leek is in the pot. "
MANY = "".join(f"Ada{chr(97 + n)} entered the hall. " for n in range(20))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (f"{STORY * 1000} Where is the leek?", "an item has no story with a question"),
        (f"{STORY} Ada moved the leek to the {'long ' * 200}pot. Where is the leek?", "a sentence is too long"),
        (f"{STORY}{MANY} Where is the leek?", "a story has more than 400 events or 12 people"),
        (f"{STORY} Where does {'Ada think ' * 8}the leek is?", "the story has no ada think ada think"),
        (
            f"{STORY} Where does Ada think {'Ada thinks ' * 8}the leek is?",
            "a question goes through 9 minds; 6 are read",
        ),
        (f"{STORY} Bo moved the leek to the bag. Where is the leek?", "Bo is in no room in line 3"),
        (f"{STORY} Where is the turnip?", "the story has no turnip"),
        ("Ada entered the hall. Where is the leek?", "nothing is anywhere in the story"),
        ("While this action was happening, Ada got distracted. Where is the leek?", "nothing comes before"),
    ],
)
def test_what_cannot_be_answered_is_not_guessed_at(tmp_path: Path, given: str, why: str) -> None:
    """Each is left unread, with the reason, and the next item is looked at all the same."""
    good = {"input": f"{STORY} Where is the leek?", "target": "pot"}
    lines = [json.dumps({"input": given, "target": "pot"}), json.dumps(good)]
    (tmp_path / "set").write_text("\n".join(lines), encoding="utf-8")
    found = audit(str(tmp_path / "set"), "inspect")
    assert (found.right, found.unread) == (1, 1)
    assert found.unreadable[0].why.startswith(why)


def test_an_exact_question_of_six_minds_is_answered(tmp_path: Path) -> None:
    """Six minds are as many as are read: Ada and Bo, who both saw the leek, think so of each other without end."""
    chain = "Where does Ada think Bo thinks Ada thinks Bo thinks Ada thinks Bo thinks the leek is?"
    item = {"input": f"Ada and Bo entered the hall. The leek is in the pot. {chain}", "target": "pot"}
    (tmp_path / "set").write_text(json.dumps(item), encoding="utf-8")
    assert audit(str(tmp_path / "set"), "inspect").right == 1
