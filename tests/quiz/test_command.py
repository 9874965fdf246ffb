"""``unsaid quiz``: what it writes, twice the same, and what it says to what cannot be."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.cli.running import message, unsaid
from unsaid.language import FileProblem
from unsaid.quiz import shards
from unsaid.quiz.dials import Dials
from unsaid.quiz.making import items
from unsaid.quiz.writing import written

pytestmark = pytest.mark.slow

pyarrow = pytest.importorskip("pyarrow.parquet")


def test_two_runs_are_the_same_to_the_byte(tmp_path: Path) -> None:
    """The same seed gives the same files, set and data card, as JSON and as Parquet, in two processes."""
    for name in ("set.jsonl", "set.parquet"):
        for folder in ("a", "b"):
            (tmp_path / folder).mkdir(exist_ok=True)
            ran = unsaid("quiz", "--items", "100", "--seed", "4", "--out", name, cwd=tmp_path / folder)
            card = name.partition(".")[0] + ".card.md"
            assert (ran.code, ran.err) == (0, f"wrote {name}: 100 items; its data card is {card}\n")
            (tmp_path / folder / card).rename(tmp_path / folder / f"{name}.card")
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
        assert (tmp_path / "a" / f"{name}.card").read_bytes() == (tmp_path / "b" / f"{name}.card").read_bytes()


def test_both_forms_hold_the_same(tmp_path: Path) -> None:
    """Lines of JSON and rows of Parquet give back the items that were made."""
    some = list(items(4, 0, 60))
    shards.write(some, tmp_path / "set.jsonl")
    shards.write(some, tmp_path / "set.parquet")
    assert shards.read(tmp_path / "set.jsonl") == some
    rows = pyarrow.read_table(tmp_path / "set.parquet").to_pylist()
    assert [row["answer"] for row in rows] == [item.answer for item in some]
    assert [tuple(row["choices"]) for row in rows] == [item.choices for item in some]
    assert [tuple(map(tuple, row["sights"])) for row in rows] == [item.sights for item in some]


def test_the_data_card_shows_zeros_and_what_there_is(tmp_path: Path) -> None:
    """The grid of a set of one kind has a row for every kind and genre, with its zeros; licence, conventions and rules
    are on the same page."""
    written(tmp_path / "set.jsonl", None, 48, 1, Dials(kinds=("could",)))
    card = (tmp_path / "set.card.md").read_text()
    assert "| belief | rooms | 0 | 0 | 0 | 0 | 0 |" in card
    assert "| could | rooms | 24 | 0 | 0 | 0 | 0 |" in card
    assert "- could, no: 24\n- could, yes: 24\n" in card
    assert "Licence: Apache-2.0." in card
    assert "How to read these stories (card `chronicle-1`)" in card


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "--out says into which file the set is written: a name in .jsonl or .parquet"),
        (("--out", "set.csv"), 2, "set.csv says no form for a set; a name that ends in .jsonl or .parquet does"),
        (("--out", "no/set.jsonl"), 5, "no is no folder, so set.jsonl cannot be written there"),
        (("--out", "there.jsonl"), 5, "there.jsonl is already there; --force replaces it"),
        (("--out", "s.jsonl", "--depth", "7"), 2, "depth is a whole number from 0 to 4, and 7 is not"),
        (
            ("--out", "s.jsonl", "--acts", "6", "--distractors", "4"),
            2,
            "4 of 6 acts cannot be distractors, for a story needs six that are none: at most 0, or more acts",
        ),
        (
            ("still.world", "--out", "s.jsonl"),
            1,
            "nothing can happen in still, so there is nothing to ask about; give it an action",
        ),
        (("alone.world", "--out", "s.jsonl"), 1, "alone has fewer than two characters, so nobody can think of anybody"),
        (
            ("tutorial", "--out", "s.jsonl", "--shortcuts"),
            1,
            "--shortcuts tries stories made by chance; leave out WORLD or the flag",
        ),
    ],
)
def test_what_cannot_be_is_one_message(tmp_path: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    """What cannot be made or written is one message with a documented exit code, and nothing is left behind."""
    (tmp_path / "there.jsonl").write_text("mine")
    (tmp_path / "still.world").write_text("entity Ann : character;\nentity Ben : character;\n")
    (tmp_path / "alone.world").write_text("entity Ann : character;\naction wave by Ann {};\n")
    before = sorted(tmp_path.iterdir())
    ran = unsaid("quiz", *arguments, cwd=tmp_path)
    assert (ran.code, message(ran)) == (code, said)
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "there.jsonl").read_text() == "mine"


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full in the middle, that is one sentence, what was there stays, and nothing is half-written."""
    place = tmp_path / "set.jsonl"
    place.write_text("before")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(shards, "_lines", full)
    with pytest.raises(FileProblem) as caught:
        shards.write(items(1, 0, 10), place)
    said = f"{place} could not be written (No space left on device); nothing of it is left behind"
    assert caught.value.message == said
    assert place.read_text() == "before"
    assert list(tmp_path.iterdir()) == [place]
